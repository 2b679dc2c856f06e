# 質問

command-ask = みんなに質問する
command-ask-usage = [聞きたいこと]
shortcut-questions-ask = 質問する
shortcut-questions-ask-description = 試したことや立場を添えて、みんなに質問します
shortcut-questions-from_message = 質問にする
shortcut-questions-from_message-description = このメッセージを質問として受け付け、返事がつくまで見守ります
shortcut-questions-solve_message = 解決にする
shortcut-questions-solve_message-description = この返信のおかげで質問が解決したことを記録します
shortcut-questions-tend_message = 質問を整理する
shortcut-questions-tend_message-description = 取り下げる、同じ質問にまとめる、別のチャンネルへ移すなど

questions-form-title = 質問する
questions-form-question = 聞きたいこと
questions-form-question-placeholder = 例）LGWAN の端末から電子申請のデータを取り込むとき、皆さんはどうしていますか
questions-form-situation = 立場
questions-form-situation-placeholder = 例）税務課で申告相談を担当、Excel は関数まで
questions-form-tried = 試したこと
questions-form-tried-placeholder = 例）USB での持ち込みを申請したが、毎回の手続きが負担になっている
questions-form-submit = 質問する
questions-form-submit-anyway = このまま質問する
questions-form-anonymous = 名前
questions-form-anonymous-yes = 名前を出さずに質問する
questions-form-anonymous-hint = 灯が代わりに投稿し、返信はダイレクトメッセージで届けます。誰が聞いたかは、事務局にも分かりません。書いた内容はそのまま公開されるので、人や部署が分かることは書かないでください。
questions-form-similar = *質問する前に、近いものが見つかりました*
    当てはまらなければ、下の「このまま質問する」で投稿できます。書いた内容はそのまま残っています。
questions-form-where = { $channel } に投稿されます

questions-mark = 🙋 *質問*
questions-solved-mark = ✅ *解決した質問*
questions-post-heading = { $mark }　{ $asker }さん　{ $title }
questions-post-heading-anonymous = { $mark }　名前を出さずに質問しています
questions-anonymous-note = 返信は、灯が質問した人に届けます。誰が聞いたかは、誰にも分かりません。
questions-first = 🌱 *初投稿です。* ひとことの返信が、次の一歩の支えになります。
questions-came-from = ↪️ <{ $link }|元の投稿>から移りました。
questions-post-text = 質問: { $question }

questions-card-similar = 💡 *近いノウハウがありました。* 参考になるでしょうか。
questions-card-answered = 返信がつきました。これで解決していたら、{ $asker }さんは返信に ✅ を付けるか、下のボタンを押してください。後から探す人の助けになります。
questions-card-answered-anonymous = 返信がつきました。質問した人に届けています。
questions-solve = 解決した
questions-tend = 整理する
questions-card-solved = ✅ *解決しました。* { $replies }がノウハウに加わりました。
questions-card-reply = <{ $link }|{ $who }の返信>
questions-card-withdrawn = この質問は取り下げられました。
questions-card-waiting = 返事を待っています。
questions-card-duplicate = { $state ->
    [solved] 🔗 *同じ質問が先にあり、解決しています。* { $link }
   *[other] 🔗 *同じ質問が先にありました。* 続きはこちらで: { $link }
 }
questions-card-duplicates = 🔗 同じことを聞いている質問: { $links }
questions-card-moved = ➡️ *この質問は { $channel } に移りました。*
questions-card-moved-there = <{ $link }|移った先を開く>
questions-card-text = { $state ->
    [solved] 質問が解決しました
    [answered] 質問に返信がつきました
    [duplicate] 同じ質問が先にありました
    [first] 初投稿です
   *[other] 近いノウハウがありました
 }
questions-card-body = { $answer }

    【質問】
    { $question }

questions-card-answer = { $who }さん:
    { $answer }

questions-choose-title = 解決した返信
questions-choose-label = どの返信で解決しましたか（いくつでも）
questions-choose-submit = 解決にする

questions-anonymous-thread = 🙋 *名前を出さずに質問を投稿しました。* 返信があれば、このスレッドに届けます。このスレッドに書いたことは、「質問した人」の言葉として灯が公開のスレッドに書きます。
questions-carried = 💬 { $who }から<{ $link }|返信>がありました。
questions-reply-gone = この返信は削除されました。
questions-solve-by = これで解決した
questions-voice = 💬 質問した人より
questions-voice-words-only = 届けられるのは文字だけです。写真やファイルの中身は、言葉にして書いてください。
questions-voice-gone = （取り消しました）
questions-speak = 返事を書く
questions-speak-title = 質問した人として書く
questions-speak-label = 伝えたいこと
questions-speak-hint = 名前を出さずに、公開のスレッドに投稿します。
questions-speak-submit = 投稿する

questions-tend-title = 質問を整理する
questions-tend-link = <{ $link }|質問を開く>
questions-act-choose = 返信を選ぶ
questions-about-choose = *解決した返信を選ぶ*
    あとから選び直すことも、二つ以上選ぶこともできます。
questions-act-reopen = 返事待ちに戻す
questions-about-reopen = *まだ解決していない*
    返事を待っている質問に戻します。ついた返信はそのまま残ります。
questions-act-duplicate = まとめる
questions-about-duplicate = *同じ質問が先にある*
    先の質問にまとめ、たがいにリンクします。
questions-act-move = 移す
questions-about-move = *別の質問チャンネルのほうが合う*
    そちらに投稿し直し、元のスレッドに行き先を残します。
questions-act-speak = 返事を書く
questions-about-speak = *質問した人として書く*
    名前を出さずに、公開のスレッドに投稿します。
questions-act-withdraw = 取り下げる
questions-about-withdraw = *質問を取り下げる*
    検索からも消えます。
questions-withdraw-sure = この質問を取り下げますか。元には戻せません。
questions-withdraw-yes = 取り下げる
questions-withdrawn-done = 質問を取り下げました。また気になったときは、いつでもどうぞ。
questions-reopened-done = 返事を待っている質問に戻しました。
questions-duplicate-title = 同じ質問にまとめる
questions-duplicate-about = *{ $title }* と同じことを聞いている、先の質問はどれですか。
questions-duplicate-which = 近い質問
questions-duplicate-link = 質問へのリンク
questions-duplicate-link-hint = メッセージのメニューの「リンクをコピー」で取れます。書いたときは、こちらを優先します。
questions-duplicate-submit = まとめる
questions-duplicate-done = 先の質問にまとめ、たがいにリンクしました。
questions-move-title = 質問を移す
questions-move-about = 移せるのは { $channels } です。
questions-move-channel = 移す先
questions-move-submit = 移す
questions-move-done = { $channel } に移しました。元のスレッドに行き先を残してあります。
questions-archived = 記録しました。チャンネルがアーカイブされているため、スレッドの表示は変わりません。

questions-taken = 質問として受け付けました。返事がつくまで見守ります。
questions-known = このメッセージは、もう質問として受け付けています。
questions-solved-thanks = 解決おめでとうございます。ノウハウに加えました。

questions-empty = 聞きたいことを書いてください。
questions-too-long = いま { $typed } 字あります。ここでは { $most } 字までです。いちばん聞きたいことを残して、くわしい事情は投稿したあとのスレッドに書いてください。
questions-no-words = このメッセージには言葉がありません。聞きたいことを書いて質問してください。
questions-no-channel = 質問を投稿するチャンネルがまだ決まっていません。事務局にお知らせください。
questions-not-human = アプリやボットのメッセージは質問にできません。
questions-private = 非公開のやりとりは、書いた本人だけが質問にできます。
questions-gone = この質問は取り下げられていて、もうありません。
questions-no-key = いまは名前を出さずに質問できません。事務局にお知らせください。
questions-not-a-question = ここには、受け付けた質問がありません。「質問にする」で質問にできます。
questions-not-yours = この質問を整理できるのは、質問した人と事務局です。
questions-duplicate-unknown = どの質問か分かりませんでした。質問へのリンクを貼ってください。
questions-duplicate-of-itself = この質問と同じものです。別の質問を選んでください。
questions-duplicate-gone = その質問は取り下げられています。別の質問を選んでください。
questions-move-nowhere = 質問チャンネルではありません。上に並んだチャンネルから選んでください。
questions-move-same = もうそのチャンネルにあります。
questions-move-not-yet = まだ投稿の途中です。少し待ってから、もう一度お試しください。
questions-only-the-asker = 解決にできるのは、質問した人だけです。役に立ったことは、返信で伝えると喜ばれます。
questions-no-answer-yet = まだ返信がありません。返信がついてから、もう一度押してください。
questions-answer-gone = その返信は削除されたようです。ほかの返信を選んでください。
questions-not-a-reply = 解決にできるのは、質問のスレッドについた返信だけです。

questions-home-replied = 返信がついた、あなたの質問
questions-home-asked = あなたに聞きたい質問
questions-home-waiting = 返事を待っている質問
questions-home-none-waiting = いま、返事を待っている質問はありません。
questions-home-own = あなたの質問
questions-home-none-own = まだ質問はありません。小さなことでも、どうぞ。
questions-nobody = 名前を出していない人
questions-own-unnamed = （名前は出ていません）
questions-state = { $state ->
    [answered] 💬 返信あり
    [solved] ✅ 解決
    [duplicate] 🔗 同じ質問あり
    [withdrawn] 取り下げ
   *[open] 🙋 返事待ち
 }

questions-asked-title = 💬 { $asker }の質問に、まだ返事がありません。ひとことでも、もらえると助かります。
questions-asked-title-unnamed = 💬 名前を出していない人の質問に、まだ返事がありません。ひとことでも、もらえると助かります。
questions-asked-likely = 「{ $because }」について教えてくださったことがあるので、お声がけしました。答えに自信がなくても、「うちも悩んでいます」だけでうれしいものです。
questions-asked-known = 以前、近いことを教えてくださったので、お声がけしました。答えに自信がなくても大丈夫です。
questions-asked-buddy = 伴走されている方の質問なので、お知らせしました。
questions-asked-host = 今週の見守り当番なので、お知らせしました。
questions-asked-organiser = 2営業日たっても返事がないため、事務局からの返事をお願いします。順番でお声がけしています。
questions-asked-named = 事務局の{ $because }さんが、「この人に聞いてみたい」とお名前を挙げました。
questions-asked-open = スレッドを開く
questions-asked-cannot = 分からない・今は難しい
questions-asked-passed = 教えてくださってありがとうございます。ほかの人に聞いてみます。
questions-asked-closed = { $state ->
    [withdrawn] この質問は取り下げられました。気にかけてくださって、ありがとうございます。
    [duplicate] この質問は、先にあった同じ質問にまとめられました。気にかけてくださって、ありがとうございます。
    [archived] この質問のチャンネルは閉じられました。返事はもう大丈夫です。
   *[other] ✅ この質問には返事がつきました。気にかけてくださって、ありがとうございます。
 }

questions-notice = 🙋 2営業日、返事を待っている質問があります。{ $organiser }さん、返事をお願いできますか。
questions-alarm = 🔔 3営業日たっても、返事のない質問があります。どなたか、ひとことお願いします。
questions-whom = 声をかけた人: { $people }
questions-whom-none = 声をかけられそうな人が、まだ見つかっていません。
questions-whom-one = { $name }さん{ $state ->
    [likely] （詳しそうな人）
    [buddy] （伴走者）
    [host] （見守り当番）
    [organiser] （事務局）
    [took] （返事をする予定）
    [passed] （今回は難しい）
   *[other] （事務局からお願い）
 }
questions-mine = 私が返事します
questions-mine-done = ありがとうございます。返事をすることを、事務局のみなさんに見えるようにしました。
questions-ask-somebody = この人に頼む
questions-somebody-done = { $name }さんに、返事をお願いしました。
questions-somebody-cannot = 質問した本人、ボット、いまこのワークスペースにいない人、外部の団体の人には、灯から声をかけられません。
questions-somebody-asked = { $name }さんには、もうお願いしてあります。
questions-waits-no-more = この質問には、もう返事がついたか、返事がいらなくなりました。
questions-organisers-only = これは事務局のための機能です。

questions-waiting-title = 返事を待っている質問（事務局）
questions-waiting-all = すべて見る（{ $count }）
questions-waiting-more = ほかに{ $count }件あります。
questions-waiting-since = 待っている時間（勤務時間で）: { $age }　{ $rung ->
    [0] まだ誰にも声をかけていません
    [1] 詳しそうな人に聞いています
    [2] 伴走者か見守り当番に聞いています
    [3] 事務局に頼んでいます
   *[other] 3営業日を過ぎました
 }
questions-waiting-age = { $days ->
    [0] { $hours ->
        [0] 1時間たらず
       *[other] { $hours }時間
    }
   *[other] { $days }営業日{ $hours ->
        [0] {""}
       *[other] と{ $hours }時間
    }
 }
questions-figure-month = { $year }年{ $number }月
questions-figure = { $month }: { $asked }件の質問のうち、1営業日以内に返事がついたのは{ $one }%、2営業日以内は{ $two }%
questions-figure-few = { $month }: 質問は{ $asked }件（5件に満たない月は、割合を出しません）

questions-hosts-open = 見守り当番
questions-hosts-title = 見守り当番
questions-hosts-about = 1営業日たっても返事のない質問を、その週の当番の人にお知らせします。質問した人に伴走者がいるときは、伴走者にお知らせします。
questions-hosts-label = 当番の人（この順に、月曜から1週間ずつ）
questions-hosts-hint = 休暇中の人は飛ばします。並びを変えると、先頭の人が今週の当番になります。
questions-hosts-save = 保存する
questions-hosts-week = { $day }の週: { $name }さん
questions-host-cannot = { $name }さんには、灯から声をかけられません。別の人を選んでください。
questions-file-left-out = （添付ファイル「{ $name }」は取り込んでいません）

questions-digest-own = あなたの質問
questions-digest-solved = 解決した質問
questions-digest-waiting = 返事を待っている質問

questions-achieved-asked = 質問（件）
questions-achieved-in-time = 1営業日以内に返事がついた質問（%）
questions-achieved-solved = 解決した質問（件）
questions-achieved-elsewhere = ほかの団体の人から返事がついた質問（件）
questions-achieved-bodies = 質問や返事をした団体（団体）

questions-keeping = 解決していない質問
questions-kept = { $keeper }（前の担当: { $asker }）
questions-kept-told = { $asker }さんの異動に伴い、この質問は{ $keeper }さんが引き継ぎます。返信はこのまま、このスレッドにどうぞ。
questions-left-rota = 見守り当番から外れました。ほかの方で続けますが、人数が足りなければ「当番」で足してください。

questions-mail-replied = 返信が{ $count }件届いています
questions-mail-asked = あなたに聞きたい質問が{ $count }件あります
questions-mail-reply = { $who }「{ $said }」

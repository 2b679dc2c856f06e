# ノウハウ

command-share = コツや成功事例を共有する
command-share-usage = [書き出し]
command-knowhow = みんなのノウハウを探す
command-knowhow-usage = [探したい言葉]
shortcut-knowhow-share = ノウハウを共有する
shortcut-knowhow-share-description = コツや成功事例を書いて、みんなの財産にします
shortcut-knowhow-save_message = ノウハウに保存
shortcut-knowhow-save_message-description = このメッセージを、後から探せるノウハウにします

knowhow-form-name = ノウハウを共有する
knowhow-form-kind = 種類
knowhow-form-tip = コツ（短く、すぐ使えること）
knowhow-form-story = 事例（うまくいった取り組みの一部始終）
knowhow-form-failure = 失敗談（うまくいかなかった話。次の人の助けになります）
knowhow-form-title = 題名
knowhow-form-title-placeholder = 例）申請書の住所ゆれは ASC と SUBSTITUTE でそろう
knowhow-form-body = 内容
knowhow-form-body-placeholder = 手順や画面の場所、つまずきやすいところがあると助かります
knowhow-form-problem = 課題
knowhow-form-problem-placeholder = 何に困っていましたか
knowhow-form-steps = 手順
knowhow-form-steps-placeholder = 何を、どの順番でしましたか
knowhow-form-time-spent = かかった時間
knowhow-form-time-spent-placeholder = 例）準備に2日、運用は月30分
knowhow-form-effect = 効果
knowhow-form-effect-placeholder = 例）窓口のお待たせが月曜でも15分以内になりました
knowhow-form-hours-saved = 効果（1年に減った時間）
knowhow-form-hours-saved-placeholder = 例）120　だいたいで構いません
knowhow-form-people-affected = 効果（楽になった人数）
knowhow-form-people-affected-placeholder = 例）12　職員も住民も数えて構いません
knowhow-form-stumbles = つまずき
knowhow-form-stumbles-placeholder = 次の人が同じところで転ばないように
knowhow-form-known-tags = よく使うタグ
knowhow-form-tags-hint = 文字を打つと候補が絞られます。無いものは、次の欄に書いてください。
knowhow-form-tags = 新しいタグ
knowhow-form-tags-placeholder = 例）Excel、税務
knowhow-form-review = 見直す日
knowhow-form-review-hint = この日に「まだ正しいですか」とお聞きします。選ばなければ、コツは1年後、事例と失敗談は2年後です。
knowhow-form-channel = 紹介するチャンネル
knowhow-form-channel-hint = 選ばなければ投稿はせず、検索で見つかるようにだけしておきます。
knowhow-form-submit = 共有する
knowhow-thanks = ✨ *ありがとうございます。ノウハウに加わりました。* 誰かが /knowhow で探したときに、こう見えます。
knowhow-empty = ここを書いてください。
knowhow-not-human = アプリやボットのメッセージは保存できません。
knowhow-private = 非公開のやりとりは、書いた本人だけがノウハウに保存できます。
knowhow-message-gone = この投稿は、フォームを開いているあいだに消されました。書いた人が取り下げたので、ノウハウには残しません。
knowhow-gone = このノウハウは、もう削除されたようです。
knowhow-no-figure = 数字で書いてください（例: 120）。分からなければ空のままで大丈夫です。

knowhow-post-text = ノウハウ: { $title }
knowhow-shown-by = { $who }さんがノウハウを紹介しました
knowhow-show = このチャンネルに紹介
knowhow-shown-done = 「{ $title }」をこのチャンネルに紹介しました。
knowhow-not-public = ここには紹介できません。公開チャンネルで /knowhow を使うと紹介できます。

knowhow-found = 🔎 *「{ $query }」* { $total }件のうち { $first }〜{ $last }件目
knowhow-found-all = 🔎 *「{ $query }」* { $total }件見つかりました
knowhow-previous = ◀ 前へ
knowhow-next = 次へ ▶
knowhow-nothing = 🔎 *「{ $query }」* に近いノウハウは、まだありません。
    言葉を短くすると見つかることがあります。みんなに聞いてみるのもおすすめです。
knowhow-ask-instead = この言葉で質問する
knowhow-how-to-search = 🔎 `/knowhow 議会 議事録` のように、探したい言葉を続けて書いてください。{ $count ->
    [0] {""}
   *[other] 新しいノウハウはこちらです。
 }
knowhow-search-title = ノウハウを探す
knowhow-search-words = 探したい言葉
knowhow-search-example = 例）議会 議事録 AI
knowhow-search-submit = 探す
knowhow-how-to-filter = 絞り込み: `種類:コツ`（事例・失敗談・解決・質問）　`タグ:Excel`　`団体:小田原市`　`未解決` を言葉に添えられます。
knowhow-search-filters = 種類:コツ　タグ:Excel　団体:小田原市　未解決 を添えると絞り込めます。
knowhow-kinds = コツ・事例・失敗談・解決・質問
knowhow-no-such = { $name ->
    [kind] 種類「{ $value }」は分からなかったので、その絞り込みは外して探しました。
    [tag] タグ「{ $value }」の付いたノウハウはまだないので、その絞り込みは外して探しました。
   *[from] 団体「{ $value }」の人のノウハウはまだないので、その絞り込みは外して探しました。
 }
knowhow-no-value = 「:」の後が空だったので、その絞り込みは外して探しました。
knowhow-possible = 使えるのは { $possible } です。
knowhow-instead = 「{ $typed }」では見つからなかったので、「{ $instead }」で探しました。
knowhow-as_typed = 「{ $typed }」のまま探す
knowhow-unfiltered = 絞り込まずに探す（{ $total }件）
knowhow-remember = 📌 この検索を覚えておく
knowhow-remembered = 📌 この検索を覚えています。新しいノウハウが加わると、ホームタブの「あなたの探しもの」に出ます。
knowhow-too-many-saved = 覚えておける検索は{ $most }件までです。ホームタブの「あなたの探しもの」で、要らないものを「やめる」にしてください。

knowhow-home-saved = あなたの探しもの
knowhow-home-news = { $total ->
    [0] 新しいものは、まだありません
   *[other] 新しく{ $total }件
 }
knowhow-again = 見る
knowhow-drop = やめる
knowhow-home-newest = 新しいノウハウ
knowhow-home-none = まだノウハウはありません。最初の一つを待っています。

knowhow-post-gone = このノウハウは取り下げられました。
knowhow-reader-title = ノウハウ
knowhow-source = 元の投稿を見る
knowhow-related = *近いノウハウ*
knowhow-follows = 🔗 元の投稿が直されると、このノウハウも変わります。
knowhow-by-hand = ✏️ { $day } に手で直されました。
knowhow-supersedes = 📚 これより前のノウハウ: { $titles }
knowhow-deleted = 「{ $title }」を削除しました。

knowhow-helpful = 👍 役に立った
knowhow-helpful-done = 👍 役に立った（押しました）
knowhow-helpful-said = 👍 書いた人の励みになります。もう一度押すと取り消せます。
knowhow-helpful-unsaid = 「役に立った」を取り消しました。
knowhow-own-helpful = ご自分のノウハウです。誰かの役に立つと、ここに数が出ます。

knowhow-copied = 🏘️ 真似した
knowhow-copied-done = 🏘️ 真似した（直す）
knowhow-copied-heading = 🏘️ *真似した団体*
knowhow-copied-line = { $body }{ $who ->
    [none] {""}
   *[other] （{ $who }）
 }{ $since ->
    [none] {""}
   *[other] 　{ $since } から
 }
knowhow-copy-title = 真似した
knowhow-copy-submit = 伝える
knowhow-copy-about = 「{ $title }」を *{ $body }* でも始めたことを、書いた人とみんなに伝えます。
knowhow-copy-since = いつから
knowhow-copy-outcome = やってみて、どうでしたか
knowhow-copy-outcome-placeholder = 例）受付の入力が1件3分から1分に。帳票の名前だけ変えました
knowhow-copy-done = 🏘️ *伝わりました。* 書いた人にもお知らせします。
knowhow-copy-told = 🏘️ *{ $body }*（{ $who }さん）が、あなたのノウハウ「{ $title }」を真似しました。
knowhow-copy-own = このノウハウは{ $body }のものです。「真似した」は、ほかの団体に広がったことを残すためのものなので、同じ団体の方は「役に立った」を押してください。
knowhow-copy-no-body = どちらの団体の方か、まだ分かりません。{ $command } の設定で団体を選ぶと、真似したことを伝えられます。
knowhow-copy-withdraw = 取り消す
knowhow-copy-withdraw-sure = 「真似した」と、その様子を消します。
knowhow-copy-withdraw-yes = 取り消す
knowhow-copy-withdrawn = 「真似した」を取り消しました。

knowhow-follow = 🏷️ タグを追う
knowhow-follow-title = 追いかけるタグ
knowhow-follow-label = 新しいノウハウを知りたいタグ
knowhow-follow-hint = { $most }個まで選べます。新しいノウハウが加わると、ホームタブに出ます。
knowhow-follow-submit = 決める
knowhow-follow-none = タグの付いたノウハウは、まだありません。
knowhow-follow-many = { $most }個までにしてください。
knowhow-follow-done = { $count ->
    [0] タグは追いかけていません。
   *[other] 🏷️ { $count }個のタグを追いかけます。新しいノウハウは、ホームタブに出ます。
 }

knowhow-tend = 手入れする
knowhow-tend-title = ノウハウの手入れ
knowhow-tend-review = 次に見直す日: { $day }
knowhow-not-yours = 手入れができるのは、書いた人と事務局です。気づいたことは、元の投稿に返信すると伝わります。
knowhow-act-edit = 直す
knowhow-about-edit = 題名や中身、タグ、見直す日を直します。前の内容は残ります。
knowhow-act-confirm = まだ正しい
knowhow-about-confirm = 今も正しいと確かめたことにします。
knowhow-act-outdated = 古くなった
knowhow-about-outdated = 「古くなった」と示します。検索では、ほかのノウハウの後ろに並びます。
knowhow-act-newer = 新しいノウハウを示す
knowhow-about-newer = 代わりになる新しいノウハウがあれば、読む人をそちらへ案内します。
knowhow-act-alone = 案内をやめる
knowhow-about-alone = 新しいノウハウへの案内をやめます。
knowhow-act-history = これまでの内容
knowhow-about-history = 誰がいつ直したかと、直す前の内容を見ます。その内容に戻すこともできます。
knowhow-act-delete = 削除する
knowhow-about-delete = このノウハウを消します。元の投稿は消えません。
knowhow-delete-sure = 役に立った、真似した、これまでの内容も一緒に消えて、戻せません。{ $copies ->
    [0] {""}
   *[other] { $copies }団体が真似しています。
 }
knowhow-delete-yes = 削除する

knowhow-edit-name = ノウハウを直す
knowhow-edit-submit = 直す
knowhow-edit-done = ✏️ *直しました。* 直す前の内容は「手入れする」から見られます。
knowhow-edit-follows = 🔗 このノウハウは、元の投稿に合わせて変わります。ここで直すと、この先、元の投稿の編集は追いません。
knowhow-edit-overtaken = ⚠️ *書いている間に、{ $who }さんがこのノウハウを直しました。* 下は、あなたが書いた内容です。もう一度送ると、この内容になります。相手の内容も「これまでの内容」に残ります。
knowhow-history-about = 「{ $title }」が、直される前に何を言っていたか
knowhow-history-line = *{ $who }* さんが { $at } に直す前
knowhow-history-source = 元の投稿
knowhow-history-restore = この内容に戻す
knowhow-restored = ↩️ *前の内容に戻しました。* 戻す前の内容も残っています。

knowhow-newer-title = 新しいノウハウを示す
knowhow-newer-about = 「{ $title }」の代わりになるのは、どのノウハウですか。
knowhow-newer-which = 新しいノウハウ
knowhow-newer-words = ほかの言葉で探す
knowhow-newer-hint = 新しいノウハウの題名にある言葉を書いて送ると、候補が出ます。
knowhow-newer-submit = 次へ
knowhow-newer-nothing = その言葉のノウハウは見つかりませんでした。別の言葉で試してみてください。
knowhow-newer-circle = 選んだノウハウは、このノウハウに代わりを譲っています。ぐるぐる回ってしまうので、別のものを選んでください。
knowhow-newer-done = ➡️ *案内を付けました。* 検索でも、読むときも、新しいノウハウへの案内が出ます。
knowhow-alone-done = 案内をやめました。

knowhow-review-ask = ⏳ 「{ $title }」は、{ $day } から変わっていません。*まだ正しいですか。*
knowhow-review-why = あなたが書いたノウハウの見直しの時期になったので、お聞きしています。
knowhow-review-left = 書いた{ $who }さんは、もうこのワークスペースにいません。分かる方が答えてください。
knowhow-review-confirm = はい、まだ正しい
knowhow-review-edit = 直す
knowhow-review-outdated = 古くなった
knowhow-review-later = あとで
knowhow-review-confirmed = ✅ 「{ $title }」は今も正しいと確かめられました。次は { $day } にお聞きします。
knowhow-review-is-outdated = 🕰️ 「{ $title }」は古くなったと示されました。新しいノウハウがあれば、「手入れする」から案内できます。
knowhow-review-put-off = 「{ $title }」は、ひと月ほどしてから、もう一度お聞きします。

knowhow-extend = 🧵 スレッド全体を保存する
knowhow-thread-name = スレッドを残す
knowhow-thread-submit = 書いた人に聞く
knowhow-thread-about = 🧵 *書いた人それぞれに、DMで「残してよいか」を聞きます。* 「はい」と答えた人の発言だけが、届いた順にノウハウになります。「いいえ」の人、5営業日のうちに返事のない人、アプリの発言は入りません。
knowhow-thread-said = { $who }: { $said }
knowhow-thread-begun = { $count ->
    [0] 🧵 *保存しました。*
   *[other] 🧵 *{ $count }人に、残してよいかを聞いています。* 「はい」の返事が届くたびに、ノウハウが育ちます。{ $days }営業日で締め切ります。
 }
knowhow-thread-nobody = このスレッドには、残してよいかを聞ける人の発言がありません。
knowhow-thread-known = このスレッドは、もう保存されています。
knowhow-thread-unreadable = このスレッドを読めませんでした。少し待って、もう一度送ってみてください。削除されたか、灯が入れないチャンネルのこともあります。
knowhow-thread-ask = 🧵 { $who }さんが、スレッド「{ $title }」をノウハウとして残したいそうです。<{ $link }|あなたの発言>{ $count ->
    [1] {""}
   *[other] （{ $count }件）
 }も入れてよいですか。
knowhow-thread-ask-why = スレッドに書き込みがあったので、お聞きしています。{ $days }営業日のうちにお返事がなければ、あなたの発言は入れません。
knowhow-thread-yes = はい、残してよい
knowhow-thread-no = いいえ
knowhow-thread-yes-after-all = やっぱり、残してよい
knowhow-thread-no-after-all = やっぱり、入れないで
knowhow-thread-yes-done = 🧵 ありがとうございます。「{ $title }」に、あなたの発言を残しました。締め切りまでは変えられます。
knowhow-thread-no-done = 🧵 分かりました。「{ $title }」に、あなたの発言は入れません。締め切りまでは変えられます。
knowhow-thread-closed = 🧵 このスレッドの保存は締め切りました。返事のなかった発言は、入っていません。
knowhow-thread-gone = このスレッドの発言は、もう残っていません。

knowhow-home-due = 見直しの時期が来たノウハウ
knowhow-home-consents = 残してよいか、聞かれている発言
knowhow-home-copied = 真似されたあなたのノウハウ
knowhow-home-copied-line = 🏘️ *{ $body }* が「{ $title }」を真似しました
knowhow-home-tagged = 追いかけているタグの新着
knowhow-home-follow = 🏷️ 気になるタグを選ぶと、新しいノウハウが「みんなの動き」に出ます。
knowhow-home-follows = 🏷️ { $tags }
knowhow-home-no-news = この1か月、新しいものはありません。
knowhow-home-choose = タグを選ぶ

knowhow-digest-for-you = あなたの探していることに近い、新しいノウハウ

knowhow-achieved-added = 加わったノウハウ（件）
knowhow-achieved-hours = そのノウハウで1年に減る時間（書いた人による、時間）
knowhow-achieved-copies = ほかの団体による「真似した」（件）
knowhow-achieved-copying-towns = 真似した団体（団体）

knowhow-keeping = ノウハウ

knowhow-mail-consents = 残してよいか、{ $count }件お返事をお待ちしています
knowhow-mail-due = 見直しの時期が来たノウハウが{ $count }件あります
knowhow-mail-copied = あなたのノウハウが{ $count }件、真似されました
knowhow-mail-copied-by = { $body }が真似しました
knowhow-mail-new = 新しいノウハウが{ $count }件あります
knowhow-erased = （消されたノウハウ）

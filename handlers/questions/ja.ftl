# 質問

command-ask = みんなに質問する
command-ask-usage = [聞きたいこと]
shortcut-questions-ask = 質問する
shortcut-questions-ask-description = 試したことや立場を添えて、みんなに質問します
shortcut-questions-from_message = 質問にする
shortcut-questions-from_message-description = このメッセージを質問として受け付け、返事がつくまで見守ります
shortcut-questions-solve_message = 解決にする
shortcut-questions-solve_message-description = この返信のおかげで質問が解決したことを記録します

questions-form-title = 質問する
questions-form-question = 聞きたいこと
questions-form-question-placeholder = 例）LGWAN の端末から電子申請のデータを取り込むとき、皆さんはどうしていますか
questions-form-situation = 立場
questions-form-situation-placeholder = 例）税務課で申告相談を担当、Excel は関数まで
questions-form-tried = 試したこと
questions-form-tried-placeholder = 例）USB での持ち込みを申請したが、毎回の手続きが負担になっている
questions-form-submit = 質問する
questions-form-submit-anyway = このまま質問する
questions-form-similar = *質問する前に、近いノウハウが見つかりました*
    当てはまらなければ、下の「このまま質問する」で投稿できます。書いた内容はそのまま残っています。
questions-form-where = { $channel } に投稿されます

questions-mark = 🙋 *質問*
questions-solved-mark = ✅ *解決した質問*
questions-post-heading = { $mark }　{ $asker }さん　{ $title }
questions-post-text = 質問: { $question }

questions-card-similar = 💡 *近いノウハウがありました。* 参考になるでしょうか。
questions-card-answered = 返信がつきました。これで解決していたら、{ $asker }さんは返信に ✅ を付けるか、下のボタンを押してください。後から探す人の助けになります。
questions-solve = 解決した
questions-card-solved = ✅ *解決しました。* <{ $link }|{ $who }さんの返信>がノウハウに加わりました。
questions-card-solved-plain = ✅ *解決しました。*
questions-card-withdrawn = この質問は取り下げられました。
questions-card-text = { $state ->
    [solved] 質問が解決しました
    [answered] 質問に返信がつきました
   *[other] 近いノウハウがありました
 }
questions-card-body = { $answer }

    【質問】
    { $question }

questions-choose-title = 解決した返信
questions-choose-label = どの返信で解決しましたか
questions-choose-submit = 解決にする

questions-taken = 質問として受け付けました。返事がつくまで見守ります。
questions-known = このメッセージは、もう質問として受け付けています。
questions-solved-thanks = 解決おめでとうございます。ノウハウに加えました。

questions-empty = 聞きたいことを書いてください。
questions-no-words = このメッセージには言葉がありません。聞きたいことを書いて質問してください。
questions-no-channel = 質問を投稿するチャンネルがまだ決まっていません。事務局にお知らせください。
questions-not-human = アプリやボットのメッセージは質問にできません。
questions-private = 非公開のやりとりは、書いた本人だけが質問にできます。
questions-gone = この質問は取り下げられていて、もうありません。
questions-only-the-asker = 解決にできるのは、質問した人だけです。役に立ったことは、返信で伝えると喜ばれます。
questions-no-answer-yet = まだ返信がありません。返信がついてから、もう一度押してください。
questions-answer-gone = その返信は削除されたようです。ほかの返信を選んでください。
questions-not-a-reply = 解決にできるのは、質問のスレッドについた返信だけです。

questions-home-waiting = 返事を待っている質問
questions-home-none-waiting = いま、返事を待っている質問はありません。
questions-home-own = あなたの質問
questions-home-none-own = まだ質問はありません。小さなことでも、どうぞ。
questions-state = { $state ->
    [answered] 💬 返信あり
    [solved] ✅ 解決
    [withdrawn] 取り下げ
   *[open] 🙋 返事待ち
 }

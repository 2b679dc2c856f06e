# チェックイン

command-checkin = いまの調子を伝える
command-checkin-usage = （そのまま送信）

checkins-occasion = チェックイン

checkins-greeting = ☕ *こんにちは。最近いかがですか。*
    タップ3つで終わります。答えたいところだけで大丈夫です。
checkins-mood = *いまの調子*
checkins-mood-1 = 1 とてもつらい
checkins-mood-2 = 2 つらい
checkins-mood-3 = 3 ふつう
checkins-mood-4 = 4 よい
checkins-mood-5 = 5 とてもよい
checkins-talked = *この2週間、DXのことを相談できた相手はいましたか*
checkins-talked-yes = はい
checkins-talked-no = いいえ
checkins-alone = 話してくれてありがとうございます。ここにはほかの町の仲間がいます。小さなことでも、名前を出さずに聞くこともできます。
checkins-ask = 質問する
checkins-write = ひとこと書く
checkins-rewrite = ひとことを直す
checkins-note-for = { $companion ->
    [none] このひとことを読めるのは、あなただけです。伴走者が決まったら、その人も読めます。
   *[other] このひとことを読めるのは、あなたと伴走者の{ $companion }さんだけです。
 }
checkins-why = { $companion ->
    [none] { $closes }まで、何度でも変えられます。答えを見るのはあなただけで、伴走者が決まったら、その人も見ます。事務局に伝わるのは、5人以上をまとめた人数だけです。
   *[other] { $closes }まで、何度でも変えられます。答えを見るのは、あなたと伴走者の{ $companion }さんだけです。事務局に伝わるのは、5人以上をまとめた人数だけです。
 }事務局が決めた定期のチェックインの対象になっているため、お送りしています。
checkins-reminder = ☕ *チェックインは{ $closes }までです。* 余裕のあるときにどうぞ。今回はもうお知らせしません。
checkins-reminder-answered = ☕ 答えてくれて、ありがとうございます。
checkins-stop = チェックインを止める
checkins-resume = 再開する
checkins-stopped = チェックインを止めました。これからはお送りしません。`{ $command }` からは、いつでも調子を伝えられます。
checkins-resumed = チェックインを再開しました。次の回からお届けします。

checkins-form-title = チェックイン
checkins-form-submit = 伝える
checkins-form-mood = いまの調子
checkins-form-talked = この2週間、DXのことを相談できた相手はいましたか
checkins-form-note = ひとこと
checkins-form-note-placeholder = 例）電子申請の様式づくりを一人で抱えていて、少し疲れています
checkins-form-use = このひとことを
checkins-note-keep = 手元に残す（読めるのはあなたと伴走者だけ）
checkins-note-ask = みんなに質問する（名前を出さないこともできます）
checkins-form-closes = { $closes }まで、何度でも変えられます。
checkins-thanks = ✅ 受け取りました。ありがとうございます。
checkins-thanks-ask = ✅ 受け取りました。下のひとことは、まだどこにも残していません。質問の画面を開くと、名前を出すかどうかを選べます。
checkins-ask-this = 質問の画面を開く
checkins-next = いま受け付けているチェックインはありません。次は{ $when }です。話したいことがあれば、いつでも質問してください。
checkins-none-planned = いま受け付けているチェックインも、あなた宛ての次の予定もありません。話したいことがあれば、いつでも質問してください。
checkins-closed = このチェックインは締め切りました。{ $next }
checkins-not-yours = このチェックインは、ほかの人に宛てたものです。
checkins-empty = 調子か、相談できた相手か、ひとことのどれかを入れてください。

checkins-said-mood = 調子 { $mood }
checkins-said-talked = { $talked ->
    [yes] 相談できた相手がいた
   *[no] 相談できた相手がいなかった
 }

checkins-home = チェックイン
checkins-home-closes = { $closes }まで、何度でも変えられます。
checkins-home-stopped = チェックインを止めています。
checkins-home-hellos = ひと声かけたい人
checkins-home-accompanied = 伴走している人
checkins-home-no-answers = まだ答えはありません。
checkins-home-more = ほかに{ $count }人
checkins-home-between-you = ここに出ている答えは、本人とあなただけが見ています。

checkins-hello-companion = 👋 *ひと声かけていただけませんか。* 短いあいさつや、近況を聞くだけで十分です。
checkins-hello-organiser = 👋 *ひと声かけていただけませんか。* 伴走者は `{ $command } 役割` で決められます。
checkins-hello-line = *{ $who }*
    { $why }
checkins-reason-alone = 「相談できた相手はいなかった」と答えています。
checkins-reason-low = 「つらい」という答えが、2回続いています。
checkins-reason-ignored = 質問に、まだ誰からも返事がついていません。
checkins-reason-silent = チェックインに2回続けて返事がありません。忙しいだけかもしれません。
checkins-reason-unreachable = 灯からのメッセージが届きません。異動やアカウントの停止がないか、確かめてください。
checkins-reason-unsaid = 伴走者が決まっていないか、いま不在です。伴走者を決めるか、ひと声かけてください。
checkins-said-hello = 声をかけました
checkins-hello-done = ✅ { $who }が声をかけました。ありがとうございます。
checkins-hello-not-yours = この声かけは、ほかの人にお願いしたものです。

checkins-digest = チェックインのまとめ（{ $since }から）
checkins-digest-answered = 答えた人　{ $count }人
checkins-digest-at_least = 答えた人　{ $count }人以上
checkins-digest-could-talk = 相談できた相手　{ $figures }
checkins-digest-talked = いた { $count }人
checkins-digest-alone = いなかった { $count }人
checkins-digest-mood = 調子　{ $figures }
checkins-digest-high = よい（4–5） { $count }人
checkins-digest-middle = ふつう（3） { $count }人
checkins-digest-low = つらい（1–2） { $count }人
checkins-digest-note = 両方の質問に答えた人の数です。5人に満たない数と、ほかの数から計算できてしまう数は出していません。新しく加わった人は、5人そろってから数えます。
checkins-digest-too-few = ☕ チェックインを締め切りました。人数が少ないため、今回は数字を出しません。

checkins-mail-open = チェックインが届いています
checkins-mail-line = お答えはSlackのホームタブで、{ $closes }まで
checkins-mail-hellos = ひと声かけたい人がいます
checkins-mail-hello = { $count }人います。どなたかは、Slackのホームタブでご覧ください

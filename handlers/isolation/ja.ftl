# つながりの記録（本人と伴走者だけに）

isolation-title = 🤝 この4週間のつながり
isolation-people = { $people ->
    [0] ほかの町の人とのやりとりは、これからです。
   *[other] ほかの町の{ $people }人と、言葉を交わしました。
 }
isolation-replies = 返信は、送ったのが{ $given }回、受け取ったのが{ $received }回。{ $mutual }人とは、おたがいに返信し合っています。
isolation-first-reply = 書き込みへの最初の返事は、{ $hours ->
    [0] 1時間もたたずに
   *[other] 仕事の時間でおよそ{ $hours }時間で
 }届いています。
isolation-unanswered = { $posts }件の書き込みのうち{ $unanswered }件は、まだ返事を待っています。
isolation-meetups = 集まりやおしゃべりに{ $meetups }回参加しました。
isolation-only-leader = { $where ->
    [body] 団体でただ一人のDX推進リーダーです。同じ立場の人が、ほかの町にいます。
   *[other] 課でただ一人のDX推進リーダーです。同じ立場の人が、ほかの課や町にいます。
 }
isolation-talked = { $day } の「DXのことを相談できた相手」への答えは「{ $answer ->
    [yes] いた
   *[other] いなかった
 }」でした。
isolation-own = { $state ->
    [ignored] 質問に返事がついていないのは、あなたのせいではありません。灯が引き続き、答えられそうな人に声をかけます。
    [silent] 読むだけの時期があっても大丈夫です。ひとこと書きたくなったら、いつでもどうぞ。
    [leave] お休みの間のことは数えていません。どうぞゆっくり。
   *[other] おかえりなさい。ここにはいつでも、話せる人がいます。
 }
isolation-seen-by = これを見られるのは、あなたと伴走者の{ $name }さんだけです。事務局にも見えません。
isolation-seen-by-none = これを見られるのは、あなただけです。事務局にも見えません。
isolation-decline = この記録をやめる
isolation-declined = つながりの記録はやめています。あなたのことは何も集計せず、誰にも見せません。
isolation-accept = つながりの記録を使う

isolation-companion-title = 🤝 伴走している人のつながり
isolation-companion-name = *{ $name }さん*　{ $office }
isolation-open = <{ $link }|質問を開く>
isolation-act = { $state ->
    [ignored] 💬 返事のない質問があります。ひとこと返すか、分かりそうな人をさそってみてください。
    [silent] 🌙 この4週間は、読むだけのようです。用件のない「お元気ですか」が、ちょうどよいころです。
    [leave] 🌿 お休み中です。いまは何も送らず、戻られたら「おかえりなさい」を。
    [unreachable] 📞 4週間、Slack を開いた様子がありません。電話やメールで、様子を聞いてみてください。
   *[other] ☀️ やりとりが続いています。見守るだけで大丈夫です。
 }
isolation-companion-seen-by = これを見られるのは、本人とあなただけです。事務局にも見えません。

# 集まり

command-meetup = 集まりを見る・参加する・呼びかける
command-meetup-usage = （そのまま送ってください）

meetups-text = 📅 { $title }　{ $when }
meetups-title-asking = 📅 { $title }（日程をきいています）
meetups-title-fixed = 📅 { $title }
meetups-title-cancelled = 🚫 中止：{ $title }
meetups-title-over = ✅ { $title }（終わりました）
meetups-when = いつ
meetups-where = どこで
meetups-assembly = 🏛 議会の月
meetups-repeats-too = 🔁 くり返し開きます
meetups-host = 呼びかけ：{ $host }
meetups-asking = 日程は未定（{ $deadline } まで答えを待っています）
meetups-called-off = この集まりは中止になりました。
meetups-coming = { $places ->
    [0] *参加 { $count }人*　{ $names }
   *[other] *参加 { $count }人*（定員 { $places }人）　{ $names }
 }
meetups-nobody = まだいません
meetups-waiting = キャンセル待ち { $count }人　{ $names }
meetups-answered = { $count }人が答えています（開くのに必要な人数は { $quorum }人）。
meetups-join = 参加する
meetups-wait = キャンセル待ちする
meetups-leave = 参加をやめる
meetups-calendar = カレンダーに入れる
meetups-calendar-out = カレンダーから消す
meetups-manage = 主催者メニュー
meetups-look = <{ $link }|お知らせを見る>
meetups-elsewhere = 「{ $title }」のお知らせは、別のチャンネルに移りました。

meetups-tap = ○△×
meetups-answer = まとめて答える
meetups-answer-again = 答えを直す
meetups-poll-how = 「○△×」を押すたびに、○ → △ → × と変わります。締め切りまで何度でも変えられます。
meetups-poll-closed = 受付は終わりました。日が決まるまで、少しお待ちください。
meetups-suits-yes = ○ 参加できる
meetups-suits-maybe = △ 調整すれば参加できる
meetups-suits-no = × 参加できない
meetups-answer-title = 日程に答える
meetups-answer-submit = 答える
meetups-remark = ひとこと（みんなに見えます）
meetups-answer-kept = ✅ 答えを受け取りました。締め切りまで、いつでも変えられます。
meetups-tapped = { $when }を{ $sign }にしました。
meetups-silent = 📅 「{ $title }」の日程を、{ $deadline } まできいています。都合がつくかどうかだけでも、教えてもらえると助かります。
meetups-silent-why = この集まりの対象になっているので、一度だけお知らせしています。
meetups-rest = しばらく休む
meetups-proposal = 📅 「{ $title }」の回答を締め切りました。上から順に、多くの町の人が集まれそうな日です。どの日にするかは、お任せします。
meetups-reason = *{ $when }*{ $assembly ->
    [yes] 　🏛 議会の月
   *[no] {""}
 }
    { $bodies }団体・○{ $yes } △{ $maybe }{ $alone ->
    [0] {""}
   *[other] ・ふだんあまりやりとりのないリーダー { $alone }人も来られます
 }

meetups-decide-title = 日を決める
meetups-decide-submit = この日に決める
meetups-decide-date = どの日にしますか
meetups-decide-few = 人数が足りない日を選ぶとき
meetups-decide-sure = { $quorum }人に足りなくても開きます
meetups-decide-tells = 決めると、○の人は参加になり、○と△の人に一度だけお知らせが届きます。
meetups-decided-done = ✅ 日が決まりました。○と△の人にお知らせします。
meetups-extend-title = 締め切りを延ばす
meetups-extend-submit = 延ばす
meetups-extended = ✅ 締め切りを延ばしました。

meetups-title = 集まり
meetups-none = いま予定されている集まりはありません。
meetups-new = 集まりを呼びかける
meetups-who-proposes = 集まりを呼びかけるのは、各団体の担当者と事務局です。開いてほしい集まりがあれば、気軽に声をかけてください。
meetups-you-come = ✅ 参加します
meetups-you-wait = ⏳ キャンセル待ちです
meetups-joined = ✅ 「{ $title }」（{ $when }）に参加します。前の日と1時間前に、お知らせします。
meetups-joined-waiting = ⏳ 「{ $title }」はいま満員です。キャンセル待ちの{ $place }番目に入りました。空いたら、自動で参加になり、お知らせします。
meetups-left = 「{ $title }」（{ $when }）の参加を取りやめました。またの機会に。

meetups-form-title = 集まりを呼びかける
meetups-form-submit = 呼びかける
meetups-field-title = 集まりの名前
meetups-field-purpose = どんな集まりか
meetups-field-purpose-hint = 例：生成AIの庁内ルールを持ち寄って、困っているところを話します。準備はいりません。
meetups-field-place = 場所、またはオンラインのリンク
meetups-field-place-hint = チャンネルを見られる人みんなに見えます。
meetups-when-field = 日にち
meetups-when-known = 決まっている
meetups-when-asked = 候補を出して、みんなにきく
meetups-field-day = いつ
meetups-field-starts = 何時から
meetups-field-ends = 何時まで
meetups-field-time-hint = 「15:00」や「午後3時半」のように書いてください。
meetups-field-repeat = くり返し
meetups-repeat-once = くり返さない
meetups-repeat-week = 毎週
meetups-repeat-fortnight = 2週ごと
meetups-repeat-month = 毎月（同じ週の同じ曜日）
meetups-field-dates = 候補の日時（1行に1つ、{ $most }まで）
meetups-field-dates-example = 10/20 15:00〜16:30
meetups-field-dates-hint = 「10/20 15:00〜16:30」や「10月20日（火）15時」のように書いてください。
meetups-field-minutes = 終わりを書かなかったときの長さ（分）
meetups-field-deadline = 回答の締め切り
meetups-field-deadline-hint = この日の17:00に締め切ります。答えていない人には、前の開庁日に一度だけお知らせします。
meetups-field-quorum = 開くのに必要な人数
meetups-field-quorum-hint = ○と△を合わせた人数です。足りない日は、確かめてからでないと決まりません。
meetups-field-audience = 答えてほしい人
meetups-audience-channel = チャンネルにいる人
meetups-audience-leaders = リーダー
meetups-field-capacity = 定員
meetups-field-capacity-hint = 空のままなら、何人でも参加できます。いっぱいになったら、キャンセル待ちになります。
meetups-field-channel = お知らせを出すチャンネル
meetups-proposed = ✅ { $channel } にお知らせを出しました。

meetups-manage-title = 主催者メニュー
meetups-manage-decide = 日を決める
meetups-manage-extend = 締め切りを延ばす
meetups-manage-change = 変更する
meetups-manage-cancel = 中止する
meetups-manage-groups = グループに分ける
meetups-manage-tables = 座談会のテーブルを作る
meetups-manage-came = 来た人を確かめる
meetups-manage-notes = 話したことを残す
meetups-change-title = 集まりを変更する
meetups-change-submit = 変更する
meetups-change-tells = 日時か場所を変えると、参加する人に一度だけお知らせが届きます。
meetups-changed = ✅ 変更しました。
meetups-changed-told = ✅ 変更しました。参加する人にお知らせします。
meetups-cancel-title = 集まりを中止する
meetups-cancel-submit = 中止する
meetups-cancel-not = 中止しない
meetups-cancel-sure = *{ $title }* を中止しますか。参加する人（{ $count }人）に、一度だけお知らせが届きます。
meetups-cancel-reason = ひとこと（理由や、おわびなど）
meetups-cancel-series = くり返しは
meetups-cancel-this = この回だけ中止する
meetups-cancel-all = この先もやめる
meetups-cancelled-done = 中止にしました。参加する人にお知らせします。

meetups-groups-text = *グループに分かれましょう*
meetups-group = *グループ{ $number }*　{ $names }
meetups-groups-how = なるべく違う町の人どうし、前に同じグループだった人とは別に、経験のある人が一人は入るように分けています。
meetups-grouped = ✅ { $count }つのグループに分けて、お知らせのスレッドに出しました。参加をやめる人がいたら、もう一度押すと分け直します。

meetups-topics-title = 座談会の話題
meetups-topics-submit = この話題にする
meetups-topics-what = 座談会の話題を、{ $most }までの範囲で選んでください。お知らせのスレッドに出て、参加する人が1つずつ選びます。
meetups-topics-picked = まだ答えが見つかっていないこと
meetups-topics-why = { $times ->
    [0] まだ解決していない質問
   *[other] 見つからなかった検索（{ $times }回）
 }
meetups-topics-own = 話題（1行に1つ）
meetups-topics-own-hint = 自由に足せます。上の候補の言い方を変えたいときは、選ばずに、ここに書いてください。
meetups-topics-settled = ✅ 話題を、お知らせのスレッドに出しました。みんなが選んだころに「テーブルを作る」を押してください。
meetups-topics-text = *座談会で話したいことを、1つ選んでください*
meetups-topics-closed = *座談会の話題*（テーブルができました）
meetups-topics-how = 選べるのは、参加する人です。テーブルができるまで、何度でも変えられます。選ばなくても、席は用意します。
meetups-topic-choose = これにする
meetups-topic-count = { $count ->
    [0] まだいません
   *[other] { $count }人　{ $names }
 }
meetups-topic-chosen = ✅ 「{ $topic }」にしました。テーブルができるまで、いつでも変えられます。
meetups-tables-title = 座談会
meetups-tables-topic = ・{ $topic }　{ $count }人
meetups-tables-made-one = { $table }　{ $count }人
meetups-tables-stand = { $silent ->
    [0] 参加する{ $coming }人が、みんな選びました。
   *[other] 参加する{ $coming }人のうち、{ $silent }人はまだ選んでいません。選んでいない人にも、席ができます。
 }
meetups-tables-make = テーブルを作る
meetups-tables-again = テーブルを作り直す
meetups-tables-topics = 話題を変える
meetups-tables-reopen = 選び直してもらう
meetups-tables-reopened = ✅ テーブルをいったん取り下げました。スレッドで、また話題を選べます。
meetups-tables-away = 座談会のテーブルは、いったん取り下げました。話題を、もう一度選べます。
meetups-tables-done = ✅ { $count }つのテーブルを、お知らせのスレッドに出しました。進行の人には、進め方のシートが届きます。参加をやめる人や増えた人がいたら、作り直せます。
meetups-tables-text = *座談会のテーブル*
meetups-table = テーブル{ $number }：{ $topic }
meetups-table-led = 進行：{ $name }さん
meetups-table-elsewhere = 「{ $topic }」を選んだ{ $names }さんは、人数の都合で、今回はほかのテーブルでお願いします。
meetups-tables-how = 選んだ話題になるべく合わせ、ちがう町の人どうしになるように分けています。話したことは「話したことを書く」から残せます。
meetups-table-note = 話したことを書く
meetups-table-note-title = 話したことを書く
meetups-table-note-submit = スレッドに出す
meetups-table-note-field = 分かったこと、やってみること
meetups-table-note-hint = 箇条書きで2、3行あれば十分です。あとから直せます。
meetups-table-note-kept = ✅ お知らせのスレッドに出しました。ありがとうございます。
meetups-table-noted = 📝 *{ $table }*　で話したこと
meetups-table-noted-by = 書いた人：{ $name }さん
meetups-sheet = 🙋 「{ $title }」の座談会で、「{ $topic }」のテーブルの進行をお願いします。うまくまとめなくて大丈夫です。みんなが一度ずつ話せれば、それで成功です。
meetups-sheet-with = *同じテーブルの人*　{ $names }
meetups-sheet-look-topic = <{ $link }|話題のもとの質問を見る>
meetups-sheet-look-meetup = <{ $link }|集まりのお知らせを見る>
meetups-sheet-course = *40分の進め方*
    { $steps }
meetups-sheet-step-1 = 1. *5分*　一人ずつ、町の名前と、この話題を選んだわけ
meetups-sheet-step-2 = 2. *15分*　いま困っていること、試したこと
meetups-sheet-step-3 = 3. *15分*　ほかの町のやり方で、まねできそうなこと
meetups-sheet-step-4 = 4. *5分*　明日から一つやってみることと、メモ
meetups-sheet-questions = *はじめの問いかけ*
    { $questions }
meetups-sheet-question-1 = ・「{ $topic }」について、いちばん最近困ったのは、どんな場面でしたか。
meetups-sheet-question-2 = ・少しでもうまくいったことがあれば、何をしたときでしたか。
meetups-sheet-question-3 = ・ほかの町に、一つだけきけるとしたら、何をききたいですか。
meetups-sheet-everybody = *みんなが話せるように*　まず全員が一言ずつ。話していない人には「{"○○"}さんの町では、どうですか」と声をかけ、長くなった話は「続きはあとで」と預かってください。うまくいっていない話も歓迎です。
meetups-sheet-notes = *メモの残し方*　終わったら、下の「話したことを書く」に2、3行書いてください。同じテーブルの人なら、誰でも書けます。お知らせのスレッドに出て、主催者が確かめたあと、みんなのノウハウになります。
meetups-sheet-relieved = 「{ $title }」の座談会のテーブルが変わり、進行のお願いはいったんなしになりました。引き受けてくださって、ありがとうございました。

meetups-told-moved = 📅 「{ $title }」の日時か場所が変わりました。 *{ $when }* です。
meetups-told-cancelled = 🚫 「{ $title }」（{ $when }）は中止になりました。
meetups-told-moved_up = 🎉 「{ $title }」（{ $when }）に空きが出て、参加できるようになりました。都合が変わっていたら、「参加をやめる」を押してください。
meetups-told-day = 🔔 もうすぐ「{ $title }」です。 *{ $when }*
meetups-told-hour = 🔔 まもなく「{ $title }」が始まります。 *{ $when }*
meetups-told-decided = 📅 「{ $title }」の日が *{ $when }* に決まりました。○と答えていたので、参加にしています。
meetups-told-decided_waiting = 📅 「{ $title }」の日が *{ $when }* に決まりました。先に○と答えた人で満員のため、キャンセル待ちに入っています。空いたらお知らせします。
meetups-told-decided_maybe = 📅 「{ $title }」の日が *{ $when }* に決まりました。△と答えていました。都合がついたら、ぜひどうぞ。
meetups-unposted = ⚠️ 「{ $title }」のお知らせを、チャンネルに出せませんでした。チャンネルがなくなったか、アーカイブされたか、お知らせが削除されたようです。「主催者メニュー」の「変更する」から、チャンネルを選んで出し直せます。
meetups-after = 📅 「{ $title }」、おつかれさまでした。参加の{ $count }人を、来た人として記録しました。違っていたら直してください。話したことを少しでも残してもらえると、来られなかった人の助けになります。

meetups-came-title = 来た人を確かめる
meetups-came-submit = 保存する
meetups-came-people = 来た人
meetups-came-hint = 来られなかった人を外し、飛び入りの人を足してください。
meetups-came-kept = ✅ 来た人を{ $count }人と記録しました。
meetups-notes-title = 話したことを残す
meetups-notes-submit = 保存する
meetups-notes-what = *{ $title }* で話したことを、書けるところだけ残してください。
meetups-topic-choosing = 受講者の選定
meetups-topic-courses = カリキュラム
meetups-topic-managers = 管理職の理解
meetups-topic-surroundings = 学習環境
meetups-notes-use = みんなのノウハウにする
meetups-notes-publish = 書いたことをノウハウに載せる
meetups-notes-hint = 載せると、/knowhow で見つかるようになります。外すと、主催者だけのメモに戻ります。
meetups-notes-kept = ✅ メモを残しました。
meetups-notes-shared = ✅ { $count }件のノウハウになりました。
meetups-card-title = { $topic }（{ $title }）
meetups-card-tag = 集まり

meetups-calendar-name = 灯の集まり
meetups-file-in = 📅 「{ $title }」（{ $when }）の予定です。ファイルを開くと、カレンダーに入ります。
meetups-file-out = 🚫 「{ $title }」の中止を知らせる予定です。ファイルを開くと、カレンダーから消えます。
meetups-file-sent = 📅 予定のファイルを、灯からのメッセージ（DM）に送りました。
meetups-file-failed = すみません、予定のファイルを送れませんでした。少し待ってから、もう一度お試しください。
meetups-feed = 自分のカレンダーで見る
meetups-feed-title = カレンダーで見る
meetups-feed-what = 参加する集まりを、ふだんのカレンダー（Outlook や Google カレンダーなど）に自動で映せます。ここで作ったアドレスを、カレンダーの「URL から追加」に入れてください。変更や中止も、あとから映ります。
meetups-feed-once = このアドレスを知っている人は、あなたの参加する集まりを見られます。ほかの人に見せないでください。表示するのは今だけなので、コピーしておいてください。
meetups-feed-known = { $day } に作ったアドレスが使えます。アドレスは二度は表示できません。なくしたら、新しく作ってください（前のものは使えなくなります）。
meetups-feed-make = アドレスを作る
meetups-feed-again = 新しく作り直す
meetups-feed-revoke = アドレスを使えなくする
meetups-feed-revoked = アドレスを使えなくしました。カレンダーには、これ以上映りません。
meetups-feed-not-here = この灯は庁内から Slack につながっていて、外のカレンダーからは見に来られません。集まりごとの「カレンダーに入れる」で、予定のファイルを受け取れます。

meetups-home-asks = 日程をきいています。「○△×」を押すたびに変わります。
meetups-home-decide = 日程の回答を締め切りました。どの日にするか、決めてください。
meetups-home-topics = 座談会で話したいことを、1つ選んでください。
meetups-home-topic = 座談会で話したいこと
meetups-home-open = 参加できる集まり
meetups-home-mine = 集まり
meetups-home-all = 集まりの一覧

meetups-proposers-only = 集まりを呼びかけられるのは、各団体の担当者と事務局です。開いてほしい集まりがあれば、事務局に気軽に声をかけてください。
meetups-host-only = この集まりを変えられるのは、呼びかけた{ $host }さんと事務局です。相談は、お知らせのスレッドにどうぞ。
meetups-gone = この集まりは、もうありません。
meetups-is-cancelled = この集まりは中止になりました。
meetups-is-over = この集まりは、もう終わりました。
meetups-not-over = この集まりは、まだ終わっていません。終わってからどうぞ。
meetups-begun = この集まりは、もう始まっています。飛び入りできるかどうか、お知らせのスレッドできいてみてください。
meetups-no-date-yet = この集まりは、まだ日が決まっていません。決まるまで少しお待ちください。
meetups-topic-gone = この話題は、主催者が取り下げました。お知らせのスレッドで、ほかの話題を選んでください。
meetups-topic-join-first = 話題を選べるのは、集まりに参加する人です。先に「参加する」を押してください。
meetups-topics-none = 話題を、1つ以上選ぶか書いてください。
meetups-topics-many = 話題が{ $count }あります。{ $most }までにしてください。
meetups-topic-long = 「{ $line }」は長すぎます。{ $most }文字までにしてください。
meetups-tables-made = テーブルは、もうできています。相談は、お知らせのスレッドにどうぞ。
meetups-tables-nobody = まだ参加する人がいないので、テーブルを作れません。
meetups-table-gone = このテーブルは、作り直したときになくなりました。お知らせのスレッドを見てください。
meetups-table-others = 書けるのは、このテーブルの人と主催者です。
meetups-table-note-meanwhile = 開いている間に、同じテーブルの人が書きました。画面を開き直し、書かれたものに足してください。
meetups-too-few-places = いま{ $count }人が参加します。定員をこれより減らすと、{ $names }さんの席がなくなってしまいます。先に話し合ってください。
meetups-changed-meanwhile = 開いている間に、ほかの人がこの集まりを変えました。いまの内容を見てから、もう一度変えてください。
meetups-decided-already = この集まりの日程は、もう決まっています（{ $when }）。
meetups-poll-over = 回答の受付は終わりました。都合が変わったときは、お知らせのスレッドに書いてください。
meetups-nobody-can = この日に来られる人は、まだいません。ほかの日にするか、締め切りを延ばしてください。
meetups-too-few = この日に来られそうなのは{ $count }人で、{ $quorum }人に足りません。それでも開くときは、ここにチェックを入れてください。
meetups-cannot-enter = このチャンネルには、お知らせを出せません。なくなったか、アーカイブされたようです。別のチャンネルを選んでください。
meetups-empty = ここを書いてください。
meetups-no-channel = お知らせを出すチャンネルを選んでください。
meetups-no-day = 日にちを選んでください。
meetups-bad-time = 時刻が読み取れませんでした。「15:00」や「午後3時半」のように書いてください。
meetups-backwards = 終わりが、始まりより前になっています。
meetups-past = この日時は、もう過ぎています。これからの日時にしてください。
meetups-holiday = { $day }は{ $why }です。ほかの日にしてください。
meetups-nothing-said = ○・△・× のどれかを、1つ以上の日に選んでください。分からない日は、そのままで大丈夫です。
meetups-no-dates = 候補の日時を、1つ以上書いてください。
meetups-many-dates = 候補が{ $count }あります。{ $most }までにしてください。
meetups-bad-line = 「{ $line }」が読み取れませんでした。「10/20 15:00〜16:30」のように書いてください。
meetups-wrong-weekday = 書かれた曜日と合いません（正しくは{ $day }です）。日にちか曜日を確かめてください。
meetups-line-backwards = 「{ $line }」は、終わりが始まりより前になっています。
meetups-line-past = { $when } は、もう過ぎています。これからの日時にしてください。
meetups-twice = { $when } が2回書かれています。1つにしてください。
meetups-no-deadline = 回答の締め切りを選んでください。
meetups-deadline-past = この締め切りは、もう過ぎています。
meetups-deadline-late = 締め切りは、最初の候補（{ $when }）より前にしてください。
meetups-bad-number = 1から{ $most }までの数にしてください。

meetups-achieved-held = 開いた集まり（回）
meetups-achieved-came = 集まりの参加（のべ人）

meetups-keeping = 集まり

meetups-mail-soon-heading = もうすぐの集まり
meetups-mail-soon = 参加する集まりがもうすぐです（{ $count }件）
meetups-mail-asked-heading = 日程をきいている集まり
meetups-mail-asked = 日程のお返事を待っている集まりが{ $count }件あります
meetups-mail-until = { $deadline }まで

# 4月の引き継ぎ

april-title = 4月の引き継ぎ
april-look = 名簿と引き継ぎを見る
april-organisers-only = この画面は、事務局の方だけが使えます。必要なときは、事務局の方にお声がけください。
april-home = { $state ->
    [none] *4月の引き継ぎ*　新しい名簿を送ると、だれが去り、だれが来て、だれが移るかを調べます。
    [received] *4月の引き継ぎ*　名簿を読んでいます。
    [draft] *4月の引き継ぎ*　計画ができています。確かめてから進めてください。
    [asked] *4月の引き継ぎ*　メンバーに変わりがないか、確かめています。
    [under_way] *4月の引き継ぎ*　計画を進めています。
   *[other] *4月の引き継ぎ*　計画は終わりました。Udemy などで残っていることを確かめられます。
 }
april-begin = *新しい名簿（Excel か CSV）を、灯とのダイレクトメッセージに送ってください。*
    いまのメンバーと比べて、去る人・来る人・移る人・そのままの人に分けた計画を作ります。「この計画で進める」を押すまで、何も変わりません。
april-begin-columns = 見出しは「団体」「所属」「氏名」のほか、あれば「メール」「役割」「職員番号」。名簿にない団体の人には、何もしません。名簿の中身は、終わってから30日で消します。
april-members = いまのメンバーの名簿を受け取る
april-members-said = いまのメンバーの名簿です。異動に合わせて書き直し、このダイレクトメッセージに送り返すと、計画を作ります。
april-file-members = 名簿
april-file-plan = 引き継ぎの計画
april-file-csv = Udemy招待
april-file-sent = ✅ ダイレクトメッセージにファイルを送りました。
april-file-failed = ファイルを送れませんでした。少し待ってから、もう一度お試しください。
april-sheet = Excel で受け取る
april-sheet-said = 引き継ぎの計画です。画面と同じ内容です。直すのは画面からお願いします。
april-csv = Udemy の招待用 CSV
april-csv-said = 新しく来る人のメールアドレスです。列の名前は Udemy の見本に合わせて直してから、一括招待に使ってください。
april-csv-nobody = 招待する人のメールアドレスが、名簿にありません。

april-reading = 🏮 名簿を受け取りました。読んで、いまのメンバーと比べています。終わったら、ここでお知らせします。
april-no-table = 🏮 名簿として読めるのは、Excel（.xlsx）か CSV のファイルです。
april-under-way = いま別の計画を進めています。終わってから、もう一度送ってください。
april-not-fetched = Slack からファイルかメンバーの一覧を受け取れませんでした。少し待ってから、もう一度送ってください。
april-operator = 灯を動かす人
april-told-ready = 🏮 *「{ $name }」をいまのメンバーと比べました。*
    去る { $leaves }人、来る { $comes }人、移る { $moves }人、そのまま { $stays }人、確かめたいこと { $unclear }件。「この計画で進める」を押すまで、何も変わりません。
april-told-unreadable = 🏮 「{ $name }」は名簿として読めませんでした。{ $reason }
april-told-changed = 🏮 「{ $name }」の計画を作ってから、メンバーに変わったところがありました。計画を作り直したので、もう一度確かめてください。まだ何も変えていません。
    去る { $leaves }人、来る { $comes }人、移る { $moves }人、そのまま { $stays }人、確かめたいこと { $unclear }件。
april-told-done = ✅ 「{ $name }」の計画が終わりました。Udemy などで残っていることを、一覧にしてあります。

april-counts = *去る { $leaves }人　来る { $comes }人　移る { $moves }人　そのまま { $stays }人　確かめたいこと { $unclear }件*
april-state = { $state ->
    [draft] まだ何も変えていません。確かめて「この計画で進める」を押すと始まります。
    [asked] メンバーに変わりがないか、もう一度比べています。
    [under_way] 計画を進めています。画面を閉じても続きます。
   *[other] 計画は終わりました。
 }
april-about = 「{ $name }」（{ $who }、{ $when } のメンバーと比較）
april-outside = 名簿にない団体の人など{ $count }人には、何もしません。
april-more-notes = ほか { $count }件
april-tab = { $tab ->
    [leaves] 去る { $count }
    [comes] 来る { $count }
    [moves] 移る { $count }
    [stays] そのまま { $count }
    [unclear] 確かめる { $count }
   *[todo] やること { $count }
 }
april-kind = { $kind ->
    [leaves] 去る
    [comes] 来る
    [moves] 移る
    [stays] そのまま
   *[unclear] 確かめる
 }
april-hint = { $tab ->
    [leaves] この団体の名簿にいない人です。見ているものを引き継ぎ、本人には前任として残るかをたずねます。
    [comes] 名簿にいて、まだ Slack にいない人です。灯からは何もしません。招待は「やること」から。
    [moves] 所属を新しくします。質問とノウハウは本人が持っていきます。引き継ぐ人を選ぶこともできます。
    [stays] 所属がまだ書かれていなければ、名簿から書き込みます。
    [unclear] 名前だけでは決められない人です。答えると、計画がその場で変わります。
   *[todo] 灯からはできないことです。Udemy の一括 CSV では、名前の変更・削除・再有効化・グループから外すことができません。
 }
april-nobody = { $tab ->
    [todo] やることは、ありません。
   *[other] だれもいません。
 }
april-previous = ← 前へ
april-next = 次へ →
april-answer = 答える
april-fix = 直す
april-undo = 元に戻す
april-undo-sure = { $name }さんのことを、進める前に戻しますか。すでに届いたお知らせは、取り消しの言葉に変わります。
april-undo-nothing = 戻せることがありません。すでに戻したか、何もしていない人です。
april-undo-gone = { $name }さんのアカウントは止まっているため、元に戻せません。
april-is-undone = ↩️ 元に戻しました。
april-is-left-out = ⏸ この人には何もしません。
april-is-done = ✅ 済み
april-who = もしかして: { $names }
april-which-office = 名簿に所属が2つあります。どちらにしますか。
april-thing = { $what } { $count }件
april-keeps = { $things } → { $heir ->
    [none] ⚠️ 引き継ぐ人がいません
   *[other] { $heir }（{ $why ->
        [section] 同じ所属
        [coordinator] 団体の担当者
        [organiser] 事務局
       *[other] 選んだ人
     }）
 }
april-keeps-moves = { $things }（本人が続けます）
april-heir = 引き継ぐ人: { $heir }（{ $why ->
        [section] 同じ所属
        [coordinator] 団体の担当者
        [organiser] 事務局
       *[other] 選んだ人
     }）
april-why = { $why ->
        [section] 同じ所属
        [coordinator] 団体の担当者
        [organiser] 事務局
       *[other] 選んだ人
     }
april-accompanies-moves = 伴走している{ $count }人（本人が続けます）
april-accompanies = 伴走している{ $count }人 → { $who ->
    [none] ⚠️ 新しい伴走者が決まっていません
   *[other] { $who }
 }
april-gets-role = 役割「{ $role }」を加えます。
april-go = この計画で進める
april-go-sure = 質問・ノウハウ・伴走を引き継ぎ、所属を書き換え、関係する人にお知らせします。進めますか。
april-drop = 名簿を消す
april-drop-sure = この名簿と計画を消します。メンバーには何も起きません。
april-dropped = 名簿と計画を消しました。
april-gone = この計画は、もうありません。画面を閉じて、もう一度開いてください。
april-not-any-more = この計画は、もう始まっています。画面を開き直すと、いまのようすが分かります。
april-changed-meanwhile = 画面を開いている間に、ほかの方がこの計画を変えました。閉じて、もう一度開いてください。
april-unclear = 確かめたいことが{ $count }件残っています。「確かめる」で答えてから進めてください。
april-cannot-take-over = { $name }さんには引き継げません。去る人、前任の人、ご本人、連絡のつかない人は選べません。

april-act = どうしますか
april-as-planned = { $kind ->
    [leaves] 去る人として進める
    [moves] 所属を新しくする
   *[other] 計画どおりにする
 }
april-leave-out = この人には何もしない
april-form-heir = 引き継ぐ人
april-heir-hint = 解決していない質問、ノウハウ、これからの集まりを引き継ぎます。
april-form-companion = 新しい伴走者
april-companion-hint = この人が伴走していた人を、これから気にかける人です。
april-save = 決める
april-choice = *{ $name }*（{ $office }）
april-choice-label = だれのことですか
april-somebody-new = どの人でもない（新しい人）
april-line = { $number }行目 { $office }

april-tick = 済みにする
april-untick = まだに戻す
april-todo-remove = *{ $name }*（{ $was }）を Udemy から外す（ユーザーの無効化）
april-todo-regroup = *{ $name }* の Udemy のグループを付け替える（{ $was } → { $office }）
april-todo-rename = *{ $name }*（{ $office }）の Udemy での名前を、名簿に合わせる
april-todo-reactivate = *{ $name }*（{ $office }）は、以前いた人かもしれません。Udemy は招待でなく再有効化、Slack もアカウントの再開を
april-todo-invite = *{ $name }*（{ $office }）を Slack と Udemy に招待する
april-todo-companion = *{ $name }* が伴走していた人に、新しい伴走者を決める（「役割と伴走者を決める」から）
april-todo-settings = *{ $name }* を、設定 ORGANISERS から外す（灯を動かす人に頼む）
april-column = { $column ->
    [kind] 区分
    [name] 氏名
    [was] いまの所属
    [office] 新しい所属
    [keeps] 見ているもの
    [heir] 引き継ぐ人
    [why] 選んだ理由
    [companion] 新しい伴走者
    [role] 加える役割
    [state] 状態
   *[todos] やること
 }
april-step-state = { $state ->
    [planned] これから
    [left_out] 何もしない
    [done] 済み
   *[undone] 元に戻した
 }

april-brief = 🤝 *{ $who }さんから、引き継ぎがあります。* 見てきたもの、これからの予定、はじめの一歩を、1画面にまとめました。
april-brief-read = 引き継ぎを見る
april-brief-why = 異動の引き継ぎ先として、事務局があなたを選びました。都合が悪いときは、事務局にお声がけください。
april-brief-undone = ↩️ { $who }さんからの引き継ぎは、取り消しになりました。何もしなくて大丈夫です。
april-no-briefing = この引き継ぎは、取り消しになったか、ほかの方に宛てたものです。
april-briefing-title = 引き継ぎ
april-briefing = *{ $who }さんが見てきたもの*　今日からあなたが持ち主です。直すことも、次の人に渡すこともできます。
april-to-know = 前任が申し込んでいたもの・取り組んでいたもの。あなたには移していません。必要なら、ご自分で。
april-your-companion = 🫶 あなたの伴走者は *{ $who }さん* です。分からないことは、何でも聞いてください。
april-first = *はじめの一歩*
april-first-question = 引き継いだ質問のスレッドを1つ読み、返信に「ありがとう」を。
april-first-card = 引き継いだノウハウを1つ開き、まだ正しいかを確かめる。
april-first-meetup = 引き継いだ集まりの日時と場所を確かめる。
april-first-companion = 伴走者の { $who }さんに、ひとことあいさつする。
april-first-search = `{ $command } 仕事の言葉` で、ほかの町のノウハウを1つ読む。
april-first-ask = 分からないことを1つ、`{ $command }` で聞いてみる。
april-first-settings = `{ $command }` で、団体と所属を確かめる。

april-goodbye = 🌸 *ここまで、ありがとうございました。* 異動の名簿で、持ち場を移られると知りました。あなたが残した言葉は、これからもほかの町の人を助けます。
    { $heir ->
        [none] 見てきたものは、事務局が引き継ぎ先を探します。
       *[other] 見てきたものは、{ $heir }さんが引き継ぎます。
    }
april-goodbye-offer = よければ、*前任* として残りませんか。仕事の割り当てや定期のチェックインはありません。ノウハウを読む・探す、質問に答える、集まりやおしゃべりに加わることは、これまでどおりできます。
april-goodbye-why = 事務局が取り込んだ新しい名簿に、お名前がなかったためのお知らせです。間違いのときは、事務局にお声がけください。元に戻せます。
april-goodbye-undone = ↩️ 異動のお知らせは、取り消しになりました。これまでどおりです。お騒がせしました。
april-stay = 前任として残る
april-part = ここで区切りにする
april-answered-alumni = 🌸 ありがとうございます。これからは *前任* として、手の空いたときに力を貸してください。やめたくなったら、「設定」でいつでも外せます。
april-answered-apart = 🌸 承知しました。ここまで、本当にありがとうございました。気が変わったら、「設定」で前任を選べます。
april-not-left = 異動のお知らせは、もう取り消されています。これまでどおりです。
april-moved = 🌸 新しい持ち場でも、よろしくお願いします。これから投稿やノウハウには *{ $signature }* と表示します。違っていたら `{ $command }` で直せます。これまでの質問・ノウハウ・おしゃべりの記録は、そのままです。
april-unmoved = ↩️ 所属を元に戻しました。*{ $signature }* と表示します。

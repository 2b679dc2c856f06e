# コース

paths-title = コース
paths-open-list = みんなのコース
paths-open-enter = コースを入れる
paths-home-soon = もうすぐのコース
paths-own = *{ $name }*　{ $due }まで
paths-done = 終わりました
paths-use = 使う
paths-borrow = うちでも使う
paths-close = 一覧から外す
paths-ours = うちのコース、みんなのコース
paths-others = ほかの団体のコース
paths-none = まだありません。

paths-track = *目指すもの*　自分のトラックを選ぶと、必修とおすすめが分かります。
paths-track-none = まだ決めていない
paths-track-ict = ICT系デジタル人材（基本情報技術者）
paths-track-business = 事業系デジタル人材（ITパスポート）
paths-track-short-ict = ICT系
paths-track-short-business = 事業系
paths-required = 必修
paths-recommended = おすすめ
paths-for-you = 　⭐ あなたのトラック

paths-form-title = コース
paths-form-submit = 保存する
paths-form-name = コースやパスの名前
paths-form-about = 内容やリンク
paths-form-due = いつまでに
paths-form-due-hint = 7・3・1営業日前にお知らせします。「終わりました」を押せば、お知らせは止まります。
paths-form-due-later = 空けておくと、一覧にだけ入ります。
paths-form-people = 誰が
paths-form-people-hint = 空けておくと、自分のコースになります。
paths-form-groups = まとめて選ぶ
paths-form-leaders = DX推進リーダー全員
paths-form-track = トラック
paths-form-track-hint = どのトラックの人のコースですか。決まっていなければ空けておいてください。
paths-form-kind = 位置づけ
paths-form-required = 必修にする（選ばなければ、おすすめになります）

paths-entered = ✨ *{ $name }* を入れました。
paths-given-done = ✨ *{ $name }* を{ $count }人のコースにしました（{ $due }まで）。
paths-borrowed = ✨ *{ $name }* を、うちのコースに加えました。日付と人は「使う」から決められます。

paths-given = 📘 { $who }から *{ $name }* を案内されました。{ $due }までに、ご都合のよいときにどうぞ。
paths-reminder = 📘 *{ $name }* は{ $due }までです。あと{ $left }営業日あります。
paths-past = 📘 *{ $name }* は日付を過ぎましたが、いつ終えても大丈夫です。このコースのお知らせは、これで終わりにします。
paths-why-own = ご自分で入れたコースなので、お知らせしています。
paths-why-given = { $who }さんが案内したコースなので、お知らせしています。終わっていたら「終わりました」を押してください。
paths-finished = 🎉 *{ $name }* を終えました。おつかれさまでした。

paths-gone = このコースは、もうありません。
paths-no-name = 名前を書いてください。
paths-no-due = いつまでにするかを選んでください。
paths-due-past = 今日から2年のあいだの日を選んでください。
paths-not-yours = ほかの人のコースを決められるのは、事務局と各団体の担当者です。
paths-other-body = { $name }さんは別の団体の方です。ご自分の団体の方を選んでください。
paths-nobody = ボットや、もう使われていないアカウントは選べません。
paths-no-body = 先に `/{ $prefix }tomoshibi 設定` で、ご自分の団体を教えてください。
paths-borrow-who = 団体のコースに加えられるのは、推進リーダーと担当者です。声をかけてみてください。
paths-own-already = もう、うちのコースです。

paths-keeping = 期限のあるコース

paths-mail = もうすぐのコースが{ $count }件あります
paths-mail-due = { $due }まで

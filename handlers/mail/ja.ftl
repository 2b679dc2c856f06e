# メール

mail-title = メールで受け取る
mail-about = Slackを開けない日に、ホームタブの「いま、あなたを待っていること」をメールでお届けします。新しいことがあったときだけ、勤務時間の初めに、1日1通までです。
    名前を出さずにした質問のことと、チェックインの答えは、メールには書きません。いつでも、メールの中のボタンひとつで止められます。
mail-submit = 保存する
mail-rhythm = いつ受け取りますか
mail-rhythm-daily = 新しいことがあった日に
mail-rhythm-weekly = 週の初めに（明日の集まりなど、急ぐことはその日に）
mail-rhythm-none = 受け取らない
mail-where = どこで受け取りますか
mail-where-slack = Slackに登録しているアドレス
mail-where-typed = 下に書くアドレス
mail-address = ほかのアドレス
mail-address-hint = 「下に書くアドレス」を選んだときに書いてください。確認のメールが届き、その中のボタンを押すと始まります。課で共用のアドレスは、ほかの方も読めることにご注意ください。アドレスは暗号化して保管し、このお知らせだけに使います。
mail-address-missing = 受け取るアドレスを書いてください。
mail-address-wrong = メールアドレスとして読み取れませんでした。name@city.example.lg.jp のように書いてください。
mail-address-slack = Slackからアドレスを受け取れませんでした。「下に書くアドレス」を選んで、書いてください。
mail-too-many = 確認のメールは1日に3通までです。届いているメールを確かめるか、明日もう一度お試しください。
mail-cannot = よその組織の方には、メールをお届けできません。
mail-unavailable = いまは、メールでのお届けを用意していません。同じことは、いつでもホームタブで見られます。
mail-off = わかりました。メールは届きません。アドレスの控えも消しました。
mail-home-none = 📧 Slackを開けない日は、待っていることをメールで受け取れます。
mail-start = メールで受け取る
mail-change = メールの受け取りを変える
mail-state-daily = 📧 新しいことがあった日に、{ $to } へメールが届きます。
mail-state-weekly = 📧 週の初めに、{ $to } へメールが届きます。急ぐことはその日に届きます。
mail-state-asked = 📧 { $to } に確認のメールを送りました。{ $days }日のうちに、その中のボタンを押すと始まります。届かないときは、迷惑メールの中も見てみてください。
mail-state-failed = 📧 { $to } にメールが届きませんでした。宛先がないようです。アドレスを確かめて、もう一度選んでください。それまではお休みします。
mail-state-lost = 📧 控えていたアドレスが読めなくなりました。お手数ですが、もう一度選んでください。

mail-subject = 灯: { $told }
mail-subject-more = 灯: { $told }（ほか{ $count }件）
mail-hello = { $name }さん、こんにちは。灯（ともしび）です。いま、あなたを待っていることをお届けします。
mail-hello-urgent = { $name }さん、こんにちは。灯（ともしび）です。週のまとめを待たずに、お伝えしておきたいことがあります。
mail-door = Slackを開く
mail-why = Slackの「{ $workspace }」で、メールで受け取ることを選んだ方にお送りしています。送信専用のアドレスなので、返信は届きません。
mail-why-daily = 新しいことがあった日だけ、1日1通までです。
mail-why-weekly = 週の初めと、急ぐことがあった日だけ、1日1通までです。
mail-how = 回数や宛先は、Slackの { $command } メール か、ホームタブの「設定」で変えられます。
mail-stop = メールを止める（ログインは要りません）

mail-confirm-subject = 灯: このアドレスで受け取りますか
mail-confirm-hello = こんにちは。灯（ともしび）です。Slackの「{ $workspace }」で、お知らせの届け先にこのアドレスが登録されました。よければ、下のボタンを押して開いた画面で「受け取る」を選んでください。
mail-confirm-door = 確認の画面を開く
mail-confirm-days = { $days }日たつと、このリンクは使えなくなります。
mail-confirm-unknown = 心当たりのないときは、何もしないでください。これより後に、メールは届きません。

mail-page-stop = メールを止めますか
mail-page-stop-text = 灯（ともしび）からのお知らせのメールを止めます。同じことは、いつでもSlackのホームタブで見られます。
mail-page-stop-button = 止める
mail-page-stopped = メールを止めました
mail-page-stopped-text = これから、お知らせのメールは届きません。アドレスの控えも消しました。また受け取りたくなったら、Slackのホームタブの「設定」からどうぞ。
mail-page-confirm = このアドレスで受け取りますか
mail-page-confirm-text = 新しいことがあったときだけ、勤務時間の初めに、1日1通までお届けします。いつでも、メールの中のボタンひとつで止められます。
mail-page-confirm-button = 受け取る
mail-page-confirmed = ありがとうございます
mail-page-confirmed-text = このアドレスで受け取れるようになりました。この画面は閉じて大丈夫です。
mail-page-old = このリンクは使えなくなっています
mail-page-old-text = 時間がたったか、そのあとに設定が変わったようです。いちばん新しいメールのリンクか、Slackのホームタブの「設定」からどうぞ。
mail-page-broken = このリンクは開けませんでした
mail-page-broken-text = 途中で切れているかもしれません。メールのリンクをもう一度押すか、Slackのホームタブの「設定」からどうぞ。

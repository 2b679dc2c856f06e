# 灯（ともしび）がどこでも使う言葉

bot-name = 灯（ともしび）
bot-description = 自治体どうしで、コツ・成功事例・質問を分かち合うための Slack ボットです。
close = 閉じる
cancel = やめる
fault = すみません、うまくいきませんでした。少し待ってから、もう一度お試しください。続くときは、事務局に「番号 { $reference }」とお伝えください。
no-longer = このボタンや画面は、もう使えなくなりました。ホームタブか `/tomoshibi` から、あらためてどうぞ。
personal-number = マイナンバー（個人番号）の形をした12桁の番号が入っているため、お預かりできませんでした。番号を消して、もう一度送ってください。ほかの番号がたまたま同じ形になることも10個に1個ほどあります。そのときは、下4桁だけにするなど、少し書き換えてください。

home-greeting = *こんにちは。灯（ともしび）です。*
    ほかの町の人に聞く、みんなのノウハウを探す、うまくいったことを残す。ここから始められます。
home-ask = 質問する
home-search = ノウハウを探す
home-share = ノウハウを共有する
home-settings = 設定
home-nothing-waits = いまのところ、ありません。どうぞよい一日を。
home-more = ここに入りきらない分は、省いています。
home-place-waiting = いま、あなたを待っていること
home-place-news = みんなの動き
home-place-mine = あなたのこと
home-place-organisers = 事務局の道具
home-place-settings = 設定

day-alone = { $month }/{ $day }（{ $weekday }）
day-and-time = { $day } { $time }
day-of-week = { $number ->
    [0] 月
    [1] 火
    [2] 水
    [3] 木
    [4] 金
    [5] 土
   *[6] 日
 }

schedule-skipped = ⏸ 灯が止まっていた間の「{ $what }」（{ $days }、{ $count }回）は、時間がたったので送りませんでした。必要なら、予定の「今すぐ実行」で送れます。

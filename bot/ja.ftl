# 灯（ともしび）がどこでも使う言葉

bot-name = 灯（ともしび）
bot-description = 自治体どうしで、コツ・成功事例・質問を分かち合うための Slack ボットです。
close = 閉じる
cancel = やめる
fault = すみません、うまくいきませんでした。少し待ってから、もう一度お試しください。続くときは、事務局に「番号 { $reference }」とお伝えください。
app-not-installed = すみません、灯はいま、このワークスペースに入っていません。お使いになりたいときは、ワークスペースの管理者の方に、もう一度追加してもらってください。お預かりしたデータは、そのまま残っています。
install-title = 灯をワークスペースに追加する
install-what = 灯（ともしび）は、自治体どうしの学び合いを支える Slack のボットです。質問・ノウハウ・集まりを、町をこえて分かち合えます。
install-who = 追加できるのは、Slack の設定でアプリの追加を認められている方です。次の画面で、追加先のワークスペースを右上で選べます。
install-button = Slack に追加する
install-small = はじめて追加した方が、そのワークスペースの最初の事務局になります。あとから、ほかの方に引き継げます。
install-denied = 追加は取りやめになりました。何も変わっていません。気が変わったら、いつでもどうぞ。
install-stale = この画面は、もう使えなくなっています（10分を過ぎたか、すでに使われたか、別のブラウザーで開かれたようです）。お手数ですが、初めからもう一度お願いします。
install-misset = アプリの設定が合わず、追加できませんでした。この灯を動かす人に、SLACK_CLIENT_ID・SLACK_CLIENT_SECRET・PUBLIC_URL と、Slack のアプリ設定の Redirect URLs を見直してもらってください。
install-refused = Slack から追加を断られました。少し待ってから、もう一度お試しください。
install-unreachable = Slack につながりませんでした。少し待ってから、もう一度お試しください。
install-again = もう一度追加する
install-done = 「{ $name }」に灯を追加しました
install-next = 灯から、あなたにメッセージを送りました。続きは Slack でどうぞ。
install-open = Slack を開く
install-hello = 追加していただき、ありがとうございます。灯です。あなたが、このワークスペースの最初の事務局です。
    まず、質問を受けるチャンネルと、事務局のチャンネルを決めましょう。続けて、`/tomoshibi 役割` で、いっしょに事務局をする方を選べます。
install-hello-again = 追加していただき、ありがとうございます。灯です。これまでのデータと設定は、そのまま続いています。
    このワークスペースの事務局は { $organisers } です。
install-channels = チャンネルを決める
token-spent = ⚠️ Slack とのつながりを更新できませんでした。数時間後に灯が止まってしまうので、お手数ですが、{ $address } を開いて、もう一度「Slack に追加する」を押してください。これまでのデータや設定は、そのまま残ります。
no-longer = このボタンや画面は、もう使えなくなりました。ホームタブか `/tomoshibi` から、あらためてどうぞ。
personal-number = マイナンバー（個人番号）の形をした12桁の番号が入っているため、お預かりできませんでした。番号を消して、もう一度送ってください。ほかの番号がたまたま同じ形になることも10個に1個ほどあります。そのときは、下4桁だけにするなど、少し書き換えてください。

home-greeting = *こんにちは。灯（ともしび）です。*
    ほかの町の人に聞く、みんなのノウハウを探す、うまくいったことを残す。
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

person-politely = { $office ->
    [none] { $name }さん
   *[other] { $name }さん（{ $office }）
 }

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

illness-now-letters = 🤒 灯の調子がよくありません。手紙が { $count } 通、1時間たっても届けられずにいます。灯を動かす人に、`tomoshibi doctor` で様子を見てもらってください。届けられるようになったら、順に届けます。
illness-now-disk = 🤒 灯の置き場所（ディスク）の空きが、あと { $megabytes } MB です。いっぱいになると、質問や返信を書きとめられません。灯を動かす人に、空きを作ってもらってください。
illness-now-job = 🤒 灯の仕事のひとつ（{ $job }）が、くり返し失敗しています。ほかの仕事は続けています。灯を動かす人に、ログを見てもらってください。
illness-now-token = Slack が、灯を受け付けていません（{ $reason }）。
illness-over-letters = ☀️ 止まっていた手紙が、また届くようになりました（{ $since }〜{ $until }）。
illness-over-disk = ☀️ 灯の置き場所（ディスク）に、空きができました（少なかったのは { $since }〜{ $until }）。
illness-over-job = ☀️ 失敗していた灯の仕事（{ $job }）が、また動いています（{ $since }〜{ $until }）。
illness-over-token = ☀️ Slack が、また灯を受け付けています。{ $since }〜{ $until } のあいだ、灯は何も届けられませんでした。たまった手紙は、順に届けます。

# 使い方

command-tomoshibi = 灯（ともしび）の使い方を見る
command-tomoshibi-usage = （このまま送信、または「設定」「時間」）

guide-unknown = 「{ $typed }」は分かりませんでした。使える言葉は、下の一覧にあります。ノウハウを探すなら、`/{ $prefix }knowhow { $typed }` です。
guide-title = *灯（ともしび）でできること*　同じことは、ホームタブのボタンからもできます。
guide-know = *聞く・探す・残す*
    `/{ $prefix }ask`　困っていることを、ほかの町の人に聞く（名前を出さずに聞くこともできます）
    `/{ $prefix }knowhow 言葉`　みんなのコツ・事例・解決した質問を探す
    `/{ $prefix }share`　うまくいったこと、いかなかったことを残す
    質問チャンネルに書くだけでも質問になります。助かった返信に ✅ を付けると、ノウハウとして残ります。
guide-meet = *つながる*
    `/{ $prefix }checkin`　いまの調子を伝える
    `/{ $prefix }meetup`　集まりを見る、参加する、呼びかける
    `/{ $prefix }tomoshibi おしゃべり`　月に1回、ほかの町の人と話す
guide-learn = *学ぶ*
    `/{ $prefix }study 25分 Excelマクロ`　学んだことを記録する（`start` でもくもく、`計画` で1週間の計画）
    `/{ $prefix }tomoshibi コース`　自分のコースと、ほかの団体のコースを見る
guide-own = *自分の設定*
    `/{ $prefix }tomoshibi 設定`　団体・所属・役割
    `/{ $prefix }tomoshibi 時間`　灯から声をかけてよい時間、お休み
    `/{ $prefix }tomoshibi まとめ`　週に一度のまとめを止める、また受け取る
    `/{ $prefix }tomoshibi メール`　Slackを開けない日に、待っていることをメールで受け取る
    `/{ $prefix }tomoshibi 自分のデータ`　灯が覚えていることを見る、持ち帰る、消す
guide-organise = *事務局の道具*　`/{ $prefix }tomoshibi` に続けて
    `待っている質問`　返事のない質問　　`当番`　見守り当番を決める
    `役割`　役割と伴走者　　`予定`　チェックインやまとめの予定
    `別名`　見つからなかった言葉　　`手紙`　届けられなかった手紙
    `チャンネル`　質問と事務局のチャンネル　　`名簿`　4月の異動
    `成果`　議会や上司に見せる数字　　`記録`　事務局がしたこと
guide-threads = スレッドの中ではコマンドが使えません。そのときは、メッセージの「その他」メニューか、ホームタブのボタンをどうぞ。

# 人

people-hello = 🏮 *はじめまして、灯（ともしび）です。*
    困っていることをほかの町の人に聞いたり、うまくいったことを分け合ったりするお手伝いをしています。
    投稿に「どの町の、どの課の人か」が添えられていると、読む人が自分の仕事と重ねやすくなります。よければ、団体と所属を教えてください。30秒で終わります。
people-hello-again = 🏮 *よければ、団体と所属を教えてください。*
    投稿やノウハウに添えて、ほかの町の人が読むときの手がかりにします。30秒で終わります。
people-hello-write = 団体と所属を書く
people-hello-later = あとで
people-later-done = わかりました。お手すきのときに、`{ $command } 設定` か、ホームタブの「設定」からどうぞ。

people-form-title = 団体と所属
people-form-submit = 保存する
people-body = 団体
people-body-placeholder = 例）小田原市
people-body-hint = 一覧にない団体の方は、ここを空けたまま、次の欄に団体名から書いてください。
people-section = 所属
people-section-placeholder = 例）税務課
people-section-hint = 課や係の名前です。投稿やノウハウに、お名前と並べて表示します。
people-which = どの団体ですか
people-which-none = この中にはない
people-declared = あてはまるものがあれば、選んでください
people-role = { $role ->
    [leader] DX推進リーダー
    [learner] 受講者（Udemyなどで学んでいる人）
    [coordinator] 担当者
    [organiser] 事務局
    [manager] 所属長
    [companion] 伴走者
   *[alumni] 前任（異動したあとも手伝える人）
    }
people-empty = 団体か所属の、どちらかを書いてください。
people-body-unknown = 「{ $name }」という団体は見つかりませんでした。一覧にない団体でしたら、ここを空けて、次の欄に団体名から書いてください。
people-body-gone = この団体は一覧からなくなりました。画面を閉じて、もう一度開いてください。
people-thanks = ✨ ありがとうございます。これから、投稿やノウハウには *{ $signature }* と表示します。異動したときなどは、また「設定」から書き直せます。

people-personal-number = ⚠️ いまの投稿に、マイナンバー（個人番号）の形をした12桁の番号が入っているようです。このお知らせは、あなただけに見えています。
    • もしマイナンバーでしたら、投稿を編集して番号を消してください。ほかの人の目に触れたときは、お勤め先の決まりに沿って報告をお願いします。
    • 灯の控えでは、番号を ● に置きかえています。番号そのものは控えていません。
    • ほかの番号がたまたま同じ形になることも、10個に1個ほどあります。そのときは、このままで大丈夫です。

people-roles-title = 役割と伴走者
people-roles-open = 役割と伴走者を決める
people-roles-hint = 事務局の方だけが開ける画面です。「変える」を押すと、その役割の人をまとめて選び直せます。DX推進リーダーと受講者は、ご本人が「設定」で選ぶこともできます。
people-roles-count = { $count }人
people-roles-change = 変える
people-roles-nobody = まだいません。
people-roles-more = 　ほか{ $count }人
people-roles-alone = ⚠️ 伴走者のいないリーダー: { $names }
people-organisers-only = この画面は、事務局の方だけが使えます。必要なときは、事務局の方にお声がけください。
people-no-organiser = { $name }さんは、ゲストか、もう使われていないアカウントのため、事務局にはできません。
people-cannot-be = { $name }さんは、ボットか、よその組織の方か、もう使われていないアカウントのため、選べません。
people-name-organisers = ここで選んだ人は、あなたと同じことができるようになります。初めから決まっている人は、ここには出ません。
people-companions = *誰が誰に伴走しているか*　リーダーがひとりにならないように、気にかける人を決めます。
people-companion = 伴走者
people-companion-hint = 市町村の人でも、県や支援団体の人でもかまいません。
people-accompanied = 気にかける人
people-accompanied-hint = ほかの伴走者がついていた人は、この伴走者に移ります。ここから外した人は、伴走者がいなくなります。
people-own-companion = ご本人には伴走できません。ほかの方を選んでください。
people-companion-changed = 伴走者を選び直したところのようです。下の欄が変わるのを待って、もう一度押してください。

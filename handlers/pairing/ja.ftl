# おしゃべり（ほかの町の人と月に1回）

pairing-occasion = おしゃべり（ほかの町の人と月に1回）
pairing-title = おしゃべり

pairing-invitation = 🍵 *ほかの町の人と、月に1回、30分ほどおしゃべりしませんか。*
    同じような仕事をしている人を、毎月1人ご紹介します。仕事のことでも、雑談でも。休むのも、やめるのも、いつでもできます。
pairing-invitation-why = 事務局がおしゃべりの回を開いたので、一度だけご案内しています。参加しなければ、もうお送りしません。
pairing-join = 参加する
pairing-rejoin = また参加する
pairing-decline = 参加しない
pairing-pause = しばらく休む
pairing-stop = やめる
pairing-skip = 今回は休む
pairing-home = 🍵 ほかの町の人と、月に1回、30分ほどおしゃべりしませんか。毎月1人ご紹介します。
pairing-now-in = 🍵 おしゃべりに参加しています。{ $next }
pairing-now-paused = 🍵 おしゃべりをお休みしています。「また参加する」か `{ $command } おしゃべり` から、いつでも戻れます。
pairing-now-stopped = 🍵 おしゃべりには参加していません。気が向いたら、ここか `{ $command } おしゃべり` からどうぞ。
pairing-next = 次の回は、{ $day }にお知らせします。
pairing-none-planned = 次の回の予定は、まだありません。
pairing-not-planned = 🍵 いまのところ、参加できるおしゃべりの予定はありません。始めてほしいときは、事務局に気軽に声をかけてください。
pairing-not-for-guests = おしゃべりは、ワークスペースのメンバーどうしをご紹介しています。ゲストの方は、すみませんが参加できません。

pairing-tomorrow = 🍵 *{ $day }に、今月のおしゃべりのお相手をご紹介します。*
    都合が悪ければ、今回だけ休めます。次の回はまたご紹介します。
pairing-tomorrow-why = おしゃべりに参加している方へのお知らせです。「今回は休む」を押すと、この回には戻れません。
pairing-skipped = 🍵 今回はお休みですね。わかりました。{ $next }

pairing-introduction = 🍵 *今月のおしゃべりのお相手です。*
pairing-introduction-again = 🍵 *おしゃべりの顔ぶれが変わりました。* どなたかの都合がつかなくなったので、組み合わせ直しました。今回のお相手です。
pairing-write-you = 最初のひとことは、あなたからお願いします。名前を押すとメッセージを送れます。「はじめまして。30分ほどお話ししませんか」に、空いている日時を2つか3つ添えると、すぐ決まります。電話でもオンラインでも。
pairing-write = 最初のひとことは、{ $who }さんにお願いしています。2、3日たっても届かなければ、あなたから気軽にどうぞ。空いている日時を2つか3つ添えると、すぐ決まります。
pairing-topics = 話のきっかけに
pairing-topic-question = { $who }さんは「{ $title }」と質問していました。その後、どうなりましたか。
pairing-topic-solution = { $who }さんは「{ $title }」という質問に答えていました。どんな経験からですか。
pairing-topic-told = { $who }さんは「{ $title }」を共有していました。始めるとき、何が大変でしたか。
pairing-topic-own = あなたの「{ $title }」のことも、よい話の種になります。
pairing-topic-tag = みなさん「{ $tag }」に関心があります。いま、どこまで進んでいますか。
pairing-common-0 = いま、いちばん時間がかかっている仕事は何ですか。
pairing-common-1 = 最近うまくいった、小さなことは何ですか。
pairing-common-2 = ほかの町に聞いてみたいことは何ですか。
pairing-common-3 = DXのことを、職場では誰と話していますか。
pairing-common-4 = 紙やハンコが残っている仕事で、まず変えたいものは何ですか。
pairing-common-5 = 最近学んで、役に立ったことは何ですか。
pairing-introduction-why = おしゃべりに参加している方をご紹介しています。1週間ほどしたら、お話しできたかを一度だけうかがいます。
pairing-outdated = 🍵 おしゃべりの顔ぶれが変わりました。新しいお相手を、あらためてご紹介しています。
pairing-alone = 🍵 今回は、ご紹介できる方が見つかりませんでした。お待たせしてすみません。次の回では優先してご紹介します。{ $next }
pairing-cannot = 都合がつかなくなった
pairing-cannot-really = この回には戻れません。お相手には、別の方をご紹介します。
pairing-cannot-yes = 今回は休む

pairing-met = 🍵 *{ $who }さんとは、お話しできましたか。*
pairing-met-yes = 話せました
pairing-met-not_yet = まだです
pairing-met-no = 今回は難しかった
pairing-met-why = おしゃべりに参加している方に、一度だけうかがっています。事務局に伝わるのは、5人以上をまとめた人数だけです。
pairing-thanks-yes = よかったです。教えてくれて、ありがとうございます。
pairing-thanks-not_yet = 急がなくて大丈夫です。お話しできたら、ここで教えてください。
pairing-thanks-no = わかりました。忙しいときは、お互いさまです。
pairing-introduced = もうお相手をご紹介しています。都合がつかないときは、ご紹介のメッセージの「都合がつかなくなった」を押してください。
pairing-over = この回のおしゃべりは終わりました。次の回をお楽しみに。
pairing-too-late = もうお話しできたか、1週間がたったので、組み合わせは変えられません。今回お話しできないときは「今回は難しかった」を押してください。
pairing-nobody-there = この回では、いまお相手がいません。

pairing-home-partner = 🍵 *今月のお相手*

pairing-told-matched = 🍵 今月のおしゃべりでは、{ $count }人をご紹介しました。
pairing-told-few = 🍵 今月のおしゃべりは参加者が少ないため、人数は出しません。
pairing-told-forced = 参加者の半分より多くがひとつの団体の人なので、同じ団体どうしの組を避けられませんでした。ほかの団体の人にも声をかけてみてください。
pairing-told-parts = 人数が多いので、{ $count }人までのグループに分けて組み合わせました。全員をまとめて計算する場合と比べた差は、2％以内です。
pairing-told-met = お話しできた人は{ $count }人でした。
pairing-told-missed = 🍵 灯が止まっていたため、今回のおしゃべりは組み合わせできませんでした。次の回でご紹介します。

pairing-mail = 今月のお相手が決まっています
pairing-mail-line = { $closes }まで。どなたかは、Slackのホームタブでご覧ください

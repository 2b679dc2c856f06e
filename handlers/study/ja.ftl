# 学習

command-study = 学んだことを記録する、もくもく学習を始める
command-study-usage = 25分 Excelマクロ（start・stop・計画。何も付けないと今週の様子）

study-title = 学習
study-home = 学習
study-home-sitting = いま、もくもく学習中です。終わったら「終わる」をどうぞ。
study-home-here = { $count ->
        [0] いま、もくもく学習中の人はいません。
       *[other] いま、{ $count }人がもくもく学習中です。
    }

study-hours = { $count }時間
study-minutes = { $count }分
study-lessons = { $count }レッスン

study-week-title = 今週の学習（{ $first }の週）
study-week-none = 今週の記録は、これからです。
study-week-done = 今週は *{ $done }*
study-week-with-plan = 今週は *{ $done }*（めあては { $aim }）
study-week-more = ほかに{ $count }件あります。
study-streak = 続いている週: *{ $weeks }週*　お休みのお守り: { $freezes }つ
study-if = 「{ $obstacle }」となったら → { $instead }
study-last-missed = 先週のめあては、今の暮らしに合っていなかったのかもしれません。いつでも立て直せます。
study-line = { $day }　*{ $amount }*{ $subject }
study-example = 例）`25分 Excelマクロ`　`昨日 1時間半 統計`　`11/20 2レッスン`

study-open-record = 記録する
study-open-form = フォームで記録する
study-open-start = もくもくを始める
study-open-plan = 計画を立てる
study-plan-anew = 計画を立て直す
study-open-use = 業務で使った
study-open-taste = 声かけの設定
study-open-week = 今週を見る
study-open-edit = 直す
study-open-table = もくもくの表を置く

study-recorded = 📗 *{ $amount }* を記録しました。（{ $day }{ $subject }）
study-puzzled = すみません、どのくらい学んだのかを読み取れませんでした。時間と内容を、どちらが先でもかまわないので書いてください。書いていただいた言葉は、下のボタンからそのまま続きを書けます。
study-day-to-come = まだ来ていない日のようです。学んだ日を確かめてください。
study-day-long-ago = 記録できるのは、3か月前の分までです。
study-too-much = 1日の合計が{ $hours }時間を超えます。時間か日付を確かめてください。お体も大事になさってください。
study-too-many = 1日の合計が{ $most }レッスンを超えます。数か日付を確かめてください。
study-record-gone = この記録は、もうありません。
study-no-time = 「25分」「1時間半」「2レッスン」のように書いてください。
study-no-day = 「11/20」「昨日」のように書いてください。
study-no-number = 「3」「1.5」「2時間半」のように、時間の数で書いてください。

study-form-title = 学習の記録
study-form-submit = 保存する
study-form-time = どのくらい
study-form-time-placeholder = 例）25分、1時間半、2レッスン
study-form-subject = 何を
study-form-subject-placeholder = 例）Excelマクロ
study-form-day = いつ
study-form-day-hint = 「11/20」「昨日」のように書けます。空けておくと今日になります。
study-forget = この記録を消す

study-use-title = 業務で使った
study-use-submit = 伝える
study-use-about = 学んだことが仕事で役に立ったら、教えてください。どの欄も、書けるところだけで大丈夫です。
study-use-noted = ✨ 「業務で使った」と残しました。このまま閉じても大丈夫です。よければ、もう少し教えてください。
study-use-subject = 何を使いましたか
study-use-hours = 1か月で、だいたい何時間減りましたか
study-use-hours-placeholder = 例）3
study-use-hours-hint = ざっくりで大丈夫です。分からなければ空けておいてください。
study-use-told = どんなふうに使いましたか
study-use-thanks = ✨ ありがとうございます。学びが仕事に生きた記録として、大事に残します。

study-plan-title = 1週間の計画
study-plan-submit = 計画にする
study-plan-about = 先に「じゃまになりそうなこと」を思い浮かべておくと、続きやすくなります。曜日や時刻は決めなくて大丈夫です。この計画は、あなただけに見えています。
study-plan-obstacle = じゃまになりそうなことは何ですか
study-plan-obstacle-placeholder = 例）議会の答弁準備で夕方が埋まる
study-plan-instead = そうなったら、どうしますか
study-plan-instead-placeholder = 例）昼休みに1本だけ見る
study-plan-aim = 1週間で、どのくらい学びますか
study-plan-aim-placeholder = 例）60分、2レッスン
study-plan-aim-hint = 少なめがおすすめです。あとから増やせます。
study-plan-made = ✨ 計画ができました。合わなくなったら、いつでも立て直してください。
study-plan-gone = 計画をしまいました。また立てたくなったら、いつでもどうぞ。
study-give-up = 計画をやめる
study-no-aim = 「60分」「2レッスン」のように書いてください。
study-aim-too-high = 1週間には多すぎるようです。無理のない量にしてみませんか。

study-here-title = いま、もくもく学習中の人
study-here-one = • { $who }{ $subject }
study-here-others = ほか{ $count }人
study-here-unnamed = 名前を出していない人が{ $count }人います。
study-here-nobody = いまは誰もいません。始めると、ここに名前が出ます。
study-here-what = （{ $subject }）
study-here-own = あなたも学習中です{ $what }。終わったら「終わる」か `/{ $prefix }study stop` をどうぞ。忘れても、あとで自動で終わります。
study-stop = 終わる
study-look = いまの様子を見る
study-be-unnamed = 名前を出さない
study-be-named = 名前を出す
study-too-short = おつかれさまでした。1分に満たなかったので、記録には残していません。
study-table-note = 名前を出さずに参加することもできます。
study-table-moved = もくもくの表は、ここには出さなくなりました。
study-table-title = もくもくの表
study-table-channel = 表を置くチャンネル
study-table-hint = いま学習中の人を、1つの投稿を書きかえながら見せます。通知は増えません。空けておくと、どこにも置きません。
study-organisers-only = これができるのは事務局の人だけです。

study-taste-title = 声かけの設定
study-taste-about = ここで選んだことは、あなただけに見えています。所属長や事務局にも見えません。
study-taste-engine = 学びエンジンのタイプ
study-taste-engine-hint = 学びエンジン診断を受けた方は、結果のタイプを選ぶと、声かけの調子が変わります。
study-taste-wishes = 声かけともくもく
study-taste-nudges = 学習の声かけを受け取る
study-taste-unnamed = もくもくで名前を出さない
study-engine-explorer = メラメラ探検家
study-engine-hermit = 孤高の仙人
study-engine-cook = スゴウデ料理人
study-engine-general = たたきあげ将軍
study-engine-mayor = カリスマ村長
study-engine-hero = なにくそ勇者
study-engine-warrior = おきあがり戦士
study-engine-sage = ホップステップ賢者

study-tone-plain = 📗 こんにちは。学習のお知らせです。
study-tone-explorer = 📗 こんにちは。気になっていたこと、少しのぞいてみませんか。
study-tone-hermit = 📗 こんにちは。静かに手を動かす時間のお知らせです。
study-tone-cook = 📗 こんにちは。道具箱にひとつ、加えてみませんか。
study-tone-general = 📗 こんにちは。誰かの役に立つ学びの、続きはいかがですか。
study-tone-mayor = 📗 こんにちは。職場が少し楽になる種を、ひとつどうぞ。
study-tone-hero = 📗 こんにちは。ここからの一歩が、いちばん効く一歩です。
study-tone-warrior = 📗 こんにちは。間があいても大丈夫。続きから始められます。
study-tone-sage = 📗 こんにちは。前に試したことを、少しふり返ってみませんか。

study-nudge-small = 今週は、5分だけでも十分です。途中まで見た1本や、前の続きの1ページからどうぞ。
study-nudge-plan = 計画には「{ $obstacle }」となったら「{ $instead }」とありました。今週は、どこでできそうですか。
study-nudge-plan-first = 今週じゃまになりそうなことと、そのときどうするかを、先に1つだけ決めておきませんか。30秒で終わります。
study-nudge-together = 1人だと始めにくいときは「もくもく」をどうぞ。いま、ほかの町で学んでいる人が見えます。
study-nudge-why = 計画を立てた方と、この3か月に学習を記録した方に、1週間ほど記録がないときだけ、週に1回までお送りしています。
study-snooze = 2週間お休み
study-mute = もう受け取らない
study-resume = また受け取る
study-snoozed = わかりました。{ $until }まで、学習の声かけをお休みします。
study-stopped = わかりました。学習の声かけは、もうお送りしません。
study-resumed = ありがとうございます。また、ときどき声をかけますね。

study-arm-small = 5分だけ
study-arm-plan = 計画を思い出す
study-arm-together = もくもくに誘う
study-retire-proposal = 学習の声かけ *「{ $name }」* は、{ $weeks }週のあいだ使ってみて、はっきりした効果が見えていません。
    • 送った週に学習した割合: { $share }
    • 送らなかった週: { $held }
    • 差: { $difference }ポイント（95%の区間 { $low }〜{ $high }）
    この文面を使うのを、やめますか。
study-retire-rule = { $weeks }週以上、のべ{ $people_weeks }人週以上を見ても、差の区間が0をふくむときに、お尋ねしています。
study-retire = やめる
study-carry-on = 続ける
study-retired = 学習の声かけ *「{ $name }」* をやめました（{ $who }）。
study-carried-on = 学習の声かけ *「{ $name }」* を続けます（{ $who }）。12週後に、もう一度見直します。

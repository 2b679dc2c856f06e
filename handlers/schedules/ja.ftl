# 予定（事務局）

schedules-home = *予定*　{ $count }件
schedules-open = 予定を見る
schedules-title = 予定
schedules-none = まだ予定はありません。「新しい予定」から、定期の声かけなどを決められます。
schedules-new = 新しい予定
schedules-edit = 編集
schedules-pause = 一時停止
schedules-resume = 再開
schedules-run = 今すぐ実行
schedules-run-sure = 次の予定を待たずに、今日の分として今すぐ始めます。よろしいですか。
schedules-history = 履歴
schedules-delete = 削除
schedules-delete-sure = この予定を削除しますか。これまでの記録は残り、もう始まっているものは最後まで続きます。
schedules-back = 予定に戻る
schedules-coming = 次は { $when }
schedules-paused = ⏸ 一時停止中
schedules-over = 次の予定はありません
schedules-some-people = 選んだ{ $count }人

schedules-rule-once = { $day } { $time } に1回
schedules-rule-weeks = { $weeks ->
    [1] 毎週 { $days } { $time }
   *[other] { $weeks }週ごと { $days } { $time }
 }
schedules-rule-day = { $day ->
    [last] 毎月の末日 { $time }
   *[other] 毎月{ $day }日 { $time }
 }
schedules-rule-nth = 毎月 { $nth }{ $day }曜 { $time }
schedules-nth-of-month = { $nth ->
    [-1] 最後の
   *[other] 第{ $nth }
 }

schedules-form-title = 予定を決める
schedules-form-submit = 保存する
schedules-kind = すること
schedules-to = 誰に
schedules-where = どのチャンネルに
schedules-to-leaders = リーダー
schedules-to-everybody = 全員
schedules-to-body = 団体を選ぶ
schedules-to-role = 役割を選ぶ
schedules-to-people = 人を選ぶ
schedules-to-channel = チャンネルにいる人
schedules-whom = 対象
schedules-channel-hint = 始まるときにチャンネルにいる人が対象です。
schedules-role-learner = 受講者
schedules-role-coordinator = 担当者
schedules-role-organiser = 事務局
schedules-role-manager = 所属長
schedules-role-companion = 伴走者
schedules-role-alumni = 前任
schedules-every = いつ
schedules-every-once = 1回だけ
schedules-every-weeks = 何週かごと
schedules-every-month_day = 毎月の日にち
schedules-every-month_weekday = 毎月の第何曜日
schedules-day = 日にち
schedules-starts = この日から
schedules-weekdays = 曜日（いくつでも）
schedules-weekday = 曜日
schedules-nth = 第何
schedules-field-interval = 何週ごと
schedules-field-interval-hint = 1なら毎週です。Enter を押すと、下の日にちに反映されます。
schedules-field-day = 何日
schedules-field-day-hint = 1〜31、または「月末」。その日がない月は末日になります。
schedules-field-time = 時刻
schedules-field-time-hint = 「10:00」や「10時半」のように書いてください。
schedules-on-holiday = 祝日や年末年始に当たったら
schedules-holiday-next = 次の開庁日にずらす
schedules-holiday-drop = その回は休む
schedules-holiday-keep = そのまま行う
schedules-preview = *次の3回*
schedules-planned = • { $when }
schedules-moved = • { $when }（{ $day }は{ $why }のため）
schedules-dropped = • { $day }は{ $why }のため休み
schedules-late = 勤務時間の外に始まる回があります。灯からのメッセージは、それぞれの次の始業時刻に届きます。
schedules-reached = いまの対象は{ $count }人です。

schedules-kept = ✅ 予定を保存しました。
schedules-paused-done = ⏸ 一時停止しました。再開するまで、何も始まりません。
schedules-resumed-done = ▶️ 再開しました。止めていた間の分は送りません。
schedules-ran = ✅ 今日の分を始めました。
schedules-ran-already = 今日の分は、もう始まっています。
schedules-deleted-done = 予定を削除しました。

schedules-history-title = 予定の履歴
schedules-history-none = まだ記録はありません。
schedules-past-sent = { $when }　対象 { $count }人　{ $answered }
schedules-past-answered = 答え { $count }人
schedules-past-unsaid = 答えた人数は、受付中か、少人数のため出していません
schedules-past-done = { $when }　行いました
schedules-past-skipped = { $when }　⏸ 送りませんでした（灯が止まっていて、時間がたったため）
schedules-past-by-hand = （手動）

schedules-organisers-only = 予定を決められるのは事務局の人だけです。こうしたいという希望があれば、事務局に知らせてください。
schedules-gone = この予定は、もう削除されています。
schedules-bad-time = 時刻が読み取れませんでした。「10:00」や「10時半」のように書いてください。
schedules-bad-weeks = 「何週ごと」は、1から{ $most }までの数にしてください。
schedules-bad-day = 「何日」は、1から31までの数か「月末」にしてください。
schedules-no-day = 日にちを選んでください。
schedules-no-weekday = 曜日を一つ以上選んでください。
schedules-never = この日時はもう過ぎています。これからの日時にしてください。
schedules-no-audience = 誰に届けるかを選んでください。

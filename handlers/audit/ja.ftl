# 記録（事務局）

audit-organisers-only = 記録は、事務局の方だけが見られます。
audit-title = 事務局の記録
audit-about = 事務局の方と、灯を動かす人がしたことです。投稿や手紙の中身と、名前を出さずに聞いた人のことは、ここには残りません。
audit-none = まだ、記録はありません。
audit-look = 見る
audit-all = すべて
audit-newer = 新しいほうへ
audit-older = 古いほうへ
audit-operator = サーバーの操作
audit-thing = { $kind ->
    [question] 質問 { $which }
    [card] ノウハウ { $which }
    [meetup] 集まり { $which }
    [schedule] 予定 { $which }
    [letter] 手紙 { $which }
    [path] コース { $which }
    [nudge] 声かけ { $which }
    [body] 団体 { $which }
    [roster] { $which ->
        [members] いまのメンバーの名簿
       *[other] 名簿 { $which }
      }
   *[other] { $which }
  }
audit-act-role-given = 役割を渡しました
audit-act-role-taken = 役割を外しました
audit-act-companion-named = 伴走者を決めました
audit-act-companion-taken = 伴走者を外しました
audit-act-hosts-named = 見守り当番を決めました
audit-act-schedule-kept = 予定を決めました
audit-act-schedule-paused = 予定を止めました
audit-act-schedule-resumed = 予定を再開しました
audit-act-schedule-run = 予定を今すぐ実行しました
audit-act-schedule-deleted = 予定を消しました
audit-act-question-moved = 質問を移しました
audit-act-question-merged = 質問をまとめました
audit-act-question-reopened = 質問をもう一度開きました
audit-act-question-solved = 質問を解決にしました
audit-act-question-withdrawn = 質問を取り下げました
audit-act-card-edited = ほかの人のノウハウを直しました
audit-act-card-deleted = ほかの人のノウハウを消しました
audit-act-meetup-changed = 集まりを変えました
audit-act-meetup-decided = 集まりの日を決めました
audit-act-meetup-cancelled = 集まりを取りやめました
audit-act-alias-kept = 別名をつけました
audit-act-alias-removed = 別名をやめました
audit-act-letter-again = 手紙をもう一度送りました
audit-act-letter-discarded = 手紙を捨てました
audit-act-path-changed = ほかの人のコースを一覧から外しました
audit-act-nudge-decided = 声かけを続けるかどうか決めました
audit-act-channels-named = チャンネルを決めました
audit-act-installed = 灯を入れました
audit-act-uninstalled = 灯を外しました
audit-act-roster-read = 名簿を読み込みました
audit-act-roster-approved = 名簿の計画を承認しました
audit-act-roster-dropped = 名簿の計画を取りやめました
audit-act-roster-undone = 名簿の計画の1件を元に戻しました
audit-act-handed-over = 引き継ぎました
audit-act-member-moved = 異動を反映しました
audit-act-member-left = 異動で離れた人として記録しました
audit-act-imported = 取り込みました
audit-act-exported = 書き出しました
audit-act-person-erased = だれかが自分のデータを消しました
audit-act-body-exported = 団体のデータを書き出しました
audit-act-body-erased = 団体のデータを消しました

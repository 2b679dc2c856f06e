# 成果の数字（事務局）

results-organisers-only = 成果の数字は、事務局の方だけが見られます。
results-home = *成果の数字*　議会や上司への説明に使えます。
results-look = 見る
results-title = 成果の数字
results-about = *どのくらい助け合えたか*　みんなに見えているものだけを数えています。
results-month = { $year }年{ $month }月
results-year = { $year }年度
results-few = 5件に満たないため出しません
results-how = 選んで写せば、そのまま資料に使えます。チェックインと学習のことは数えていません。名前を出さない質問は、件数にだけ入っています。
results-table = 月ごとの表をもらう（Excel）
results-file = 成果の数字-{ $year }年度
results-file-comment = 📊 { $year }年度の成果の数字を、月ごとの表にしました。議会や予算の資料に、そのままお使いください。
results-file-sent = ✅ 灯からのメッセージ（DM）に、Excel の表を送りました。
results-file-failed = 表を送れませんでした。少し待ってから、もう一度お試しください。
results-sheet-figure = 項目
results-sheet-notes = みんなに見えているものだけを数えています。団体の数と割合は、月の数字を足しても年度の数字になりません。－ は、5件に満たないため出していない数字です。

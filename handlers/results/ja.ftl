# 成果の数字（事務局）

results-organisers-only = 成果の数字は、事務局の方だけが見られます。
results-home = *成果の数字*　議会や上司への説明に使えます。
results-look = 見る
results-title = 成果の数字
results-about = *どのくらい助け合えたか*　みんなに見えているものだけを数えています。
results-month = { $year }年{ $month }月
results-year = { $year }年度
results-few = 5件に満たないため出しません
results-how = 選んで写せば、そのまま資料に使えます。チェックインと学習のことは数えていません。名前を出さない質問は、件数にだけ入っています。月ごとの表は、灯を動かす人が `tomoshibi report results` で作れます。

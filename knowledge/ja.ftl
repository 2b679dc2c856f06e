# ノウハウの見せ方

knowledge-kind = { $kind ->
    [story] 📖 事例
    [failure] 🩹 失敗談
    [question] 🙋 質問（まだ解決していません）
    [solution] ✅ 解決した質問
   *[tip] 💡 コツ
 }
knowledge-read = 読む
knowledge-also = 「{ $said }」は「{ $found }」としても探しました
knowledge-by-meaning = 言葉は違っても、意味が近いノウハウです
knowledge-more-tags = ほか{ $count }個
knowledge-helpful = 👍 { $count }人の役に立ちました
knowledge-copies = 🏘️ { $count }団体が真似しました
knowledge-reads = 📖 { $count }回読まれました
knowledge-superseded = ➡️ 新しいノウハウがあります: { $title }
knowledge-outdated = 🕰️ 古くなったノウハウです。今は違うかもしれません。
knowledge-review-passed = ⏳ { $day } に見直すはずのノウハウです。今も正しいか、まだ確かめていません。
knowledge-hours = 年に{ $hours }時間の削減
knowledge-people = { $people }人に効果
knowledge-keeper = いまの担当: { $keeper }

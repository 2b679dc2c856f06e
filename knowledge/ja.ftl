# ノウハウの見せ方

knowledge-kind = { $kind ->
    [story] 📖 事例
    [question] 🙋 質問（まだ解決していません）
    [solution] ✅ 解決した質問
   *[tip] 💡 コツ
 }
knowledge-read = 読む
knowledge-source = 元の投稿を見る
knowledge-reader-title = ノウハウ
knowledge-also = 「{ $said }」は「{ $found }」としても探しました
knowledge-by-meaning = 言葉は違っても、意味が近いノウハウです
knowledge-related = *近いノウハウ*

# ノウハウの見せ方

knowledge-kind = { $kind ->
    [story] 📖 事例
    [solution] ✅ 解決した質問
   *[tip] 💡 コツ
 }
knowledge-read = 読む
knowledge-source = 元の投稿を見る
knowledge-reader-title = ノウハウ

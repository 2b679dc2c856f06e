# 見つからなかった言葉（事務局）

gaps-home = 見つからなかった言葉（28日間）
gaps-title = 見つからなかった言葉
gaps-how = 探したのに何も見つからなかった言葉です。誰が探したかは残していません。言い方が違うだけなら、別名をつけると次から見つかります。
gaps-none = この28日間、探しても見つからなかった言葉はありません。
gaps-line = *「{ $query }」*　{ $times }回
gaps-alias = 別名をつける
gaps-all = { $count ->
    [0] 別名を見る
   *[other] すべて見る（{ $count }）
 }
gaps-aliases = つけた別名
gaps-alias-line = 「{ $word }」は「{ $means }」と同じ
gaps-remove = やめる

gaps-form-title = 別名をつける
gaps-form-word = この言葉は
gaps-form-means = これと同じ
gaps-form-means-placeholder = 例）住民基本台帳
gaps-form-means-hint = ノウハウの中で使われている言葉を書いてください。
gaps-form-submit = 保存する
gaps-done = ✅ これからは *「{ $word }」* と探すと *「{ $means }」* のノウハウ（{ $found }件）も見つかります。

gaps-organisers-only = 別名をつけられるのは事務局の人だけです。足りない言葉に気づいたら、事務局に知らせてください。
gaps-too-short = 2文字以上の言葉にしてください。
gaps-same = 同じ言葉です。ノウハウの中で使われている、別の言い方を書いてください。
gaps-means-nothing = 「{ $means }」で探しても、まだ何も見つかりません。ノウハウの中で使われている言葉を書いてください。

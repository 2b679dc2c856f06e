# ノウハウ

command-share = コツや成功事例を共有する
command-share-usage = [書き出し]
command-knowhow = みんなのノウハウを探す
command-knowhow-usage = [探したい言葉]
shortcut-knowhow-share = ノウハウを共有する
shortcut-knowhow-share-description = コツや成功事例を書いて、みんなの財産にします
shortcut-knowhow-save_message = ノウハウに保存
shortcut-knowhow-save_message-description = このメッセージを、後から探せるノウハウにします

knowhow-form-name = ノウハウを共有する
knowhow-form-kind = 種類
knowhow-form-tip = コツ（短く、すぐ使えること）
knowhow-form-story = 事例（取り組みの一部始終。うまくいかなかった話も）
knowhow-form-title = 題名
knowhow-form-title-placeholder = 例）申請書の住所ゆれは ASC と SUBSTITUTE でそろう
knowhow-form-body = 内容
knowhow-form-body-placeholder = 手順や画面の場所、つまずきやすいところがあると助かります
knowhow-form-problem = 課題
knowhow-form-problem-placeholder = 何に困っていましたか
knowhow-form-steps = 手順
knowhow-form-steps-placeholder = 何を、どの順番でしましたか
knowhow-form-time-spent = かかった時間
knowhow-form-time-spent-placeholder = 例）準備に2日、運用は月30分
knowhow-form-effect = 効果
knowhow-form-effect-placeholder = 例）年に120時間減り、窓口の12人が使っています
knowhow-form-stumbles = つまずき
knowhow-form-stumbles-placeholder = 次の人が同じところで転ばないように
knowhow-form-tags = タグ
knowhow-form-tags-placeholder = 例）Excel、税務
knowhow-form-channel = 紹介するチャンネル
knowhow-form-channel-hint = 選ばなければ投稿はせず、検索で見つかるようにだけしておきます。
knowhow-form-submit = 共有する
knowhow-thanks = ✨ *ありがとうございます。ノウハウに加わりました。* 誰かが /knowhow で探したときに、こう見えます。
knowhow-empty = ここを書いてください。
knowhow-not-human = アプリやボットのメッセージは保存できません。
knowhow-private = 非公開のやりとりは、書いた本人だけがノウハウに保存できます。
knowhow-gone = このノウハウは、元の投稿と一緒に削除されたようです。

knowhow-post-text = ノウハウ: { $title }
knowhow-shown-by = { $who }さんがノウハウを紹介しました
knowhow-show = このチャンネルに紹介
knowhow-shown-done = 「{ $title }」をこのチャンネルに紹介しました。
knowhow-not-public = ここには紹介できません。公開チャンネルで /knowhow を使うと紹介できます。

knowhow-found = 🔎 *「{ $query }」* { $total }件のうち { $first }〜{ $last }件目
knowhow-previous = ◀ 前へ
knowhow-next = 次へ ▶
knowhow-nothing = 🔎 *「{ $query }」* に近いノウハウは、まだありません。
    言葉を短くすると見つかることがあります。みんなに聞いてみるのもおすすめです。
knowhow-ask-instead = この言葉で質問する
knowhow-how-to-search = 🔎 `/knowhow 議会 議事録` のように、探したい言葉を続けて書いてください。新しいノウハウはこちらです。
knowhow-search-title = ノウハウを探す
knowhow-search-words = 探したい言葉
knowhow-search-example = 例）議会 議事録 AI
knowhow-search-submit = 探す
knowhow-how-to-filter = 絞り込み: `種類:コツ`（事例・失敗談・解決・質問）　`タグ:Excel`　`団体:小田原市`　`未解決` を言葉に添えられます。
knowhow-search-filters = 種類:コツ　タグ:Excel　団体:小田原市　未解決 を添えると絞り込めます。
knowhow-kinds = コツ・事例・失敗談・解決・質問
knowhow-no-such = { $name ->
    [kind] 種類「{ $value }」は分からなかったので、その絞り込みは外して探しました。
    [tag] タグ「{ $value }」の付いたノウハウはまだないので、その絞り込みは外して探しました。
   *[from] 団体「{ $value }」の人のノウハウはまだないので、その絞り込みは外して探しました。
 }
knowhow-no-value = 「:」の後が空だったので、その絞り込みは外して探しました。
knowhow-possible = 使えるのは { $possible } です。
knowhow-instead = 「{ $typed }」では見つからなかったので、「{ $instead }」で探しました。
knowhow-as_typed = 「{ $typed }」のまま探す
knowhow-unfiltered = 絞り込まずに探す（{ $total }件）
knowhow-remember = 📌 この検索を覚えておく
knowhow-remembered = 📌 この検索を覚えています。新しいノウハウが加わると、ホームタブの「あなたの探しもの」に出ます。
knowhow-too-many-saved = 覚えておける検索は{ $most }件までです。ホームタブの「あなたの探しもの」で、要らないものを「やめる」にしてください。

knowhow-home-saved = あなたの探しもの
knowhow-home-news = { $total ->
    [0] 新しいものは、まだありません
   *[other] 新しく{ $total }件
 }
knowhow-again = 見る
knowhow-drop = やめる
knowhow-home-newest = 新しいノウハウ
knowhow-home-none = まだノウハウはありません。最初の一つを待っています。

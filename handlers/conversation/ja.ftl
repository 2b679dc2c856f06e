# 話しかけられたとき

conversation-meant-nothing = お呼びでしょうか。探したい言葉や聞きたいことを、ひとこと書いてください。下のボタンからも始められます。
conversation-meant-hello = こんにちは。灯（ともしび）です。気になっていることがあれば、そのまま書いてください。みんなのノウハウから探します。
conversation-meant-thanks = どういたしまして。お役に立てたなら、うれしいです。
conversation-meant-help = できることの一覧は、`/{ $prefix }tomoshibi` と打つと出ます。ここでは、探したい言葉や聞きたいことを、そのまま書いてください。下のボタンからも始められます。
conversation-mistyped = 💡 コマンドは、行の頭に半角の「/」を付けて、`{ $typed }` のように打ちます。
conversation-mistyped-there = 💡 コマンドのつもりでしたら、行の頭に半角の「/」を付けて、`{ $typed }` と打つと使えます。いまの書き込みはふつうの投稿になっているので、消して大丈夫です（このお知らせは、あなただけに見えています）。
conversation-taken = 質問として受け付けました。返事がつくまで見守ります。
conversation-found = 🔎 *「{ $said }」* に近いものが{ $total }件あります。
conversation-else = 当てはまるものがなければ、みんなに聞いてみましょう。
conversation-not-understood = すみません、*「{ $said }」* は分かりませんでした。近いノウハウもまだありません。
    みんなに質問すると、ほかの町の人が答えてくれるかもしれません。
conversation-ask = これを質問にする

# 話しかけられたとき

conversation-meant-nothing = お呼びでしょうか。探したい言葉や聞きたいことを、ひとこと書いてください。下のボタンからも始められます。
conversation-meant-hello = こんにちは。灯（ともしび）です。気になっていることがあれば、そのまま書いてください。みんなのノウハウから探します。
conversation-meant-thanks = どういたしまして。お役に立てたなら、うれしいです。
conversation-taken = 質問として受け付けました。返事がつくまで見守ります。
conversation-found = 🔎 *「{ $said }」* に近いものが{ $total }件あります。
conversation-else = 当てはまるものがなければ、みんなに聞いてみましょう。
conversation-not-understood = すみません、*「{ $said }」* は分かりませんでした。近いノウハウもまだありません。
    みんなに質問すると、ほかの町の人が答えてくれるかもしれません。
conversation-ask = これを質問にする

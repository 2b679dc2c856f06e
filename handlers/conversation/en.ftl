# When somebody speaks to the bot

conversation-meant-nothing = Yes? Write a few words about what you look for or want to know. The buttons below are a start, too.
conversation-meant-hello = Hello, this is Tomoshibi. Just write what is on your mind, and we look for it in what everybody knows.
conversation-meant-thanks = You are welcome. Glad if it helped.
conversation-taken = It is a question now. We watch over it until it is answered.
conversation-found = 🔎 { $total } close to *“{ $said }”*.
conversation-else = If none of it fits, ask everybody.
conversation-not-understood = Sorry, we did not understand *“{ $said }”*, and there is no know-how close to it yet.
    If you ask everybody, somebody in another town may know.
conversation-ask = Make this a question

# When somebody speaks to the bot

conversation-meant-nothing = Yes? Write a few words about what you are looking for. Or start with the buttons below.
conversation-meant-hello = Hello, this is Tomoshibi. Just write what is on your mind, and I will look for it in what everybody knows.
conversation-meant-thanks = You are welcome. Glad if it helped.
conversation-meant-help = `/{ $prefix }tomoshibi` lists all that I can do. Here, just write what you are looking for or what you want to ask. The buttons below are a start, too.
conversation-mistyped = 💡 Commands begin with a plain slash at the beginning of the line, like `{ $typed }`.
conversation-mistyped-there = 💡 If this was meant as a command, type it with a plain slash at the beginning of the line: `{ $typed }`. What you wrote became an ordinary post, which you can delete (only you see this).
conversation-taken = It is now a question. We will watch over it until somebody answers.
conversation-found = 🔎 { $total } close to *“{ $said }”*.
conversation-else = If none of it fits, ask everybody.
conversation-not-understood = Sorry, I did not understand *“{ $said }”*, and there is no know-how on it yet.
    If you ask everybody, somebody in another town may know.
conversation-ask = Make this a question

channels-title = Channels
channels-open = Choose channels
channels-submit = Save
channels-done = Channels chosen
channels-home = *Channels*
    Questions: { $questions }
    Organisers: { $organisers }
channels-none = none yet
channels-hint = Choose where questions are asked and where news for the organisers goes. The bot joins the channels that you choose.
channels-fixed = Question channels from the settings file, which cannot be taken away here: { $channels }
channels-questions = Channels for questions
channels-questions-hint = What is posted there becomes a question. Choose as many as you like.
channels-organisers = The organisers' channel
channels-organisers-hint = Questions without an answer, check-ins and peer chats in numbers, and how the bot itself is are told of here, never what somebody answered. For a private channel, /invite the bot there first.
channels-same = Please choose another one than a channel for questions: what goes here is for organisers only.
channels-cannot-join = The bot could not join this channel ({ $reason }). Please choose a public channel that is not archived.
channels-invite = The bot could not write in this channel. Please /invite it there, then press the button again.
channels-hello = { $user } made this the organisers' channel. From now on, what organisers should see arrives here.
channels-organisers-only = This window is for organisers. If you need it, please ask one of them.

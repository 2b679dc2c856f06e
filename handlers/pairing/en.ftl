# Peer chats

pairing-occasion = Peer chat (monthly, with another town)
pairing-title = Peer chats

pairing-invitation = 🍵 *Would you like to talk to somebody of another town, half an hour a month?*
    Each month we introduce you to one person with similar work. About work or anything else. You can skip, pause or stop at any time.
pairing-invitation-why = The organisers have set up peer chats, so we ask you this once. If you do not join, we will not write again.
pairing-join = Join
pairing-rejoin = Join again
pairing-decline = No, thank you
pairing-pause = Pause
pairing-stop = Stop
pairing-skip = Skip this time
pairing-home = 🍵 Would you like to talk to somebody of another town, half an hour a month? Each month we introduce you to one person.
pairing-now-in = 🍵 You take part in peer chats. { $next }
pairing-now-paused = 🍵 Your peer chats are paused. Come back at any time with “Join again” or `{ $command } chats`.
pairing-now-stopped = 🍵 You do not take part in peer chats. Whenever you feel like it: here, or `{ $command } chats`.
pairing-next = The next round is announced on { $day }.
pairing-none-planned = No further round is planned yet.
pairing-not-for-guests = Peer chats are for members of the workspace. We are sorry that guests cannot take part.

pairing-tomorrow = 🍵 *On { $day } we introduce you to this month's partner.*
    If it does not suit you, skip this time. Next time we will introduce you again.
pairing-tomorrow-why = This is for everybody who takes part in peer chats. Once you skip, you cannot come back into this round.
pairing-skipped = 🍵 You skip this time. That is fine. { $next }

pairing-introduction = 🍵 *Your partner for this month's peer chat:*
pairing-introduction-again = 🍵 *Your peer chat has changed.* Somebody could not make it, so we matched you again. This time you meet:
pairing-write-you = Please write first: press the name. “Hello, shall we talk for half an hour?” with two or three times that suit you is all it takes. By phone or online.
pairing-write = We asked { $who } to write first. If nothing has come after two or three days, go ahead yourself. Two or three times that suit you are all it takes.
pairing-topics = To begin with
pairing-topic-question = { $who } asked “{ $title }”. What became of it?
pairing-topic-solution = { $who } answered the question “{ $title }”. What experience was behind that?
pairing-topic-told = { $who } shared “{ $title }”. What was hard at the start?
pairing-topic-tag = All of you are interested in “{ $tag }”. How far have you got?
pairing-common-0 = Which work takes most of your time now?
pairing-common-1 = What small thing went well lately?
pairing-common-2 = What would you like to ask other towns?
pairing-common-3 = With whom do you talk about DX at work?
pairing-common-4 = Which work on paper would you change first?
pairing-common-5 = What did you learn lately that was of use?
pairing-introduction-why = You get this because you take part in peer chats. In about a week we ask once whether you met.
pairing-outdated = 🍵 Your peer chat has changed. We have introduced you anew.
pairing-alone = 🍵 We could not find a partner for you this time, and are sorry for that. You come first next time. { $next }
pairing-cannot = I cannot make it
pairing-cannot-really = You cannot come back into this round. We will match your partner with somebody else.
pairing-cannot-yes = Skip this time

pairing-met = 🍵 *Did you talk to { $who }?*
pairing-met-yes = Yes
pairing-met-not_yet = Not yet
pairing-met-no = It did not work out
pairing-met-why = We ask everybody who takes part in peer chats, once. The organisers learn nothing but numbers of five people or more.
pairing-thanks-yes = Glad to hear it. Thank you for telling us.
pairing-thanks-not_yet = There is no hurry. Tell us here when you have.
pairing-thanks-no = That is fine. Everybody is busy sometimes.
pairing-introduced = You have been introduced already. If you cannot make it, press “I cannot make it” in that message.
pairing-over = This round of peer chats is over. See you next time.
pairing-too-late = You have met already, or a week has passed, so the pairs stay as they are. If it does not work out, press “It did not work out”.
pairing-nobody-there = You have no partner in this round now.

pairing-home-partner = 🍵 *This month's partner*

pairing-told-matched = 🍵 This month's peer chat introduced { $count } people to each other.
pairing-told-few = 🍵 Too few people take part in this month's peer chat to give a number.
pairing-told-forced = More than half of those who take part are of one body, so pairs of the same body could not be avoided. Please invite people of other bodies.
pairing-told-parts = Because there are many people, they were matched in groups of up to { $count }. That is within 2 % of what matching all at once would reach.
pairing-told-met = { $count } people say that they met.
pairing-told-missed = 🍵 Tomoshibi was away, so this round of peer chats could not take place. We will introduce people in the next one.

pairing-mail = you have a peer chat this month
pairing-mail-line = Until { $closes }; the Home tab in Slack tells with whom

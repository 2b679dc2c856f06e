# Peer chats

pairing-occasion = Peer chat (monthly, with another town)
pairing-title = Peer chats

pairing-invitation = 🍵 *Would you like to chat with somebody from another town, half an hour a month?*
    Every month we introduce you to one person who does similar work. Talk about work or anything else. You can skip, pause or stop whenever you like.
pairing-invitation-why = The organisers have set up peer chats, so we are asking you, once. If you do not join, we will not ask again.
pairing-join = Join
pairing-rejoin = Join again
pairing-decline = No, thank you
pairing-pause = Pause
pairing-stop = Stop
pairing-skip = Skip this time
pairing-home = 🍵 Would you like to chat with somebody from another town, half an hour a month? Every month we introduce you to one person.
pairing-now-in = 🍵 You are taking part in peer chats. { $next }
pairing-now-paused = 🍵 Your peer chats are paused. You can come back whenever you like, with “Join again” or `{ $command } chats`.
pairing-now-stopped = 🍵 You are not taking part in peer chats. If you ever feel like it: here, or with `{ $command } chats`.
pairing-next = The next round will be announced on { $day }.
pairing-none-planned = The next round has not been planned yet.
pairing-not-planned = 🍵 There are no peer chats for you to join at the moment. If you would like some, just tell the organisers.
pairing-not-for-guests = Peer chats bring members of the workspace together. We are sorry: guests cannot take part.

pairing-tomorrow = 🍵 *On { $day } we will introduce you to your partner for this month's chat.*
    If it does not suit you, you can skip this one. We will introduce you again next time.
pairing-tomorrow-why = This goes to everybody who takes part in peer chats. Once you skip, you cannot come back into this round.
pairing-skipped = 🍵 You are skipping this one. That is fine. { $next }

pairing-introduction = 🍵 *Your partner for this month's peer chat:*
pairing-introduction-again = 🍵 *Your peer chat has changed.* Somebody could not make it, so we have matched you again. Your partner now:
pairing-write-you = Would you write first? Click on the name. “Hello! Shall we talk for half an hour?” and two or three times that suit you will do. By phone or online, as you like.
pairing-write = We have asked { $who } to write first. If nothing has come after two or three days, feel free to write yourself. Two or three times that suit you make it easy to agree.
pairing-topics = Something to start with
pairing-topic-question = { $who } asked “{ $title }”. How did it go?
pairing-topic-solution = { $who } answered the question “{ $title }”. What experience was behind the answer?
pairing-topic-told = { $who } shared “{ $title }”. What was hard at the beginning?
pairing-topic-own = Your own “{ $title }” is a good thing to begin with, too.
pairing-topic-tag = You are all interested in “{ $tag }”. How far along are you?
pairing-common-0 = Which part of your work takes the most time at the moment?
pairing-common-1 = What small thing has gone well lately?
pairing-common-2 = What would you like to ask other towns?
pairing-common-3 = Who do you talk to about DX at work?
pairing-common-4 = Which paper or stamp would you get rid of first?
pairing-common-5 = What have you learned lately that turned out useful?
pairing-introduction-why = We introduce everybody who takes part in peer chats. In about a week we will ask, once, whether you have talked.
pairing-outdated = 🍵 Your peer chat has changed. We have introduced you again.
pairing-alone = 🍵 We are sorry: we could not find a partner for you this time. Next time you come first. { $next }
pairing-cannot = I can't make it
pairing-cannot-really = You cannot come back into this round. We will find somebody else for your partner.
pairing-cannot-yes = Skip this time

pairing-met = 🍵 *Did you get to talk to { $who }?*
pairing-met-yes = We talked
pairing-met-not_yet = Not yet
pairing-met-no = Not this time
pairing-met-why = We ask everybody who takes part in peer chats, once. The organisers see only totals of five people or more.
pairing-thanks-yes = Wonderful. Thank you for telling us.
pairing-thanks-not_yet = No hurry. Tell us here once you have.
pairing-thanks-no = That is fine. Everybody is busy sometimes.
pairing-introduced = You have already been introduced. If you cannot make it, press “I can't make it” in that message.
pairing-over = This round of peer chats is over. See you next time.
pairing-too-late = You have already talked, or a week has passed, so the pairs stay as they are. If it does not work out, press “Not this time”.
pairing-nobody-there = You have no partner in this round at the moment.

pairing-home-partner = 🍵 *Your partner this month*

pairing-told-matched = 🍵 This month's peer chats introduced { $count } people.
pairing-told-few = 🍵 Too few people take part in this month's peer chats to give a number.
pairing-told-forced = More than half of those who take part are from one town, so some pairs had to be from the same town. Could you invite people from other towns?
pairing-told-parts = With this many people, we matched them in groups of up to { $count }. The result is within 2 % of matching everybody at once.
pairing-told-met = { $count } people told us that they talked.
pairing-told-missed = 🍵 Tomoshibi was not running, so this round of peer chats did not take place. We will introduce people in the next one.

pairing-mail = you have a peer chat this month
pairing-mail-line = Until { $closes }; the Home tab in Slack tells with whom

# My data

mydata-open = My data
mydata-title = My data
mydata-about = *What I remember of you.* You can see it, take it along and erase it at any time.
mydata-nothing = I remember nothing of you now.
mydata-line = • { $kind }: { $count }
mydata-who-sees = You alone can see this. Organisers only learn how often somebody erased something.
mydata-export = Get a file
mydata-erase = Erase
mydata-unnamed = Questions asked without your name
mydata-named-in = Where your id stands in records about others (numbers only)
mydata-sent = I sent the file to your direct messages.
mydata-sent-note = This is the file with your data. If you share this computer, you can delete it here once you have saved it.
mydata-delete-file = Delete this file
mydata-file-deleted = The file is deleted.
mydata-no-file = This file is gone, or it is not yours.
mydata-not-sent = Slack did not take the file, so here it is.
mydata-more = It goes on, but there is no more room here. Please ask the organisers if you need all of it.
mydata-erase-title = Erase my data
mydata-erase-submit = Erase
mydata-goes = *What goes*
    where you work, roles, companion, working time and leave, answers to check-ins, study and plans, peer chats, meetups you joined and voted on, whom you exchanged words with, “helped”, saved searches, followed tags, your mail address, letters to you
mydata-nameless = *What stays without your name*
    your answers that solved somebody’s question, the trace of know-how that another town copied, what you said you copied
mydata-words = The questions, replies and know-how that you wrote
mydata-words-keep = stay without my name
mydata-words-delete = are erased
mydata-stays = *What stays*
mydata-stays-slack = your name and title in Slack (Slack tells them again every few hours)
mydata-stays-silence = that you asked to be left in peace (otherwise I would write again)
mydata-stays-record = the record of what you did as an organiser (it goes after two years)
mydata-stays-soon = marks that keep things from happening twice (they go after seven days)
mydata-stays-ahead = the host’s name on meetups that are still to come
mydata-unnamed-cut = *Questions asked without your name* stay as they are; only the tie to you is cut. Replies reach you no more, and you cannot withdraw them any more. Please withdraw first what you want to withdraw.
mydata-no-way-back = What you wrote in Slack stays in Slack. What I erase *cannot be brought back*.
mydata-erased = It is erased. You are welcome to go on using Tomoshibi.
mydata-kind-work = Name and office
mydata-kind-roles = Roles and companion
mydata-kind-time = Working time and leave
mydata-kind-letters = Letters from me
mydata-kind-contacts = Exchanges (with whom, when)
mydata-kind-checkins = Check-ins
mydata-kind-study = Study
mydata-kind-meetups = Meetups
mydata-kind-chats = Peer chats
mydata-kind-questions = Questions
mydata-kind-replies = Replies
mydata-kind-cards = Know-how
mydata-kind-marks = “Helped” and “copied”
mydata-kind-searches = Searches and tags
mydata-kind-mail = Mail
mydata-kind-record = What you did as an organiser
mydata-retention = *What goes by itself, after a time*
mydata-retention-seen = marks that keep things from happening twice: { $span }
mydata-retention-early = replies that came before their question: { $span }
mydata-retention-letters = what delivered letters said: { $span }
mydata-retention-digests = that a digest was sent: { $span }
mydata-retention-searches = words searched in vain: { $span }
mydata-retention-contacts = exchanges: { $span }
mydata-retention-plans = study plans, votes and remarks on meetups, leave: { $span }
mydata-retention-checkins = answers to check-ins: { $span }
mydata-retention-versions = former versions of know-how: { $span }
mydata-retention-nudges = nudges to study: { $span }
mydata-retention-moves = handovers, and where people worked before they moved: { $span }
mydata-retention-record = what organisers did: { $span }
mydata-retention-study = study, and what was used at work: { $span }
mydata-retention-left = what belongs to people whose Slack account was closed: { $span }
mydata-days = { $count } days
mydata-years = { $count ->
    [one] 1 year
   *[other] { $count } years
 }
mydata-address = Mail address

# Meetups

command-meetup = See, join and propose meetups
command-meetup-usage = (just send it)

meetups-text = 📅 { $title } — { $when }
meetups-title-asking = 📅 { $title } (finding a date)
meetups-title-fixed = 📅 { $title }
meetups-title-cancelled = 🚫 Cancelled: { $title }
meetups-title-over = ✅ { $title } (over)
meetups-when = When
meetups-where = Where
meetups-assembly = 🏛 assembly month
meetups-repeats-too = 🔁 It repeats
meetups-host = Hosted by { $host }
meetups-asking = no date yet (answers are open until { $deadline })
meetups-called-off = This meetup has been cancelled.
meetups-coming = { $places ->
    [0] *{ $count } coming*: { $names }
   *[other] *{ $count } coming* (of { $places } places): { $names }
 }
meetups-nobody = nobody yet
meetups-waiting = { $count } on the waiting list: { $names }
meetups-answered = { $count ->
    [one] 1 person has answered ({ $quorum } needed).
   *[other] { $count } people have answered ({ $quorum } needed).
 }
meetups-join = Join
meetups-wait = Join the waiting list
meetups-leave = Leave
meetups-calendar = Add to calendar
meetups-calendar-out = Remove from calendar
meetups-manage = For the host
meetups-look = <{ $link }|See the announcement>
meetups-elsewhere = The announcement of “{ $title }” has moved to another channel.

meetups-tap = ○△×
meetups-answer = Answer all at once
meetups-answer-again = Change my answer
meetups-poll-how = Each press of “○△×” changes your answer from ○ to △ to ×. You can change it until the deadline.
meetups-poll-closed = Answers are closed. The host will decide on the date soon.
meetups-suits-yes = ○ I can come
meetups-suits-maybe = △ I might make it
meetups-suits-no = × I can't make it
meetups-answer-title = Which dates suit you?
meetups-answer-submit = Answer
meetups-remark = A comment (everybody sees it)
meetups-answer-kept = ✅ Got it. You can change it until the deadline.
meetups-tapped = { $when } is { $sign } now.
meetups-silent = 📅 “{ $title }” is looking for a date, until { $deadline }. It would help to know whether you can make it.
meetups-silent-why = You are asked because this meetup is meant for you too. We ask only once.
meetups-rest = Pause messages
meetups-proposal = 📅 Answers for “{ $title }” are closed. These are the dates, best first: those that bring most towns together. The choice is yours.
meetups-reason = *{ $when }*{ $assembly ->
    [yes] {" "}🏛 assembly month
   *[no] {""}
 }
    { $bodies ->
        [one] one town
       *[other] { $bodies } towns
    } · ○{ $yes } △{ $maybe }{ $alone ->
    [0] {""}
   *[other] {" "}· { $alone } leaders who are seldom in touch can come too
 }

meetups-decide-title = Decide the date
meetups-decide-submit = Choose this date
meetups-decide-date = Which date?
meetups-decide-few = If fewer people can come than you wanted
meetups-decide-sure = Go ahead with fewer than { $quorum } people
meetups-decide-tells = Everybody who said ○ gets a place. Those who said ○ or △ are told, once.
meetups-decided-done = ✅ The date is set. Everybody who said ○ or △ will be told.
meetups-extend-title = Extend the deadline
meetups-extend-submit = Extend
meetups-extended = ✅ The deadline has been extended.

meetups-title = Meetups
meetups-none = No meetup is planned right now.
meetups-new = Propose a meetup
meetups-who-proposes = Meetups are proposed by coordinators and organisers. If there is one you would like, just tell them.
meetups-you-come = ✅ You are coming
meetups-you-wait = ⏳ You are on the waiting list
meetups-joined = ✅ You are coming to “{ $title }” ({ $when }). We will remind you the day before and an hour before.
meetups-joined-waiting = ⏳ “{ $title }” is full. You are number { $place } on the waiting list; when a place becomes free, it is yours and we will tell you.
meetups-left = You are no longer coming to “{ $title }” ({ $when }). Maybe next time!

meetups-form-title = Propose a meetup
meetups-form-submit = Propose
meetups-field-title = Name of the meetup
meetups-field-purpose = What it is about
meetups-field-purpose-hint = For example: bring your office's rules for generative AI, and talk about where they pinch. Nothing to prepare.
meetups-field-place = Place, or link
meetups-field-place-hint = Everybody who can read the channel will see it.
meetups-when-field = The date
meetups-when-known = is known
meetups-when-asked = is open: ask everybody
meetups-field-day = Day
meetups-field-starts = From
meetups-field-ends = Until
meetups-field-time-hint = Like “15:00” or “3:30 pm”.
meetups-field-repeat = Repeat
meetups-repeat-once = Only once
meetups-repeat-week = Every week
meetups-repeat-fortnight = Every two weeks
meetups-repeat-month = Every month (same weekday of the month)
meetups-field-dates = Possible dates (one per line, up to { $most })
meetups-field-dates-example = 10/20 15:00-16:30
meetups-field-dates-hint = Like “10/20 15:00-16:30” (month/day).
meetups-field-minutes = Length in minutes, where a line has no end
meetups-field-deadline = Deadline for answers
meetups-field-deadline-hint = Answers close at 17:00 on that day. Whoever has not answered is reminded once, on the working day before.
meetups-field-quorum = People needed
meetups-field-quorum-hint = ○ and △ together. A date with fewer people has to be confirmed.
meetups-field-audience = Who is asked
meetups-audience-channel = People in the channel
meetups-audience-leaders = Leaders
meetups-field-capacity = Places
meetups-field-capacity-hint = Leave it empty for no limit. Once it is full, there is a waiting list.
meetups-field-channel = Channel for the announcement
meetups-proposed = ✅ Announced in { $channel }.

meetups-manage-title = For the host
meetups-manage-decide = Decide the date
meetups-manage-extend = Extend the deadline
meetups-manage-change = Change
meetups-manage-cancel = Cancel it
meetups-manage-groups = Split into groups
meetups-manage-came = Confirm who came
meetups-manage-notes = Write notes
meetups-change-title = Change the meetup
meetups-change-submit = Change
meetups-change-tells = If you change the date or the place, everybody who is coming is told once.
meetups-changed = ✅ Changed.
meetups-changed-told = ✅ Changed. Everybody who is coming will be told.
meetups-cancel-title = Cancel the meetup
meetups-cancel-submit = Cancel it
meetups-cancel-not = Keep it
meetups-cancel-sure = Cancel *{ $title }*? The { $count } who are coming will be told, once.
meetups-cancel-reason = A few words (the reason, an apology …)
meetups-cancel-series = This meetup repeats
meetups-cancel-this = Cancel only this one
meetups-cancel-all = End the series
meetups-cancelled-done = It is cancelled. Everybody who joined will be told.

meetups-groups-text = *Let's split into groups*
meetups-group = *Group { $number }*: { $names }
meetups-groups-how = As far as possible, each group mixes towns, brings together people who have not shared a group before, and has somebody experienced in it.
meetups-grouped = ✅ { $count } groups are in the thread of the announcement. If somebody drops out, press again to redo them.

meetups-manage-tables = Set up roundtables
meetups-topics-title = Topics
meetups-topics-submit = Use these topics
meetups-topics-what = Choose up to { $most } topics. They go into the thread, and everybody who is coming picks one.
meetups-topics-picked = Still without an answer
meetups-topics-why = { $times ->
    [0] an unsolved question
   *[other] searched for without success ({ $times }×)
 }
meetups-topics-own = Topics (one per line)
meetups-topics-own-hint = Add whatever you like. To reword one of the above, leave it unticked and write it here.
meetups-topics-settled = ✅ The topics are in the thread. Once people have chosen, press “Make tables”.
meetups-topics-text = *What would you like to talk about? Choose one topic.*
meetups-topics-closed = *Topics of the roundtables* (the tables are ready)
meetups-topics-how = Everybody who is coming can choose, and change it until the tables are made. You have a seat even if you choose nothing.
meetups-topic-choose = Choose
meetups-topic-count = { $count ->
    [0] Nobody yet
   *[other] { $count }: { $names }
 }
meetups-topic-chosen = ✅ You chose “{ $topic }”. You can change it until the tables are made.
meetups-tables-title = Roundtables
meetups-tables-topic = • { $topic }: { $count }
meetups-tables-made-one = { $table } ({ $count })
meetups-tables-stand = { $silent ->
    [0] All { $coming } who are coming have chosen.
   *[other] Of the { $coming } who are coming, { $silent } have not chosen yet. They get a seat, too.
 }
meetups-tables-make = Make tables
meetups-tables-again = Redo the tables
meetups-tables-topics = Change the topics
meetups-tables-reopen = Let people choose again
meetups-tables-reopened = ✅ The tables are withdrawn. People can choose topics again in the thread.
meetups-tables-away = The tables have been withdrawn for now. You can choose a topic again.
meetups-tables-done = ✅ { $count } tables are in the thread, and each facilitator gets a sheet. If people drop out or join, you can redo them.
meetups-tables-text = *Roundtables*
meetups-table = Table { $number }: { $topic }
meetups-table-led = Facilitator: { $name }
meetups-table-elsewhere = { $names }: you chose “{ $topic }”, but the numbers did not work out. Please join another table this time.
meetups-tables-how = As far as possible, you sit with people of other towns at the topic you chose. Afterwards, press “Write notes”.
meetups-table-note = Write notes
meetups-table-note-title = Notes of your table
meetups-table-note-submit = Post in the thread
meetups-table-note-field = What you learned, and what you will try
meetups-table-note-hint = Two or three lines will do. You can change them later.
meetups-table-note-kept = ✅ Your notes are in the thread. Thank you.
meetups-table-noted = 📝 *{ $table }*: notes
meetups-table-noted-by = Written by { $name }
meetups-sheet = 🙋 Would you lead the table “{ $topic }” at “{ $title }”? No need to wrap it all up: if everybody gets to speak once, it is a success.
meetups-sheet-with = *At your table*: { $names }
meetups-sheet-look-topic = <{ $link }|The question behind the topic>
meetups-sheet-look-meetup = <{ $link }|The announcement>
meetups-sheet-course = *A plan for 40 minutes*
    { $steps }
meetups-sheet-step-1 = 1. *5 minutes*: each person says where they are from and why they chose this topic
meetups-sheet-step-2 = 2. *15 minutes*: what is difficult, and what you have tried
meetups-sheet-step-3 = 3. *15 minutes*: what other towns do that you could copy
meetups-sheet-step-4 = 4. *5 minutes*: one thing to try tomorrow, and the notes
meetups-sheet-questions = *Questions to start with*
    { $questions }
meetups-sheet-question-1 = • “{ $topic }”: when did it last give you trouble?
meetups-sheet-question-2 = • Was there a time when it went a little better? What did you do?
meetups-sheet-question-3 = • If you could ask another town one thing, what would it be?
meetups-sheet-everybody = *So that everybody is heard*: begin with a sentence from each. If somebody has not spoken, ask “How is it in your town?”; if a story gets long, “Let's come back to that”. What did not work is welcome, too.
meetups-sheet-notes = *Notes*: at the end, write two or three lines with “Write notes” below; anybody at the table can. They go into the thread and, once the host has looked at them, become know-how for everybody.
meetups-sheet-relieved = The tables of “{ $title }” have changed, so you do not need to lead one for now. Thank you for being ready to.

meetups-told-moved = 📅 The date or place of “{ $title }” has changed. It is now on *{ $when }*.
meetups-told-cancelled = 🚫 “{ $title }” ({ $when }) has been cancelled.
meetups-told-moved_up = 🎉 A place has become free at “{ $title }” ({ $when }), and it is yours. If it no longer suits you, please press “Leave”.
meetups-told-day = 🔔 Coming up: “{ $title }”, *{ $when }*
meetups-told-hour = 🔔 Starting soon: “{ $title }”, *{ $when }*
meetups-told-decided = 📅 The date of “{ $title }” is *{ $when }*. You said ○, so you have a place.
meetups-told-decided_waiting = 📅 The date of “{ $title }” is *{ $when }*. It filled up with people who said ○ before you, so you are on the waiting list. We will tell you when a place becomes free.
meetups-told-decided_maybe = 📅 The date of “{ $title }” is *{ $when }*. You said △. If you can make it, please do join.
meetups-unposted = ⚠️ “{ $title }” could not be announced: the channel is gone or archived, or somebody deleted the announcement. To announce it again, choose a channel under “For the host”, “Change”.
meetups-after = 📅 Thank you for “{ $title }”. We noted that the { $count } who joined were there; please correct that if it is wrong. Even a few notes help those who could not come.

meetups-came-title = Who came
meetups-came-submit = Save
meetups-came-people = Who came
meetups-came-hint = Remove those who could not come, and add those who dropped in.
meetups-came-kept = ✅ Noted: { $count } people came.
meetups-notes-title = Write notes
meetups-notes-submit = Save
meetups-notes-what = What was said at *{ $title }*? Fill in what you can.
meetups-topic-choosing = Choosing learners
meetups-topic-courses = Curriculum
meetups-topic-managers = Managers' support
meetups-topic-surroundings = Time and room to learn
meetups-notes-use = Share as know-how
meetups-notes-publish = Publish this as know-how
meetups-notes-hint = Everybody then finds it with /knowhow. Without the tick, it stays the hosts' own note.
meetups-notes-kept = ✅ Your notes are saved.
meetups-notes-shared = { $count ->
    [one] ✅ One card of know-how was made from them.
   *[other] ✅ { $count } cards of know-how were made from them.
 }
meetups-card-title = { $topic } ({ $title })
meetups-card-tag = meetup

meetups-calendar-name = Tomoshibi meetups
meetups-file-in = 📅 “{ $title }” ({ $when }). Open the file to add it to your calendar.
meetups-file-out = 🚫 “{ $title }” was cancelled. Open the file to remove it from your calendar.
meetups-file-sent = 📅 We have sent the file to your direct messages with Tomoshibi.
meetups-file-failed = Sorry, the file could not be sent. Please try again in a while.
meetups-feed = See mine in my calendar
meetups-feed-title = In your calendar
meetups-feed-what = Your usual calendar (Outlook, Google Calendar and others) can show the meetups that you join, and follow when they change. Add the address below there, under “add from URL”.
meetups-feed-once = Anybody who knows this address can see which meetups you join, so please keep it to yourself. It is shown only now: please copy it.
meetups-feed-known = The address you made on { $day } works. It cannot be shown again; if you have lost it, make a new one (the old one stops working).
meetups-feed-make = Make an address
meetups-feed-again = Make a new one
meetups-feed-revoke = Switch the address off
meetups-feed-revoked = The address no longer works. Calendars show nothing more through it.
meetups-feed-not-here = This Tomoshibi talks to Slack from inside the office network, so calendars cannot reach it. “Add to calendar” gives you a file for each meetup.

meetups-home-asks = Which dates suit you? Each press of “○△×” changes your answer.
meetups-home-decide = The answers are in. Please decide which date it is.
meetups-home-topics = What would you like to talk about? Choose one topic.
meetups-home-topic = What I would like to talk about
meetups-home-open = Meetups you can join
meetups-home-mine = Meetups
meetups-home-all = All meetups

meetups-proposers-only = Meetups are proposed by coordinators and organisers. If there is one you would like, just tell the organisers.
meetups-host-only = Only { $host }, who hosts this meetup, and the organisers can change it. To talk about it, use the thread of the announcement.
meetups-gone = This meetup no longer exists.
meetups-is-cancelled = This meetup has been cancelled.
meetups-is-over = This meetup is already over.
meetups-not-over = This meetup is not over yet. Please come back afterwards.
meetups-begun = This meetup has already begun. Ask in the thread whether you can still drop in.
meetups-no-date-yet = This meetup has no date yet. Please wait until it is decided.
meetups-topic-gone = The host has withdrawn this topic. Please choose another one in the thread.
meetups-topic-join-first = Topics are chosen by those who are coming. Please press “Join” first.
meetups-topics-none = Please choose or write at least one topic.
meetups-topics-many = That makes { $count } topics; there can be at most { $most }.
meetups-topic-long = “{ $line }” is too long; please keep it to { $most } characters.
meetups-tables-made = The tables are already made. Please use the thread if there is something to settle.
meetups-tables-nobody = Nobody has joined yet, so there are no tables to make.
meetups-table-gone = This table went away when the tables were redone. Please look at the thread.
meetups-table-others = Notes are written by those at this table and the hosts.
meetups-table-note-meanwhile = Somebody at your table has written in the meantime. Please open the window again and add to their notes.
meetups-too-few-places = { $count } people are coming. With fewer places, { $names } would lose theirs; please talk to them first.
meetups-changed-meanwhile = Somebody changed this meetup while your window was open. Please look at it as it is now, and then change it.
meetups-decided-already = The date of this meetup has already been decided ({ $when }).
meetups-poll-over = Answers are closed. If something has changed for you, please write it in the thread.
meetups-nobody-can = So far nobody can come on that date. Please choose another one, or extend the deadline.
meetups-too-few = { $count ->
    [one] Only one person could come then,
   *[other] { $count } people could come then,
 } fewer than the { $quorum } needed. To go ahead all the same, tick this box.
meetups-cannot-enter = We cannot post in this channel: it is gone or archived. Please choose another one.
meetups-empty = Please fill this in.
meetups-no-channel = Please choose the channel for the announcement.
meetups-no-day = Please choose the day.
meetups-bad-time = We could not read this time. Please write it like “15:00” or “3:30 pm”.
meetups-backwards = This is before it begins.
meetups-past = This is in the past. Please choose a time to come.
meetups-holiday = { $day } is a day off ({ $why }). Please choose another day.
meetups-nothing-said = Please choose an answer for at least one date. Those you are not sure about can stay open.
meetups-no-dates = Please write at least one date.
meetups-many-dates = There are { $count } dates; at most { $most } are possible.
meetups-bad-line = We could not read “{ $line }”. Please write it like “10/20 15:00-16:30”.
meetups-wrong-weekday = The day and the weekday do not match (it is { $day }). Please check both.
meetups-line-backwards = “{ $line }” ends before it begins.
meetups-line-past = { $when } is in the past. Please choose dates to come.
meetups-twice = { $when } is there twice. Once is enough.
meetups-no-deadline = Please choose a deadline for answers.
meetups-deadline-past = This deadline is in the past.
meetups-deadline-late = The deadline must be before the first date ({ $when }).
meetups-bad-number = Please write a number from 1 to { $most }.

meetups-achieved-held = Meetups held
meetups-achieved-came = People who came to them, in all

meetups-keeping = meetups

meetups-mail-soon-heading = Meetups soon
meetups-mail-soon = { $count ->
    [one] a meetup that you joined is soon
   *[other] { $count } meetups that you joined are soon
 }
meetups-mail-asked-heading = Meetups that look for a date
meetups-mail-asked = { $count ->
    [one] a meetup looks for a date
   *[other] { $count } meetups look for a date
 }
meetups-mail-until = until { $deadline }

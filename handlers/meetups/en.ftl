# Meetups

command-meetup = See, join and propose meetups
command-meetup-usage = (just send it)

meetups-text = 📅 { $title } — { $when }
meetups-title-asking = 📅 { $title } (finding a date)
meetups-title-fixed = 📅 { $title }
meetups-title-cancelled = 🚫 Called off: { $title }
meetups-title-over = ✅ { $title } (over)
meetups-when = When
meetups-where = Where
meetups-assembly = 🏛 assembly month
meetups-repeats-too = 🔁 It repeats
meetups-host = Hosted by { $host }
meetups-asking = no date yet (answers are welcome until { $deadline })
meetups-called-off = This meetup was called off.
meetups-coming = { $places ->
    [0] *{ $count } coming*: { $names }
   *[other] *{ $count } coming* (of { $places } places): { $names }
 }
meetups-nobody = nobody yet
meetups-waiting = { $count } waiting for a place: { $names }
meetups-answered = { $count } people have answered ({ $quorum } are needed).
meetups-join = Join
meetups-wait = Wait for a place
meetups-leave = Leave
meetups-calendar = Add to calendar
meetups-calendar-out = Remove from calendar
meetups-manage = For the host
meetups-look = <{ $link }|See the announcement>
meetups-elsewhere = The announcement of “{ $title }” moved to another channel.

meetups-tap = ○△×
meetups-answer = Answer all at once
meetups-answer-again = Change my answer
meetups-poll-how = Each press of “○△×” goes from ○ to △ to ×. You can change it until the deadline.
meetups-poll-closed = Answers are closed. The date will be decided soon.
meetups-suits-yes = ○ I can come
meetups-suits-maybe = △ I might manage
meetups-suits-no = × I cannot come
meetups-answer-title = Answer about the dates
meetups-answer-submit = Answer
meetups-remark = A word (everybody sees it)
meetups-answer-kept = ✅ Got it. You can change it until the deadline.
meetups-tapped = { $when } is { $sign } now.
meetups-silent = 📅 “{ $title }” is looking for a date until { $deadline }. Whether you can come is all there is to say.
meetups-silent-why = You hear this once, because this meetup is meant for you too.
meetups-rest = Quiet for a while
meetups-proposal = 📅 Answers for “{ $title }” are closed. From top to bottom, the dates that bring most towns together. Which one it is, you decide.
meetups-reason = *{ $when }*{ $assembly ->
    [yes] {" "}🏛 assembly month
   *[no] {""}
 }
    { $bodies } bodies · ○{ $yes } △{ $maybe }{ $alone ->
    [0] {""}
   *[other] {" "}· { $alone } leaders who are seldom in touch can come too
 }

meetups-decide-title = Decide the date
meetups-decide-submit = It is this date
meetups-decide-date = Which date?
meetups-decide-few = If too few people can come
meetups-decide-sure = With fewer than { $quorum } people too
meetups-decide-tells = Whoever said ○ then has a place; those who said ○ or △ are told once.
meetups-decided-done = ✅ The date is fixed. Those who said ○ or △ are told.
meetups-extend-title = More time to answer
meetups-extend-submit = Extend
meetups-extended = ✅ There is more time to answer.

meetups-title = Meetups
meetups-none = No meetup is planned right now.
meetups-new = Propose a meetup
meetups-who-proposes = Coordinators and organisers propose meetups. If you wish for one, just tell them.
meetups-you-come = ✅ You are coming
meetups-you-wait = ⏳ You are waiting for a place
meetups-joined = ✅ You are coming to “{ $title }” ({ $when }). You will be reminded the day before and an hour before.
meetups-joined-waiting = ⏳ “{ $title }” is full. You are number { $place } on the waiting list, move up by yourself and are told.
meetups-left = You are not coming to “{ $title }” ({ $when }). Another time!

meetups-form-title = Propose a meetup
meetups-form-submit = Propose
meetups-field-title = Name of the meetup
meetups-field-purpose = What it is about
meetups-field-purpose-hint = For example: bring your office's rules for generative AI; nothing to prepare.
meetups-field-place = Place, or link
meetups-field-place-hint = Everybody who can read the channel sees it.
meetups-when-field = The date
meetups-when-known = is known
meetups-when-asked = is to be found: ask everybody
meetups-field-day = Day
meetups-field-starts = From
meetups-field-ends = Until
meetups-field-time-hint = Like “15:00” or “3:30 pm”.
meetups-field-repeat = Repeat
meetups-repeat-once = Only once
meetups-repeat-week = Every week
meetups-repeat-fortnight = Every two weeks
meetups-repeat-month = Every month (same weekday of the month)
meetups-field-dates = Dates to choose from (one in a line, up to { $most })
meetups-field-dates-example = 10/20 15:00-16:30
meetups-field-dates-hint = Like “10/20 15:00-16:30” (month/day).
meetups-field-minutes = Minutes, where a line has no end
meetups-field-deadline = Answers until
meetups-field-deadline-hint = Until 17:00 on that day. Who has said nothing is reminded once, a working day before.
meetups-field-quorum = People needed
meetups-field-quorum-hint = ○ and △ together. A date with fewer is only fixed when you confirm it.
meetups-field-audience = Who is asked
meetups-audience-channel = People in the channel
meetups-audience-leaders = Leaders
meetups-field-capacity = Places
meetups-field-capacity-hint = Leave it empty for no limit. When it is full, there is a waiting list.
meetups-field-channel = Channel of the announcement
meetups-proposed = ✅ It is announced in { $channel }.

meetups-manage-title = For the host
meetups-manage-decide = Decide the date
meetups-manage-extend = More time to answer
meetups-manage-change = Change
meetups-manage-cancel = Call off
meetups-manage-groups = Divide into groups
meetups-manage-came = Who came
meetups-manage-notes = Keep notes
meetups-change-title = Change the meetup
meetups-change-submit = Change
meetups-change-tells = If date or place change, everybody who comes is told once.
meetups-changed = ✅ Changed.
meetups-changed-told = ✅ Changed. Everybody who comes is told.
meetups-cancel-title = Call the meetup off
meetups-cancel-submit = Call off
meetups-cancel-not = Keep it
meetups-cancel-sure = Call *{ $title }* off? Those who come ({ $count }) are told once.
meetups-cancel-reason = A word (why, or sorry)
meetups-cancel-series = As it repeats
meetups-cancel-this = only this one
meetups-cancel-all = end it for good
meetups-cancelled-done = It is called off. Everybody who joined is told.

meetups-groups-text = *Let us split into groups*
meetups-group = *Group { $number }*: { $names }
meetups-groups-how = People of different towns, other partners than before, and one in each who has been here before, as far as possible.
meetups-grouped = ✅ { $count } groups stand in the thread. If somebody leaves, press again to divide anew.

meetups-manage-tables = Make roundtables
meetups-topics-title = Topics
meetups-topics-submit = These topics
meetups-topics-what = Choose what the roundtables can be about. In the thread, everybody who comes chooses one ({ $most } at most).
meetups-topics-picked = Without an answer so far
meetups-topics-why = { $times ->
    [0] a question without a solution so far
   *[other] searched in vain ({ $times }×)
 }
meetups-topics-own = Topics, one per line
meetups-topics-own-hint = Add what you like. To put one of the above differently, leave it and write it here.
meetups-topics-settled = ✅ The topics stand in the thread. When people have chosen, press “Make tables”.
meetups-topics-text = *What would you like to talk about? Choose one topic*
meetups-topics-closed = *Topics of the roundtables* (the tables are made)
meetups-topics-how = Whoever comes can choose, and change it until the tables are made. There is a seat for everybody, chosen or not.
meetups-topic-choose = Choose
meetups-topic-count = { $count ->
    [0] Nobody yet
   *[other] { $count }: { $names }
 }
meetups-topic-chosen = ✅ You chose “{ $topic }”. You can change it until the tables are made.
meetups-tables-title = Roundtables
meetups-tables-topic = • { $topic }: { $count }
meetups-tables-stand = Of { $coming } who come, { $silent } have not chosen yet. They will have a seat, too.
meetups-tables-make = Make tables
meetups-tables-again = Make the tables again
meetups-tables-topics = Change the topics
meetups-tables-reopen = Let people choose again
meetups-tables-reopened = ✅ The tables are taken back. Topics can be chosen again in the thread.
meetups-tables-away = The tables were taken back for now. Topics can be chosen again.
meetups-tables-done = ✅ { $count } tables stand in the thread, and their facilitators get a sheet. When somebody leaves or comes, make them again.
meetups-tables-text = *Roundtables*
meetups-table = Table { $number }: { $topic }
meetups-table-led = Facilitator: { $name }
meetups-table-elsewhere = { $names }, who chose “{ $topic }”: please join another table this time. The seats did not come out even.
meetups-tables-how = As far as possible, people talk about what they chose, with people of other towns. Keep notes with “Write notes”.
meetups-table-note = Write notes
meetups-table-note-title = Notes of a table
meetups-table-note-submit = Post in thread
meetups-table-note-field = What you found out, and will try
meetups-table-note-hint = Two or three lines will do. You can change them later.
meetups-table-note-kept = ✅ They stand in the thread. Thank you.
meetups-table-noted = 📝 *{ $table }*: what came up
meetups-table-noted-by = Written by { $name }
meetups-sheet = 🙋 At “{ $title }”, please lead the table about “{ $topic }”. There is no need to sum up: when everybody has spoken once, it went well.
meetups-sheet-with = *At your table*: { $names }
meetups-sheet-look-topic = <{ $link }|The question behind it>
meetups-sheet-look-meetup = <{ $link }|The announcement>
meetups-sheet-course = *40 minutes*
    { $steps }
meetups-sheet-step-1 = 1. *5 minutes*: everybody's town, and why this topic
meetups-sheet-step-2 = 2. *15 minutes*: what is hard, and what you tried
meetups-sheet-step-3 = 3. *15 minutes*: what other towns do that you could copy
meetups-sheet-step-4 = 4. *5 minutes*: one thing to try tomorrow, and notes
meetups-sheet-questions = *To begin with*
    { $questions }
meetups-sheet-question-1 = • When did “{ $topic }” last give you trouble?
meetups-sheet-question-2 = • When did it go a little better, and what did you do then?
meetups-sheet-question-3 = • If you could ask another town one thing, what would it be?
meetups-sheet-everybody = *So that everybody is heard*: first one sentence each. Ask the quiet “how is it in your town?”, and put long stories aside with “more of that later”. What did not work is welcome, too.
meetups-sheet-notes = *Notes*: at the end, two or three lines in “Write notes” below; anybody at the table can. They stand in the thread and, once the host has looked at them, become know-how.
meetups-sheet-relieved = The tables of “{ $title }” have changed, and you need not lead one now. Thank you for having been ready.

meetups-told-moved = 📅 Date or place of “{ $title }” changed. It is *{ $when }* now.
meetups-told-cancelled = 🚫 “{ $title }” ({ $when }) was called off.
meetups-told-moved_up = 🎉 There is a place for you at “{ $title }” ({ $when }). If it does not suit you any more, please leave.
meetups-told-day = 🔔 “{ $title }” is soon: *{ $when }*
meetups-told-hour = 🔔 “{ $title }” is about to begin: *{ $when }*
meetups-told-decided = 📅 “{ $title }” is on *{ $when }*. You said ○, so you have a place.
meetups-told-decided_waiting = 📅 “{ $title }” is on *{ $when }*. Others said ○ before you and it is full; you are on the waiting list and will be told.
meetups-told-decided_maybe = 📅 “{ $title }” is on *{ $when }*. You said △; if you can make it, please join.
meetups-unposted = ⚠️ “{ $title }” could not be announced: its channel is gone or archived, or the announcement was deleted. “For the host”, “Change” announces it again, in the channel that you choose.
meetups-after = 📅 Thank you for “{ $title }”. The { $count } who joined are noted as having come; put it right if not so. A few notes help those who could not come.

meetups-came-title = Who came
meetups-came-submit = Save
meetups-came-people = Who came
meetups-came-hint = Take out who could not come, add who dropped in.
meetups-came-kept = ✅ { $count } came.
meetups-notes-title = Keep notes
meetups-notes-submit = Save
meetups-notes-what = What came up at *{ $title }*? Fill in what you can.
meetups-topic-choosing = Choosing learners
meetups-topic-courses = Curriculum
meetups-topic-managers = Managers' understanding
meetups-topic-surroundings = Room to learn
meetups-notes-use = Share as know-how
meetups-notes-publish = Let everybody find it
meetups-notes-hint = Then /knowhow finds it. Without, it stays the hosts' note.
meetups-notes-kept = ✅ Your notes are kept.
meetups-notes-shared = ✅ { $count } cards of know-how.
meetups-card-title = { $topic } ({ $title })
meetups-card-tag = meetup

meetups-calendar-name = Tomoshibi meetups
meetups-file-in = 📅 “{ $title }” ({ $when }). Open the file to add it to your calendar.
meetups-file-out = 🚫 “{ $title }” was called off. Open the file to take it out of your calendar.
meetups-file-sent = 📅 The file is in your direct messages from Tomoshibi.
meetups-file-failed = Sorry, the file could not be sent. Please try again in a while.
meetups-feed = See them in my calendar
meetups-feed-title = In your calendar
meetups-feed-what = The meetups that you join can stand in your usual calendar (Outlook, Google Calendar and others), and follow changes. Give it the address below, at “add from URL”.
meetups-feed-once = Whoever knows this address sees which meetups you join, so keep it to yourself. It is shown only now: please copy it.
meetups-feed-known = The address made on { $day } works. It cannot be shown again; if it is lost, make a new one (the old one ends).
meetups-feed-make = Make an address
meetups-feed-again = Make a new one
meetups-feed-revoke = Revoke the address
meetups-feed-revoked = The address leads nowhere any more.
meetups-feed-not-here = This Tomoshibi reaches Slack from inside the office, so calendars cannot reach it. “Add to calendar” gives you the file of each meetup.

meetups-home-asks = Which dates suit you? Each press of “○△×” changes your answer.
meetups-home-topics = What would you like to talk about? Choose one topic.
meetups-home-topic = What I would like to talk about
meetups-home-open = Meetups to join
meetups-home-mine = Meetups
meetups-home-all = All meetups

meetups-proposers-only = Coordinators and organisers propose meetups. If you wish for one, just tell the organisers.
meetups-host-only = { $host }, who hosts it, and the organisers can change this meetup. The thread is the place to talk about it.
meetups-gone = This meetup is not there any more.
meetups-is-cancelled = This meetup was called off.
meetups-is-over = This meetup is over.
meetups-not-over = This meetup is not over yet.
meetups-begun = This meetup has begun. Ask in its thread whether you can drop in.
meetups-no-date-yet = This meetup has no date yet. It will be decided soon.
meetups-topic-gone = The host took this topic back. Please choose another one in the thread.
meetups-topic-join-first = Whoever comes can choose a topic. Please press “Join” first.
meetups-topics-none = Please choose or write at least one topic.
meetups-topics-many = There are { $count } topics; { $most } is the most.
meetups-topic-long = “{ $line }” is too long; { $most } characters is the most.
meetups-tables-made = The tables are made already. The thread is the place to talk about it.
meetups-tables-nobody = Nobody comes yet, so there is no table to make.
meetups-table-gone = This table is not there any more. Please look at the thread.
meetups-table-others = Those at this table and the hosts can write its notes.
meetups-table-note-meanwhile = Somebody at your table wrote meanwhile. Please open it again, and add to what stands there.
meetups-too-few-places = { $count } people are coming. With fewer places, { $names } would lose theirs. Please talk to them first.
meetups-changed-meanwhile = Somebody changed this meetup while the window was open. Look at it as it is now, then change it.
meetups-decided-already = The date of this meetup is decided already ({ $when }).
meetups-poll-over = Answers are closed. If something changed, please write in the thread.
meetups-nobody-can = Nobody can come on that date yet. Choose another one, or give people more time.
meetups-too-few = { $count } people could come then, fewer than { $quorum }. To hold it all the same, tick this.
meetups-cannot-enter = Nothing can be announced in this channel; it is gone or archived. Please choose another one.
meetups-empty = Please fill this in.
meetups-no-channel = Please choose the channel.
meetups-no-day = Please choose the day.
meetups-bad-time = That time was not understood. Write it like “15:00” or “3:30 pm”.
meetups-backwards = The end is before the beginning.
meetups-past = That is over already. Please choose a date to come.
meetups-holiday = { $day } is { $why }. Please choose another day.
meetups-no-dates = Please write at least one date.
meetups-many-dates = There are { $count } dates; { $most } is the most.
meetups-bad-line = “{ $line }” was not understood. Write it like “10/20 15:00-16:30”.
meetups-line-backwards = “{ $line }” ends before it begins.
meetups-line-past = { $when } is over already. Please choose dates to come.
meetups-twice = { $when } stands there twice.
meetups-no-deadline = Please choose until when answers are wanted.
meetups-deadline-past = That deadline is over already.
meetups-deadline-late = The deadline must be before the first date ({ $when }).
meetups-bad-number = A number from 1 to { $most }, please.

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

# Schedules (organisers)

schedules-home = *Schedules*　{ $count }
schedules-open = See schedules
schedules-title = Schedules
schedules-none = There is no schedule yet. With “New schedule” you can set up check-ins and more.
schedules-new = New schedule
schedules-edit = Edit
schedules-pause = Pause
schedules-resume = Resume
schedules-run = Run now
schedules-run-sure = Start it now, without waiting for the next date?
schedules-history = History
schedules-delete = Delete
schedules-delete-sure = Delete this schedule? Its history stays, and what is under way goes on to its end.
schedules-back = Back to the schedules
schedules-coming = Next: { $when }
schedules-paused = ⏸ Paused
schedules-over = Nothing more to come
schedules-some-people = { $count } chosen people

schedules-rule-once = Once, { $day } { $time }
schedules-rule-weeks = { $weeks ->
    [1] Every week, { $days } { $time }
   *[other] Every { $weeks } weeks, { $days } { $time }
 }
schedules-rule-day = { $day ->
    [last] On the last day of the month, { $time }
   *[other] On day { $day } of the month, { $time }
 }
schedules-rule-nth = On the { $nth } { $day } of the month, { $time }
schedules-nth-of-month = { $nth ->
    [-1] last
    [1] first
    [2] second
    [3] third
   *[other] { $nth }th
 }

schedules-form-title = A schedule
schedules-form-submit = Save
schedules-kind = What
schedules-to = To whom
schedules-where = In which channel
schedules-to-leaders = Leaders
schedules-to-everybody = Everybody
schedules-to-body = A town
schedules-to-role = A role
schedules-to-people = Chosen people
schedules-to-channel = People in a channel
schedules-whom = Which one
schedules-channel-hint = Everybody who is in the channel when it starts.
schedules-role-learner = Learners
schedules-role-coordinator = Coordinators
schedules-role-organiser = Organisers
schedules-role-manager = Managers
schedules-role-companion = Companions
schedules-role-alumni = Alumni
schedules-every = When
schedules-every-once = Once
schedules-every-weeks = Every so many weeks
schedules-every-month_day = Monthly, by date
schedules-every-month_weekday = Monthly, by weekday
schedules-day = Day
schedules-starts = From this day on
schedules-weekdays = Weekdays (any number)
schedules-weekday = Weekday
schedules-nth = Which one
schedules-field-interval = Every so many weeks
schedules-field-interval-hint = 1 is every week. Press Enter to see the dates below follow.
schedules-field-day = Day of the month
schedules-field-day-hint = 1 to 31; shorter months take their last day.
schedules-field-time = Time
schedules-field-time-hint = For example 10:00.
schedules-on-holiday = On public holidays and at the turn of the year
schedules-holiday-next = move to the next working day
schedules-holiday-drop = leave it out
schedules-holiday-keep = keep the day
schedules-preview = *The next three*
schedules-planned = • { $when }
schedules-moved = • { $when } (because { $day } is { $why })
schedules-dropped = • { $day } is left out ({ $why })
schedules-late = Some of these are outside office hours. Messages arrive when people next start work.
schedules-reached = { $count } people at the moment.

schedules-kept = ✅ The schedule is saved.
schedules-paused-done = ⏸ Paused. Nothing starts until you resume it.
schedules-resumed-done = ▶️ Resumed. What was missed during the pause is not made up for.
schedules-ran = ✅ Started.
schedules-ran-already = It has already been started today.
schedules-deleted-done = The schedule is deleted.

schedules-history-title = History
schedules-history-none = Nothing yet.
schedules-past-sent = { $when }　for { $count } people　{ $answered }
schedules-past-answered = { $count } answered
schedules-past-unsaid = the number of answers is not shown: still open, or too few people
schedules-past-done = { $when }　done
schedules-past-skipped = { $when }　⏸ not sent (Tomoshibi was away, and it was too late)
schedules-past-by-hand = (by hand)

schedules-organisers-only = Only organisers set schedules. If there is something you would like, please tell them.
schedules-gone = This schedule has been deleted.
schedules-bad-time = We could not read that time. Please write it like 10:00.
schedules-bad-weeks = Every 1 to { $most } weeks, please.
schedules-bad-day = A day from 1 to 31, please.
schedules-no-day = Please choose a day.
schedules-no-weekday = Please choose at least one weekday.
schedules-never = That is in the past. Please choose a time to come.
schedules-no-audience = Please choose who it is for.

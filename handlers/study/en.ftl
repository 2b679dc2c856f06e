# Study

command-study = Note what you learned, or study together
command-study-usage = 25 min Excel macros (start, stop, plan; nothing shows your week)

study-title = Study
study-home = Study
study-home-sitting = You are studying right now. Press “Stop” when you are done.
study-home-here = { $count ->
        [0] Nobody is studying together right now.
        [one] One person is studying right now.
       *[other] { $count } people are studying right now.
    }

study-hours = { $count } h{" "}
study-minutes = { $count } min
study-lessons = { $count } lessons

study-week-title = This week’s study (week of { $first })
study-week-none = Nothing noted this week so far.
study-week-done = This week: *{ $done }*
study-week-with-plan = This week: *{ $done }* (aim: { $aim })
study-week-more = And { $count } more.
study-streak = Weeks in a row: *{ $weeks }*　Spare weeks: { $freezes }
study-if = If “{ $obstacle }” → { $instead }
study-last-missed = Last week's aim may not have fitted your days. You can make a new plan at any time.
study-line = { $day }　*{ $amount }*{ $subject }
study-example = e.g. `25 min Excel macros`　`yesterday 1.5h statistics`　`11/20 2 lessons`

study-open-record = Note study
study-open-form = Note it in a form
study-open-start = Study together
study-open-plan = Make a plan
study-plan-anew = Make a new plan
study-open-use = Used at work
study-open-taste = Nudges
study-open-week = See my week
study-open-edit = Change
study-open-table = Show it in a channel

study-recorded = 📗 Noted: *{ $amount }* ({ $day }{ $subject })
study-puzzled = Sorry, I could not make out how long you studied. Write a time and a subject, in any order. The button below goes on with what you wrote.
study-day-to-come = That day seems to be still to come. Please check the day.
study-day-long-ago = Study can be noted for the last three months.
study-too-much = That would be more than { $hours } hours on one day. Please check the time or the day, and take care of yourself.
study-too-many = That would be more than { $most } lessons on one day. Please check the number or the day.
study-record-gone = This entry no longer exists.
study-no-time = Please write it like “25 min”, “1.5h” or “2 lessons”.
study-no-day = Please write it like “11/20” or “yesterday”.
study-no-number = Please write a number of hours, like “3” or “1.5”.

study-form-title = Note study
study-form-submit = Save
study-form-time = How long
study-form-time-placeholder = e.g. 25 min, 1.5h, 2 lessons
study-form-subject = What
study-form-subject-placeholder = e.g. Excel macros
study-form-day = When
study-form-day-hint = Like “11/20” or “yesterday”. Leave it empty for today.
study-forget = Delete this entry

study-use-title = Used at work
study-use-submit = Tell
study-use-about = When something you learned helped at work, tell us. Fill in only what you like.
study-use-noted = ✨ Noted that you used this at work. You can close the window, or tell us a little more.
study-use-subject = What did you use?
study-use-hours = About how many hours does it save in a month?
study-use-hours-placeholder = e.g. 3
study-use-hours-hint = A rough figure is fine. Leave it empty if you do not know.
study-use-told = How did you use it?
study-use-thanks = ✨ Thank you. It is kept as learning put to use at work.

study-plan-title = A plan for the week
study-plan-submit = Make it my plan
study-plan-about = Plans hold better when you first picture what may get in the way. No days or times are needed. Only you see this plan.
study-plan-obstacle = What may get in the way?
study-plan-obstacle-placeholder = e.g. late afternoons go to the assembly
study-plan-instead = What will you do then?
study-plan-instead-placeholder = e.g. watch one lesson at lunch
study-plan-aim = How much in a week?
study-plan-aim-placeholder = e.g. 60 min, 2 lessons
study-plan-aim-hint = Rather little. You can always add more.
study-plan-made = ✨ That is your plan. Whenever it no longer fits, make a new one.
study-plan-gone = The plan is gone. You can make another one at any time.
study-give-up = Go without a plan
study-no-aim = Please write it like “60 min” or “2 lessons”.
study-aim-too-high = That seems too much for a week. How about a lighter aim?

study-here-title = Studying right now
study-here-one = • { $who }{ $subject }
study-here-others = and { $count } more
study-here-unnamed = { $count ->
    [one] 1 person who does not show their name.
   *[other] { $count } people who do not show their names.
 }
study-here-nobody = Nobody right now. When you start, your name appears here.
study-here-what = { " " }({ $subject })
study-here-own = You are studying too{ $what }. When you are done, press “Stop” or type `/{ $prefix }study stop`. If you forget, it ends by itself.
study-stop = Stop
study-look = Who is here now?
study-be-unnamed = Hide my name
study-be-named = Show my name
study-too-short = Well done. It was less than a minute, so nothing was noted.
study-table-note = You can join without showing your name.
study-table-moved = Who is studying is not shown here any more.
study-table-title = Who is studying
study-table-channel = Channel to show it in
study-table-hint = Who is studying now is shown in one message that is edited in place; nobody is notified. Empty means nowhere.
study-organisers-only = Only the organisers can do this.

study-taste-title = Nudges
study-taste-about = Only you see what you choose here; managers and organisers do not.
study-taste-engine = Type of 学びエンジン
study-taste-engine-hint = If you took the test, choose the type that it gave you; nudges then sound a little different.
study-taste-wishes = Nudges and studying together
study-taste-nudges = I want nudges to study
study-taste-unnamed = Do not show my name
study-engine-explorer = メラメラ探検家 (explorer)
study-engine-hermit = 孤高の仙人 (hermit)
study-engine-cook = スゴウデ料理人 (cook)
study-engine-general = たたきあげ将軍 (general)
study-engine-mayor = カリスマ村長 (village mayor)
study-engine-hero = なにくそ勇者 (hero)
study-engine-warrior = おきあがり戦士 (warrior)
study-engine-sage = ホップステップ賢者 (sage)

study-tone-plain = 📗 Hello, a note about study.
study-tone-explorer = 📗 Hello. How about a peek at something that made you curious?
study-tone-hermit = 📗 Hello. A note about quiet time for your own work.
study-tone-cook = 📗 Hello. One more tool for the box?
study-tone-general = 📗 Hello. What you learn helps somebody; shall we go on?
study-tone-mayor = 📗 Hello. A seed that may make work a little easier for everyone.
study-tone-hero = 📗 Hello. The step from here is the one that counts most.
study-tone-warrior = 📗 Hello. A pause is fine; you can go on where you were.
study-tone-sage = 📗 Hello. How about looking back at what you tried?

study-nudge-small = Five minutes are plenty this week: the lesson you began, or the next page.
study-nudge-plan = Your plan says: if “{ $obstacle }”, then “{ $instead }”. Where might that fit this week?
study-nudge-plan-first = What may get in the way this week, and what will you do then? Deciding one such thing takes 30 seconds.
study-nudge-together = If it is hard to begin alone: study together, and see who in other towns is studying right now.
study-nudge-why = This goes to people who made a plan or noted study in the last three months, when a week has passed without any, at most once a week.
study-snooze = Pause for two weeks
study-mute = Stop these
study-resume = Send them again
study-snoozed = All right. No study nudges until { $until }.
study-stopped = All right. No more study nudges.
study-resumed = Thank you. You will hear from me now and then.

study-arm-small = Just five minutes
study-arm-plan = Remember the plan
study-arm-together = Study together
study-retire-proposal = The nudge *“{ $name }”* was used for { $weeks } weeks and shows no clear effect.
    • Studied in weeks with it: { $share }
    • In weeks without: { $held }
    • Difference: { $difference } points (95 % interval { $low } to { $high })
    Shall it be retired?
study-retire-rule = We ask when, after { $weeks } weeks and { $people_weeks } people-weeks or more, the interval still contains 0.
study-retire = Retire it
study-carry-on = Keep it
study-retired = The nudge *“{ $name }”* was retired ({ $who }).
study-carried-on = The nudge *“{ $name }”* is kept ({ $who }). It is looked at again in 12 weeks.

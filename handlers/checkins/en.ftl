# Check-ins

command-checkin = Say how you are
command-checkin-usage = (just send it)

checkins-occasion = Check-in

checkins-greeting = ☕ *Hello. How are things?*
    Three taps and you are done. Answer only what you like.
checkins-mood = *How are you?*
checkins-mood-1 = 1 Very low
checkins-mood-2 = 2 Low
checkins-mood-3 = 3 So-so
checkins-mood-4 = 4 Good
checkins-mood-5 = 5 Very good
checkins-talked = *In the last two weeks, was there somebody you could talk to about DX?*
checkins-talked-yes = Yes
checkins-talked-no = No
checkins-alone = Thank you for telling us. There are colleagues in other towns: you can ask them anything, without your name if you like.
checkins-ask = Ask a question
checkins-write = Add a note
checkins-rewrite = Change the note
checkins-note-for = { $companion ->
    [none] Only you can read this note. Once you have a companion, they can too.
   *[other] Only you and your companion { $companion } can read this note.
 }
checkins-why = { $companion ->
    [none] You can change this until { $closes }. Only you see your answers, and your companion once you have one. The organisers learn nothing but numbers of five people or more.
   *[other] You can change this until { $closes }. Only you and your companion { $companion } see your answers. The organisers learn nothing but numbers of five people or more.
 } You get this because the organisers include you in their regular check-ins.
checkins-reminder = ☕ *The check-in is open until { $closes }.* Whenever you have a moment. This is the only reminder.
checkins-reminder-answered = ☕ Thank you for your answer.
checkins-stop = Stop check-ins
checkins-resume = Start again
checkins-stopped = Check-ins are off; you will get no more of them. With `{ $command }` you can say how you are at any time.
checkins-resumed = Check-ins are on again, starting with the next one.

checkins-form-title = Check-in
checkins-form-submit = Send
checkins-form-mood = How are you?
checkins-form-talked = In the last two weeks, was there somebody you could talk to about DX?
checkins-form-note = A note
checkins-form-note-placeholder = e.g. I am alone with all our online forms, and a bit tired
checkins-form-use = This note
checkins-note-keep = is kept (only you and your companion can read it)
checkins-note-ask = is a question to everybody (also without your name)
checkins-form-closes = You can change this until { $closes }.
checkins-thanks = ✅ Received. Thank you.
checkins-thanks-ask = ✅ Received. The note below is not kept anywhere yet. In the form for questions you choose whether your name is shown.
checkins-ask-this = Open the question form
checkins-next = There is no check-in to answer right now. The next one is on { $when }. If something is on your mind, you can ask at any time.
checkins-none-planned = There is no check-in to answer right now, and none is planned for you. If something is on your mind, you can ask at any time.
checkins-closed = This check-in is closed. { $next }
checkins-not-yours = This check-in was sent to other people.
checkins-empty = Please fill in at least one of the three.

checkins-said-mood = Mood { $mood }
checkins-said-talked = { $talked ->
    [yes] had somebody to talk to
   *[no] had nobody to talk to
 }

checkins-home = Check-in
checkins-home-closes = You can change this until { $closes }.
checkins-home-stopped = Check-ins are stopped.
checkins-home-hellos = People to say hello to
checkins-home-accompanied = People you accompany
checkins-home-no-answers = No answers yet.
checkins-home-more = { $count } more
checkins-home-between-you = Only they and you see these answers.

checkins-hello-companion = 👋 *Could you say hello to somebody?* A short greeting is enough.
checkins-hello-organiser = 👋 *Could you say hello to somebody?* With `{ $command } roles` you can name companions.
checkins-hello-line = *{ $who }*
    { $why }
checkins-reason-alone = They had nobody to talk to.
checkins-reason-low = Their mood has been low twice in a row.
checkins-reason-ignored = A question of theirs has had no reply yet.
checkins-reason-silent = They have not answered two check-ins. They may just be busy.
checkins-reason-unreachable = Our messages do not reach them. Please see whether they have moved on or their account is closed.
checkins-reason-unsaid = They have no companion, or the companion is away. Please name one, or say hello.
checkins-said-hello = I said hello
checkins-hello-done = ✅ { $who } said hello. Thank you.
checkins-hello-not-yours = Somebody else has been asked to do this.

checkins-digest = Check-in (since { $since })
checkins-digest-answered = Answered: { $count }
checkins-digest-at_least = Answered: { $count } or more
checkins-digest-could-talk = Somebody to talk to:　{ $figures }
checkins-digest-talked = yes { $count }
checkins-digest-alone = no { $count }
checkins-digest-mood = Mood:　{ $figures }
checkins-digest-high = good (4–5) { $count }
checkins-digest-middle = so-so (3) { $count }
checkins-digest-low = low (1–2) { $count }
checkins-digest-note = Of those who answered both questions. Numbers below five, and those that could be worked out from others, are left out. Newcomers are counted once there are five of them.
checkins-digest-too-few = ☕ The check-in is closed. Too few people for figures this time.

checkins-mail-open = a check-in is open
checkins-mail-line = Answer it on the Home tab in Slack until { $closes }
checkins-mail-hellos = somebody to say hello to
checkins-mail-hello = { $count ->
    [one] One person; the Home tab in Slack tells who
   *[other] { $count } people; the Home tab in Slack tells who
 }

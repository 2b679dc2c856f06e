# Handing over in April

april-title = Handing over
april-look = Roster and handing over
april-organisers-only = This window is for organisers. Please speak to one of them if you need it.
april-home = { $state ->
    [none] *Handing over in April*　Send a new roster, and I find out who leaves, who comes and who moves.
    [received] *Handing over in April*　The roster is being read.
    [draft] *Handing over in April*　There is a plan. Please look at it before it is carried out.
    [asked] *Handing over in April*　Looking whether anybody has changed meanwhile.
    [under_way] *Handing over in April*　The plan is being carried out.
   *[other] *Handing over in April*　The plan is done. See what remains to be done in Udemy and elsewhere.
 }
april-begin = *Please send the new roster (Excel or CSV) to me as a direct message.*
    I compare it with the members and make a plan: who leaves, comes, moves and stays. Nothing changes before you press "Carry this plan out".
april-begin-columns = Columns: 団体 (town), 所属 (section), 氏名 (name), and if you have them メール (mail), 役割 (role), 職員番号 (staff number). People of towns that are not on it are left alone. What it says is deleted 30 days after the end.
april-members = Get the present members as a roster
april-members-said = The present members as a roster. Change it as people move, send it back here, and I make a plan.
april-file-members = roster
april-file-plan = plan
april-file-csv = udemy-invitations
april-file-sent = ✅ The file is in your direct messages.
april-file-failed = The file could not be sent. Please wait a moment and try again.
april-sheet = Get it as Excel
april-sheet-said = The plan, as the window shows it. Please change it in the window.
april-csv = CSV for invitations to Udemy
april-csv-said = The mail addresses of those who come. Please name the column as Udemy's own sample does before you use it to invite.
april-csv-nobody = There is no mail address on the roster of anybody to be invited.

april-reading = 🏮 Thank you for the roster. I am reading it and comparing it with the members, and will tell you here.
april-no-table = 🏮 A roster can be read from Excel (.xlsx) or CSV.
april-under-way = Another plan is being carried out. Please send it again when that is done.
april-not-fetched = Slack did not hand over the file or the list of members. Please wait a moment and send it again.
april-operator = the operator
april-told-ready = 🏮 *"{ $name }" was compared with the members.*
    { $leaves } leave, { $comes } come, { $moves } move, { $stays } stay, { $unclear } to be asked about. Nothing changes before you press "Carry this plan out".
april-told-unreadable = 🏮 "{ $name }" could not be read as a roster. { $reason }
april-told-changed = 🏮 Since the plan of "{ $name }" was made, members have changed. It was made anew; please look at it again. Nothing has been done yet.
    { $leaves } leave, { $comes } come, { $moves } move, { $stays } stay, { $unclear } to be asked about.
april-told-done = ✅ The plan of "{ $name }" is done. What remains to be done in Udemy and elsewhere is listed.

april-counts = *{ $leaves } leave　{ $comes } come　{ $moves } move　{ $stays } stay　{ $unclear } to be asked about*
april-state = { $state ->
    [draft] Nothing has been done yet. Look at it, and press "Carry this plan out".
    [asked] Being compared once more, in case anybody has changed.
    [under_way] Being carried out. It goes on when you close this window.
   *[other] The plan is done.
 }
april-about = "{ $name }" ({ $who }, compared with the members of { $when })
april-outside = { $count } people of other towns are left alone.
april-more-notes = { $count } more
april-tab = { $tab ->
    [leaves] Leave { $count }
    [comes] Come { $count }
    [moves] Move { $count }
    [stays] Stay { $count }
    [unclear] Ask { $count }
   *[todo] To do { $count }
 }
april-kind = { $kind ->
    [leaves] leaves
    [comes] comes
    [moves] moves
    [stays] stays
   *[unclear] to be asked about
 }
april-hint = { $tab ->
    [leaves] Not on the roster of their town. What they look after is handed over, and they are asked whether they would like to stay in touch.
    [comes] On the roster, and not in Slack yet. I do nothing; see "To do" for invitations.
    [moves] Their section is changed. They take their questions and know-how along, unless you choose somebody.
    [stays] Their section is filled in where it is not known yet.
    [unclear] A name alone does not say who is meant. The plan follows your answer at once.
   *[todo] What I cannot do. The bulk CSV of Udemy cannot rename, remove, reactivate or ungroup anybody.
 }
april-nobody = { $tab ->
    [todo] Nothing is to be done.
   *[other] Nobody.
 }
april-previous = ← Back
april-next = Next →
april-answer = Answer
april-fix = Change
april-undo = Take back
april-undo-sure = Shall everything about { $name } be as before? Messages that were sent will say that it was taken back.
april-undo-nothing = There is nothing to take back: it was taken back already, or nothing was done.
april-undo-gone = The account of { $name } is closed, so this cannot be taken back.
april-is-undone = ↩️ Taken back.
april-is-left-out = ⏸ Left as they are.
april-is-done = ✅ Done
april-who = Perhaps: { $names }
april-which-office = The roster has two sections for them. Which one?
april-thing = { $what }: { $count }
april-keeps = { $things } → { $heir ->
    [none] ⚠️ nobody to take over
   *[other] { $heir } ({ $why ->
        [section] same section
        [coordinator] coordinator of the town
        [organiser] organiser
       *[other] chosen
     })
 }
april-keeps-moves = { $things } (they go on themselves)
april-heir = Takes over: { $heir } ({ $why ->
        [section] same section
        [coordinator] coordinator of the town
        [organiser] organiser
       *[other] chosen
     })
april-why = { $why ->
        [section] same section
        [coordinator] coordinator of the town
        [organiser] organiser
       *[other] chosen
     }
april-accompanies-moves = Companion of { $count } (they go on themselves)
april-accompanies = Companion of { $count } → { $who ->
    [none] ⚠️ nobody yet
   *[other] { $who }
 }
april-gets-role = Gets the role "{ $role }".
april-go = Carry this plan out
april-go-sure = Questions, know-how and companions are handed over, sections are changed, and people are told. Go ahead?
april-drop = Delete the roster
april-drop-sure = The roster and its plan are deleted. Nothing happens to members.
april-dropped = The roster and its plan are deleted.
april-gone = This plan is not there any more. Please close the window and open it again.
april-not-any-more = This plan has begun already. Open the window again to see how it goes.
april-changed-meanwhile = Somebody else changed this plan while your window was open. Please close it and open it again.
april-unclear = { $count } questions are left. Please answer them under "Ask" first.
april-cannot-take-over = { $name } cannot take over: whoever leaves or has moved on, is the person themselves, or cannot be reached cannot be chosen.

april-act = What is to happen?
april-as-planned = { $kind ->
    [leaves] They leave
    [moves] Change their section
   *[other] As planned
 }
april-leave-out = Leave them as they are
april-form-heir = Who takes over
april-heir-hint = Questions that are not solved, know-how, and meetups to come.
april-form-companion = New companion
april-companion-hint = Who looks after those whom this person accompanied.
april-save = Decide
april-choice = *{ $name }* ({ $office })
april-choice-label = Who is meant?
april-somebody-new = None of them (somebody new)
april-line = Line { $number } { $office }

april-tick = Done
april-untick = Not yet
april-todo-remove = Take *{ $name }* ({ $was }) out of Udemy (deactivate)
april-todo-regroup = Change the Udemy group of *{ $name }* ({ $was } → { $office })
april-todo-rename = Give *{ $name }* ({ $office }) the name of the roster in Udemy
april-todo-reactivate = *{ $name }* ({ $office }) may have been here before: reactivate them in Udemy and Slack instead of inviting
april-todo-invite = Invite *{ $name }* ({ $office }) to Slack and Udemy
april-todo-companion = Name a new companion for those whom *{ $name }* accompanied (under roles)
april-todo-settings = Take *{ $name }* out of the setting ORGANISERS (ask the operator)
april-column = { $column ->
    [kind] kind
    [name] name
    [was] section now
    [office] new section
    [keeps] looks after
    [heir] who takes over
    [why] why
    [companion] new companion
    [role] role to be given
    [state] state
   *[todos] to do
 }
april-step-state = { $state ->
    [planned] planned
    [left_out] left as they are
    [done] done
   *[undone] taken back
 }

april-brief = 🤝 *{ $who } hands something over to you.* What they looked after, what comes next and your first steps are on one page.
april-brief-read = Read it
april-brief-why = The organisers chose you to take over. If that does not suit you, please tell them.
april-brief-undone = ↩️ What { $who } handed over to you was taken back. There is nothing you need to do.
april-no-briefing = This was taken back, or it is for somebody else.
april-briefing-title = Handing over
april-briefing = *What { $who } looked after*　It is yours from today: you may change it, or hand it on.
april-to-know = What they had joined or were working on. It was not moved to you; take part yourself if you like.
april-your-companion = 🫶 *{ $who }* is your companion. Ask them anything.
april-first = *Your first steps*
april-first-question = Read the thread of one question, and thank whoever replied.
april-first-card = Open one card, and see whether it is still right.
april-first-meetup = Look at the day and place of the meetup.
april-first-companion = Say hello to { $who }, your companion.
april-first-search = Read one card of another town with `{ $command } words of your work`.
april-first-ask = Ask one thing with `{ $command }`.
april-first-settings = Look at your town and section with `{ $command }`.

april-goodbye = 🌸 *Thank you for all you have done here.* The roster tells me that you move on. What you wrote goes on helping other towns.
    { $heir ->
        [none] The organisers look for somebody to take over what you looked after.
       *[other] { $heir } takes over what you looked after.
    }
april-goodbye-offer = Would you like to stay as one of the *alumni*? There are no duties and no check-ins. You can go on reading and searching, answering questions, and joining meetups and peer chats.
april-goodbye-why = You get this because your name is not on the roster that the organisers brought. If that is a mistake, tell them: it can be taken back.
april-goodbye-undone = ↩️ That was taken back. All is as before; sorry for the trouble.
april-stay = Stay as alumni
april-part = Leave it at that
april-answered-alumni = 🌸 Thank you. As one of the *alumni* you help when you have the time. You can end it in your settings.
april-answered-apart = 🌸 All right. Thank you for everything. If you change your mind, choose alumni in your settings.
april-not-left = That was taken back. All is as before.
april-moved = 🌸 All the best in your new place. From now on you are shown as *{ $signature }*. If that is wrong, change it with `{ $command }`. Your questions, know-how and peer chats stay as they are.
april-unmoved = ↩️ Your section is as before: *{ $signature }*.

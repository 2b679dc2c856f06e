# Courses

paths-title = Courses
paths-open-list = Everybody’s courses
paths-open-enter = Enter a course
paths-home-soon = Courses due soon
paths-own = *{ $name }*　until { $due }
paths-done = I am done
paths-use = Use
paths-borrow = Use it here too
paths-close = Take off the list
paths-ours = Ours, and for everybody
paths-others = Courses of other towns
paths-none = None yet.

paths-track = *What I train for*　With a track chosen you see what is required and recommended for it.
paths-track-none = Not decided yet
paths-track-ict = ICT specialist (基本情報技術者)
paths-track-business = Business specialist (ITパスポート)
paths-track-short-ict = ICT
paths-track-short-business = Business
paths-required = required
paths-recommended = recommended
paths-for-you = 　⭐ your track

paths-form-title = Course
paths-form-submit = Save
paths-form-name = Name of the course or path
paths-form-about = Contents or links
paths-form-due = By when
paths-form-due-hint = You hear from me 7, 3 and 1 working days before. “I am done” ends that.
paths-form-due-later = {" "}Without a day it only stands in the list.
paths-form-people = Who
paths-form-people-hint = Empty means yourself.
paths-form-groups = Groups
paths-form-leaders = All DX leaders
paths-form-track = Track
paths-form-track-hint = People of which track is it for? Leave it empty if that is open.
paths-form-kind = How it is meant
paths-form-required = Required (otherwise recommended)

paths-entered = ✨ *{ $name }* was entered.
paths-given-done = ✨ *{ $name }* is now a course of { $count } (until { $due }).
paths-borrowed = ✨ *{ $name }* is now one of ours. Press “Use” to set a day and people.

paths-given = 📘 { $who } suggests *{ $name }* to you, until { $due }, whenever it suits you.
paths-reminder = 📘 *{ $name }* is due on { $due }. Working days left: { $left }.
paths-past = 📘 The day for *{ $name }* has passed; finish it whenever you like. This was the last note about it.
paths-why-own = You get this because you entered the course yourself.
paths-why-given = You get this because { $who } suggested the course. If you are done, press “I am done”.
paths-finished = 🎉 *{ $name }* is done. Well done.

paths-gone = This course is not there any more.
paths-no-name = Please write a name.
paths-no-due = Please choose a day.
paths-due-past = Please choose a day within the next two years.
paths-not-yours = Organisers and coordinators decide about other people’s courses.
paths-other-body = { $name } works for another town. Please choose people of your own.
paths-nobody = Bots and accounts that are not in use cannot be chosen.
paths-no-body = Please say first where you work: `/{ $prefix }tomoshibi settings`.
paths-borrow-who = Leaders and coordinators add courses to their town’s. Please ask one of them.
paths-own-already = It is one of ours already.

paths-keeping = courses with a due date

paths-mail = { $count ->
    [one] a course is due soon
   *[other] { $count } courses are due soon
 }
paths-mail-due = until { $due }

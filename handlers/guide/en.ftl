# Help

command-tomoshibi = How to use Tomoshibi
command-tomoshibi-usage = (just send it, or “settings”, “hours”)

guide-unknown = I do not know “{ $typed }”. The words that I know are listed below. To search the know-how, type `/{ $prefix }knowhow { $typed }`.
guide-title = *What Tomoshibi can do*　All of it is on the Home tab, too.
guide-know = *Ask, find, keep*
    `/{ $prefix }ask`　Ask people in other towns, without your name if you like
    `/{ $prefix }knowhow words`　Search tips, stories and solved questions
    `/{ $prefix }share`　Keep what worked, and what did not
    A post in a question channel is a question too. Put ✅ on the reply that helped, and it becomes know-how.
guide-meet = *Meet*
    `/{ $prefix }checkin`　Say how you are
    `/{ $prefix }meetup`　See, join and propose meetups
    `/{ $prefix }tomoshibi chats`　Chat with somebody from another town once a month
guide-learn = *Learn*
    `/{ $prefix }study 25 min Excel macros`　Note what you learned (`start` to study together, `plan` for a weekly plan)
    `/{ $prefix }tomoshibi courses`　Your courses, and those of other towns
guide-own = *Your settings*
    `/{ $prefix }tomoshibi settings`　Where you work and what you do
    `/{ $prefix }tomoshibi hours`　When I may write to you, and time off
    `/{ $prefix }tomoshibi digest`　Stop the weekly digest, or have it again
    `/{ $prefix }tomoshibi mail`　Get what waits for you by mail, for days without Slack
    `/{ $prefix }tomoshibi mydata`　See, download or erase what I remember about you
guide-organise = *For organisers*　after `/{ $prefix }tomoshibi`
    `waiting`　questions without a reply　　`hosts`　who looks after questions
    `roles`　roles and companions　　`schedules`　check-ins and digests
    `aliases`　searches without a result　　`letters`　what could not be delivered
    `channels`　where people ask, and where you talk　　`roster`　people who move in April
    `results`　figures to report　　`record`　what organisers did
guide-threads = Commands do not work in threads. Use the menu of the message there, or the buttons on the Home tab.

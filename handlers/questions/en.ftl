# Questions

command-ask = Ask everybody a question
command-ask-usage = [what you want to know]
shortcut-questions-ask = Ask a question
shortcut-questions-ask-description = Ask everybody, with what you tried and where you stand
shortcut-questions-from_message = Make it a question
shortcut-questions-from_message-description = Take this message as a question and watch over it until it is answered
shortcut-questions-solve_message = Mark as solution
shortcut-questions-solve_message-description = Note that this reply solved the question
shortcut-questions-tend_message = Manage the question
shortcut-questions-tend_message-description = Withdraw it, merge it with an earlier one, move it to another channel

questions-form-title = Ask a question
questions-form-question = What you want to know
questions-form-question-placeholder = e.g. How do you bring e-application data onto a LGWAN terminal?
questions-form-situation = Your situation
questions-form-situation-placeholder = e.g. Tax section, counter work; I know Excel functions
questions-form-tried = What you tried
questions-form-tried-placeholder = e.g. We carry it on USB sticks, but the paperwork is heavy each time
questions-form-submit = Ask
questions-form-submit-anyway = Ask anyway
questions-form-anonymous = Your name
questions-form-anonymous-yes = Ask without my name
questions-form-anonymous-hint = The bot posts it for you and brings you the replies by direct message. Nobody can see who asked, not even the organisers. What you write is public as it is, so leave out anything that gives away who or where you are.
questions-form-similar = *Before you ask: this may already help*
    If it does not, send your question with the button below. What you wrote is still here.
questions-form-where = It will be posted in { $channel }

questions-mark = 🙋 *Question*
questions-solved-mark = ✅ *Solved question*
questions-post-heading = { $mark }  { $asker }  { $title }
questions-post-heading-anonymous = { $mark }  asked without a name
questions-anonymous-note = Replies are passed on to the person who asked. Nobody can see who that is.
questions-first = 🌱 *A first post.* A word in reply makes the next one easier.
questions-came-from = ↪️ Moved here from <{ $link }|where it was asked>.
questions-post-text = Question: { $question }

questions-card-similar = 💡 *There is know-how on something similar.* Does it help?
questions-card-answered = There is a reply. If it solved your question, { $asker }, put ✅ on it or press the button below; that helps people who search later.
questions-card-answered-anonymous = There is a reply. It has been passed on to the person who asked.
questions-solve = Solved
questions-tend = Manage
questions-card-solved = ✅ *Solved.* Now part of our know-how: { $replies }
questions-card-reply = <{ $link }|the reply of { $who }>
questions-card-withdrawn = This question has been withdrawn.
questions-card-waiting = Waiting for a reply.
questions-card-duplicate = { $state ->
    [solved] 🔗 *The same was asked before, and is solved.* { $link }
   *[other] 🔗 *The same was asked before.* It goes on here: { $link }
 }
questions-card-duplicates = 🔗 Questions that ask the same: { $links }
questions-card-moved = ➡️ *This question has moved to { $channel }.*
questions-card-moved-there = <{ $link }|Open it there>
questions-card-text = { $state ->
    [solved] The question is solved
    [answered] There is a reply to the question
    [duplicate] The same was asked before
    [first] A first post
   *[other] There is know-how close to this
 }
questions-card-body = { $answer }

    Question:
    { $question }

questions-card-answer = { $who }:
    { $answer }

questions-choose-title = The reply that helped
questions-choose-label = Which replies solved the question?
questions-choose-submit = Mark as solution

questions-anonymous-thread = 🙋 *Your question has been posted without your name.* Replies will be brought to this thread. Whatever you write in this thread, the bot posts in public as the words of the person who asked.
questions-carried = 💬 { $who } <{ $link }|replied>.
questions-reply-gone = This reply was deleted.
questions-solve-by = This solved it
questions-voice = 💬 From the person who asked
questions-voice-words-only = Only words can be passed on. Please write down what the picture or file says.
questions-voice-gone = (taken back)
questions-speak = Write back
questions-speak-title = Write as the asker
questions-speak-label = What you want to say
questions-speak-hint = It is posted in the public thread, without your name.
questions-speak-submit = Post

questions-tend-title = Manage the question
questions-tend-link = <{ $link }|Open the question>
questions-act-choose = Choose replies
questions-about-choose = *Choose the replies that solved it*
    You can choose others later, and more than one.
questions-act-reopen = Reopen
questions-about-reopen = *It is not solved yet*
    The question waits for replies again. Those it has stay.
questions-act-duplicate = Merge
questions-about-duplicate = *The same was asked before*
    Both are linked, and the earlier one goes on.
questions-act-move = Move
questions-about-move = *Another question channel fits better*
    It is posted there, and its thread here says where it went.
questions-act-speak = Write back
questions-about-speak = *Write as the asker*
    It is posted in the public thread, without your name.
questions-act-withdraw = Withdraw
questions-about-withdraw = *Withdraw the question*
    It leaves the search, too.
questions-withdraw-sure = Withdraw this question? This cannot be undone.
questions-withdraw-yes = Withdraw
questions-withdrawn-done = Your question has been withdrawn. Ask again whenever you like.
questions-reopened-done = The question is open again and waits for replies.
questions-duplicate-title = Merge questions
questions-duplicate-about = Which earlier question asks the same as *{ $title }*?
questions-duplicate-which = Questions that look like it
questions-duplicate-link = Link to the question
questions-duplicate-link-hint = “Copy link” in the menu of a message. A link that you give is taken first.
questions-duplicate-submit = Merge
questions-duplicate-done = Merged with the earlier question; both are linked.
questions-move-title = Move the question
questions-move-about = It can be moved to { $channels }.
questions-move-channel = Move to
questions-move-submit = Move
questions-move-done = Moved to { $channel }. Its former thread says where it went.
questions-archived = Noted. The channel is archived, so its thread looks as before.

questions-taken = It is now a question. We will watch over it until somebody answers.
questions-known = This message is already a question.
questions-solved-thanks = Glad it is solved. It is now part of our know-how.

questions-empty = Please write what you want to know.
questions-too-long = These are { $typed } characters; here there is room for { $most }. Keep what you most want to know, and write the details in the thread once the question is posted.
questions-no-words = There are no words in this message. Please write what you want to know.
questions-no-channel = No channel for questions has been chosen yet. Please tell the organisers.
questions-not-human = Messages from apps and bots cannot become questions.
questions-private = What was said in private can only be made a question by its author.
questions-gone = This question has been withdrawn.
questions-no-key = Questions without a name are not possible right now. Please tell the organisers.
questions-not-a-question = There is no question here yet. “Make it a question” turns this message into one.
questions-not-yours = Only the person who asked and the organisers can manage this question.
questions-duplicate-unknown = We could not tell which question that is. Please paste a link to it.
questions-duplicate-of-itself = That is this very question. Please choose another one.
questions-duplicate-gone = That question has been withdrawn. Please choose another one.
questions-move-nowhere = That is not a channel for questions. Please choose one of those above.
questions-move-same = It is already in that channel.
questions-move-not-yet = It is just being posted. Please wait a little and try again.
questions-only-the-asker = Only the person who asked can mark a solution. Saying that it helped you is always welcome.
questions-no-answer-yet = There is no reply yet. Please press again when there is one.
questions-answer-gone = That reply seems to have been deleted. Please choose another one.
questions-not-a-reply = Only a reply in the thread of a question can be marked as its solution.

questions-home-replied = Your questions with a reply
questions-home-asked = Questions for you
questions-home-waiting = Questions waiting for an answer
questions-home-none-waiting = No question is waiting right now.
questions-home-own = Your questions
questions-home-none-own = None yet. Small ones are welcome too.
questions-nobody = somebody without a name
questions-own-unnamed = (without your name)
questions-state = { $state ->
    [answered] 💬 replied
    [solved] ✅ solved
    [duplicate] 🔗 asked before
    [withdrawn] withdrawn
   *[open] 🙋 waiting
 }

questions-asked-title = 💬 A question from { $asker } has had no reply yet. Even a single word would help.
questions-asked-title-unnamed = 💬 A question without a name has had no reply yet. Even a single word would help.
questions-asked-likely = We thought of you because of “{ $because }”. You do not have to be sure: “we struggle with that too” is welcome.
questions-asked-known = We thought of you because you have written about something similar. You do not have to be sure.
questions-asked-buddy = We are telling you because you look after the person who asks.
questions-asked-host = We are telling you because you are this week's host.
questions-asked-organiser = There has been no reply for two working days, so we are asking an organiser. You take turns.
questions-asked-named = { $because }, one of the organisers, thought you might know.
questions-asked-open = Open the thread
questions-asked-cannot = I don't know / not now
questions-asked-passed = Thank you for telling us. We will ask somebody else.
questions-asked-closed = { $state ->
    [withdrawn] This question has been withdrawn. Thank you for looking at it.
    [duplicate] This question has been merged with an earlier one. Thank you for looking at it.
    [archived] The channel of this question was closed, so no reply is needed any more.
   *[other] ✅ This question has a reply now. Thank you for looking at it.
 }

questions-notice = 🙋 A question has been waiting for two working days. { $organiser }, could you answer it?
questions-alarm = 🔔 A question has had no reply for three working days. Could one of you say a word?
questions-whom = Asked so far: { $people }
questions-whom-none = Nobody has been found yet who could be asked.
questions-whom-one = { $name } { $state ->
    [likely] (likely to know)
    [buddy] (companion)
    [host] (weekly host)
    [organiser] (organiser)
    [took] (will answer)
    [passed] (cannot this time)
   *[other] (asked by an organiser)
 }
questions-mine = I will answer
questions-mine-done = Thank you. The other organisers can now see that you will answer.
questions-ask-somebody = Ask this person
questions-somebody-done = { $name } has been asked to answer.
questions-somebody-cannot = This person cannot be asked: they asked it themselves, or they are a bot, have left, or belong to another organisation.
questions-somebody-asked = { $name } has already been asked.
questions-waits-no-more = This question already has a reply, or no longer needs one.
questions-organisers-only = This is for organisers.

questions-waiting-title = Waiting questions
questions-waiting-all = See all ({ $count })
questions-waiting-more = There are { $count } more.
questions-waiting-since = Waiting for { $age }　{ $rung ->
    [0] nobody has been asked yet
    [1] likely answerers have been asked
    [2] the companion or the weekly host has been asked
    [3] an organiser has been asked
   *[other] more than three working days
 }
questions-waiting-age = { $days ->
    [0] { $hours ->
        [0] less than a working hour
       *[other] { $hours } working hours
    }
   *[other] { $days ->
        [one] one working day
       *[other] { $days } working days
    }{ $hours ->
        [0] {""}
        [one] {" "}and one hour
       *[other] {" "}and { $hours } hours
    }
 }
questions-figure-month = { $number }/{ $year }
questions-figure = { $month }: of { $asked } questions { $one } % had a reply within one working day, { $two } % within two
questions-figure-few = { $month }: { $asked } questions (no shares for fewer than 5)

questions-hosts-open = Weekly hosts
questions-hosts-title = Weekly hosts
questions-hosts-about = A question that has had no reply for one working day is shown to the host of the week, or to the companion of the person who asks, if there is one.
questions-hosts-label = Hosts, in this order, a week each from Monday
questions-hosts-hint = Who is on leave is skipped. When you change the order, the first one begins this week.
questions-hosts-save = Save
questions-hosts-week = Week of { $day }: { $name }
questions-host-cannot = The bot cannot write to { $name }. Please choose somebody else.
questions-file-left-out = (The attached file “{ $name }” was left out of the import.)

questions-digest-own = Your questions
questions-digest-solved = Solved questions
questions-digest-waiting = Questions that wait for an answer

questions-achieved-asked = Questions
questions-achieved-in-time = Questions with a reply within one working day (%)
questions-achieved-solved = Questions solved
questions-achieved-elsewhere = Questions with a reply from another town
questions-achieved-bodies = Towns that asked or replied

questions-keeping = questions that are not solved
questions-kept = { $keeper } (before: { $asker })
questions-kept-told = { $asker } has moved on, and { $keeper } takes this question over. Please go on replying in this thread.
questions-left-rota = No longer takes turns as a host. The others go on; if they are too few, add somebody under "hosts".

questions-mail-replied = { $count ->
    [one] a reply to your question
   *[other] { $count } replies to your questions
 }
questions-mail-asked = { $count ->
    [one] a question for you
   *[other] { $count } questions for you
 }
questions-mail-reply = { $who }: { $said }

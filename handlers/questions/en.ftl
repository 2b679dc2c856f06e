# Questions

command-ask = Ask everybody a question
command-ask-usage = [what you want to know]
shortcut-questions-ask = Ask a question
shortcut-questions-ask-description = Ask everybody, with what you tried and where you stand
shortcut-questions-from_message = Make it a question
shortcut-questions-from_message-description = Take this message as a question and watch over it until it is answered
shortcut-questions-solve_message = Mark as solution
shortcut-questions-solve_message-description = Note that this reply solved the question

questions-form-title = Ask a question
questions-form-question = What you want to know
questions-form-question-placeholder = e.g. How do you bring e-application data onto a LGWAN terminal?
questions-form-situation = Your situation
questions-form-situation-placeholder = e.g. Tax section, counter work; I know Excel functions
questions-form-tried = What you tried
questions-form-tried-placeholder = e.g. We carry it on USB sticks, but the paperwork is heavy each time
questions-form-submit = Ask
questions-form-submit-anyway = Ask anyway
questions-form-similar = *Before you ask: this may already help*
    If it does not, send your question with the button below. What you wrote is still here.
questions-form-where = It will be posted in { $channel }

questions-mark = 🙋 *Question*
questions-solved-mark = ✅ *Solved question*
questions-post-heading = { $mark }  { $asker }  { $title }
questions-post-text = Question: { $question }

questions-card-similar = 💡 *There is know-how close to this.* Does it help?
questions-card-answered = There is a reply. If it solved your question, { $asker }, put ✅ on it or press the button below; it helps those who search later.
questions-solve = Solved
questions-card-solved = ✅ *Solved.* <{ $link }|The reply of { $who }> is now part of our know-how.
questions-card-solved-plain = ✅ *Solved.*
questions-card-withdrawn = This question was withdrawn.
questions-card-text = { $state ->
    [solved] The question is solved
    [answered] There is a reply to the question
   *[other] There is know-how close to this
 }
questions-card-body = { $answer }

    Question:
    { $question }

questions-choose-title = The reply that helped
questions-choose-label = Which reply solved your question?
questions-choose-submit = Mark as solution

questions-taken = It is a question now. We watch over it until it is answered.
questions-known = This message is a question already.
questions-solved-thanks = Glad that it is solved. It is now part of our know-how.

questions-empty = Please write what you want to know.
questions-no-words = There are no words in this message. Please write what you want to know.
questions-no-channel = No channel for questions has been chosen yet. Please tell the organisers.
questions-not-human = Messages of apps and bots cannot be made questions.
questions-private = What was said in private can be made a question by its author only.
questions-gone = This question was withdrawn and is not there any more.
questions-only-the-asker = Only the one who asked can mark a solution. A reply that it helped is always welcome.
questions-no-answer-yet = There is no reply yet. Please press again when there is one.
questions-answer-gone = That reply seems to have been deleted. Please choose another one.
questions-not-a-reply = Only a reply in the thread of a question can be marked as its solution.

questions-home-waiting = Questions waiting for an answer
questions-home-none-waiting = No question is waiting right now.
questions-home-own = Your questions
questions-home-none-own = None yet. Small ones are welcome too.
questions-state = { $state ->
    [answered] 💬 replied
    [solved] ✅ solved
    [withdrawn] withdrawn
   *[open] 🙋 waiting
 }

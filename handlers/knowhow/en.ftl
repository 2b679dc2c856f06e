# Know-how

command-share = Share a tip or a success story
command-share-usage = [first words]
command-knowhow = Search what everybody knows
command-knowhow-usage = [words to look for]
shortcut-knowhow-share = Share know-how
shortcut-knowhow-share-description = Write down a tip or a story for everybody
shortcut-knowhow-save_message = Save as know-how
shortcut-knowhow-save_message-description = Keep this message so that it can be found again

knowhow-form-name = Share know-how
knowhow-form-kind = Kind
knowhow-form-tip = Tip (short, ready to use)
knowhow-form-story = Story (how something went well)
knowhow-form-failure = Failure (how something did not; it helps the next one)
knowhow-form-title = Title
knowhow-form-title-placeholder = e.g. Clean up addresses with ASC and SUBSTITUTE
knowhow-form-body = What you know
knowhow-form-body-placeholder = Steps, where to click, and where one may stumble
knowhow-form-problem = Problem
knowhow-form-problem-placeholder = What was difficult?
knowhow-form-steps = Steps
knowhow-form-steps-placeholder = What did you do, in which order?
knowhow-form-time-spent = Time it took
knowhow-form-time-spent-placeholder = e.g. two days to prepare, 30 minutes a month
knowhow-form-effect = Effect
knowhow-form-effect-placeholder = e.g. nobody waits longer than 15 minutes now
knowhow-form-hours-saved = Effect (hours saved a year)
knowhow-form-hours-saved-placeholder = e.g. 120; a rough figure will do
knowhow-form-people-affected = Effect (people affected)
knowhow-form-people-affected-placeholder = e.g. 12; staff and residents both count
knowhow-form-stumbles = Where we stumbled
knowhow-form-stumbles-placeholder = So that the next one does not
knowhow-form-known-tags = Tags in use
knowhow-form-tags-hint = Type to find one. What is missing goes into the next field.
knowhow-form-tags = New tags
knowhow-form-tags-placeholder = e.g. Excel, tax
knowhow-form-review = Look at it again on
knowhow-form-review-hint = On that day you are asked whether it is still right; without a date after one year, for stories and failures after two.
knowhow-form-channel = Channel to show it in
knowhow-form-channel-hint = Without one nothing is posted; it can only be found by searching.
knowhow-form-submit = Share
knowhow-thanks = ✨ *Thank you. It is part of our know-how now.* This is what people see who find it with /knowhow.
knowhow-empty = Please fill this in.
knowhow-not-human = Messages of apps and bots cannot be saved.
knowhow-private = What was said in private can be saved by its author only.
knowhow-gone = This know-how has been deleted.
knowhow-no-figure = Please write a number, such as 120. If you do not know, leave it empty.

knowhow-post-text = Know-how: { $title }
knowhow-shown-by = { $who } shows you some know-how
knowhow-show = Show in this channel
knowhow-shown-done = “{ $title }” is shown in this channel.
knowhow-not-public = It cannot be shown here. Use /knowhow in a public channel to show it there.

knowhow-found = 🔎 *“{ $query }”* { $first } to { $last } of { $total }
knowhow-previous = ◀ Back
knowhow-next = Next ▶
knowhow-nothing = 🔎 There is no know-how close to *“{ $query }”* yet.
    Fewer words may find more. Asking everybody is a good idea too.
knowhow-ask-instead = Ask this as a question
knowhow-how-to-search = 🔎 Write what you look for after the command, as in `/knowhow council minutes`. This is new:
knowhow-search-title = Search know-how
knowhow-search-words = Words to look for
knowhow-search-example = e.g. council minutes AI
knowhow-search-submit = Search
knowhow-how-to-filter = Filters: add `kind:tip` (story, failure, solution, question), `tag:Excel`, `from:小田原市` or `unsolved` to your words.
knowhow-search-filters = Add kind:tip, tag:Excel, from:小田原市 or unsolved to narrow it down.
knowhow-kinds = tip, story, failure, solution, question
knowhow-no-such = { $name ->
    [kind] There is no kind “{ $value }”, so this filter was left out.
    [tag] Nothing has the tag “{ $value }” yet, so this filter was left out.
   *[from] There is nothing from “{ $value }” yet, so this filter was left out.
 }
knowhow-no-value = There was nothing after “:”, so this filter was left out.
knowhow-possible = You can use { $possible }.
knowhow-instead = Nothing was found for “{ $typed }”, so “{ $instead }” was looked for.
knowhow-as_typed = Search for “{ $typed }” as typed
knowhow-unfiltered = Search without filters ({ $total })
knowhow-remember = 📌 Remember this search
knowhow-remembered = 📌 This search is remembered. New know-how for it is shown on your Home tab.
knowhow-too-many-saved = { $most } searches can be remembered. Please stop one of them on the Home tab first.

knowhow-home-saved = What you look for
knowhow-home-news = { $total ->
    [0] nothing new yet
   *[other] { $total } new
 }
knowhow-again = Look
knowhow-drop = Stop
knowhow-home-newest = New know-how
knowhow-home-none = None yet. The first one is awaited.

knowhow-post-gone = This know-how was withdrawn.
knowhow-reader-title = Know-how
knowhow-source = Go to the message
knowhow-related = *Know-how close to this*
knowhow-follows = 🔗 When the message is edited, this changes with it.
knowhow-by-hand = ✏️ Changed by hand on { $day }.
knowhow-supersedes = 📚 Earlier know-how: { $titles }
knowhow-deleted = “{ $title }” is deleted.

knowhow-helpful = 👍 It helped
knowhow-helpful-done = 👍 It helped (pressed)
knowhow-helpful-said = 👍 That encourages who wrote it. Press again to take it back.
knowhow-helpful-unsaid = “It helped” is taken back.
knowhow-own-helpful = This is your own. When it helps somebody, the number appears here.

knowhow-copied = 🏘️ We copied it
knowhow-copied-done = 🏘️ We copied it (change)
knowhow-copied-heading = 🏘️ *Who copied it*
knowhow-copied-line = { $body }{ $who ->
    [none] {""}
   *[other] { " " }({ $who })
 }{ $since ->
    [none] {""}
   *[other] , since { $since }
 }
knowhow-copy-title = We copied it
knowhow-copy-submit = Tell
knowhow-copy-about = Its author and everybody will know that *{ $body }* does “{ $title }” too.
knowhow-copy-since = Since when
knowhow-copy-outcome = What came of it?
knowhow-copy-outcome-placeholder = e.g. one minute for each form instead of three; we only renamed the sheets
knowhow-copy-done = 🏘️ *They will know.* Its author is told, too.
knowhow-copy-told = 🏘️ *{ $body }* ({ $who }) copied your know-how “{ $title }”.
knowhow-copy-own = This comes from { $body }. “We copied it” shows what spread to other bodies; if you are of the same one, please press “It helped”.
knowhow-copy-no-body = It is not known yet which body you work for. Choose it in the settings of { $command }, then you can tell.
knowhow-copy-withdraw = Take back
knowhow-copy-withdraw-sure = “We copied it” and what came of it are removed.
knowhow-copy-withdraw-yes = Take back
knowhow-copy-withdrawn = “We copied it” is taken back.

knowhow-follow = 🏷️ Follow tags
knowhow-follow-title = Tags to follow
knowhow-follow-label = Tags of which you want to see what is new
knowhow-follow-hint = Up to { $most }. What is new is shown on your Home tab.
knowhow-follow-submit = Follow
knowhow-follow-none = No know-how has a tag yet.
knowhow-follow-many = Please choose { $most } at most.
knowhow-follow-done = { $count ->
    [0] You follow no tags.
    [one] 🏷️ You follow one tag. What is new is shown on your Home tab.
   *[other] 🏷️ You follow { $count } tags. What is new is shown on your Home tab.
 }

knowhow-tend = Manage
knowhow-tend-title = Manage this know-how
knowhow-tend-review = To be looked at again on { $day }
knowhow-not-yours = Its author and the organisers can tend it. A reply to the original message reaches them.
knowhow-act-edit = Change
knowhow-about-edit = Change title, text, tags or review date. What it said before is kept.
knowhow-act-confirm = Still right
knowhow-about-confirm = Say that you have made sure that it is still right.
knowhow-act-outdated = Outdated
knowhow-about-outdated = Say that it is outdated. In searches it stands behind others then.
knowhow-act-newer = Point to newer
knowhow-about-newer = If something newer takes its place, lead readers there.
knowhow-act-alone = Stop pointing
knowhow-about-alone = Do not lead readers to the newer one any more.
knowhow-act-history = Earlier versions
knowhow-about-history = See who changed it and when, what it said before, and go back to that.
knowhow-act-delete = Delete
knowhow-about-delete = Remove this know-how. The original message stays.
knowhow-delete-sure = Marks, copies and earlier versions go with it, for good.{ $copies ->
    [0] {""}
    [one] { " " }One other body copied it.
   *[other] { " " }{ $copies } other bodies copied it.
 }
knowhow-delete-yes = Delete

knowhow-edit-name = Change know-how
knowhow-edit-submit = Change
knowhow-edit-done = ✏️ *Changed.* What it said before can be seen under “Manage”.
knowhow-edit-follows = 🔗 This changes with its original message. When you change it here, it does not follow that message any more.
knowhow-edit-overtaken = ⚠️ *{ $who } changed this while you were writing.* Below is what you wrote. Send it again to have it say this; what { $who } wrote is kept among the earlier versions.
knowhow-history-about = What “{ $title }” said before it was changed
knowhow-history-line = Before *{ $who }* changed it on { $at }
knowhow-history-source = The original message
knowhow-history-restore = Go back to this
knowhow-restored = ↩️ *It says again what it said then.* What it said until now is kept, too.

knowhow-newer-title = Point to newer
knowhow-newer-about = Which know-how takes the place of “{ $title }”?
knowhow-newer-which = Newer know-how
knowhow-newer-words = Look for it by other words
knowhow-newer-hint = Send words of its title to see what there is.
knowhow-newer-submit = Next
knowhow-newer-nothing = Nothing has these words. Please try others.
knowhow-newer-circle = That one points here itself, which would lead readers in a circle. Please choose another one.
knowhow-newer-done = ➡️ *Readers are led to the newer one now,* in searches and here.
knowhow-alone-done = Readers are not led elsewhere any more.

knowhow-review-ask = ⏳ “{ $title }” has not changed since { $day }. *Is it still right?*
knowhow-review-why = You are asked because you wrote it and its time for review has come.
knowhow-review-left = { $who }, who wrote it, has left this workspace. Please answer if you know.
knowhow-review-confirm = Yes, still right
knowhow-review-edit = Change it
knowhow-review-outdated = Outdated
knowhow-review-later = Later
knowhow-review-confirmed = ✅ “{ $title }” is still right. The next time to ask is { $day }.
knowhow-review-is-outdated = 🕰️ “{ $title }” is marked as outdated. If there is something newer, “Manage” leads readers there.
knowhow-review-put-off = You are asked about “{ $title }” again in a month or so.

knowhow-extent = How much of it?
knowhow-extent-message = This message only
knowhow-extent-thread = The whole thread (everybody in it is asked first)
knowhow-extend = 🧵 Save the whole thread, too
knowhow-thread-about = 🧵 *Each author is asked by direct message.* What those say who agree becomes know-how, as their answers come. Left out are those who say no, who do not answer within 5 working days, and apps.
knowhow-thread-said = { $who }: { $said }
knowhow-thread-begun = { $count ->
    [0] 🧵 *It is saved.*
    [one] 🧵 *One person is asked.* What they wrote is added when they agree. It closes after { $days } working days.
   *[other] 🧵 *{ $count } people are asked.* It grows with every yes. It closes after { $days } working days.
 }
knowhow-thread-nobody = Nobody who could be asked wrote in this thread.
knowhow-thread-known = This thread is saved already.
knowhow-thread-unreadable = The thread cannot be read. Please try again in a moment; it may also have been deleted, or stand where I cannot go.
knowhow-thread-ask = 🧵 { $who } would like to save the thread “{ $title }” as know-how. May <{ $link }|what you wrote>{ $count ->
    [one] {""}
   *[other] { " " }({ $count } messages)
 } be part of it?
knowhow-thread-ask-why = You are asked because you wrote in it. Without an answer within { $days } working days, what you wrote stays out.
knowhow-thread-yes = Yes, you may
knowhow-thread-no = No
knowhow-thread-yes-done = 🧵 Thank you. What you wrote is part of “{ $title }”. Until it closes you can change that.
knowhow-thread-no-done = 🧵 All right, what you wrote stays out of “{ $title }”. Until it closes you can change that.
knowhow-thread-closed = 🧵 This thread is closed. What nobody agreed to is not in it.
knowhow-thread-gone = Nothing of this thread is kept any more.

knowhow-home-due = Know-how to look at again
knowhow-home-consents = May your words be kept?
knowhow-home-copied = What others copied from you
knowhow-home-copied-line = 🏘️ *{ $body }* copied “{ $title }”
knowhow-home-tagged = New for your tags
knowhow-home-follow = 🏷️ Choose tags that interest you, and new know-how for them appears under “What is new”.
knowhow-home-follows = 🏷️ { $tags }
knowhow-home-no-news = Nothing new this month.
knowhow-home-choose = Choose tags

knowhow-digest-for-you = New for what you look for

knowhow-keeping = know-how

knowhow-mail-consents = { $count ->
    [one] may what you wrote be kept?
   *[other] may what you wrote in { $count } threads be kept?
 }
knowhow-mail-due = { $count ->
    [one] know-how to look at again
   *[other] { $count } pieces of know-how to look at again
 }
knowhow-mail-copied = { $count ->
    [one] your know-how was copied
   *[other] your know-how was copied { $count } times
 }
knowhow-mail-copied-by = copied by { $body }
knowhow-mail-new = { $count ->
    [one] new know-how
   *[other] { $count } new pieces of know-how
 }
knowhow-erased = (know-how that was erased)

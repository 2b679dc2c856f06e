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
knowhow-form-stumbles-placeholder = So that the next person does not
knowhow-form-known-tags = Existing tags
knowhow-form-tags-hint = Type to find one. If it is missing, write it in the next field.
knowhow-form-tags = New tags
knowhow-form-tags-placeholder = e.g. Excel, tax
knowhow-form-review = Review it on
knowhow-form-review-hint = On that day we ask you whether it is still right. Without a date: after one year, or two for stories and failures.
knowhow-form-channel = Channel to post it in
knowhow-form-channel-hint = Without one, nothing is posted; people find it by searching.
knowhow-form-submit = Share
knowhow-thanks = ✨ *Thank you. It is now part of our know-how.* This is what people see when they find it with /knowhow.
knowhow-empty = Please fill this in.
knowhow-not-human = Messages from apps and bots cannot be saved.
knowhow-private = What was said in private can only be saved by its author.
knowhow-message-gone = This message was deleted while the form was open. Its author took it back, so it is not kept.
knowhow-gone = This know-how has been deleted.
knowhow-no-figure = Please write a number, such as 120. If you do not know, leave it empty.

knowhow-post-text = Know-how: { $title }
knowhow-shown-by = { $who } shows you some know-how
knowhow-show = Show in this channel
knowhow-shown-done = “{ $title }” is shown in this channel.
knowhow-not-public = It cannot be shown here. Use /knowhow in a public channel to show it there.

knowhow-found = 🔎 *“{ $query }”* { $first } to { $last } of { $total }
knowhow-found-all = 🔎 *“{ $query }”* { $total } found
knowhow-previous = ◀ Back
knowhow-next = Next ▶
knowhow-nothing = 🔎 Nothing close to *“{ $query }”* yet.
    Fewer words may find more. Or ask everybody.
knowhow-ask-instead = Ask this as a question
knowhow-how-to-search = 🔎 Write what you are looking for after the command, as in `/knowhow council minutes`.{ $count ->
    [0] {""}
   *[other] {" "}Here is what is new:
 }
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
knowhow-instead = Nothing was found for “{ $typed }”; these are the results for “{ $instead }”.
knowhow-as_typed = Search for “{ $typed }” as typed
knowhow-unfiltered = Search without filters ({ $total })
knowhow-remember = 📌 Remember this search
knowhow-remembered = 📌 This search is remembered. New know-how for it is shown on your Home tab.
knowhow-too-many-saved = You can keep { $most } searches. Please remove one on the Home tab first.

knowhow-home-saved = What you look for
knowhow-home-news = { $total ->
    [0] nothing new yet
   *[other] { $total } new
 }
knowhow-again = Look
knowhow-drop = Stop
knowhow-home-newest = New know-how
knowhow-home-none = None yet. Yours could be the first.

knowhow-post-gone = This know-how has been withdrawn.
knowhow-reader-title = Know-how
knowhow-source = Go to the message
knowhow-related = *Similar know-how*
knowhow-follows = 🔗 When the message is edited, this changes too.
knowhow-by-hand = ✏️ Changed by hand on { $day }.
knowhow-supersedes = 📚 Earlier know-how: { $titles }
knowhow-deleted = “{ $title }” has been deleted.

knowhow-helpful = 👍 It helped
knowhow-helpful-done = 👍 It helped (pressed)
knowhow-helpful-said = 👍 The author will be glad. Press again to take it back.
knowhow-helpful-unsaid = You have taken back “It helped”.
knowhow-own-helpful = This one is yours. When it helps somebody, the number appears here.

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
knowhow-copy-about = The author, and everybody else, will see that *{ $body }* does “{ $title }” too.
knowhow-copy-since = Since when
knowhow-copy-outcome = What came of it?
knowhow-copy-outcome-placeholder = e.g. one minute for each form instead of three; we only renamed the sheets
knowhow-copy-done = 🏘️ *Everybody can see it now,* and the author has been told.
knowhow-copy-told = 🏘️ *{ $body }* ({ $who }) copied your know-how “{ $title }”.
knowhow-copy-own = This comes from { $body }. “We copied it” shows what spread to other bodies; if you work there too, please press “It helped”.
knowhow-copy-no-body = We do not know yet where you work. Choose it in the settings of { $command }; then you can press this.
knowhow-copy-withdraw = Take back
knowhow-copy-withdraw-sure = “We copied it” and what came of it are removed.
knowhow-copy-withdraw-yes = Take back
knowhow-copy-withdrawn = You have taken back “We copied it”.

knowhow-follow = 🏷️ Follow tags
knowhow-follow-title = Tags to follow
knowhow-follow-label = Tags you want to follow
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
knowhow-tend-review = Review due on { $day }
knowhow-not-yours = Only its author and the organisers can manage it. To suggest something, reply to the original message.
knowhow-act-edit = Edit
knowhow-about-edit = Edit title, text, tags or review date. The earlier text is kept.
knowhow-act-confirm = Still right
knowhow-about-confirm = Say that you have checked it and it is still right.
knowhow-act-outdated = Outdated
knowhow-about-outdated = Say that it is outdated. It then comes after others in searches.
knowhow-act-newer = Point to newer
knowhow-about-newer = If something newer replaces it, send readers there.
knowhow-act-alone = Stop pointing
knowhow-about-alone = Stop sending readers to the newer one.
knowhow-act-history = Earlier versions
knowhow-about-history = See who changed it and when, what it said before, and go back to that.
knowhow-act-delete = Delete
knowhow-about-delete = Remove this know-how. The original message stays.
knowhow-delete-sure = Marks, copies and earlier versions go with it, for good.{ $copies ->
    [0] {""}
    [one] { " " }One other town copied it.
   *[other] { " " }{ $copies } other towns copied it.
 }
knowhow-delete-yes = Delete

knowhow-edit-name = Edit know-how
knowhow-edit-submit = Save
knowhow-edit-done = ✏️ *Saved.* The earlier text is under “Manage”.
knowhow-edit-follows = 🔗 This changes with its original message. Once you edit it here, it no longer follows that message.
knowhow-edit-overtaken = ⚠️ *{ $who } changed this while you were writing.* Your text is below. Send it again to use yours; the text by { $who } is kept among the earlier versions.
knowhow-history-about = Earlier versions of “{ $title }”
knowhow-history-line = Before *{ $who }* changed it on { $at }
knowhow-history-source = The original message
knowhow-history-restore = Go back to this
knowhow-restored = ↩️ *The earlier version is back.* The text until now is kept, too.

knowhow-newer-title = Point to newer
knowhow-newer-about = Which know-how replaces “{ $title }”?
knowhow-newer-which = Newer know-how
knowhow-newer-words = Search with other words
knowhow-newer-hint = Type words of its title to see what there is.
knowhow-newer-submit = Next
knowhow-newer-nothing = Nothing found with these words. Please try others.
knowhow-newer-circle = That one points here itself, which would lead readers in a circle. Please choose another one.
knowhow-newer-done = ➡️ *Readers now go to the newer one,* in searches and here.
knowhow-alone-done = Readers are no longer sent elsewhere.

knowhow-review-ask = ⏳ “{ $title }” has not changed since { $day }. *Is it still right?*
knowhow-review-why = We are asking you because you wrote it and its review is due.
knowhow-review-left = { $who }, who wrote it, has left this workspace. Please answer if you can.
knowhow-review-confirm = Yes, still right
knowhow-review-edit = Change it
knowhow-review-outdated = Outdated
knowhow-review-later = Later
knowhow-review-confirmed = ✅ “{ $title }” is still right. We will ask again on { $day }.
knowhow-review-is-outdated = 🕰️ “{ $title }” is marked as outdated. If there is something newer, “Manage” leads readers there.
knowhow-review-put-off = We will ask you about “{ $title }” again in about a month.

knowhow-extend = 🧵 Save the whole thread
knowhow-thread-name = Save the thread
knowhow-thread-submit = Ask the authors
knowhow-thread-about = 🧵 *We ask each author by direct message.* What they wrote becomes know-how as soon as they agree. We leave out people who say no or do not answer within 5 working days, and apps.
knowhow-thread-said = { $who }: { $said }
knowhow-thread-begun = { $count ->
    [0] 🧵 *It is saved.*
    [one] 🧵 *We are asking one person.* What they wrote is added when they agree. It closes after { $days } working days.
   *[other] 🧵 *We are asking { $count } people.* It grows with every yes, and closes after { $days } working days.
 }
knowhow-thread-nobody = Nobody we could ask has written in this thread.
knowhow-thread-known = This thread has already been saved.
knowhow-thread-unreadable = We could not read the thread. Please try again in a moment; it may have been deleted, or be somewhere I cannot go.
knowhow-thread-ask = 🧵 { $who } would like to save the thread “{ $title }” as know-how. May <{ $link }|what you wrote>{ $count ->
    [one] {""}
   *[other] { " " }({ $count } messages)
 } be part of it?
knowhow-thread-ask-why = We are asking you because you wrote in it. If you do not answer within { $days } working days, your words stay out.
knowhow-thread-yes = Yes, you may
knowhow-thread-no = No
knowhow-thread-yes-after-all = Yes, after all
knowhow-thread-no-after-all = No, after all
knowhow-thread-yes-done = 🧵 Thank you. What you wrote is part of “{ $title }”. Until it closes you can change that.
knowhow-thread-no-done = 🧵 All right, what you wrote stays out of “{ $title }”. Until it closes you can change that.
knowhow-thread-closed = 🧵 This thread is closed. Only the words of those who agreed are in it.
knowhow-thread-gone = Nothing is left of this thread.

knowhow-home-due = Know-how to review
knowhow-home-consents = May we keep your words?
knowhow-home-copied = What others copied from you
knowhow-home-copied-line = 🏘️ *{ $body }* copied “{ $title }”
knowhow-home-tagged = New for your tags
knowhow-home-follow = 🏷️ Choose tags that interest you, and new know-how for them appears under “What is new”.
knowhow-home-follows = 🏷️ { $tags }
knowhow-home-no-news = Nothing new this month.
knowhow-home-choose = Choose tags

knowhow-digest-for-you = New for what you look for

knowhow-achieved-added = Know-how added
knowhow-achieved-hours = Hours a year that it saves, by the word of its authors
knowhow-achieved-copies = Copies by other towns
knowhow-achieved-copying-towns = Towns that copied

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

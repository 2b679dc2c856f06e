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
knowhow-form-story = Story (how something went, failures too)
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
knowhow-form-effect-placeholder = e.g. 120 hours saved a year, used by 12 people
knowhow-form-stumbles = Where we stumbled
knowhow-form-stumbles-placeholder = So that the next one does not
knowhow-form-tags = Tags
knowhow-form-tags-placeholder = e.g. Excel, tax
knowhow-form-channel = Channel to show it in
knowhow-form-channel-hint = Without one nothing is posted; it can only be found by searching.
knowhow-form-submit = Share
knowhow-thanks = ✨ *Thank you. It is part of our know-how now.* This is what people see who find it with /knowhow.
knowhow-empty = Please fill this in.
knowhow-not-human = Messages of apps and bots cannot be saved.
knowhow-private = What was said in private can be saved by its author only.
knowhow-gone = This know-how seems to have been deleted together with its message.

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

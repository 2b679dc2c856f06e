# How know-how is shown

knowledge-kind = { $kind ->
    [story] 📖 story
    [failure] 🩹 story of a failure
    [question] 🙋 question (not solved yet)
    [solution] ✅ solved question
   *[tip] 💡 tip
 }
knowledge-read = Read
knowledge-also = “{ $said }” was looked for as “{ $found }” too
knowledge-by-meaning = It says it in other words
knowledge-more-tags = and { $count } more
knowledge-helpful = 👍 helped { $count ->
    [one] one person
   *[other] { $count } people
 }
knowledge-copies = 🏘️ copied by { $count ->
    [one] one other town
   *[other] { $count } other towns
 }
knowledge-reads = 📖 opened { $count } times
knowledge-superseded = ➡️ There is newer know-how: { $title }
knowledge-outdated = 🕰️ This is outdated and may not be right any more.
knowledge-review-passed = ⏳ This was to be looked at again on { $day }; nobody has confirmed it since.
knowledge-hours = { $hours } hours saved a year
knowledge-people = { $people } people affected
knowledge-keeper = looked after by { $keeper }

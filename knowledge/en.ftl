# How know-how is shown

knowledge-kind = { $kind ->
    [story] 📖 story
    [question] 🙋 question (not solved yet)
    [solution] ✅ solved question
   *[tip] 💡 tip
 }
knowledge-read = Read
knowledge-source = Go to the message
knowledge-reader-title = Know-how
knowledge-also = “{ $said }” was looked for as “{ $found }” too
knowledge-by-meaning = It says it in other words
knowledge-related = *Know-how close to this*

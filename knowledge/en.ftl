# How know-how is shown

knowledge-kind = { $kind ->
    [story] 📖 story
    [solution] ✅ solved question
   *[tip] 💡 tip
 }
knowledge-read = Read
knowledge-source = Go to the message
knowledge-reader-title = Know-how

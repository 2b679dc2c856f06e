# Searches in vain (organisers)

gaps-home = Searched in vain (28 days)
gaps-title = Searched in vain
gaps-how = Somebody looked for these and found nothing; who it was is not kept. If we only say it differently, an alias makes it found from now on.
gaps-none = Nothing was searched in vain in these 28 days.
gaps-line = *“{ $query }”*　{ $times } ×
gaps-alias = Add an alias
gaps-all = See all ({ $count })
gaps-aliases = Aliases
gaps-alias-line = “{ $word }” is the same as “{ $means }”
gaps-remove = Remove

gaps-form-title = Add an alias
gaps-form-word = This word
gaps-form-means = is the same as
gaps-form-means-placeholder = e.g. resident register
gaps-form-means-hint = Write it as our know-how says it.
gaps-form-submit = Save
gaps-done = ✅ From now on *“{ $word }”* finds the know-how about *“{ $means }”* ({ $found }) too.

gaps-organisers-only = Only the organisers can add aliases. If you miss a word, please tell them.
gaps-too-short = Please write a word of two letters or more.
gaps-same = It is the same word. Please write it as our know-how says it.
gaps-means-nothing = Nothing is found for “{ $means }” yet. Please write it as our know-how says it.

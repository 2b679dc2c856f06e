# Searches in vain (organisers)

gaps-home = Searches without a result (28 days)
gaps-title = Without a result
gaps-how = People searched for these and found nothing; who they were is not kept. If our know-how only uses another word, add an alias and it will be found from now on.
gaps-none = Every search in the last 28 days found something.
gaps-line = *“{ $query }”*　{ $times } ×
gaps-alias = Add an alias
gaps-all = { $count ->
    [0] See the aliases
   *[other] See all ({ $count })
 }
gaps-aliases = Aliases
gaps-alias-line = “{ $word }” is the same as “{ $means }”
gaps-remove = Remove

gaps-form-title = Add an alias
gaps-form-word = This word
gaps-form-means = is the same as
gaps-form-means-placeholder = e.g. resident register
gaps-form-means-hint = Write the word that our know-how uses.
gaps-form-submit = Save
gaps-done = ✅ From now on *“{ $word }”* finds the know-how about *“{ $means }”* ({ $found }) too.

gaps-organisers-only = Only the organisers can add aliases. If a word is missing, please tell them.
gaps-too-short = Please write a word of two letters or more.
gaps-same = That is the same word. Please write the one that our know-how uses.
gaps-means-nothing = Nothing is found for “{ $means }” yet. Please write the word that our know-how uses.

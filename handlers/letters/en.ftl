# Letters that were not delivered (organisers)

letters-organisers-only = Only organisers can see the letters that were not delivered.
letters-title = Not delivered
letters-about = Slack did not accept these. Once the cause is fixed, they can be sent again. What they say is not shown here.
letters-none = Every letter was delivered.
letters-more = There are { $count } more; they appear when those above are dealt with.
letters-home = 📮 { $count } letters were not delivered.
letters-look = Look
letters-line = To *{ $to }*, { $moment }
letters-edit = A change of what was sent to *{ $to }*, { $moment }
letters-unnamed = somebody who is not named
letters-again = Send again
letters-discard = Discard
letters-gone = This account is no longer in use.
letters-archived = This channel is archived.
letters-no-channel = There is no such channel, or I cannot enter it. If it is private, please invite me.
letters-not-in-channel = I am not in this channel. Please invite me there with `/invite`.
letters-closed = Direct messages with this person are closed.
letters-restricted = Only some people may post in this channel. Please allow me to, in its settings.
letters-deleted = The message was deleted, or can no longer be changed.
letters-sealed = The key does not open the address. Please bring back the former `ANONYMITY_KEY`, or its file.
letters-scope = I lack a permission. Please update the manifest and install the app again.
letters-unknown = Slack answered “{ $reason }”.

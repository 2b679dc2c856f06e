# Letters that were not delivered (organisers)

letters-organisers-only = Only organisers can see the letters that were not delivered.
letters-title = Not delivered
letters-about = Slack did not take these. When the reason is mended, they can be sent again. What they say is not shown here.
letters-none = Every letter was delivered.
letters-more = There are { $count } more; they appear when those above are dealt with.
letters-home = 📮 { $count } letters were not delivered.
letters-look = Look
letters-line = To *{ $to }*, { $moment }
letters-edit = A change of what was sent to *{ $to }*, { $moment }
letters-unnamed = somebody who is not named
letters-again = Send again
letters-discard = Discard
letters-gone = This account is not used any more.
letters-archived = This channel is archived.
letters-no-channel = There is no such channel, or I cannot enter it. If it is private, please invite me.
letters-not-in-channel = I am not in this channel. Please invite me there with `/invite`.
letters-closed = Direct messages with this person are closed.
letters-restricted = Only some may post in this channel. Please let me, too, in its settings.
letters-deleted = The message was deleted, or cannot be changed any more.
letters-sealed = The key does not open the address. Please bring back the former `ANONYMITY_KEY`, or its file.
letters-scope = I lack a permission. Please renew the manifest and install the app again.
letters-unknown = Slack answered “{ $reason }”.

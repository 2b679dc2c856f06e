# Mail

mail-title = Mail
mail-about = For days on which you cannot open Slack: what waits for you on the Home tab, by mail. Only when there is something new, when your working day begins, one mail a day at most.
    What you asked without your name, and your answers to check-ins, stand in no mail. One tap in a mail stops them, any time.
mail-submit = Save
mail-rhythm = When would you like it?
mail-rhythm-daily = On days with something new
mail-rhythm-weekly = When the week begins (what is urgent, on its day)
mail-rhythm-none = No mail
mail-where = Where would you like it?
mail-where-slack = At the address that Slack has
mail-where-typed = At the address below
mail-address = Another address
mail-address-hint = For “At the address below”. A mail goes there with a button; it begins when you press that. Others in your office read an address that you share. It is kept encrypted, and used for nothing else.
mail-address-missing = Please write the address.
mail-address-wrong = This cannot be read as a mail address. Please write it like name@city.example.lg.jp.
mail-address-slack = Slack does not tell your address. Please choose “At the address below” and write it.
mail-too-many = No more than 3 mails a day ask to confirm. Please look for those that arrived, or try again tomorrow.
mail-cannot = Members of other organisations cannot get mail.
mail-unavailable = There is no mail at present. The Home tab always shows the same.
mail-off = All right, no mail. The address is forgotten too.
mail-home-none = 📧 For days on which you cannot open Slack, what waits for you can come by mail.
mail-start = Get mail
mail-change = Change this
mail-state-daily = 📧 On days with something new, mail goes to { $to }.
mail-state-weekly = 📧 When the week begins, mail goes to { $to }; what is urgent goes on its day.
mail-state-asked = 📧 A mail was sent to { $to }. It begins when you press the button in it, within { $days } days. Please look among junk mail too.
mail-state-failed = 📧 Mail to { $to } did not arrive; there seems to be no such mailbox. Please choose an address again; until then no mail is sent.
mail-state-lost = 📧 Your address can no longer be read here. Please choose it again.

mail-subject = Tomoshibi: { $told }
mail-subject-more = Tomoshibi: { $told } (and { $count } more)
mail-hello = Hello { $name }, this is Tomoshibi. This is what waits for you.
mail-hello-urgent = Hello { $name }, this is Tomoshibi. This should not wait for the weekly mail.
mail-door = Open Slack
mail-why = You get this because you chose it in “{ $workspace }” on Slack. Replies to this address are not read.
mail-why-daily = It comes only when there is something new, once a day at most.
mail-why-weekly = It comes when the week begins, and on days with something urgent, once a day at most.
mail-how = Change how often and where with { $command } mail in Slack, or on the Home tab.
mail-stop = No more mail (no login needed)

mail-confirm-subject = Tomoshibi: would you like mail at this address?
mail-confirm-hello = Hello, this is Tomoshibi. In “{ $workspace }” on Slack somebody chose this address for their mail. If that was you, please open the page below and press “Yes, please”.
mail-confirm-door = Open the page
mail-confirm-days = The link works for { $days } days.
mail-confirm-unknown = If you know nothing of this, please do nothing: no further mail will come.

mail-page-stop = No more mail?
mail-page-stop-text = This stops the mail from Tomoshibi. The Home tab in Slack always shows the same.
mail-page-stop-button = No more mail
mail-page-stopped = No more mail
mail-page-stopped-text = No mail will come from now on, and the address is forgotten. If you would like it again, look on the Home tab in Slack.
mail-page-confirm = Would you like mail at this address?
mail-page-confirm-text = Only when there is something new, when your working day begins, one mail a day at most. One tap in a mail stops it, any time.
mail-page-confirm-button = Yes, please
mail-page-confirmed = Thank you
mail-page-confirmed-text = Mail comes to this address from now on. You can close this page.
mail-page-old = This link no longer works
mail-page-old-text = It is too old, or something was changed since. Please use the link of the latest mail, or the Home tab in Slack.
mail-page-broken = This link could not be opened
mail-page-broken-text = A part of it may be missing. Please follow the link in the mail again, or use the Home tab in Slack.

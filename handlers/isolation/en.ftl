# How people are connected (for themselves and their companions only)

isolation-title = 🤝 Your last four weeks
isolation-people = { $people ->
    [0] You have not exchanged words with people in other towns yet.
    [1] You exchanged words with one person in another town.
   *[other] You exchanged words with { $people } people in other towns.
 }
isolation-replies = Replies given: { $given }, received: { $received }; with { $mutual } it went both ways.
isolation-first-reply = The first reply to a post comes { $hours ->
    [0] within the hour
   *[other] after about { $hours } working hours
 }.
isolation-unanswered = Of { $posts } posts, { $unanswered } are still waiting for a reply.
isolation-meetups = Meetups and peer chats you took part in: { $meetups }.
isolation-only-leader = { $where ->
    [body] The only DX leader of the town. There are others in the same position elsewhere.
   *[other] The only DX leader of the section. There are others in the same position elsewhere.
 }
isolation-talked = On { $day } the answer to “somebody to talk to about DX” was “{ $answer ->
    [yes] yes
   *[other] no
 }”.
isolation-own = { $state ->
    [ignored] That a question has no reply is not your fault. We keep asking those who may know.
    [silent] There are times for reading only, and that is fine. Write whenever you like.
    [leave] Your leave is not counted. Have a good rest.
   *[other] Welcome back. There is always somebody here to talk to.
 }
isolation-seen-by = Only you and your companion { $name } see this. Organisers do not.
isolation-seen-by-none = Only you see this. Organisers do not.
isolation-decline = Stop this record
isolation-declined = This record is off. Nothing about you is counted, and nobody is shown anything.
isolation-accept = Use the record

isolation-companion-title = 🤝 How the people you look after are connected
isolation-companion-name = *{ $name }*　{ $office }
isolation-open = <{ $link }|Open the question>
isolation-act = { $state ->
    [ignored] 💬 A question has no reply. Write one, or ask somebody who may know.
    [silent] 🌙 They have only been reading for four weeks. A “how are you” without a purpose would be about right.
    [leave] 🌿 They are on leave. Send nothing now; say welcome when they are back.
    [unreachable] 📞 They do not seem to have opened Slack for four weeks. Please call or mail them.
   *[other] ☀️ Words go back and forth. Watching over them is enough.
 }
isolation-companion-seen-by = Only they and you see this. Organisers do not.

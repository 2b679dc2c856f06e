# The record (organisers)

audit-organisers-only = Only organisers can read the record.
audit-title = What organisers did
audit-about = What organisers did, and whoever runs the server. What people wrote, and who asked without a name, is not kept here.
audit-none = Nothing has been recorded yet.
audit-look = Look
audit-all = Everything
audit-newer = Newer
audit-older = Older
audit-operator = At the server
audit-thing = { $kind ->
    [question] question { $which }
    [card] know-how { $which }
    [meetup] meetup { $which }
    [schedule] schedule { $which }
    [letter] letter { $which }
    [path] course { $which }
    [nudge] nudge { $which }
    [body] town { $which }
    [roster] { $which ->
        [members] roster of the present members
       *[other] roster { $which }
      }
   *[other] { $which }
  }
audit-act-role-given = gave a role
audit-act-role-taken = took a role back
audit-act-companion-named = named a companion
audit-act-companion-taken = took a companion away
audit-act-hosts-named = named the hosts
audit-act-schedule-kept = kept a schedule
audit-act-schedule-paused = paused a schedule
audit-act-schedule-resumed = resumed a schedule
audit-act-schedule-run = ran a schedule at once
audit-act-schedule-deleted = deleted a schedule
audit-act-question-moved = moved a question
audit-act-question-merged = merged a question
audit-act-question-reopened = reopened a question
audit-act-question-solved = marked a question as solved
audit-act-question-withdrawn = withdrew a question
audit-act-card-edited = changed somebody else’s know-how
audit-act-card-deleted = deleted somebody else’s know-how
audit-act-meetup-changed = changed a meetup
audit-act-meetup-decided = decided the day of a meetup
audit-act-meetup-cancelled = cancelled a meetup
audit-act-alias-kept = kept an alias
audit-act-alias-removed = removed an alias
audit-act-letter-again = sent a letter again
audit-act-letter-discarded = discarded a letter
audit-act-path-changed = took somebody else’s course off the list
audit-act-nudge-decided = decided about a nudge
audit-act-channels-named = named channels
audit-act-installed = installed Tomoshibi
audit-act-uninstalled = uninstalled Tomoshibi
audit-act-roster-read = read a roster
audit-act-roster-approved = approved the plan of a roster
audit-act-roster-dropped = dropped the plan of a roster
audit-act-roster-undone = took back one step of a roster
audit-act-handed-over = handed over
audit-act-member-moved = entered a move
audit-act-member-left = entered that somebody moved on
audit-act-imported = imported
audit-act-exported = exported
audit-act-person-erased = somebody erased their own data
audit-act-body-exported = exported a town’s data
audit-act-body-erased = erased a town’s data

"""What a mail tells somebody, piece by piece: each feature says what of its own may stand in one (`Feature.mailed`).

A mail leaves Slack and is read by whoever reads that mailbox. So features name what waits and where, and leave out what
was said in confidence: what people answer in check-ins, how they are, and everything that was asked without a name.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One thing that a mail tells.

    Args:
        key: names it and how far it has come (`question:12:2`); it is news as long as this was in no mail.
        title: what it is, in a line.
        link: where it stands; "" when only the Home tab has it.
        said: what is told below the title, in a line.
        is_urgent: it is of no use next week, so it does not wait for a weekly mail.
    """

    key: str
    title: str
    link: str = ""
    said: str = ""
    is_urgent: bool = False


@dataclass(frozen=True)
class Part:
    """What one feature tells, under one heading.

    Args:
        subject: the same in a subject line, with the count in it, as in 「返信が2件届いています」.
    """

    heading: str
    subject: str
    entries: tuple[Entry, ...]

"""What is stored about the person of the turn: counted, told as a file, erased."""

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any

from bot import outbox
from bot.outbox import Letter
from bot.privacy import erasure, stored
from bot.privacy.stored import Kind
from bot.turn import Refused, Turn

FILE = "tomoshibi-mydata.json"

Find = Callable[[Turn], dict[str, list[dict[str, Any]]]]
# What people asked without their name, among what they alone can open.
UNNAMED = "mydata-unnamed"


def counts(t: Turn, findings: Sequence[Find]) -> dict[Kind, int]:
    """How much there is of each kind, with what only its owner can find."""
    found = stored.counts(t.session, team_id=t.team_id, user_id=t.user_id)
    found[Kind.QUESTIONS] += sum(len(find(t).get(UNNAMED, ())) for find in findings)
    return {kind: count for kind, count in found.items() if count}


def file(t: Turn, findings: Sequence[Find]) -> str:
    """All of it as JSON, under the names that people know."""
    rows = stored.rows(t.session, team_id=t.team_id, user_id=t.user_id)
    named_in = rows.pop("named_in")
    told: dict[str, Any] = {}
    for table, theirs in rows.items():
        kind = stored.STORED[table].kind
        told.setdefault(t.words(f"mydata-kind-{kind}"), {})[table] = theirs
    told |= {t.words(name): theirs for find in findings for name, theirs in find(t).items() if theirs}
    about = {"workspace": t.workspace.name, "user": t.user_id, "at": t.now.isoformat()}
    whole = {"about": about, **told, t.words("mydata-named-in"): named_in}
    return json.dumps(whole, ensure_ascii=False, indent=1, default=_plain)


def erase(t: Turn, erasures: Sequence[erasure.Erase], *, keeps_words: bool) -> None:
    """All of it goes, but for what the window said."""
    erasure.erase(t, erasures, keeps_words=keeps_words)


def file_key(file_id: str) -> str:
    """The letter that says that a file was sent."""
    return f"mydata:{file_id}"


def own_file(t: Turn, file_id: str) -> Letter:
    """The letter about a file that the bot made for the person of the turn.

    Raises:
        Refused: it made none for them.
    """
    letter = outbox.find(t.session, team_id=t.team_id, key=file_key(file_id))
    if letter is None or letter.channel != t.user_id:
        raise Refused("mydata-no-file")
    return letter


def _plain(value: Any) -> Any:
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    return str(value)

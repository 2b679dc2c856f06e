"""Letters that are about somebody who erased what is stored about them: to them they go, in others their name goes.

What stands in Slack stays there. A letter to others that named them loses its content here; its place in Slack stays
known, so that it can still be edited and is never sent again.
"""

import json
import secrets

from sqlalchemy import ColumnElement, String, cast, delete, or_, select
from sqlalchemy.orm import Session

from bot.outbox import Letter


def shred(session: Session, *, team_id: str, user_id: str, name: str) -> None:
    """Nothing in any letter says any more that it was to them or about them.

    Args:
        name: what they are called, as it stands in letters; "" when that is not known.
    """
    to_them = or_(Letter.channel == user_id, Letter.only_for == user_id)
    session.execute(delete(Letter).where(Letter.team_id == team_id, to_them))
    for letter in session.scalars(select(Letter).where(Letter.team_id == team_id, _mentions(user_id, name))).all():
        letter.key = _without(letter.key, user_id) or letter.key
        letter.thread_key = _without(letter.thread_key, user_id)
        if letter.due_at is None:
            letter.message = {}
        elif letter.ts is None and _says(letter, user_id):
            session.delete(letter)
    session.flush()


def _mentions(user_id: str, name: str) -> ColumnElement[bool]:
    said = cast(Letter.message, String)
    called = [said.contains(json.dumps(name)[1:-1], autoescape=True)] if name else []
    return or_(Letter.key.contains(user_id), Letter.thread_key.contains(user_id), said.contains(user_id), *called)


def _says(letter: Letter, user_id: str) -> bool:
    return user_id in json.dumps(letter.message)


def _without(key: str | None, user_id: str) -> str | None:
    """The key, unique as before, without the person."""
    return key.replace(user_id, f"erased-{secrets.token_hex(6)}") if key and user_id in key else key

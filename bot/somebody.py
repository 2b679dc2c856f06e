"""Somebody who did not necessarily act: the language that they are spoken to in, and what they are called."""

from bot import members
from bot.mrkdwn import escape
from bot.turn import Turn
from bot.words import Words
from bot.words import words as in_language


def words(t: Turn, user_id: str) -> Words:
    """The texts in their language."""
    member = members.find(t.session, team_id=t.team_id, user_id=user_id)
    return in_language((member.locale if member else "") or t.settings.locale)


def name(t: Turn, user_id: str) -> str:
    """What they are called, as mrkdwn that notifies nobody."""
    member = members.find(t.session, team_id=t.team_id, user_id=user_id)
    return escape(member.name) if member and member.name else f"<@{user_id}>"


def signature(t: Turn, user_id: str) -> str:
    """What they are called and where they work, likewise."""
    member = members.find(t.session, team_id=t.team_id, user_id=user_id)
    return escape(member.signature) if member and member.name else f"<@{user_id}>"


def politely(t: Turn, say: Words, user_id: str) -> str:
    """The same within a sentence, where Japanese puts its さん between the name and the office."""
    member = members.find(t.session, team_id=t.team_id, user_id=user_id)
    office = escape(member.office) if member and member.name and member.office else "none"
    return say("person-politely", name=name(t, user_id), office=office)


def plain_name(t: Turn, user_id: str) -> str:
    """What they are called, where no markup is read; "" when nobody knows."""
    member = members.find(t.session, team_id=t.team_id, user_id=user_id)
    return member.name if member else ""

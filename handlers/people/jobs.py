"""Looks up those whom no list of members names, because they are here from another organisation."""

from datetime import timedelta

import structlog
from slack_sdk.errors import SlackApiError
from sqlalchemy import select

from bot import members
from bot.jobs import Parts
from bot.members import Member

log = structlog.get_logger()

LOOK_EVERY = timedelta(seconds=30)
# Whom Slack does not show is asked for again after this time.
AGAIN_AFTER = timedelta(days=1)


def look_up_one(parts: Parts) -> bool:
    """Ask Slack about one person who wrote something and whose name is not known.

    Returns:
        Whether there was one.
    """
    now = parts.clock.now()
    unknown = select(Member.user_id).where(Member.team_id == parts.team_id, Member.name == "")
    with parts.database.read() as session:
        user_id = session.scalar(unknown.where(Member.updated_at <= now - AGAIN_AFTER).limit(1))
    if user_id is None:
        return False
    try:
        user = parts.slack.users_info(user=user_id, include_locale=True)["user"]
    except SlackApiError as error:
        log.warning("somebody cannot be looked up", user=user_id, reason=error.response.get("error"))
        user = None
    with parts.database.begin() as session:
        members.known(session, team_id=parts.team_id, user_id=user_id).updated_at = now
        if user:
            members.remember(session, team_id=parts.team_id, user=user, now=now)
    return True

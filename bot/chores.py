"""What the ground does without anybody acting: letters, tokens, who is there, and schedules."""

import functools
from collections.abc import Mapping
from datetime import timedelta

from slack_sdk.errors import SlackApiError

from bot import anonymity, members, occasions
from bot.feature import Occasion
from bot.installation import rotation
from bot.installation.workspaces import Workspaces
from bot.jobs import Job, Parts
from bot.letters import pacing, postman

LETTERS_EVERY = timedelta(seconds=0.5)
# Joins and changes arrive as events; the whole list is read again for what was missed while the bot was away.
MEMBERS_EVERY = timedelta(hours=6)
MEMBERS_PAGE = 200
# What Slack says to a token of a workspace that took the app out.
TAKEN_OUT = {"account_inactive", "token_revoked"}


def ground(workspaces: Workspaces, scheduled: Mapping[str, Occasion]) -> tuple[Job, ...]:
    """The jobs of every workspace, beside those of the features."""
    return (
        Job("letters", LETTERS_EVERY, _deliver, rest=_rest),
        Job(
            "token",
            rotation.LOOK_EVERY,
            functools.partial(rotation.renew_next, workspaces=workspaces),
            asks_others=True,
        ),
        Job("members", timedelta(minutes=1), functools.partial(_read_members, workspaces=workspaces)),
        Job("schedules", occasions.OPEN_EVERY, functools.partial(occasions.open_next, occasions=scheduled)),
    )


def _deliver(parts: Parts) -> bool:
    return postman.deliver_one(
        parts.database,
        parts.clock,
        parts.slack,
        team_id=parts.team_id,
        seal=anonymity.seal(parts.settings),
        limits=parts.limits,
    )


def _rest(parts: Parts) -> float:
    with parts.database.read() as session:
        return pacing.rest(session, team_id=parts.team_id, now=parts.clock.now(), limits=parts.limits)


def _read_members(parts: Parts, workspaces: Workspaces) -> bool:
    """Read who is in the workspace, when that was not done for some hours."""
    now = parts.clock.now()
    with parts.database.read() as session:
        read_at = session.get_one(members.Workspace, parts.team_id).members_read_at
    if read_at and now - read_at < MEMBERS_EVERY:
        return False
    try:
        pages = parts.slack.users_list(include_locale=True, limit=MEMBERS_PAGE)
        users = [user for page in pages for user in page["members"]]
    except SlackApiError as error:
        if error.response.get("error") not in TAKEN_OUT:
            raise
        workspaces.leave(parts.team_id, happened_at=now)  # that was while the bot was away
        return False
    with parts.database.begin() as session:
        members.remember_all(session, team_id=parts.team_id, users=users, now=now)
        session.get_one(members.Workspace, parts.team_id).members_read_at = now
    return True

"""The one place where all parts meet: settings, database, clock, Slack, and every feature."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlalchemy import delete

import handlers
from bot import anonymity, home, jobs, members, occasions, pacing, postman, refusals, routing, web_api
from bot.clock import Clock
from bot.db import Database
from bot.jobs import Job, Parts
from bot.settings import Settings
from bot.turn import Seen, Turns

log = structlog.get_logger()

LETTERS_EVERY = timedelta(seconds=0.5)
# Joins and changes arrive as events; the whole list is read again for what was missed while the bot was away.
MEMBERS_EVERY = timedelta(hours=6)
MEMBERS_PAGE = 200
# Slack repeats an event for minutes, in the worst case for hours; what is older than this is not coming again.
SEEN_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Bot:
    """The bot, ready to be put behind a door: HTTP (`bot.web`) or Socket Mode (`bot.socket_mode`)."""

    app: App
    database: Database
    jobs: Sequence[Job]
    parts: Parts

    def dispatch(self, request: BoltRequest) -> BoltResponse:
        """Handle one request of Slack, in the calling thread, to its end."""
        return self.app.dispatch(request)

    def calendar(self, room: str, rest: str) -> bytes | None:
        """What stands at a secret address; None when it leads nowhere."""
        read = next((feature.feeds[room] for feature in handlers.FEATURES if room in feature.feeds), None)
        if read is None:
            return None
        parts = self.parts
        with Turns(parts.database, parts.clock, parts.settings, team_id=parts.team_id, user_id="").look() as t:
            return read(t, rest)

    def settle(self, *, within: timedelta = timedelta.max) -> None:
        """Do everything that is due now: letters go out, jobs run.

        Args:
            within: leave out the jobs that look round less often.
        """
        jobs.settle([job for job in self.jobs if job.every <= within], self.parts)


def build(settings: Settings, *, clock: Clock, database: Database, slack: WebClient) -> Bot:
    """Put the bot together.

    Args:
        database: migrated.
        slack: with the bot token of the workspace.

    Raises:
        SlackApiError: Slack does not accept the token.
        OSError: Slack cannot be reached.
    """
    auth = web_api.whoami(slack)
    with database.begin() as session:
        workspace = members.remember_workspace(session, auth)
    _join(slack, settings.question_channels)
    installed = AuthorizeResult(
        enterprise_id=auth.get("enterprise_id"),
        team_id=workspace.team_id,
        bot_user_id=workspace.bot_user_id,
        bot_id=workspace.bot_id,
        bot_token=settings.slack_bot_token,
    )
    app = App(
        # Each request's own client gets the token from `authorize`.
        client=WebClient(base_url=slack.base_url, timeout=slack.timeout, retry_handlers=[]),
        signing_secret=settings.slack_signing_secret or "unused over sockets",
        authorize=lambda **_: installed,
        process_before_response=True,
    )

    scheduled = {name: each for feature in handlers.FEATURES for name, each in feature.occasions.items()}

    def parts(context: dict[str, Any], next_: Callable[[], None]) -> None:
        user_id = str(context.get("user_id") or "")
        context["turn"] = Turns(database, clock, settings, team_id=workspace.team_id, user_id=user_id)
        context["refresh_home"] = home.refresh
        context["occasions"] = scheduled
        next_()

    app.use(parts)
    app.error(refusals.tell)
    routing.register(app, handlers.FEATURES, command_prefix=settings.command_prefix)
    ground = (
        Job("letters", LETTERS_EVERY, _deliver, rest=_rest),
        Job("members", timedelta(minutes=1), _read_members),
        Job("forget-seen", timedelta(hours=1), _forget_seen),
        Job("schedules", occasions.OPEN_EVERY, functools.partial(occasions.open_next, occasions=scheduled)),
    )
    return Bot(
        app=app,
        database=database,
        jobs=(*ground, *(job for feature in handlers.FEATURES for job in feature.jobs)),
        parts=Parts(database, clock, settings, slack, workspace.team_id),
    )


def _join(slack: WebClient, channels: Sequence[str]) -> None:
    """Be where questions are asked: Slack tells an app only of channels that it is in."""
    for channel in channels:
        try:
            slack.conversations_join(channel=channel)
        except SlackApiError as error:
            # A private channel is joined by invitation only; everything else that is wrong shows itself here too.
            log.warning("cannot join a question channel", channel=channel, reason=error.response.get("error"))


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


def _read_members(parts: Parts) -> bool:
    """Read who is in the workspace, when that was not done for some hours."""
    now = parts.clock.now()
    with parts.database.read() as session:
        read_at = session.get_one(members.Workspace, parts.team_id).members_read_at
    if read_at and now - read_at < MEMBERS_EVERY:
        return False
    pages = parts.slack.users_list(include_locale=True, limit=MEMBERS_PAGE)
    users = [user for page in pages for user in page["members"]]
    with parts.database.begin() as session:
        for user in users:
            members.remember(session, team_id=parts.team_id, user=user, now=now)
        session.get_one(members.Workspace, parts.team_id).members_read_at = now
    return True


def _forget_seen(parts: Parts) -> bool:
    with parts.database.begin() as session:
        session.execute(delete(Seen).where(Seen.at < parts.clock.now() - SEEN_FOR))
    return False

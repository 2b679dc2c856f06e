"""The one place where all parts meet: settings, database, clock, Slack, and every feature."""

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from slack_bolt import App, BoltRequest, BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

import handlers
from bot import channels, chores, home, members, missed, refusals, routing, web_api
from bot.clock import Clock
from bot.db import Database
from bot.feature import Occasion
from bot.health import illness, state
from bot.health.illness import Memory
from bot.health.measures import Measure
from bot.health.metrics import Metrics
from bot.installation import installations
from bot.installation.gate import Gate
from bot.installation.workspaces import Workspaces
from bot.jobs import Job, Parts
from bot.pages import Page, Visit
from bot.reception import Reception
from bot.settings import Settings
from bot.settling import Settler
from bot.turn import Turns

log = structlog.get_logger()


@dataclass(frozen=True)
class Bot:
    """The bot, ready to be put behind a door: HTTP (`bot.web`) or Socket Mode (`bot.socket_mode`)."""

    app: App
    database: Database
    jobs: Sequence[Job]
    workspaces: Workspaces
    metrics: Metrics
    reception: Reception
    memory: Memory
    settler: Settler

    @property
    def parts(self) -> Parts:
        """Those of the settings' own workspace, otherwise of the one that was installed first.

        Raises:
            LookupError: the app is installed nowhere.
        """
        for parts in self.workspaces.now().values():
            return parts
        raise LookupError("the app is installed nowhere")

    def dispatch(self, request: BoltRequest) -> BoltResponse:
        """Handle one request of Slack, in the calling thread, to its end."""
        return self.reception.take(self.app.dispatch, request)

    def job_failed(self, job: str, parts: Parts) -> None:
        """A step of a job broke off; the log has it already."""
        self.metrics.job_failed(job)
        illness.note_failure(job, parts, memory=self.memory)

    def measures(self) -> Iterator[tuple[str, Measure]]:
        """What the database says of every workspace, in figures."""
        for team_id, parts in self.workspaces.now().items():
            with Turns.of(parts).look() as t:
                measured: list[Iterable[Measure]] = [state.measures(t.session, team_id=team_id, now=t.now)]
                measured += [feature.measures(t) for feature in handlers.FEATURES if feature.measures]
                yield from ((team_id, each) for some in measured for each in some)

    def page(self, room: str, visit: Visit) -> Page | None:
        """What stands at a secret address; None when it leads nowhere in any workspace.

        Args:
            room: the first word of the address's path.
        """
        read = next(feature.pages[room] for feature in handlers.FEATURES if room in feature.pages)
        for parts in self.workspaces.now().values():
            turns = Turns.of(parts)
            with turns() if visit.method == "POST" else turns.look() as t:
                if found := read(t, visit):
                    return found
        return None

    def settle(self, *, within: timedelta = timedelta.max) -> None:
        """Do everything that is due now, in every workspace: letters go out, jobs run.

        Args:
            within: leave out the jobs that look round less often.
        """
        self.workspaces.look()
        for parts in self.workspaces.now().values():
            self.settler.settle([job for job in self.jobs if job.every <= within], parts)


def build(settings: Settings, *, clock: Clock, database: Database, slack: WebClient) -> Bot:
    """Put the bot together.

    Args:
        database: migrated.
        slack: with the bot token of the settings, if they have one; all other clients are made in its likeness.

    Raises:
        SlackApiError: Slack does not accept the token.
        OSError: Slack cannot be reached.
    """
    own = _own(settings, clock, database, slack) if settings.slack_bot_token else ""
    workspaces = Workspaces(settings, clock=clock, database=database, slack=slack, own=own)
    scheduled = {name: each for feature in handlers.FEATURES for name, each in feature.occasions.items()}
    metrics, memory = Metrics(), Memory()
    bot = Bot(
        app=_app(settings, slack, Gate(workspaces), scheduled),
        database=database,
        jobs=(
            *chores.ground(workspaces, scheduled),
            missed.job(handlers.FEATURES),
            illness.job(memory),
            *(job for feature in handlers.FEATURES for job in feature.jobs),
        ),
        workspaces=workspaces,
        metrics=metrics,
        reception=Reception(metrics, at_once=database.turns_at_once),
        memory=memory,
        settler=Settler(),
    )
    metrics.look_at(bot.measures)
    return bot


def _app(settings: Settings, slack: WebClient, gate: Gate, scheduled: Mapping[str, Occasion]) -> App:
    """Bolt, with all that listeners listen to, and all that they may ask for by name."""
    app = App(
        name="tomoshibi",  # without one, Bolt looks through the whole call stack for it
        # Nobody speaks with it: each request gets the client of its workspace, see `furnish`.
        client=WebClient(base_url=slack.base_url, timeout=slack.timeout, retry_handlers=[]),
        signing_secret=settings.slack_signing_secret or secrets.token_hex(),  # over sockets nothing is signed
        before_authorize=gate.enter,
        authorize=lambda context: gate.authorize(context),  # noqa: PLW0108 (Bolt takes `self` for an argument too)
        process_before_response=True,
    )
    keepings = {each.keeping.name: each.keeping for each in handlers.FEATURES if each.keeping}

    def furnish(context: dict[str, Any], next_: Callable[[], None]) -> None:
        context["turn"] = Turns.of(context["parts"], str(context.get("user_id") or ""))
        # Bolt's own client names the workspace of whoever acted in every call, which need not be the bot's.
        context["client"] = context["parts"].slack
        context["respond"] = web_api.Answer(response_url=context.get("response_url"))
        context["refresh_home"] = home.refresh
        context["occasions"] = scheduled
        context["keepings"] = keepings
        next_()

    app.use(furnish)
    app.error(refusals.tell)
    routing.register(app, handlers.FEATURES, command_prefix=settings.command_prefix)
    return app


def _own(settings: Settings, clock: Clock, database: Database, slack: WebClient) -> str:
    """The workspace that the settings hold the token of, known and ready; its id."""
    try:
        auth = web_api.whoami(slack)
    except SlackApiError as error:
        if not settings.uses_oauth:
            raise
        # Others are installed beside it, and need not stop for this one.
        log.error("Slack does not accept SLACK_BOT_TOKEN", reason=error.response.get("error"))  # noqa: TRY400
        return ""
    with database.begin() as session:
        workspace = members.remember_workspace(session, auth)
        enterprise_id = str(auth.get("enterprise_id") or "")
        installations.note_own(session, team_id=workspace.team_id, enterprise_id=enterprise_id, now=clock.now())
        questions = channels.for_questions(session, settings, team_id=workspace.team_id)
    web_api.join(slack, questions)
    return workspace.team_id

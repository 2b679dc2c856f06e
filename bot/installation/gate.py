"""Before anything else of a request: whose business it is, and that workspaces come and go.

No call to Slack is made here: what the bot may do in a workspace is known (`bot.installation.workspaces`).
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import structlog
from slack_bolt import BoltContext, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.webhook import WebhookClient

from bot import blocks
from bot.installation import addressed
from bot.installation.workspaces import Workspaces
from bot.jobs import Parts
from bot.turnstile import step_out
from bot.words import words

log = structlog.get_logger()

# What an organisation tells of its workspaces, by which the app is in them or not.
GRANTED, TAKEN = "team_access_granted", "team_access_revoked"
UNINSTALLED, REVOKED = "app_uninstalled", "tokens_revoked"
COMINGS_AND_GOINGS = {GRANTED, TAKEN, UNINSTALLED, REVOKED}


class Gate:
    """Lets a request in to the workspace that it belongs to, and nowhere else."""

    def __init__(self, workspaces: Workspaces) -> None:
        self._workspaces = workspaces

    def enter(self, body: dict[str, Any], context: BoltContext, next_: Callable[[], None]) -> BoltResponse | None:
        """Bolt's first step once a request is known to be Slack's."""
        if body.get("type") == "url_verification" or "ssl_check" in body:
            next_()
            return None
        if (event := _event(body)).get("type") in COMINGS_AND_GOINGS:
            self._note(body, event)
            return BoltResponse(status=200)
        parts = self._workspaces.meant(body)
        if parts is None:
            log.warning("a payload of a workspace in which the app is not installed", named=list(addressed.teams(body)))
            return _answer_strangers(body)
        context["parts"] = parts
        context["team_id"] = parts.team_id
        next_()
        return None

    def authorize(self, context: BoltContext) -> AuthorizeResult:
        """As whom the bot acts in the workspace that was found."""
        parts: Parts = context["parts"]
        return self._workspaces.authorization(parts)

    def _note(self, body: dict[str, Any], event: dict[str, Any]) -> None:
        kind, organisation = event["type"], addressed.organisation(body)
        if kind == GRANTED:
            for team_id in _ids(event.get("team_ids")):
                self._workspaces.adopt(organisation, team_id, team_id)
            return
        if kind == REVOKED and not _tokens(event):
            return  # somebody took their own token back; the app has none of those
        if kind == TAKEN:
            gone = _ids(event.get("team_ids"))
        else:
            gone = [organisation] if addressed.is_whole(body) else [*addressed.teams(body)][:1]
        for team_id in gone:
            self._workspaces.leave(team_id, happened_at=_when(body, self._workspaces.clock.now()))


def _tokens(event: dict[str, Any]) -> list[str]:
    """The app's own tokens that were taken back."""
    tokens = event.get("tokens")
    return _ids(tokens.get("bot")) if isinstance(tokens, dict) else []


def _ids(given: object) -> list[str]:
    return [each for each in given if isinstance(each, str)] if isinstance(given, list) else []


def _when(body: dict[str, Any], now: datetime) -> datetime:
    """When Slack says that it happened; now, where it does not."""
    seconds = body.get("event_time")
    return min(datetime.fromtimestamp(seconds, UTC), now) if isinstance(seconds, int) and 0 < seconds < 2**32 else now


def _event(body: dict[str, Any]) -> dict[str, Any]:
    event = body.get("event")
    return event if isinstance(event, dict) and body.get("type") == "event_callback" else {}


def _answer_strangers(body: dict[str, Any]) -> BoltResponse:
    """A kind word, where there is a place for one."""
    say = words(None)
    text = say("app-not-installed")
    if "command" in body:
        return BoltResponse(status=200, body={"response_type": "ephemeral", "text": text})
    if body.get("type") == "view_submission":
        view = blocks.modal("gone", title=say("bot-name"), close=say("close"), blocks=[blocks.section(text)])
        return BoltResponse(status=200, body={"response_action": "update", "view": view})
    if body.get("response_url"):
        step_out()
        try:
            WebhookClient(str(body["response_url"])).send(text=text, response_type="ephemeral", replace_original=False)
        except (OSError, ValueError) as error:
            log.warning("could not answer a workspace in which the app is not installed", reason=str(error))
    return BoltResponse(status=200)

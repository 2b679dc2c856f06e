"""The few calls of Slack's Web API that need more than one line."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import structlog
from slack_bolt import Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse
from slack_sdk.webhook import WebhookClient, WebhookResponse

from bot import doors
from bot.settings import Settings
from bot.turn import Turns
from bot.turnstile import step_out

log = structlog.get_logger()

# Slack answers within this time or it is asked again; a doubtful letter is looked up before.
SLACK_SECONDS = 10


# What listeners get by the name `refresh_home`: brings the Home tab of whoever acted up to date.
Refresh = Callable[[WebClient, Turns], None]


class HandedOver(NamedTuple):
    """Where a file lies now: the direct messages, and its id."""

    channel_id: str
    file_id: str


class Client(WebClient):
    """Slack's Web API, for which nobody waits but whoever asks it."""

    def api_call(self, *args: Any, **kwargs: Any) -> SlackResponse:
        """Ask Slack; other turns are worked on meanwhile."""
        step_out()
        return super().api_call(*args, **kwargs)


class Answer(Respond):
    """What listeners get by the name `respond`: answers in the place where somebody acted."""

    def __call__(self, *args: Any, **kwargs: Any) -> WebhookResponse:
        """Answer; other turns are worked on meanwhile."""
        step_out()
        return super().__call__(*args, **kwargs)


def client(settings: Settings) -> WebClient:
    """Slack's Web API. It retries nothing by itself: a call that may have been taken must not be made twice."""
    return Client(
        token=settings.slack_bot_token or None,
        base_url=settings.slack_api_url,
        timeout=SLACK_SECONDS,
        retry_handlers=[],
    )


def like(slack: WebClient, token: str, *, team_id: str) -> WebClient:
    """A client with another token, for a workspace that is named in every call: an organisation's token needs that."""
    return Client(
        token=token, base_url=slack.base_url, timeout=slack.timeout, retry_handlers=[], team_id=team_id or None
    )


def join(slack: WebClient, channels: Iterable[str]) -> None:
    """Be where something is asked or told: Slack tells an app only of channels that it is in.

    Raises:
        OSError: Slack cannot be reached.
    """
    for channel in channels:
        try:
            slack.conversations_join(channel=channel)
        except SlackApiError as error:
            # A private channel is joined by invitation only; everything else that is wrong shows itself here too.
            log.warning("cannot join a channel", channel=channel, reason=error.response.get("error"))


def whoami(slack: WebClient) -> dict[str, Any]:
    """The workspace and the bot that the token belongs to (Slack: auth.test).

    Raises:
        SlackApiError: Slack does not accept the token.
        OSError: Slack cannot be reached.
    """
    answer = slack.auth_test().data
    assert isinstance(answer, dict)  # noqa: S101 (bytes are for files)
    return answer


def is_public(slack: WebClient, channel_id: str) -> bool:
    """Whether everybody in the workspace can read there. What Slack does not show us is private.

    Raises:
        OSError: Slack cannot be reached.
    """
    try:
        channel = slack.conversations_info(channel=channel_id)["channel"]
    except SlackApiError:
        return False
    return bool(channel.get("is_channel")) and not channel.get("is_private")


def whisper(slack: WebClient, body: dict[str, Any], text: str) -> None:
    """Tell the person who pressed something, and nobody else, where they pressed it.

    Raises:
        SlackApiError: Slack does not take the message.
        OSError: Slack cannot be reached.
    """
    url = body.get("response_url")
    if url:
        step_out()
        WebhookClient(url).send(text=text, response_type="ephemeral", replace_original=False)
    else:
        slack.chat_postEphemeral(channel=body["channel"]["id"], user=body["user"]["id"], text=text)


def show_view(slack: WebClient, body: dict[str, Any], view: dict[str, Any]) -> None:
    """Show a window: in the place of the one in which somebody pressed, otherwise as a new one.

    Raises:
        SlackApiError: Slack does not take the view.
        OSError: Slack cannot be reached.
    """
    if doors.pressed_in(body) == "modal":
        replace_view(slack, shown=body["view"], view=view)
    else:
        slack.views_open(trigger_id=body["trigger_id"], view=view)


def open_over(slack: WebClient, body: dict[str, Any], view: dict[str, Any]) -> None:
    """Open a window over what is shown, be it a message, the Home tab or another window.

    Raises:
        SlackApiError: Slack does not take the view.
        OSError: Slack cannot be reached.
    """
    open_window = slack.views_push if doors.pressed_in(body) == "modal" else slack.views_open
    open_window(trigger_id=body["trigger_id"], view=view)


def replace_view(slack: WebClient, *, shown: dict[str, Any], view: dict[str, Any]) -> None:
    """Put another view in the place of one that is open, unless a later click has done so already.

    Raises:
        SlackApiError: Slack does not take the view.
        OSError: Slack cannot be reached.
    """
    try:
        slack.views_update(view_id=shown["id"], hash=shown["hash"], view=view)
    except SlackApiError as error:
        if error.response.get("error") not in {"hash_conflict", "not_found"}:
            raise


def hand_over(
    slack: WebClient, user_id: str, *, name: str, content: str | bytes, comment: str | None = None
) -> HandedOver:
    """Bring somebody a file into their direct messages.

    Raises:
        SlackApiError: Slack does not take the file.
        OSError: Slack cannot be reached.
    """
    room = slack.conversations_open(users=user_id)["channel"]["id"]
    answer = slack.files_upload_v2(channel=room, filename=name, title=name, content=content, initial_comment=comment)
    return HandedOver(room, str((answer.get("file") or {}).get("id") or ""))


def replace_below(slack: WebClient, *, view: dict[str, Any], by: dict[str, Any]) -> None:
    """Put another view in the place of the one under this window, unless that was closed.

    Raises:
        SlackApiError: Slack does not take the view.
        OSError: Slack cannot be reached.
    """
    try:
        slack.views_update(view_id=view["previous_view_id"], view=by)
    except SlackApiError as error:
        if error.response.get("error") != "not_found":
            raise

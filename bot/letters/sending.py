"""The calls that bring one letter to Slack, and what Slack's answer means for it.

Whether a letter whose sending is in doubt arrived is looked up, not guessed: each carries its own mark in its metadata.
"""

from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.anonymity import SEALED, BrokenSealError, Seal, is_sealed
from bot.letters.manners import is_person
from bot.outbox import Letter

# Slack's errors that another try, or a pause, can mend; every other one is final.
PASSING = frozenset(
    {"ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"}
    | {"team_added_to_org", "access_denied_temporarily", "accesslimited"}
    # What is wrong with the token is nothing that is wrong with the letter: it waits until the app is installed anew.
    | {"not_authed", "invalid_auth", "token_expired", "token_revoked"}
)
# Slack does not know the bot: its token ran out, or it was taken out of the workspace and may be let in again.
LOCKED_OUT = frozenset({"token_expired", "token_revoked", "invalid_auth", "not_authed"})
AMBIGUOUS = "account_inactive"  # the person's account, or the bot's
# How far back the clocks of Slack and of this machine may disagree when a doubtful letter is looked for.
SKEW = timedelta(minutes=5)
EVENT_TYPE = "tomoshibi_letter"
NOT_IN_CHANNEL = "not_in_channel"


@dataclass(frozen=True)
class Sent:
    """Slack has it, there."""

    ts: str
    channel: str


@dataclass(frozen=True)
class Later:
    """Not now, and Slack may have it already."""

    reason: str


@dataclass(frozen=True)
class Dead:
    """Never: Slack will not take this message however often it is sent."""

    reason: str


@dataclass(frozen=True)
class Limited:
    """Slack wants this method to wait so long, whatever it is called for."""

    method: str
    pause: timedelta


Outcome = Sent | Later | Dead | Limited


def send(slack: WebClient, letter: Letter, *, seal: Seal | None, in_doubt: bool) -> Outcome:
    """Bring a letter to Slack.

    Args:
        letter: in no session; it learns here where it goes, if that is sealed.
        in_doubt: an earlier attempt may have arrived.
    """
    return _unseal(letter, seal) or _send(slack, letter, in_doubt=in_doubt)


def _unseal(letter: Letter, seal: Seal | None) -> Dead | None:
    """Let this copy of the letter, which is in no session, say where it goes."""
    for name in ("channel", "only_for"):
        address = getattr(letter, name)
        if is_sealed(address):
            try:
                setattr(letter, name, seal.open(address) if seal else "")
            except BrokenSealError:
                return Dead("sealed_with_another_key")
    return None if letter.channel else Dead("sealed_and_no_key")


def _send(slack: WebClient, letter: Letter, *, in_doubt: bool) -> Outcome:
    try:
        if letter.ts and letter.sent_channel:
            channel = _room(slack, letter.channel) if letter.sent_channel == SEALED else letter.sent_channel
            slack.chat_update(channel=channel, ts=letter.ts, **letter.message)
            return Sent(letter.ts, channel)
        landed = _look_for(slack, letter) if in_doubt else None
        return landed or _post_where_it_belongs(slack, letter)
    except SlackApiError as error:
        return Later("locked_out") if _is_locked_out(slack, error) else _judge(error)
    except (OSError, HTTPException) as error:  # the connection broke, before or after Slack took the message
        return Later(type(error).__name__)


def _is_locked_out(slack: WebClient, error: SlackApiError) -> bool:
    reason = error.response.get("error")
    if reason != AMBIGUOUS:
        return reason in LOCKED_OUT
    try:
        slack.auth_test()
    except SlackApiError:
        return True
    return False


def _post_where_it_belongs(slack: WebClient, letter: Letter) -> Sent:
    try:
        return _post(slack, letter)
    except SlackApiError as error:
        if error.response.get("error") != NOT_IN_CHANNEL:
            raise
        slack.conversations_join(channel=letter.channel)
        return _post(slack, letter)


def _post(slack: WebClient, letter: Letter) -> Sent:
    if letter.only_for:
        whispered = slack.chat_postEphemeral(
            channel=letter.channel, user=letter.only_for, thread_ts=letter.thread_ts, **letter.message
        )
        return Sent(str(whispered["message_ts"]), letter.channel)
    arguments = {
        **letter.message,
        "channel": letter.channel,
        "unfurl_links": False,
        "unfurl_media": False,
        "metadata": {"event_type": EVENT_TYPE, "event_payload": {"mark": letter.mark}},
    }
    if letter.thread_ts:
        arguments["thread_ts"] = letter.thread_ts
    answer = slack.chat_postMessage(**arguments)
    return Sent(str(answer["ts"]), str(answer["channel"]))


def _look_for(slack: WebClient, letter: Letter) -> Sent | None:
    try:
        return _find_mark(slack, letter)
    except SlackApiError as error:
        # The bot cannot have posted where it is not: the attempt before this one failed at joining.
        if error.response.get("error") == NOT_IN_CHANNEL:
            return None
        raise


def _room(slack: WebClient, to: str) -> str:
    """The channel in which a letter stands: the direct messages when it is to a person."""
    if is_person(to):
        return str(slack.conversations_open(users=to)["channel"]["id"])
    return to


def _find_mark(slack: WebClient, letter: Letter) -> Sent | None:
    if letter.only_for:  # what was whispered cannot be looked up; seen twice is better than never
        return None
    channel = _room(slack, letter.channel)
    arguments: dict[str, Any] = {
        "channel": channel,
        "oldest": str(((letter.claimed_at or letter.created_at) - SKEW).timestamp()),
        "include_all_metadata": True,
        "limit": 200,
    }
    if letter.thread_ts:
        pages = slack.conversations_replies(ts=letter.thread_ts, **arguments)
    else:
        pages = slack.conversations_history(**arguments)
    for message in (message for page in pages for message in page["messages"]):
        payload = (message.get("metadata") or {}).get("event_payload") or {}
        if payload.get("mark") == letter.mark:
            return Sent(message["ts"], channel)
    return None


def _judge(error: SlackApiError) -> Later | Dead | Limited:
    response = error.response
    reason = str(response.get("error") or f"http_{response.status_code}")
    if response.status_code == 429:  # noqa: PLR2004 (HTTP: too many requests)
        pause = timedelta(seconds=int(response.headers.get("Retry-After", 1)))
        return Limited(response.api_url.rpartition("/")[2], pause)
    if response.status_code >= 500 or reason in PASSING:  # noqa: PLR2004 (HTTP: the server's fault)
        # A 5xx says nothing about whether the message was taken before something broke.
        return Later(reason)
    return Dead(reason)

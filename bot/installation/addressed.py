"""For whom a payload of Slack is: the workspaces and the organisation that it names."""

from collections.abc import Iterator, Mapping
from typing import Any


def teams(body: Mapping[str, Any]) -> Iterator[str]:
    """The ids of the workspaces that a payload names, the one whose business it is first.

    In channels that are shared with other organisations (Slack Connect) `team_id` may be that of whoever wrote; for
    whom an event is, its authorizations say. A view knows the workspace that opened it, and a message of the bot's the
    one that it was posted for, whoever presses in it. Where an organisation installed the app as a whole, `team` may
    be empty; then it is where the person is.
    """
    view, message, user = (_dict(body.get(name)) for name in ("view", "message", "user"))
    candidates = [
        view.get("app_installed_team_id"),
        message.get("team") if body.get("type") == "block_actions" else None,
        *(each.get("team_id") for each in _authorizations(body)),
        body.get("context_team_id"),
        _id(body.get("team")),
        body.get("team_id"),
        user.get("team_id"),
        view.get("team_id"),
    ]
    yield from (each for each in candidates if each and isinstance(each, str))


def organisation(body: Mapping[str, Any]) -> str:
    """The organisation (Enterprise Grid) that a payload comes from; "" when it names none."""
    authorized = [each.get("enterprise_id") for each in _authorizations(body)]
    candidates = [
        *authorized,
        _id(body.get("enterprise")),
        body.get("context_enterprise_id"),
        body.get("enterprise_id"),
    ]
    return next((each for each in candidates if each and isinstance(each, str)), "")


def domain(body: Mapping[str, Any]) -> str:
    """What the workspace is called in its address, where a payload says it."""
    return str(_dict(body.get("team")).get("domain") or "")


def is_whole(body: Mapping[str, Any]) -> bool:
    """Whether it is about an organisation's installation as a whole."""
    whole = any(each.get("is_enterprise_install") for each in _authorizations(body))
    return bool(whole and organisation(body))


def _authorizations(body: Mapping[str, Any]) -> list[dict[str, Any]]:
    given = body.get("authorizations")
    return [_dict(each) for each in given] if isinstance(given, list) else []


def _dict(thing: object) -> dict[str, Any]:
    return thing if isinstance(thing, dict) else {}


def _id(thing: object) -> object:
    return thing.get("id") if isinstance(thing, dict) else thing

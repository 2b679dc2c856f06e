"""Brings what Slack sends to the feature that listens to it.

Bolt tries its listeners one after the other, which takes longer the more there are; so it knows one for each kind of
payload, and the tables here know the rest.
"""

import functools
import inspect
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from slack_bolt import App, Args
from sqlalchemy.exc import IntegrityError

from bot import doors, hearing, home, inputs, members, numbers
from bot.db import once_more
from bot.feature import Feature, Listener, React
from bot.turn import Refused, Turn, Turns

_ANY = re.compile("")


@dataclass
class Routes:
    """Who listens to what: commands and shortcuts by their names, buttons and forms by their ids, events by type."""

    commands: dict[str, Listener] = field(default_factory=dict)
    words: dict[str, Listener] = field(default_factory=dict)
    shortcuts: dict[str, Listener] = field(default_factory=dict)
    actions: dict[str, Listener] = field(default_factory=dict)
    views: dict[str, Listener] = field(default_factory=dict)
    events: dict[str, list[React]] = field(default_factory=dict)
    unseen: set[str] = field(default_factory=set)


def register(app: App, features: Sequence[Feature], *, command_prefix: str) -> None:
    """Tell Bolt about everything that the features listen to."""
    routes = _routes(features, command_prefix)
    help_ = prefixed("/tomoshibi", command_prefix)

    def on_command(args: Args) -> None:
        """Answer a command; only then may the bot have something of its own to say."""
        command = str(args.body["command"])
        first = unicodedata.normalize("NFKC", args.body.get("text") or "").lower().split()[:1]
        word = routes.words.get(first[0]) if first and command == help_ else None
        _call(word or _found(routes.commands, command), args)
        if command not in routes.unseen:
            home.visited(args.context["turn"], "command")

    def on_shortcut(args: Args) -> None:
        _call(_found(routes.shortcuts, args.body["callback_id"]), args)

    def on_action(args: Args) -> None:
        _call(_found(routes.actions, args.body["actions"][0]["action_id"]), args)

    def on_view(args: Args) -> None:
        _stop_personal_numbers(args.body["view"])
        _call(_found(routes.views, args.body["view"]["callback_id"]), args)

    def on_event(args: Args) -> None:
        kind = args.body["event"]["type"]
        if kind == "app_home_opened":
            _call(home.publish, args)
        elif reacts := routes.events.get(kind):
            once_more(lambda: _hear(reacts, args.body, args.context["turn"]))

    app.command(_ANY)(on_command)
    app.shortcut(_ANY)(on_shortcut)
    app.action(_ANY)(on_action)
    app.view(_ANY)(on_view)
    app.event(_ANY)(on_event)


def prefixed(command: str, prefix: str) -> str:
    """The command as it is called in Slack, where names are shared by all apps: `/ask` or `/dx-ask`."""
    return f"/{prefix}{command.removeprefix('/')}"


def _routes(features: Sequence[Feature], command_prefix: str) -> Routes:
    routes = Routes(
        actions={doors.LINK: lambda ack: ack()},
        events={"team_join": [_remember], "user_change": [_remember]},
    )
    for feature in features:
        routes.commands |= {prefixed(name, command_prefix): listener for name, listener in feature.commands.items()}
        routes.unseen |= {prefixed(name, command_prefix) for name in feature.unseen}
        routes.words |= feature.words
        routes.shortcuts |= {**feature.message_shortcuts, **feature.global_shortcuts}
        routes.actions |= feature.actions
        routes.views |= feature.views
        for event, react in feature.events.items():
            routes.events.setdefault(event, []).append(react)
    return routes


def _found(listeners: Mapping[str, Listener], name: str) -> Listener:
    """Who listens to this; a message may outlive the button that it shows.

    Raises:
        Refused: nobody any more.
    """
    if name not in listeners:
        raise Refused("no-longer")
    return listeners[name]


def _call(listener: Listener, args: Args) -> None:
    """Give a listener what it asks for by name, as Bolt does.

    When another process wrote the same row in the same moment, the turn was undone before anything was said to Slack,
    and begins anew; whoever was answered already is not answered twice.
    """
    given = {name: args.context[name] if name in args.context else getattr(args, name) for name in _asks(listener)}
    try:
        listener(**given)
    except IntegrityError:
        if args.ack.response is not None:
            raise
        listener(**given)


@functools.cache
def _asks(listener: Callable[..., Any]) -> tuple[str, ...]:
    return tuple(inspect.signature(listener).parameters)


def _stop_personal_numbers(view: dict[str, Any]) -> None:
    """Before anything of a form is kept: no field of it holds a personal number."""
    for block_id, typed in inputs.typed(view).items():
        if numbers.holds_my_number(typed):
            raise Refused("personal-number", block_id=block_id)


def _hear(reacts: Sequence[React], body: dict[str, Any], turn: Turns) -> None:
    with turn() as t:
        hearing.hear(t, body["event"], reacts, event_id=body.get("event_id") or "")


def _remember(t: Turn, event: Mapping[str, Any]) -> None:
    members.remember(t.session, team_id=t.team_id, user=event["user"], now=t.now)

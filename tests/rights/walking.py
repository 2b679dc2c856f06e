"""Those who walk through everything that there is to press, to submit and to say."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from bot import members, roles
from bot.app import Bot
from bot.db import Database
from bot.roles import Role
from bot.sandbox import Installation, Message, Slack, User, payloads
from bot.sandbox.link import Answer, Outgoing
from handlers.questions import asking
from tests import canary
from tests.everything import Ids
from tests.reading import read
from tests.rights.rule import Rule, Who

# Who walks: which roles they were given, and how Slack has them. A role only adds rights, so whoever is refused with
# five of them at once is refused with each.
PEOPLE: Mapping[str, tuple[tuple[Role, ...], Mapping[str, Any]]] = {
    "nobody": ((), {}),
    "leader": ((Role.LEADER, Role.LEARNER, Role.MANAGER, Role.COMPANION, Role.ALUMNI), {}),
    "coordinator": ((Role.COORDINATOR,), {}),
    "guest": ((), {"is_restricted": True}),
    "external": ((), {"organisation": "静岡県"}),
    "organiser": ((), {}),
    "deactivated": ((Role.ORGANISER, Role.COORDINATOR, Role.LEADER), {}),
}
# Whose things they are; and an app, as which nobody can press anything.
OWNER, BOT = "owner", "bot"
_MAY: Mapping[str, set[Who]] = {
    OWNER: {Who.OWNER, Who.OWNER_OR_ORGANISER},
    "organiser": {Who.OWNER_OR_ORGANISER, Who.ORGANISERS, Who.PROPOSERS, Who.BORROWERS, Who.BODY},
    "coordinator": {Who.PROPOSERS, Who.BORROWERS},
    "leader": {Who.BORROWERS},
}


def may(role: str, who: Who, *, at_home: bool = False) -> bool:
    """Whether somebody with this role may.

    Args:
        at_home: the things are of their own body.
    """
    allowed = {Who.EVERYBODY, Who.SLACK} | _MAY.get(role, set())
    if role != BOT:
        allowed.add(Who.PEOPLE)
    if role not in {"guest", "external", "deactivated", BOT}:
        allowed.add(Who.MEMBERS)
    if at_home and role == "coordinator":
        allowed.add(Who.BODY)
    return who in allowed - ({Who.BORROWERS} if at_home else set())


def ids(made: Ids, person: str) -> dict[str, Any]:
    """What the names in the table stand for."""
    tables = {
        "question": "question",
        "round": "checkin_round",
        "meetup": "meetup",
        "date": "meetup_date",
        "topic": "meetup_topic",
        "table": "meetup_table",
        "chats": "peer_round",
        "card": "card",
        "search": "saved_search",
        "version": "card_version",
        "thread": "thread_save",
        "study": "study_record",
        "path": "learning_path",
        "schedule": "schedule",
        "letter": "letter",
        "step": "roster_step",
        "roster": "roster",
        "handover": "handover",
    }
    found = {name: made[table]["id"] for name, table in tables.items()}
    question, reply = made["question"], made["reply"]
    place = {"channel": question["channel_id"], "asked": question["ts"], "reply": reply["ts"], "row": asking.ROW}
    whose = {"owner": question["asker_id"], "alias": made["alias"]["word"], "team": question["team_id"]}
    return found | place | whose | {"person": person, "week": "2026-10-05"}


def filled_in(form: Any, names: Mapping[str, Any]) -> Any:
    """The same, with ids in the place of names."""
    if isinstance(form, str):
        return form.format(**names)
    if isinstance(form, Mapping):
        return {key: filled_in(value, names) for key, value in form.items()}
    return [filled_in(each, names) for each in form] if isinstance(form, list) else form


@dataclass(frozen=True)
class Told:
    """What somebody was told, and what became of the turn, as the log says it."""

    text: str
    outcome: str


class Walker:
    """Somebody who presses what was forged."""

    def __init__(self, slack: Slack, who: User, made: Ids) -> None:
        self.slack, self.who = slack, who
        self.names = ids(made, who.id) | {"room": slack.dm(who).id, "dm": slack.dm(who).id}
        self._read: set[tuple[str, str]] = set()
        self._failed = 0

    def press(self, kind: str, id_: str, rule: Rule) -> Told:
        """Press it, submit it or say it."""
        beside = ""
        self._news()
        begun = len(canary.WATCH.lines)
        match kind:
            case "command":
                self.slack.command(self.who, id_, rule.value)
            case "word":
                self.slack.command(self.who, "/tomoshibi", id_)
            case "shortcut":
                self.slack.shortcut(self.who, id_)
            case "message":
                self.send(of_message(self.slack, self.who, id_, filled_in(rule.message, self.names)))
            case "action":
                self._act(id_, rule)
            case "view":
                beside = self._submit(id_, rule)
        told = "".join(self._news()) + read(self.slack.modal(self.who) or {})
        while self.slack.modal(self.who):
            self.slack.close(self.who)
        return Told(told + beside, outcome(canary.WATCH.lines[begun:], kind))

    def repeat(self, kind: str, team: Installation) -> str:
        """Send once more what was pressed last, as if it came from another workspace; what became of it."""
        sent = next(each for each in reversed(self.slack.sent) if each.get("type") != "event_callback")
        begun = len(canary.WATCH.lines)
        answer = self.send(json.loads(json.dumps(sent).replace(self.slack.team.id, team.team.id)))
        assert answer.status == HTTPStatus.OK
        return outcome(canary.WATCH.lines[begun:], kind)

    def send(self, payload: Mapping[str, Any]) -> Answer:
        """Something that Slack would not send, as Slack would send it."""
        if payload.get("type") == "event_callback":
            return self.slack.repeat(Outgoing("events_api", dict(payload)))
        return self.slack.repeat(Outgoing("slash_commands" if "command" in payload else "interactive", dict(payload)))

    def _news(self) -> list[str]:
        """What they were told since they were last asked."""
        said = [*self.slack.ephemerals(self.who), *self.slack.dms(self.who)]
        new = [each for each in said if (each.channel, each.ts) not in self._read]
        self._read |= {(each.channel, each.ts) for each in new}
        errors = self.slack.errors(self.who)
        self._failed, failed = len(errors), errors[self._failed :]
        return [*(f"{each.text}{read(each.blocks)}" for each in new), *failed]

    def _act(self, action_id: str, rule: Rule) -> None:
        value = rule.value.format(**self.names) or "0"
        element: dict[str, Any] = {"type": "button", "text": _plain("押す"), "action_id": action_id, "value": value}
        if rule.chosen == "user":
            element = {"type": "users_select", "action_id": action_id}
        elif rule.chosen == "option":
            option = {"text": _plain("選ぶ"), "value": value}
            element = {"type": "static_select", "action_id": action_id, "options": [option]}
        block = {"type": "actions", "block_id": rule.block.format(**self.names) or "b", "elements": [element]}
        at: Message | str = "modal"
        if rule.in_message:
            self._call("chat.postMessage", channel=self.names["dm"], text="押す", blocks=[block])
            at = self.slack.dms(self.who)[-1]
        else:
            self._open("forged", [block], rule.meta.format(**self.names))
        if rule.chosen:
            self.slack.choose(self.who, action_id, value, at=at)
        else:
            self.slack.click(self.who, action_id, at=at)

    def _submit(self, callback_id: str, rule: Rule) -> str:
        blocks = [_field(name.format(**self.names), said, self.names) for name, said in rule.fields.items()]
        self._open("below", [_field("x", "x", self.names)], "")
        self._open(callback_id, blocks or [_field("x", "x", self.names)], rule.meta.format(**self.names), push=True)
        return "".join(self.slack.submit(self.who).values())

    def _open(self, callback_id: str, blocks: Sequence[Any], meta: str, *, push: bool = False) -> None:
        view = {"type": "modal", "callback_id": callback_id, "title": _plain("偽"), "close": _plain("閉じる")}
        view |= {"submit": _plain("送る"), "blocks": list(blocks), "private_metadata": meta}
        trigger_id = self.slack.world.new_trigger(self.who)
        self._call("views.push" if push else "views.open", trigger_id=trigger_id, view=view)

    def _call(self, method: str, **arguments: Any) -> None:
        """Show something in the bot's name."""
        headers = {"authorization": f"Bearer {self.slack.bot_token}", "content-type": "application/json"}
        answer = self.slack.api.handle(method, headers, {}, json.dumps(arguments).encode())
        assert json.loads(answer.body)["ok"], answer.body


def of_message(slack: Slack, who: User, callback_id: str, message: Mapping[str, str]) -> dict[str, Any]:
    """A shortcut in the menu of a message that says what we want it to say."""
    world = slack.world
    room = world.channels.get(message["channel"], world.dm(who.id))
    payload = payloads.shortcut(world, who, callback_id) | {"type": "message_action", "message_ts": message["ts"]}
    payload |= {"channel": {"id": message["channel"], "name": "x"}, "message": {"type": "message", **message}}
    return payload | {"response_url": world.new_response_url(who, room)}


def outcome(lines: Sequence[str], kind: str) -> str:
    """What became of the last turn of this kind, as the log says it; "" when there was none."""
    named = {"word": "command", "message": "shortcut"}.get(kind, kind)
    turns = [said for line in lines if '"turn"' in line and (said := json.loads(line)).get("event") == "turn"]
    return next((str(said["outcome"]) for said in reversed(turns) if said["kind"] == named), "")


def _plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def _field(name: str, said: Any, names: Mapping[str, Any]) -> dict[str, Any]:
    element: dict[str, Any] = {"action_id": name}
    if isinstance(said, list):
        element |= {"type": "multi_users_select"} | (
            {"initial_users": [each.format(**names) for each in said]} if said else {}
        )
    elif isinstance(said, tuple):
        options = [{"text": _plain("選ぶ"), "value": each.format(**names)} for each in said]
        element |= {"type": "checkboxes", "options": options, "initial_options": options}
    else:
        said = said.format(**names)
        element |= {"type": "plain_text_input"} | ({"initial_value": said} if said else {})
    return {"type": "input", "block_id": name, "label": _plain("欄"), "element": element, "optional": True}


def walker(slack: Slack, bot: Bot, database: Database, role: str, made: Ids, *, body_id: int | None = None) -> Walker:
    """Somebody with that role who works for this body; the owner is the one whose things they are."""
    given, looks = PEOPLE.get(role, ((), {}))
    name = "sato" if role == OWNER else role
    known = next((each for each in slack.users if each.name == name), None)
    who = known or slack.add_user(role, real_name=f"{role} さん", title="三浦市 市民課", **looks)
    slack.settle()
    bot.settle()
    team_id, now = bot.parts.team_id, bot.parts.clock.now()
    with database.begin() as session:
        member = members.known(session, team_id=team_id, user_id=who.id)
        member.section = "市民課"  # they have said where they work, and are not asked in between
        if role != OWNER:
            member.body_id = body_id
        member.deleted, member.is_bot, member.is_external = role == "deactivated", role == BOT, role == "external"
        for each in given:
            roles.give(session, team_id=team_id, user_id=who.id, role=each, given_by="", now=now)
    return Walker(slack, who, made)

"""Rights, walked: every listener, pressed by everybody who may not, with things of others; and nothing happens."""

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest
from slack_sdk import WebClient
from sqlalchemy import delete, update

import handlers
from bot import members, roles
from bot.app import Bot
from bot.db import Base, Database
from bot.members import Member
from bot.roles import Role
from bot.sandbox import Message, Slack, User, WorldClock
from bot.settings import Settings
from handlers.questions import asking
from tests import rights
from tests.everything import OF_WORKSPACE, Ids, fill
from tests.mydata.dump import Rows, dump
from tests.reading import read
from tests.rights import Rule, Who

sqlite_alone = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

# Who walks: which roles they were given, and how Slack has them. A role only adds rights, so whoever is refused with
# five of them at once is refused with each.
PEOPLE: Mapping[str, tuple[tuple[Role, ...], Mapping[str, Any]]] = {
    "nobody": ((), {}),
    "leader": ((Role.LEADER, Role.LEARNER, Role.MANAGER, Role.COMPANION, Role.ALUMNI), {}),
    "coordinator": ((Role.COORDINATOR,), {}),
    "guest": ((), {"is_restricted": True}),
    "external": ((), {"organisation": "静岡県"}),
    "organiser": ((), {}),
    "deactivated": ((Role.ORGANISER, Role.COORDINATOR), {}),
}
FAULT = "うまくいきませんでした"
# What a visit leaves behind by itself, whatever was pressed: that somebody was here, and that they were asked where
# they work.
VISIT = {"seen", "contact_person", "first_contact", "member", "pace"}


@pytest.fixture
def config(config: Settings, slack: Slack) -> Settings:
    """One organiser, and two channels, so that questions could be moved."""
    organiser = slack.add_user("organiser", real_name="組織 花子", title="神奈川県 市町村課")
    channels = (slack.channel("#質問").id, slack.channel("#雑談").id)
    return config.model_copy(
        update={"organisers": (organiser.id,), "question_channels": channels, "anonymity_key": "k" * 40}
    )


@pytest.fixture
def made(bot: Bot, slack: Slack, database: Database, clock: WorldClock, sato: User) -> Ids:
    """One thing of every kind, all of them 佐藤さん's."""
    with database.begin() as session:
        session.execute(delete(Member).where(Member.user_id == sato.id))
        return _filled(session, bot, clock, bot.parts.team_id, sato.id, slack.channel("#質問").id, OF_WORKSPACE)


@pytest.fixture
def elsewhere(bot: Bot, slack: Slack, database: Database, clock: WorldClock) -> Ids:
    """The same in another workspace."""
    with database.begin() as session:
        return _filled(session, bot, clock, "TELSEWHERE", "UELSEWHERE", "CELSEWHERE", ())


def _filled(session: Any, bot: Bot, clock: WorldClock, team: str, owner: str, channel: str, skip: Any) -> Ids:
    made = fill(session, team_id=team, owner=owner, now=clock.now(), channel=channel, skip=skip)
    meetups, soon = Base.metadata.tables["meetup"], clock.now() + timedelta(days=7)
    ahead = {"state": "fixed", "starts_at": soon, "ends_at": soon + timedelta(hours=2), "host_id": owner}
    session.execute(update(meetups).where(meetups.c.id == made["meetup"]["id"]).values(ahead))
    return made


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
    found = {name: made[table]["id"] for name, table in tables.items() if table in made}
    reply, alias = made["reply"]["ts"], made["alias"]["word"]
    place = {"channel": made["question"]["channel_id"], "reply": reply, "alias": alias, "row": asking.ROW}
    return found | place | {"person": person, "week": "2026-10-05"}


class Walker:
    """Somebody who presses what was forged."""

    def __init__(self, slack: Slack, who: User, names: Mapping[str, Any]) -> None:
        self.slack, self.who, self.names = slack, who, names
        self.client = WebClient(slack.bot_token, base_url=slack.api_url)
        self.refused = ""
        self._read: set[tuple[str, str]] = set()
        self._failed = 0

    def press(self, kind: str, id_: str, rule: Rule) -> str:
        """Press it; what they were told."""
        self.refused = ""
        self._news()
        match kind:
            case "word":
                self.slack.command(self.who, "/tomoshibi", id_)
            case "action":
                self._act(id_, rule)
            case "view":
                self._submit(id_, rule)
        told = "".join(self._news()) + read(self.slack.modal(self.who) or {})
        while self.slack.modal(self.who):
            self.slack.close(self.who)
        return told + self.refused

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
            room = self.client.conversations_open(users=self.who.id)["channel"]["id"]
            self.client.chat_postMessage(channel=room, text="押す", blocks=[block])
            at = self.slack.dms(self.who)[-1]
        else:
            self._open("forged", [block], rule.meta.format(**self.names))
        if rule.chosen:
            self.slack.choose(self.who, action_id, value, at=at)
        else:
            self.slack.click(self.who, action_id, at=at)

    def _submit(self, callback_id: str, rule: Rule) -> None:
        blocks = [_field(name.format(**self.names), said, self.names) for name, said in rule.fields.items()]
        self._open("below", [_field("x", "x", self.names)], "")
        self._open(callback_id, blocks or [_field("x", "x", self.names)], rule.meta.format(**self.names), push=True)
        self.refused = "".join(self.slack.submit(self.who).values())

    def _open(self, callback_id: str, blocks: list[Any], meta: str, *, push: bool = False) -> None:
        view = {"type": "modal", "callback_id": callback_id, "title": _plain("偽"), "close": _plain("閉じる")}
        view |= {"submit": _plain("送る"), "blocks": blocks, "private_metadata": meta}
        show = self.client.views_push if push else self.client.views_open
        show(trigger_id=self.slack.world.new_trigger(self.who), view=view)


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


def listeners() -> Iterator[tuple[str, str, Rule]]:
    """Everything that can be pressed, submitted or said, with who may."""
    for kind, table in (("word", rights.WORDS), ("action", rights.ACTIONS), ("view", rights.VIEWS)):
        for id_, rule in table.items():
            yield kind, id_, rule


def may(role: str, rule: Rule) -> bool:
    if rule.who is Who.EVERYBODY:
        return True
    if role == "organiser":
        return rule.who is not Who.OWNER
    return role == "coordinator" and rule.who is Who.PROPOSERS


def walker(slack: Slack, bot: Bot, database: Database, role: str, made: Ids) -> Walker:
    """Somebody with that role, of another body."""
    given, looks = PEOPLE[role]
    known = next((each for each in slack.users if each.name == role), None)
    who = known or slack.add_user(role, real_name=f"{role} さん", title="三浦市 市民課", **looks)
    slack.settle()
    bot.settle()
    team_id, now = bot.parts.team_id, bot.parts.clock.now()
    with database.begin() as session:
        member = members.known(session, team_id=team_id, user_id=who.id)
        member.section = "市民課"  # they have said where they work, and are not asked in between
        member.deleted = role == "deactivated"
        for each in given:
            roles.give(session, team_id=team_id, user_id=who.id, role=each, given_by="", now=now)
    return Walker(slack, who, ids(made, who.id))


def kept(database: Database, *, team_id: str = "") -> Rows:
    return {name: rows for name, rows in dump(database, team_id=team_id).items() if name not in VISIT}


def test_every_listener_has_a_rule_and_every_rule_a_listener() -> None:
    tables = {
        "commands": rights.COMMANDS,
        "words": rights.WORDS,
        "events": rights.EVENTS,
        "actions": rights.ACTIONS,
        "views": rights.VIEWS,
    }
    for kind, table in tables.items():
        registered = {str(id_) for feature in handlers.FEATURES for id_ in getattr(feature, kind)}
        assert registered == set(table), kind
    shortcuts = {
        str(id_) for feature in handlers.FEATURES for id_ in (*feature.message_shortcuts, *feature.global_shortcuts)
    }
    assert shortcuts == set(rights.SHORTCUTS)


@sqlite_alone
@pytest.mark.parametrize("role", PEOPLE)
def test_who_may_not_is_told_so_and_changes_nothing(
    bot: Bot, slack: Slack, database: Database, made: Ids, role: str
) -> None:
    walks = walker(slack, bot, database, role, made)
    before, watch = kept(database), Watch(database)
    holes: list[tuple[object, ...]] = []
    for kind, id_, rule in listeners():
        if may(role, rule) or (kind == "word" and role == "external"):
            continue
        told = walks.press(kind, id_, rule)
        if watch.changed() and kept(database) != before:
            after = kept(database)
            holes.append((kind, id_, "changed", [name for name in after if after[name] != before[name]]))
            before = after
        if not told or FAULT in told:
            holes.append((kind, id_, told or "no answer"))
    assert holes == []


@sqlite_alone
@pytest.mark.parametrize("role", ["nobody", "organiser"])
def test_nothing_crosses_into_another_workspace(
    bot: Bot, slack: Slack, database: Database, made: Ids, elsewhere: Ids, role: str
) -> None:
    walks = walker(slack, bot, database, role, elsewhere)
    theirs, watch = dump(database, team_id="TELSEWHERE"), Watch(database)
    holes: list[tuple[object, ...]] = []
    for kind, id_, rule in listeners():
        if kind == "word" or not (rule.value or rule.meta):
            continue
        told = walks.press(kind, id_, rule)
        if watch.changed() and dump(database, team_id="TELSEWHERE") != theirs:
            holes.append((kind, id_, "changed something"))
        if FAULT in told:
            holes.append((kind, id_, told))
        if "TELSEWHERE" in told:
            holes.append((kind, id_, "showed something"))
    assert holes == []


class Watch:
    """Tells whether anything was written since it was last asked (SQLite: PRAGMA data_version)."""

    def __init__(self, database: Database) -> None:
        self._connection = sqlite3.connect(str(database.url.database))
        self._seen = self._version()

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def changed(self) -> bool:
        before, self._seen = self._seen, self._version()
        return before != self._seen

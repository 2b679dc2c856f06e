"""Rights, walked: everything that can be typed, pressed or submitted, by everybody, with things of others."""

import pytest

import handlers
from bot.app import Bot
from bot.db import Database
from bot.sandbox import Slack
from tests.everything import SECRET, Ids
from tests.rights import table
from tests.rights.rule import Who
from tests.rights.walking import OWNER, PEOPLE, may, walker
from tests.rights.watching import Watch, sqlite_alone

# What needs a solved question, a file or a thread in Slack: tried in the tests of their features.
ELSEWHERE = {"questions.reopen", "mydata.delete_file", "knowhow.thread_yes"}


def test_every_listener_has_a_rule_and_every_rule_a_listener() -> None:
    tables = {
        "commands": table.COMMANDS,
        "words": table.WORDS,
        "message_shortcuts": table.MESSAGE_SHORTCUTS,
        "global_shortcuts": table.GLOBAL_SHORTCUTS,
        "actions": table.ACTIONS,
        "views": table.VIEWS,
        "pages": table.PAGES,
    }
    for kind, rules in tables.items():
        registered = {str(id_) for feature in handlers.FEATURES for id_ in getattr(feature, kind)}
        assert registered == set(rules), kind


@pytest.mark.long
@sqlite_alone
@pytest.mark.parametrize("role", [role for role in PEOPLE if role != "nobody"])
def test_who_may_not_is_refused_and_changes_nothing(
    bot: Bot, slack: Slack, database: Database, made: Ids, role: str
) -> None:
    walks = walker(slack, bot, database, role, made)
    watch = Watch(database)
    holes: list[tuple[object, ...]] = []
    for kind, id_, rule in table.everything():
        # Slack has no commands and no shortcuts for people of other organisations.
        if may(role, rule.who) or (role == "external" and kind not in {"action", "view"}):
            continue
        told, changed = walks.press(kind, id_, rule), watch.changed()
        if told.outcome != "refused" or not told.text or SECRET in told.text or changed:
            holes.append((kind, id_, told, changed))
    assert holes == []


@pytest.mark.long
@sqlite_alone
def test_who_may_hears_something_else_than_somebody_without_any_role(
    bot: Bot, slack: Slack, database: Database, made: Ids
) -> None:
    nobody = walker(slack, bot, database, "nobody", made)
    allowed = {role: walker(slack, bot, database, role, made) for role in (OWNER, "organiser", "coordinator", "leader")}
    watch = Watch(database)
    holes: list[tuple[object, ...]] = []
    for kind, id_, rule in table.everything():
        if rule.who in {Who.EVERYBODY, Who.MEMBERS}:
            continue
        no, changed = nobody.press(kind, id_, rule), watch.changed()
        if no.outcome != "refused" or not no.text or changed:
            holes.append((kind, id_, no, changed))
        for role, walks in allowed.items():
            if id_ in ELSEWHERE or not may(role, rule.who):
                continue
            told = walks.press(kind, id_, rule)
            if told.text == no.text or (SECRET in told.text and role != OWNER):
                holes.append((kind, id_, role, told))
        watch.put_back()
    assert holes == []


@pytest.mark.long
@sqlite_alone
def test_what_everybody_may_type_or_choose_is_answered_whoever_they_are(
    bot: Bot, slack: Slack, database: Database, made: Ids
) -> None:
    holes: list[tuple[object, ...]] = []
    for role in ("nobody", "guest", "organiser", "deactivated"):
        walks = walker(slack, bot, database, role, made)
        for kind, id_, rule in table.everything():
            if rule.who in {Who.EVERYBODY, Who.MEMBERS} and kind in {"command", "word", "shortcut"}:
                told, expected = walks.press(kind, id_, rule), "done" if may(role, rule.who) else "refused"
                if told.outcome != expected or not told.text:
                    holes.append((role, kind, id_, told))
    assert holes == []

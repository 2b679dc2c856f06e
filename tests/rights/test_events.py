"""Events, walked: whoever brings one about, and whatever it names, what must not follow from it does not."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

import pytest

from bot.app import Bot
from bot.db import Database
from bot.manifest import SUBSCRIPTIONS, manifest
from bot.sandbox import Installation, Slack, events
from bot.settings import Settings
from tests.everything import Ids
from tests.rights.happenings import EVENTS, Happening
from tests.rights.walking import BOT, OWNER, PEOPLE, Walker, filled_in, may, walker
from tests.rights.watching import Watch, sqlite_alone


def happenings() -> Iterator[tuple[str, Happening]]:
    for name, several in EVENTS.items():
        for each in several:
            yield name, each


def send(walks: Walker, event: Mapping[str, Any], **more: Any) -> int | None:
    """Tell the bot of it; how it answered."""
    told = events.envelope(walks.slack.world, filled_in(event, walks.names), None)
    return walks.send(told | more).status


def test_every_event_of_the_manifest_is_named_and_no_other() -> None:
    settings = Settings(_env_file=None, slack_client_id="1.2", slack_client_secret="x", public_url="https://x.example")
    told = set(manifest(settings)["settings"]["event_subscriptions"]["bot_events"])
    several = {each: name for name, kinds in SUBSCRIPTIONS.items() for each in kinds}
    assert {several.get(each, each) for each in told} == set(EVENTS)


@pytest.mark.long
@sqlite_alone
@pytest.mark.parametrize("role", [OWNER, *PEOPLE, BOT])
def test_what_somebody_does_has_the_consequences_that_it_may_have(
    bot: Bot, slack: Slack, database: Database, made: Ids, role: str
) -> None:
    walks = walker(slack, bot, database, role, made)
    start = Watch(database, but_for={"seen"})
    holes: list[tuple[object, ...]] = []
    for name, each in happenings():
        if each.first:
            assert send(walks, each.first) == HTTPStatus.OK
        watch = Watch(database, but_for={"seen"}) if each.first else start
        status = send(walks, each.event)
        changed = watch.changed()
        start.put_back()
        as_it_should = each.leaves <= changed if may(role, each.who) else changed <= each.otherwise
        if status != HTTPStatus.OK or not as_it_should:
            holes.append((name, status, changed))
    assert holes == []


@sqlite_alone
@pytest.mark.parametrize("role", ["nobody", "organiser"])
def test_an_event_that_names_what_is_of_another_workspace_leaves_that_alone(
    bot: Bot, slack: Slack, database: Database, made: Ids, theirs: Installation, elsewhere: Ids, role: str
) -> None:
    walks = walker(slack, bot, database, role, elsewhere)
    watch = Watch(database, team_id=theirs.team.id, but_for=())
    holes: list[tuple[object, ...]] = []
    for name, each in happenings():
        status, changed = send(walks, each.event), watch.changed()
        if status != HTTPStatus.OK or changed:
            holes.append((name, status, changed))
    assert holes == []

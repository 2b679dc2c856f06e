from datetime import timedelta
from pathlib import Path

import pytest
from slack_sdk import WebClient

from bot.sandbox import Slack, User, WorldClock
from tests.sandbox.conftest import manifest
from tests.sandbox.views import BUTTONS, HOME


@pytest.mark.usefixtures("bot")
def test_the_world_goes_on_from_its_file(
    slack: Slack, client: WebClient, sato: User, mori: User, tmp_path: Path
) -> None:
    root = slack.post(sato, "#質問", "質問")
    slack.post(mori, "#質問", "返事", thread=root)
    slack.react(sato, root, "eyes")
    letter = {"event_type": "letter", "event_payload": {"id": "1"}}
    client.chat_postMessage(channel=sato.id, text="選ぶ", blocks=BUTTONS, metadata=letter)
    client.views_publish(user_id=sato.id, view=HOME)
    slack.command(sato, "/echo", "内緒", channel="#質問")
    slack.command(sato, "/nothing")
    slack.save(tmp_path / "world.json")

    again = Slack.load(tmp_path / "world.json", manifest(), clock=WorldClock(frozen=True))
    same = again.user("sato")
    for name in ("#質問", "#雑談", "#秘密"):
        assert [m.json() for m in again.channels[name]] == [m.json() for m in slack.channels[name]]
        assert again.channel(name).members == slack.channel(name).members
    assert again.channel("#質問").read == slack.channel("#質問").read
    assert [m.json(metadata=True) for m in again.dms(same)] == [m.json(metadata=True) for m in slack.dms(sato)]
    assert [m.json() for m in again.ephemerals(same)] == [m.json() for m in slack.ephemerals(sato)]
    assert again.home(same) == slack.home(sato)
    assert again.errors(same) == slack.errors(sato)
    assert (again.bot_token, again.signing_secret) == (slack.bot_token, slack.signing_secret)
    assert again.clock.now() == slack.clock.now()
    later = again.post(again.user("mori"), "#質問", "まだ", thread=again.channels["#質問"][0])
    assert float(later.ts) > float(slack.channels["#質問"][-1].ts)
    assert again.add_user("new").id not in {user.id for user in slack.users}


def test_a_clock_that_ticks_keeps_its_distance_from_real_time(tmp_path: Path) -> None:
    ahead = Slack(manifest(), clock=WorldClock())
    ahead.clock.advance(timedelta(days=30))
    ahead.save(tmp_path / "world.json")
    again = Slack.load(tmp_path / "world.json", manifest(), clock=WorldClock())
    assert abs(again.clock.now() - ahead.clock.now()) < timedelta(seconds=1)


def test_saving_leaves_one_whole_file_for_its_owner(slack: Slack, tmp_path: Path) -> None:
    slack.save(tmp_path / "world.json")
    slack.save(tmp_path / "world.json")
    [saved] = tmp_path.iterdir()
    assert (saved.name, saved.stat().st_mode & 0o777) == ("world.json", 0o600)

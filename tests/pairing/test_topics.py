"""What two people can begin with: what they told everybody, never what is private or was asked without a name."""

from datetime import timedelta

import pytest

from bot.app import Bot
from bot.sandbox import Slack, User, WorldClock
from bot.settings import Settings
from knowledge import tags
from tests.pairing.conftest import Lead, dms, join, plan, to


@pytest.fixture
def config(config: Settings) -> Settings:
    """An installation that has a key, so that questions can be asked without a name."""
    return config.model_copy(update={"anonymity_key": "x" * 32})


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_three_questions_come_from_what_both_asked_shared_and_follow(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User
) -> None:
    lead(sato, tanaka)
    plan(bot)
    slack.post(sato, "#質問", "電子申請の「様式」はどう作っていますか")
    slack.command(tanaka, "/ask")
    slack.submit(tanaka, question="誰にも言えない悩みがあります", anonymous=["yes"])
    slack.command(tanaka, "/share")
    slack.submit(tanaka, title="議事録は録音から起こす", body="下書きは音声認識に任せる")
    bot.settle()
    with bot.database.begin() as session:
        for who, theirs in ((sato, ["RPA", "秘密の趣味"]), (tanaka, ["ＲＰＡ"])):
            tags.follow(session, team_id=bot.parts.team_id, user_id=who.id, tags=theirs, now=clock.now())
    join(bot, sato, tanaka)
    to(bot, clock, "2026-10-07 10:00")
    to(bot, clock, "2026-10-08 10:00")
    for who in (sato, tanaka):
        introduced = dms(slack, who)[-1]
        assert introduced.count("\n・") == 3
        assert "「RPA」に関心があります" in introduced
        assert "悩み" not in introduced
        assert "秘密" not in introduced
    of_sato, of_tanaka = (dms(slack, who)[-1] for who in (sato, tanaka))
    assert "佐藤 美咲さんは「電子申請の『様式』はどう作っていますか」と質問していました" in of_tanaka
    assert "田中 健さんは「議事録は録音から起こす」を共有していました" in of_sato
    assert "あなたの「電子申請の『様式』はどう作っていますか」" in of_sato, "nobody is told of themselves by name"
    assert "あなたの「議事録は録音から起こす」" in of_tanaka


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_who_has_told_nothing_gets_questions_that_everybody_can_answer_and_others_the_next_time(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead
) -> None:
    people = lead(towns="012")
    plan(bot)
    join(bot, *people)
    told = []
    for moment in ("2026-10-07 10:00", "2026-11-04 10:00"):
        to(bot, clock, moment)
        clock.advance(timedelta(days=1))
        bot.settle()
        told.append([line.partition("？")[0] for line in dms(slack, people[0])[-1].split("\n・")[1:]])
    assert [len(lines) for lines in told] == [3, 3]
    assert told[0] != told[1]

"""Once a week, what there is to know; nothing when there is nothing; nothing to those who want none."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot import schedules
from bot.app import Bot
from bot.recurrence import Every, Rule
from bot.sandbox import Slack, User, WorldClock
from bot.schedules import To
from bot.settings import Settings
from handlers.digests.model import CHANNEL, PERSONAL
from handlers.digests.views import RESUME, STOP
from tests.kinds import on_sqlite_alone
from tests.reading import read

JAPAN = ZoneInfo("Asia/Tokyo")


def plan(bot: Bot, kind: str, to: To = To.EVERYBODY, *, whom: str = "") -> None:
    """Every Monday at nine, as an organiser would set it."""
    rule = Rule(Every.WEEKS, date(2026, 10, 5), time(9), interval=1)
    with bot.database.begin() as session:
        schedules.keep(
            session,
            team_id=bot.parts.team_id,
            kind=kind,
            to=to,
            whom=whom,
            rule=rule,
            given_by="U",
            now=bot.parts.clock.now(),
            zone=JAPAN,
        )


def digests(slack: Slack, who: User) -> list[str]:
    told = (read({"blocks": message.blocks}) for message in slack.dms(who))
    return [each for each in told if "まとめ" in each]


@pytest.fixture
def config(config: Settings) -> Settings:
    """Settings with which questions can be asked without a name."""
    return config.model_copy(update={"anonymity_key": "k" * 40})


@pytest.fixture
def solved(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    """佐藤さん asked, and 田中さん knew."""
    question = slack.post(sato, "#質問", "庁内の掲示板は何を使っていますか")
    bot.settle()
    answer = slack.post(tanaka, "#質問", "チャットの告知チャンネルにまとめました", thread=question)
    bot.settle()
    slack.react(sato, answer, "white_check_mark")
    bot.settle()


def week(bot: Bot, clock: WorldClock, monday: str) -> None:
    clock.to(f"{monday} 09:00")
    bot.settle()


@pytest.mark.usefixtures("solved")
def test_on_monday_everybody_hears_what_was_solved(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, suzuki: User
) -> None:
    plan(bot, PERSONAL)
    week(bot, clock, "2026-10-05")
    [own] = digests(slack, sato)
    assert "あなたの質問" in own
    [others] = digests(slack, suzuki)
    assert "解決した質問" in others
    assert "庁内の掲示板" in others
    assert "あなたの質問" not in others


@on_sqlite_alone
def test_nothing_to_say_means_nothing_sent(bot: Bot, slack: Slack, clock: WorldClock, sato: User) -> None:
    plan(bot, PERSONAL)
    plan(bot, CHANNEL)
    week(bot, clock, "2026-10-05")
    assert digests(slack, sato) == []
    assert [message for message in slack.channels["#質問"] if message.subtype is None] == []


def test_a_question_that_waits_is_no_reason_by_itself(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User
) -> None:
    slack.post(sato, "#質問", "庁内の掲示板は何を使っていますか")
    plan(bot, PERSONAL)
    week(bot, clock, "2026-10-05")
    assert digests(slack, tanaka) == []


@pytest.mark.usefixtures("solved")
@on_sqlite_alone
def test_what_was_told_is_not_told_again(bot: Bot, slack: Slack, clock: WorldClock, suzuki: User) -> None:
    plan(bot, PERSONAL)
    week(bot, clock, "2026-10-05")
    week(bot, clock, "2026-10-12")
    assert len(digests(slack, suzuki)) == 1


@pytest.mark.usefixtures("solved")
@on_sqlite_alone
def test_one_tap_stops_it_and_one_tap_brings_it_back(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, suzuki: User
) -> None:
    plan(bot, PERSONAL)
    week(bot, clock, "2026-10-05")
    slack.click(suzuki, STOP)
    bot.settle()
    assert "もう届きません" in str(slack.dms(suzuki)[-1].blocks)
    clock.advance(timedelta(days=1))
    question = slack.post(tanaka, "#質問", "窓口の番号札は何を使っていますか")
    bot.settle()
    answer = slack.post(sato, "#質問", "タブレットで出しています", thread=question)
    bot.settle()
    slack.react(tanaka, answer, "white_check_mark")
    bot.settle()
    before = len(slack.dms(suzuki))
    week(bot, clock, "2026-10-13")
    assert len(slack.dms(suzuki)) == before
    slack.click(suzuki, RESUME)
    bot.settle()
    assert "週に一度" in str(slack.dms(suzuki)[-1].blocks)


def test_the_command_tells_whether_one_gets_it_and_changes_it(bot: Bot, slack: Slack, suzuki: User) -> None:
    slack.command(suzuki, "/tomoshibi", "まとめ")
    slack.click(suzuki, STOP)
    assert "もう届きません" in slack.ephemerals(suzuki)[-1].text
    slack.click(suzuki, RESUME)
    assert "週に一度" in slack.ephemerals(suzuki)[-1].text


@pytest.mark.usefixtures("solved")
def test_a_channel_hears_it_once(bot: Bot, slack: Slack, clock: WorldClock, tanaka: User) -> None:
    slack.command(tanaka, "/share", "議事録の作り方")
    slack.submit(tanaka, body="録音をソフトに入れます")
    slack.close(tanaka)
    plan(bot, CHANNEL, To.CHANNEL, whom=slack.channel("#雑談").id)
    week(bot, clock, "2026-10-05")
    bot.settle()
    told = [read({"blocks": message.blocks}) for message in slack.channels["#雑談"] if message.blocks]
    [digest] = [each for each in told if "町どうしのやりとり" in each]
    assert "解決した質問" in digest
    assert "議事録の作り方" in digest


@pytest.mark.usefixtures("solved")
@on_sqlite_alone
def test_who_left_before_monday_gets_none(bot: Bot, slack: Slack, clock: WorldClock, suzuki: User) -> None:
    plan(bot, PERSONAL)
    slack.change_user(suzuki, deleted=True)
    week(bot, clock, "2026-10-05")
    assert digests(slack, suzuki) == []


@pytest.mark.usefixtures("solved")
@on_sqlite_alone
def test_who_asked_without_a_name_is_told_what_everybody_is_told(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, suzuki: User
) -> None:
    slack.command(suzuki, "/ask", "課長にどう話せばよいでしょう")
    slack.submit(suzuki, anonymous=["yes"])
    bot.settle()
    posted = slack.channels["#質問"][-1]
    slack.post(tanaka, "#質問", "まず小さく試しました", thread=posted)
    bot.settle()
    plan(bot, PERSONAL)
    week(bot, clock, "2026-10-05")
    [asked], [other] = digests(slack, suzuki), digests(slack, tanaka)
    assert "課長にどう話せば" not in asked
    assert asked == other

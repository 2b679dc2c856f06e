"""The organisers' side of the ladder: the rota of hosts, the list of waiting questions, turns, the figure."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.app import Bot
from bot.availability import Absence
from bot.sandbox import Message, Slack, User, WorldClock
from bot.settings import Settings
from tests.appointing import accompany
from tests.questions.climbing import ask, asked, to, waits
from tests.reading import read

# What depends on the database is tried on both kinds in the other files.
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def organisers(slack: Slack) -> list[User]:
    """Two who organise."""
    return [
        slack.add_user("mori", real_name="森 恵", title="神奈川県 デジタル戦略課"),
        slack.add_user("ono", real_name="小野 誠", title="神奈川県 デジタル戦略課"),
    ]


@pytest.fixture
def config(config: Settings, slack: Slack, organisers: list[User]) -> Settings:
    """With a channel of the organisers."""
    channel = slack.add_channel("事務局", members=organisers)
    ids = tuple(each.id for each in organisers)
    return config.model_copy(update={"organisers": ids, "organiser_channel": channel.id})


@pytest.fixture
def mori(organisers: list[User]) -> User:
    """The first organiser."""
    return organisers[0]


@pytest.fixture
def waiting(bot: Bot, slack: Slack, sato: User) -> Message:
    """A question that nobody is likely to know about, asked on a Friday at ten."""
    return ask(bot, slack, sato, "防災無線の戸別受信機はどの財源で更新しましたか")


def rota(slack: Slack, mori: User, *people: User) -> None:
    slack.command(mori, "/tomoshibi", "当番")
    assert slack.submit(mori, hosts=list(people)) == {}


def on_leave(bot: Bot, who: User, first: date, last: date) -> None:
    with bot.database.begin() as session:
        session.add(Absence(bot.parts.team_id, who.id, first=first, last=last, is_leave=True))


def overview(slack: Slack, who: User) -> str:
    slack.command(who, "/tomoshibi", "待っている質問")
    return read(slack.modal(who))


def test_the_host_of_the_week_is_told_after_a_working_day(
    bot: Bot, slack: Slack, clock: WorldClock, mori: User, tanaka: User, suzuki: User, waiting: Message
) -> None:
    rota(slack, mori, tanaka, suzuki)
    assert "9/28の週: <@U0000000003>さん" in read(slack.modal(mori))
    assert "10/5の週: <@U0000000004>さん" in read(slack.modal(mori))
    to(bot, clock, "2026-10-05 10:00")
    assert "今週の見守り当番" in waits(slack, suzuki)[0]
    assert waits(slack, tanaka) == []


def test_a_host_on_leave_is_skipped(
    bot: Bot, slack: Slack, clock: WorldClock, mori: User, tanaka: User, suzuki: User, waiting: Message
) -> None:
    rota(slack, mori, tanaka, suzuki)
    on_leave(bot, suzuki, date(2026, 10, 5), date(2026, 10, 6))
    to(bot, clock, "2026-10-05 10:00")
    assert len(waits(slack, tanaka)) == 1
    assert waits(slack, suzuki) == []


def test_the_companion_comes_before_the_host(
    bot: Bot, slack: Slack, clock: WorldClock, mori: User, sato: User, tanaka: User, suzuki: User, waiting: Message
) -> None:
    rota(slack, mori, suzuki)
    accompany(bot, sato, tanaka)
    to(bot, clock, "2026-10-05 10:00")
    assert len(waits(slack, tanaka)) == 1
    assert waits(slack, suzuki) == []


def test_the_host_does_not_look_after_their_own_question(
    bot: Bot, slack: Slack, clock: WorldClock, mori: User, sato: User, waiting: Message
) -> None:
    rota(slack, mori, sato)
    to(bot, clock, "2026-10-05 10:00")
    assert asked(slack, sato) == []


def test_saving_the_same_rota_again_does_not_begin_it_anew(
    bot: Bot, slack: Slack, clock: WorldClock, mori: User, tanaka: User, suzuki: User, waiting: Message
) -> None:
    rota(slack, mori, tanaka, suzuki)
    to(bot, clock, "2026-10-05 09:00")
    slack.close(mori)
    rota(slack, mori, tanaka, suzuki)
    to(bot, clock, "2026-10-05 10:00")
    assert len(waits(slack, suzuki)) == 1


def test_a_bot_is_no_host(bot: Bot, slack: Slack, mori: User) -> None:
    helper = slack.add_user("helper", real_name="よその案内役", is_bot=True)
    slack.command(mori, "/tomoshibi", "当番")
    assert "別の人" in slack.submit(mori, hosts=[helper])["hosts"]


def test_organisers_take_turns(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, organisers: list[User], waiting: Message
) -> None:
    ask(bot, slack, sato, "庁内の掲示板は何を使っていますか")
    to(bot, clock, "2026-10-06 10:00")
    assert [len(waits(slack, who)) for who in organisers] == [1, 1]


def test_an_organiser_on_leave_is_passed_over(
    bot: Bot, slack: Slack, clock: WorldClock, organisers: list[User], waiting: Message
) -> None:
    on_leave(bot, organisers[0], date(2026, 10, 6), date(2026, 10, 6))
    to(bot, clock, "2026-10-06 10:00")
    assert [len(waits(slack, who)) for who in organisers] == [0, 1]


def test_organisers_who_are_gone_are_asked_nothing(
    bot: Bot, slack: Slack, clock: WorldClock, organisers: list[User], waiting: Message
) -> None:
    for who in organisers:
        slack.change_user(who, deleted=True)
    to(bot, clock, "2026-10-06 10:00")
    assert [asked(slack, who) for who in organisers] == [[], []]
    to(bot, clock, "2026-10-07 10:00")
    [alarm] = [message for message in slack.channels["#事務局"] if message.bot_id and message.blocks]
    assert "3営業日" in read(alarm["blocks"])


def test_the_list_says_how_long_whom_and_how_far(
    bot: Bot, slack: Slack, clock: WorldClock, mori: User, tanaka: User, waiting: Message
) -> None:
    shown = overview(slack, mori)
    assert "1時間たらず" in shown
    assert "まだ誰にも" in shown
    assert "まだ見つかっていません" not in shown, "nobody was looked for yet"
    slack.close(mori)
    rota(slack, mori, tanaka)
    slack.close(mori)
    to(bot, clock, "2026-10-05 12:30")
    shown = overview(slack, mori)
    assert "防災無線" in shown
    assert "1営業日と2時間" in shown
    assert "田中 健さん（見守り当番）" in shown
    assert waiting.ts.replace(".", "") in str(slack.modal(mori))
    slack.open_home(mori)
    assert "1営業日と2時間" in read(slack.home(mori))


@pytest.mark.parametrize("word", ["待っている質問", "当番"])
def test_the_list_is_for_organisers(bot: Bot, slack: Slack, tanaka: User, waiting: Message, word: str) -> None:
    slack.command(tanaka, "/tomoshibi", word)
    assert "事務局のための" in slack.ephemerals(tanaka)[-1].text
    slack.open_home(tanaka)
    assert "（事務局）" not in read(slack.home(tanaka))


def from_list(slack: Slack, mori: User) -> None:
    overview(slack, mori)


def from_home(slack: Slack, mori: User) -> None:
    slack.open_home(mori)


@pytest.mark.parametrize("door", [from_list, from_home])
def test_who_says_that_they_answer_is_the_one_who_is_asked(
    bot: Bot,
    slack: Slack,
    clock: WorldClock,
    organisers: list[User],
    waiting: Message,
    door: Callable[[Slack, User], None],
) -> None:
    ono = organisers[1]
    door(slack, ono)
    slack.click(ono, "questions.mine")
    shown = read(slack.modal(ono) or slack.home(ono))
    assert "小野 誠さん（返事をする予定）" in shown
    to(bot, clock, "2026-10-06 10:00")
    assert [len(waits(slack, who)) for who in organisers] == [0, 1]


def test_a_person_is_asked_in_an_organisers_name(
    bot: Bot, slack: Slack, clock: WorldClock, mori: User, tanaka: User, suzuki: User, waiting: Message
) -> None:
    overview(slack, mori)
    slack.choose(mori, "questions.ask_somebody", tanaka.id)
    bot.settle()
    assert "事務局の森 恵さんが" in waits(slack, tanaka)[0]
    assert "田中 健さんに、返事をお願いしました" in read(slack.modal(mori))
    slack.choose(mori, "questions.ask_somebody", tanaka.id)
    assert "もうお願いしてあります" in read(slack.modal(mori))
    slack.click(tanaka, "questions.cannot")
    bot.settle()
    slack.close(mori)
    slack.close(mori)
    assert "田中 健さん（今回は難しい）" in overview(slack, mori)


def test_neither_the_asker_nor_a_bot_is_asked_by_hand(
    bot: Bot, slack: Slack, sato: User, mori: User, waiting: Message
) -> None:
    helper = slack.add_user("helper", real_name="よその案内役", is_bot=True)
    for who in (sato, helper):
        overview(slack, mori)
        slack.choose(mori, "questions.ask_somebody", who.id)
        assert "声をかけられません" in read(slack.modal(mori))
        slack.close(mori)
        slack.close(mori)
    assert asked(slack, sato) == []


def test_what_was_answered_meanwhile_needs_nobody_any_more(
    bot: Bot, slack: Slack, mori: User, tanaka: User, waiting: Message
) -> None:
    overview(slack, mori)
    slack.post(tanaka, "#質問", "減災事業債です", thread=waiting)
    bot.settle()
    slack.click(mori, "questions.mine")
    assert "もう返事がついたか" in read(slack.modal(mori))
    slack.close(mori)
    slack.close(mori)
    assert "防災無線" not in overview(slack, mori)


def test_the_buttons_work_in_the_organisers_channel_too(
    bot: Bot, slack: Slack, clock: WorldClock, organisers: list[User], waiting: Message
) -> None:
    to(bot, clock, "2026-10-06 10:00")
    slack.click(organisers[1], "questions.mine")
    bot.settle()
    assert "ありがとうございます" in slack.ephemerals(organisers[1])[-1].text
    [notice] = [message for message in slack.channels["#事務局"] if message.bot_id and message.blocks]
    assert "小野 誠さん（返事をする予定）" in read(notice["blocks"])


def test_the_share_of_answered_questions_is_shown_from_five_on(
    bot: Bot, slack: Slack, clock: WorldClock, mori: User, sato: User, tanaka: User
) -> None:
    for number in range(4):
        root = ask(bot, slack, sato, f"{number}番の窓口の混み具合はどう知らせていますか")
        if number:
            slack.post(tanaka, "#質問", "ウェブで知らせています", thread=root)
    bot.settle()
    to(bot, clock, "2026-10-07 09:00")
    assert "5件に満たない" in overview(slack, mori)
    slack.close(mori)
    root = ask(bot, slack, sato, "庁内の掲示板は何を使っていますか")
    to(bot, clock, "2026-10-08 12:00")
    slack.post(tanaka, "#質問", "自作です", thread=root)
    to(bot, clock, "2026-10-09 10:00")
    assert "5件の質問のうち、1営業日以内に返事がついたのは60%、2営業日以内は80%" in overview(slack, mori)

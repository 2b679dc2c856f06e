"""A question that nobody answers climbs the ladder in working time, each rung once, and stops at a human reply."""

from threading import Thread

import pytest
from structlog.testing import capture_logs

from bot import web_api
from bot.app import Bot, build
from bot.sandbox import Message, Slack, User, WorldClock
from bot.settings import Settings
from handlers.questions import ladder
from handlers.questions.asked import Climb
from tests.appointing import accompany
from tests.kinds import on_sqlite_alone
from tests.questions.climbing import ask, asked, letters, teach, to, waits
from tests.questions.test_duplicates import address
from tests.reading import read


@pytest.fixture
def mori(slack: Slack) -> User:
    """Organises."""
    return slack.add_user("mori", real_name="森 恵", title="神奈川県 デジタル戦略課")


@pytest.fixture
def config(config: Settings, slack: Slack, mori: User) -> Settings:
    """An organiser, and a channel of the organisers."""
    channel = slack.add_channel("事務局", members=[mori])
    return config.model_copy(update={"organisers": (mori.id,), "organiser_channel": channel.id})


@pytest.fixture
def question(bot: Bot, slack: Slack, sato: User, tanaka: User) -> Message:
    """Asked on a Friday at ten. Tanaka has written about it, nobody is the host."""
    teach(bot, tanaka)
    return ask(bot, slack, sato)


def notices(slack: Slack) -> list[str]:
    """What the organisers' channel reads."""
    return [read(message["blocks"]) for message in slack.channels["#事務局"] if message.bot_id and message.blocks]


@on_sqlite_alone
def test_after_four_working_hours_somebody_who_wrote_about_it_is_asked_and_told_why(
    bot: Bot, slack: Slack, clock: WorldClock, tanaka: User, suzuki: User, question: Message
) -> None:
    to(bot, clock, "2026-10-02 13:59")
    assert waits(slack, tanaka) == []
    to(bot, clock, "2026-10-02 14:00")
    [letter] = waits(slack, tanaka)
    assert "佐藤 美咲さん（小田原市 税務課）の質問" in letter
    assert "「Excelで全角の数字を半角にそろえる関数」について教えてくださったことがある" in letter
    assert question.ts.replace(".", "") in str(slack.dms(tanaka)[-1]["blocks"])
    assert waits(slack, suzuki) == []
    to(bot, clock, "2026-10-02 17:00")
    assert len(waits(slack, tanaka)) == 1


@on_sqlite_alone
def test_the_whole_ladder_over_a_long_weekend(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, suzuki: User, mori: User
) -> None:
    teach(bot, tanaka)
    accompany(bot, sato, suzuki)
    to(bot, clock, "2026-11-20 18:30")  # Friday evening; Monday is a holiday
    ask(bot, slack, sato)
    before = letters(slack)
    for quiet in ("2026-11-21 12:00", "2026-11-23 12:00", "2026-11-24 12:29"):
        to(bot, clock, quiet)
        assert letters(slack) == before
    to(bot, clock, "2026-11-24 12:30")
    assert len(waits(slack, tanaka)) == 1
    to(bot, clock, "2026-11-25 08:29")
    assert waits(slack, suzuki) == []
    to(bot, clock, "2026-11-25 08:30")
    assert "伴走されている方の質問" in waits(slack, suzuki)[0]
    to(bot, clock, "2026-11-26 08:29")
    assert waits(slack, mori) == notices(slack) == []
    to(bot, clock, "2026-11-26 08:30")
    assert "事務局からの返事" in waits(slack, mori)[0]
    assert len(notices(slack)) == 1
    with capture_logs() as lines:
        to(bot, clock, "2026-11-27 08:30")
    assert [line["log_level"] for line in lines if "three working days" in line["event"]] == ["warning"]
    assert "3営業日たっても" in notices(slack)[1]
    to(bot, clock, "2026-12-25 10:00")
    assert letters(slack) == before + 5
    assert [len(waits(slack, who)) for who in (sato, tanaka, suzuki, mori)] == [0, 1, 1, 1]


@on_sqlite_alone
def test_the_ladder_rests_at_the_turn_of_the_year(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, mori: User
) -> None:
    teach(bot, tanaka)
    to(bot, clock, "2026-12-28 16:00")
    ask(bot, slack, sato)
    to(bot, clock, "2027-01-03 12:00")
    assert waits(slack, tanaka) == []
    to(bot, clock, "2027-01-04 11:15")  # one hour and a quarter last year, the rest this year
    assert len(waits(slack, tanaka)) == 1
    to(bot, clock, "2027-01-05 16:00")
    assert len(waits(slack, mori)) == 1
    to(bot, clock, "2027-01-06 16:00")
    assert len(notices(slack)) == 2


@on_sqlite_alone
def test_a_reply_a_minute_before_stops_it_and_nobody_is_written_to(
    bot: Bot, slack: Slack, clock: WorldClock, tanaka: User, suzuki: User, question: Message
) -> None:
    clock.to("2026-10-02 13:59")
    slack.post(suzuki, "#質問", "うちも知りたいです", thread=question)
    bot.settle()
    to(bot, clock, "2026-10-09 10:00")
    assert asked(slack, tanaka) == notices(slack) == []


@on_sqlite_alone
def test_a_reply_afterwards_is_told_in_place_to_everybody_who_was_asked(
    bot: Bot, slack: Slack, clock: WorldClock, tanaka: User, suzuki: User, mori: User, question: Message
) -> None:
    to(bot, clock, "2026-10-02 14:00")
    to(bot, clock, "2026-10-06 10:00")
    assert waits(slack, tanaka)
    assert waits(slack, mori)
    before = letters(slack)
    slack.post(suzuki, "#質問", "ASC 関数です", thread=question)
    bot.settle()
    for who in (tanaka, mori):
        [text] = asked(slack, who)
        assert "返事がつきました" in text
    assert "返事がつきました" in notices(slack)[0]
    to(bot, clock, "2026-10-09 10:00")
    assert letters(slack) == before


@on_sqlite_alone
def test_a_letter_that_has_not_gone_yet_when_the_reply_comes_never_goes(
    bot: Bot, slack: Slack, clock: WorldClock, tanaka: User, suzuki: User, question: Message
) -> None:
    slack.faults.fail_next("chat.postMessage", "ratelimited", retry_after=600)
    to(bot, clock, "2026-10-02 14:00")
    slack.post(suzuki, "#質問", "ASC 関数です", thread=question)
    bot.settle()
    to(bot, clock, "2026-10-02 15:00")
    assert asked(slack, tanaka) == []


@pytest.mark.parametrize("how", ["withdrawn", "deleted", "archived", "merged"])
@on_sqlite_alone
def test_it_stops_when_the_question_is_gone(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, mori: User, question: Message, how: str
) -> None:
    to(bot, clock, "2026-10-02 14:00")
    match how:
        case "withdrawn":
            slack.shortcut(sato, "questions.tend_message", question)
            slack.click(sato, "questions.withdraw")
        case "deleted":
            slack.delete(sato, question)
        case "archived":
            slack.archive(sato, "#質問")
        case "merged":
            earlier = ask(bot, slack, slack.user("suzuki"), "庁内の掲示板は何を使っていますか")
            slack.post(tanaka, "#質問", "自作です", thread=earlier)
            slack.shortcut(sato, "questions.tend_message", question)
            slack.click(sato, "questions.duplicate")
            slack.submit(sato, link=address(slack, earlier))
    bot.settle()
    [text] = asked(slack, tanaka)
    said = {"archived": "閉じられました", "merged": "まとめられました"}
    assert said.get(how, "取り下げられました") in text
    assert "全角" not in text
    to(bot, clock, "2026-10-09 10:00")
    assert asked(slack, mori) == notices(slack) == []


@on_sqlite_alone
def test_when_the_only_reply_is_deleted_it_goes_on_from_where_time_is(
    bot: Bot, slack: Slack, clock: WorldClock, tanaka: User, suzuki: User, mori: User, question: Message
) -> None:
    to(bot, clock, "2026-10-02 14:00")
    reply = slack.post(suzuki, "#質問", "うちも知りたいです", thread=question)
    bot.settle()
    assert waits(slack, tanaka) == []
    to(bot, clock, "2026-10-06 11:00")  # two working days have passed
    slack.delete(suzuki, reply)
    bot.settle()
    assert len(waits(slack, tanaka)) == len(waits(slack, mori)) == 1
    to(bot, clock, "2026-10-07 10:00")
    assert len(notices(slack)) == 2


@on_sqlite_alone
def test_neither_a_bot_nor_the_one_who_asks_nor_an_edit_stops_it(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, question: Message
) -> None:
    helper = slack.add_user("helper", real_name="よその案内役", is_bot=True)
    slack.join(helper, "#質問")
    slack.post(helper, "#質問", "ヘルプはこちら", thread=question)
    slack.post(sato, "#質問", "補足です。500行あります", thread=question)
    slack.edit(sato, question, "Excelで住所録の全角の数字を半角にそろえるには")
    bot.settle()
    to(bot, clock, "2026-10-02 14:00")
    assert "住所録" in waits(slack, tanaka)[0]


@on_sqlite_alone
def test_an_edited_question_is_edited_in_the_letters_too(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, question: Message
) -> None:
    to(bot, clock, "2026-10-02 14:00")
    slack.edit(sato, question, "Excelで電話番号の全角の数字を半角にそろえるには")
    bot.settle()
    [text] = waits(slack, tanaka)
    assert "電話番号" in text


@on_sqlite_alone
def test_after_an_outage_only_the_latest_rung_is_taken(
    bot: Bot, slack: Slack, clock: WorldClock, tanaka: User, suzuki: User, mori: User, question: Message
) -> None:
    before = letters(slack)
    to(bot, clock, "2026-10-06 20:00")  # back in the evening, when nobody works
    assert letters(slack) == before
    to(bot, clock, "2026-10-07 08:30")
    assert waits(slack, tanaka) == []
    assert len(waits(slack, mori)) == len(notices(slack)) == 1
    to(bot, clock, "2026-10-07 10:00")
    assert len(notices(slack)) == 2


def test_a_restart_repeats_nothing(
    bot: Bot, slack: Slack, clock: WorldClock, config: Settings, tanaka: User, mori: User, question: Message
) -> None:
    to(bot, clock, "2026-10-02 14:00")
    again = build(config, clock=clock, database=bot.database, slack=web_api.client(config))
    again.settle()
    to(again, clock, "2026-10-06 10:00")
    bot.settle()
    assert len(waits(slack, tanaka)) == len(waits(slack, mori)) == len(notices(slack)) == 1


def climb(bot: Bot) -> None:
    while ladder.climb_one(bot.parts):
        pass


def test_two_bots_on_one_database_take_each_rung_once(
    bot: Bot, slack: Slack, clock: WorldClock, config: Settings, sato: User, tanaka: User, mori: User
) -> None:
    teach(bot, tanaka)
    for number in range(4):
        ask(bot, slack, sato, f"Excelで全角の数字を半角にそろえるには、その{number}")
    other = build(config, clock=clock, database=bot.database, slack=web_api.client(config))
    clock.to("2026-10-06 10:00")
    steps = [Thread(target=climb, args=(each,)) for each in (bot, other)]
    for step in steps:
        step.start()
    for step in steps:
        step.join()
    bot.settle()
    assert "".join(waits(slack, mori)).count("事務局からの返事") == len(notices(slack)) == 4


@on_sqlite_alone
def test_old_questions_do_not_begin_to_climb(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, mori: User, question: Message
) -> None:
    with bot.database.begin() as session:
        session.query(Climb).delete()
    to(bot, clock, "2026-10-30 10:00")
    slack.edit(sato, question, "Excelで電話番号の全角の数字を半角にそろえるには")
    to(bot, clock, "2026-11-06 10:00")
    assert asked(slack, tanaka) == asked(slack, mori) == []

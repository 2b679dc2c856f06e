"""Finding a date: everybody says what suits, the silent are reminded once, an organiser decides."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.app import Bot
from bot.roles import Role
from bot.sandbox import Message, Slack, User, WorldClock
from tests.appointing import appoint
from tests.meetups.conftest import SQLITE, announcements, letters, new, shown, window
from tests.reading import read

DATES = "10/20 15:00〜16:30\n１０月２１日（水）午後３時\n12/1 10時から11時半まで"


def asked(bot: Bot, slack: Slack, who: User, **changed: str) -> Message:
    """Ask about three dates until Friday the 16th; the message that everybody sees."""
    new(slack, who)
    slack.choose(who, "meetups.when", "asked")
    assert ask(slack, who, **changed) == {}
    bot.settle()
    slack.close(who)
    return slack.channels["#雑談"][-1]


def ask(slack: Slack, who: User, **changed: str) -> dict[str, str]:
    fields = {"title": "予算の会", "place": "県庁", "dates": DATES, "minutes": "60", "deadline": "2026-10-16"}
    return slack.submit(who, **fields | {"quorum": "2"} | changed)


def answers(slack: Slack, who: User, poll: Message, *signs: str, remark: str = "") -> None:
    """Answer all dates at once."""
    slack.click(who, "meetups.answer", at=poll)
    blocks = [each["block_id"] for each in (slack.modal(who) or {})["blocks"] if "date-" in each["block_id"]]
    assert slack.submit(who, remark=remark, **dict(zip(blocks, signs, strict=True))) == {}
    slack.close(who)


def test_a_date_is_found(
    bot: Bot,
    slack: Slack,
    clock: WorldClock,
    mizuno: User,
    sato: User,
    tanaka: User,
    suzuki: User,
) -> None:
    slack.join(suzuki, "#雑談")
    slack.join(sato, "#雑談")
    slack.join(tanaka, "#雑談")
    poll = asked(bot, slack, mizuno)
    assert "10/16（金） 17:00 まで" in shown(slack, poll)
    assert "12/1（火） 10:00〜11:30" in shown(slack, poll)
    assert shown(slack, poll).count("議会の月") == 1
    slack.click(sato, "meetups.tap", at=poll, value="1")
    assert slack.ephemerals(sato) == []  # the message itself says it
    answers(slack, tanaka, poll, "yes", "maybe", "no", remark="午後だと助かります")
    bot.settle()
    assert "○ 2（佐藤 美咲、田中 健）" in shown(slack, poll)
    assert "午後だと助かります" in shown(slack, poll)
    clock.to("2026-10-15 17:00")
    bot.settle()
    bot.settle()
    assert [len(letters(slack, who, "まできいています")) for who in (sato, tanaka, suzuki, mizuno)] == [0, 0, 1, 0]
    slack.click(suzuki, "meetups.tap", at=poll, value="2")
    clock.to("2026-10-16 17:00")
    bot.settle()
    bot.settle()
    assert "受付は終わりました" in shown(slack, poll)
    [told] = letters(slack, mizuno, "回答を締め切りました")
    assert told.index("10/20") < told.index("10/21") < told.index("12/1")
    assert "2団体・○2 △0" in told
    assert "やりとりのないリーダー" not in told
    slack.open_home(sato)
    assert "meetups.decide" not in str(slack.home(sato))
    slack.open_home(mizuno)
    slack.click(mizuno, "meetups.decide", at="home")
    assert slack.submit(mizuno, date="1") == {}
    assert "meetups.decide" not in str(slack.home(mizuno))
    bot.settle()
    assert "10/20（火） 15:00〜16:30" in shown(slack, poll)
    assert "参加 3人*　水野 環、佐藤 美咲、田中 健" in shown(slack, poll)
    assert len(letters(slack, sato, "○と答えていたので")) == len(letters(slack, tanaka, "○と答えていたので")) == 1
    assert letters(slack, suzuki, "決まりました") == []
    clock.to("2026-10-19 15:00")
    bot.settle()
    assert len(letters(slack, tanaka, "もうすぐ")) == 1


@SQLITE
@pytest.mark.parametrize(("alone", "said"), [(5, True), (4, False)], ids=["five", "four"])
def test_of_dates_that_are_alike_the_one_for_those_left_alone_comes_first_and_few_are_not_counted(
    bot: Bot, slack: Slack, clock: WorldClock, mizuno: User, alone: int, said: bool
) -> None:
    poll = asked(bot, slack, mizuno)
    for number in range(alone * 2):
        who = slack.add_user(f"a{number}", real_name=f"厚木 {number}", title="厚木市 市民税課")
        slack.join(who, "#雑談")
        slack.click(who, "meetups.tap", at=poll, value=str(1 + number % 2))
        if number % 2:
            appoint(bot, who, Role.LEADER)
    clock.to("2026-10-16 17:00")
    bot.settle()
    [told] = letters(slack, mizuno, "回答を締め切りました")
    assert told.index("10/21") < told.index("10/20")
    assert ("リーダー 5人" in told) is said
    assert ("リーダー" in told) is said


@SQLITE
def test_one_tap_goes_round_and_a_trembling_finger_counts_once(
    bot: Bot, slack: Slack, clock: WorldClock, mizuno: User, sato: User
) -> None:
    poll = asked(bot, slack, mizuno)
    for minute, sign in enumerate(("○", "△", "×", "○")):
        clock.to(f"2026-10-02 10:0{minute}")
        slack.click(sato, "meetups.tap", at=poll, value="1")
        slack.click(sato, "meetups.tap", at=poll, value="1")
        bot.settle()
        assert f"{sign} 1" in shown(slack, poll)
    assert "○ 1（佐藤 美咲）" in shown(slack, poll)
    [told] = slack.ephemerals(sato)[::2]
    assert "×にしました" in told.text


@SQLITE
def test_the_home_tab_asks_until_it_is_answered(bot: Bot, slack: Slack, mizuno: User, sato: User) -> None:
    asked(bot, slack, mizuno)
    slack.open_home(sato)
    home = read(slack.home(sato))
    assert "日程をきいています" in home
    assert "－　10/20（火） 15:00〜16:30" in home
    slack.click(sato, "meetups.tap", at="home", value="1")
    assert "○　10/20（火） 15:00〜16:30" in read(slack.home(sato))
    slack.click(sato, "meetups.tap", at="home", value="2")
    slack.click(sato, "meetups.tap", at="home", value="3")
    assert "日程をきいています" not in read(slack.home(sato))
    slack.click(sato, "meetups.answer", at="home")
    assert slack.submit(sato) == {}


@SQLITE
def test_an_answer_that_says_nothing_is_not_received(bot: Bot, slack: Slack, mizuno: User, sato: User) -> None:
    slack.join(sato, "#雑談")
    poll = asked(bot, slack, mizuno)
    slack.click(sato, "meetups.answer", at=poll)
    [wrong] = slack.submit(sato).values()
    assert "1つ以上の日に" in wrong
    assert slack.submit(sato, remark="午後だと助かります") == {}
    slack.close(sato)
    slack.click(sato, "meetups.answer", at=poll)
    assert slack.submit(sato, remark=None) == {}, "what was said can be taken back"


@SQLITE
def test_too_few_need_a_clear_yes_and_nobody_is_never_enough(bot: Bot, slack: Slack, mizuno: User, sato: User) -> None:
    poll = asked(bot, slack, mizuno, quorum="３人")
    slack.click(sato, "meetups.tap", at=poll, value="1")
    slack.click(mizuno, "meetups.manage", at=poll)
    slack.click(mizuno, "meetups.decide")
    assert "3人に足りません" in slack.submit(mizuno, date="1")["sure"]
    assert "来られる人は、まだいません" in slack.submit(mizuno, date="2", sure=["sure"])["date"]
    assert slack.submit(mizuno, date="1", sure=["sure"]) == {}
    assert "日が決まりました" in window(slack, mizuno)


def test_of_two_who_decide_at_once_one_does_and_the_other_is_told(
    bot: Bot, slack: Slack, mizuno: User, sato: User, tanaka: User
) -> None:
    poll = asked(bot, slack, mizuno, quorum="1")
    appoint(bot, tanaka, Role.ORGANISER)
    answers(slack, sato, poll, "yes", "yes", "yes")
    for who in (mizuno, tanaka):
        slack.click(who, "meetups.manage", at=poll)
        slack.click(who, "meetups.decide")
    with ThreadPoolExecutor(2) as pool:
        done = [pool.submit(slack.submit, who, date=date) for who, date in ((mizuno, "1"), (tanaka, "2"))]
        said = [each.result() for each in done]
    assert sorted(map(len, said)) == [0, 1]
    [refused] = [each for each in said if each]
    assert "もう決まっています" in str(refused)
    bot.settle()
    assert len(letters(slack, sato, "に決まりました")) == 1


@SQLITE
def test_more_time_can_be_given_and_late_answers_are_refused_kindly(
    bot: Bot, slack: Slack, clock: WorldClock, mizuno: User, sato: User
) -> None:
    poll = asked(bot, slack, mizuno)
    clock.to("2026-10-16 17:00")
    slack.click(sato, "meetups.tap", at=poll, value="1")
    assert "受付は終わりました" in slack.ephemerals(sato)[-1].text
    bot.settle()
    slack.click(sato, "meetups.manage", at=poll)
    assert "事務局です" in slack.ephemerals(sato)[-1].text
    slack.click(mizuno, "meetups.manage", at=poll)
    slack.click(mizuno, "meetups.extend")
    assert "最初の候補" in slack.submit(mizuno, deadline="2026-10-20")["deadline"]
    assert "もう過ぎています" in slack.submit(mizuno, deadline="2026-10-15")["deadline"]
    assert slack.submit(mizuno, deadline="2026-10-19") == {}
    bot.settle()
    poll = slack.channels["#雑談"][-1]
    slack.click(sato, "meetups.tap", at=poll, value="1")
    bot.settle()
    assert "○ 1（佐藤 美咲）" in shown(slack, poll)
    clock.to("2026-10-19 17:00")
    bot.settle()
    clock.to("2026-10-20 09:00")
    bot.settle()
    assert len(letters(slack, mizuno, "回答を締め切りました")) == 2


@SQLITE
def test_a_poll_that_is_called_off_tells_those_who_could_come(
    bot: Bot, slack: Slack, mizuno: User, sato: User, tanaka: User
) -> None:
    poll = asked(bot, slack, mizuno)
    answers(slack, sato, poll, "yes", "no", "no")
    answers(slack, tanaka, poll, "no", "no", "no")
    slack.click(tanaka, "meetups.answer", at=poll)
    slack.click(mizuno, "meetups.manage", at=poll)
    slack.click(mizuno, "meetups.cancel")
    slack.submit(mizuno)
    bot.settle()
    assert len(letters(slack, sato, "中止になりました")) == 1
    assert letters(slack, tanaka, "中止") == []
    assert "中止になりました" in str(slack.submit(tanaka))


@SQLITE
def test_twenty_dates_fit(bot: Bot, slack: Slack, mizuno: User, sato: User) -> None:
    days = "\n".join(f"11/{day} {hour}:00" for day in (5, 6, 9, 10, 11) for hour in (9, 11, 13, 15))
    poll = asked(bot, slack, mizuno, dates=days)
    answers(slack, sato, poll, *["maybe"] * 20)
    bot.settle()
    assert shown(slack, poll).count("△ 1（佐藤 美咲）") == 20
    slack.click(mizuno, "meetups.manage", at=poll)
    slack.click(mizuno, "meetups.decide")
    assert slack.submit(mizuno, date="20", sure=["sure"]) == {}


@SQLITE
def test_what_cannot_be_meant_is_said_beside_its_field(bot: Bot, slack: Slack, mizuno: User) -> None:
    new(slack, mizuno)
    slack.choose(mizuno, "meetups.when", "asked")
    wrong = {
        "、": "1つ以上書いて",
        "10/20 15:00\n10/20 15時〜17時": "2回書かれています",
        "10/20": "「10/20」が読み取れません",
        "来週": "「来週」が読み取れません",
        "10/20 16:00〜15:00": "終わりが始まりより前",
        "9/30 15:00": "もう過ぎています",
        "11/3 15:00": "文化の日です",
        "2/30 15:00": "読み取れません",
        "10/20 15:00\n10/21（木）15:00": "正しくは10/21（水）です",
        "\n".join(f"10/{day} 9:00\n10/{day} 10:00" for day in range(13, 24)): "候補が22あります。20まで",
    }
    for dates, said in wrong.items():
        assert said in ask(slack, mizuno, dates=dates)["dates"]
    assert "最初の候補" in ask(slack, mizuno, deadline="2026-10-20")["deadline"]
    assert "もう過ぎています" in ask(slack, mizuno, deadline="2026-10-01")["deadline"]
    assert "1から9999" in ask(slack, mizuno, deadline="2026-10-16", quorum="たくさん")["quorum"]
    assert "1から5までの数" in ask(slack, mizuno, quorum="6", capacity="5")["quorum"]
    assert "数にしてください" in ask(slack, mizuno, quorum="2", capacity="", minutes="0")["minutes"]
    assert announcements(slack) == []

"""What features tell by mail: that something waits and where, never what was said in confidence."""

from datetime import timedelta

import pytest

from bot.app import Bot
from bot.roles import Role
from bot.sandbox import Slack, User, WorldClock
from bot.settings import Settings
from handlers.questions.asked import As, Asked
from handlers.questions.model import Question
from tests.appointing import accompany, appoint
from tests.checkins.conftest import plan
from tests.mail.conftest import SATO, TANAKA, Sign
from tests.mail.post_office import PostOffice
from tests.mail.test_receiving import html, plain
from tests.meetups.conftest import announced
from tests.meetups.test_dates import asked as ask_about_dates

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def mizuno(slack: Slack) -> User:
    """Looks after the community."""
    mizuno = slack.add_user("mizuno", real_name="水野 環", title="神奈川県 市町村課")
    slack.join(mizuno, "#雑談")
    return mizuno


@pytest.fixture
def config(config: Settings, mizuno: User) -> Settings:
    """Settings with an organiser."""
    return config.model_copy(update={"organisers": (mizuno.id,)})


def to(bot: Bot, clock: WorldClock, moment: str) -> None:
    clock.to(moment)
    bot.settle()


def test_a_meetup_that_one_joined_is_told_the_working_day_before_also_to_who_chose_weekly(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, mizuno: User, office: PostOffice, sign: Sign
) -> None:
    sign(sato, "weekly")
    sign(tanaka, "weekly")
    to(bot, clock, "2026-10-05 09:00")
    posted = announced(bot, slack, mizuno, day="2026-10-13")
    slack.click(sato, "meetups.join", at=posted)
    bot.settle()
    for day in ("06", "07", "08"):
        to(bot, clock, f"2026-10-{day} 09:00")
    assert office.taken == []
    to(bot, clock, "2026-10-09 08:30")  # then comes a weekend, and a holiday
    [mail] = office.taken
    assert office.envelopes[0][1] == [SATO]
    assert "参加する集まりがもうすぐです" in mail["Subject"]
    assert "生成AIを持ち寄る会" in plain(mail)
    assert "10/13（火） 15:00〜16:30" in plain(mail)
    to(bot, clock, "2026-10-13 08:30")
    assert len(office.taken) == 1


def test_dates_that_only_leaders_are_asked_about_are_told_to_no_other_member(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, mizuno: User, office: PostOffice, sign: Sign
) -> None:
    appoint(bot, sato, Role.LEADER)
    sign(sato)
    sign(tanaka)
    ask_about_dates(bot, slack, mizuno, audience="leaders")
    to(bot, clock, "2026-10-05 08:30")
    assert [mail["Subject"] for mail in office.to(SATO)] == ["灯: 日程のお返事を待っている集まりが1件あります"]
    assert office.to(TANAKA) == []


def test_a_check_in_is_announced_and_its_answers_are_not_told(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, office: PostOffice, sign: Sign
) -> None:
    appoint(bot, sato, Role.LEADER)
    accompany(bot, sato, tanaka)
    plan(bot)
    sign(sato)
    sign(tanaka)
    to(bot, clock, "2026-11-09 10:00")
    to(bot, clock, "2026-11-10 09:00")
    [asked] = office.to(SATO)
    assert asked["Subject"] == "灯: チェックインが届いています"
    assert "相談できた" not in plain(asked) + html(asked)
    slack.click(sato, "checkins.talked.no")
    to(bot, clock, "2026-11-13 17:00")
    to(bot, clock, "2026-11-16 09:00")
    to(bot, clock, "2026-11-17 09:00")
    [hello] = office.to(TANAKA)
    assert hello["Subject"] == "灯: ひと声かけたい人がいます"
    assert "1人います" in plain(hello)
    assert "佐藤" not in plain(hello) + html(hello)
    assert "相談" not in plain(hello) + html(hello)


def test_new_know_how_for_ones_tags_comes_with_what_else_waits(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, office: PostOffice, sign: Sign
) -> None:
    sign(sato)
    slack.command(sato, "/knowhow", "議事録")
    slack.click(sato, "knowhow.remember")
    clock.advance(timedelta(minutes=1))
    slack.command(tanaka, "/share", "議事録の作り方")
    slack.submit(tanaka, body="録音をソフトに入れます。<b>太字</b> & 記号も")
    bot.settle()
    to(bot, clock, "2026-10-05 08:30")
    [mail] = office.taken
    assert mail["Subject"] == "灯: 新しいノウハウが1件あります"
    assert "議事録の作り方" in html(mail)


def test_who_reads_english_gets_it_in_english(
    bot: Bot, slack: Slack, clock: WorldClock, tanaka: User, office: PostOffice, sign: Sign
) -> None:
    smith = slack.add_user("smith", real_name="Jo Smith", locale="en-GB", email="smith@example.com")
    slack.join(smith, "#質問")
    bot.settle()
    sign(smith)
    question = slack.post(smith, "#質問", "How do you scan?")
    bot.settle()
    slack.post(tanaka, "#質問", "With a scanner", thread=question)
    bot.settle()
    to(bot, clock, "2026-10-05 08:30")
    [mail] = office.taken
    assert mail["Subject"] == "Tomoshibi: a reply to your question"
    assert mail["Content-Language"] == "en"
    assert "No more mail" in plain(mail)


def test_who_is_asked_to_answer_hears_of_named_questions_only(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, suzuki: User, office: PostOffice, sign: Sign
) -> None:
    sign(tanaka)
    slack.command(suzuki, "/ask", "課長にどう話せばよいでしょう")
    slack.submit(suzuki, anonymous=["yes"])
    slack.post(sato, "#質問", "窓口の番号札は何を使っていますか")
    bot.settle()
    with bot.database.begin() as session:
        for question in session.query(Question).all():
            session.add(Asked(question.id, tanaka.id, As.LIKELY, bot.parts.team_id, clock.now()))
        assert session.query(Question).count() == 2
    to(bot, clock, "2026-10-05 08:30")
    [mail] = office.to(TANAKA)
    assert mail["Subject"] == "灯: あなたに聞きたい質問が1件あります"
    assert "佐藤 美咲（小田原市 税務課）" in plain(mail)
    assert "課長" not in plain(mail) + html(mail)

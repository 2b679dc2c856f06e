"""Mail comes to those who said yes: what waits for them, in their working hours, once a day, no secrets."""

import re
from datetime import timedelta
from email.message import EmailMessage

import pytest

from bot.app import Bot
from bot.sandbox import Slack, User, WorldClock
from bot.settings import Settings
from handlers.mail.model import Dispatch, Mailbox
from tests.mail.conftest import SATO, TANAKA, Sign
from tests.mail.post_office import PostOffice
from tests.reading import read

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
MONDAY = "2026-10-05 08:30"


def answered(bot: Bot, slack: Slack, asks: User, answers: User, said: str = "チャットにまとめました") -> None:
    """Somebody asked, and somebody replied."""
    question = slack.post(asks, "#質問", "庁内の掲示板は何を使っていますか")
    bot.settle()
    slack.post(answers, "#質問", said, thread=question)
    bot.settle()


def plain(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def html(mail: EmailMessage) -> str:
    body = mail.get_body(("html",))
    assert body is not None
    return str(body.get_content())


def test_who_said_nothing_gets_nothing(bot: Bot, slack: Slack, sato: User, tanaka: User, office: PostOffice) -> None:
    answered(bot, slack, sato, tanaka)
    assert office.connections == 0


def test_a_reply_comes_by_mail_the_next_morning_and_reads_right(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, office: PostOffice, sign: Sign
) -> None:
    assert sign(sato) == {}
    bot.settle()
    answered(bot, slack, sato, tanaka)
    assert office.taken == []
    clock.to(MONDAY)
    bot.settle()
    [mail] = office.to(SATO)
    assert mail["Subject"] == "灯: 返信が1件届いています"
    assert mail["From"].addresses[0].display_name == "灯（ともしび）"
    assert mail["From"].addresses[0].addr_spec == "tomoshibi@example.lg.jp"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert str(mail["Date"]) == "Mon, 05 Oct 2026 08:30:00 +0900"
    assert re.fullmatch(r"<[0-9a-f]{32}@example\.lg\.jp>", mail["Message-ID"])
    for body in (plain(mail), html(mail)):
        assert "庁内の掲示板は何を使っていますか" in body
        assert "田中 健（三浦市 市民課）" in body
        assert "チャットにまとめました" in body
        assert f"{slack.page_url}archives/" in body
        assert "メールを止める" in body
        assert "選んだ方にお送りしています" in body
    assert max(map(len, mail.as_bytes().splitlines())) < 998
    assert mail.as_bytes().isascii()


def test_nothing_new_means_no_mail(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, office: PostOffice, sign: Sign
) -> None:
    sign(sato)
    answered(bot, slack, sato, tanaka)
    for day in (5, 6, 7, 8):
        clock.to(f"2026-10-0{day} 09:00")
        bot.settle()
    assert len(office.taken) == 1
    [question] = [each for each in slack.channels["#質問"] if each.user == sato.id]
    slack.post(tanaka, "#質問", "もう一つ思い出しました", thread=question)
    bot.settle()
    assert len(office.taken) == 1
    clock.to("2026-10-09 09:00")
    bot.settle()
    assert office.subjects()[1:] == ["灯: 返信が2件届いています"]


def test_saying_yes_tells_at_once_what_waits_but_only_once_a_day(
    bot: Bot, slack: Slack, sato: User, tanaka: User, office: PostOffice, sign: Sign
) -> None:
    answered(bot, slack, sato, tanaka)
    sign(sato)
    bot.settle()
    assert len(office.taken) == 1
    answered(bot, slack, sato, tanaka)
    sign(sato, "weekly")
    sign(sato, "daily")
    bot.settle()
    assert len(office.taken) == 1


def test_nobody_gets_mail_outside_their_hours_nor_on_leave(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, office: PostOffice, sign: Sign
) -> None:
    slack.command(sato, "/tomoshibi", "時間")
    slack.submit(sato, opens="10:00", closes="16:00", leave="2026/10/05〜2026/10/06")
    slack.close(sato)
    sign(sato)
    bot.settle()
    answered(bot, slack, sato, tanaka)
    for moment in ("03 12:00", "05 12:00", "06 12:00", "07 08:30", "07 09:59"):
        clock.to(f"2026-10-{moment}")
        bot.settle()
        assert office.taken == []
    clock.to("2026-10-07 10:00")
    bot.settle()
    assert len(office.taken) == 1


def test_weekly_mail_comes_when_the_week_begins(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, office: PostOffice, sign: Sign
) -> None:
    sign(sato, "weekly")
    bot.settle()
    clock.to("2026-10-05 09:00")
    bot.settle()
    answered(bot, slack, tanaka, sato)
    question = slack.post(sato, "#質問", "電子契約はどうしていますか")
    bot.settle()
    slack.post(tanaka, "#質問", "去年から使っています", thread=question)
    slack.post(sato, "#質問", "ありがとうございます", thread=question)
    bot.settle()
    for day in range(6, 10):
        clock.to(f"2026-10-0{day} 09:00")
        bot.settle()
    assert office.taken == []
    clock.to("2026-10-13 09:00")  # Monday is a holiday
    bot.settle()
    assert office.subjects() == ["灯: 返信が1件届いています"]


def test_a_reply_without_a_word_does_not_wait_for_the_weekly_mail(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, office: PostOffice, sign: Sign
) -> None:
    sign(sato, "weekly")
    clock.to("2026-10-05 09:00")
    bot.settle()
    answered(bot, slack, sato, tanaka)
    clock.to("2026-10-06 08:30")
    bot.settle()
    assert office.taken == []
    clock.to("2026-10-07 08:30")
    bot.settle()
    [mail] = office.taken
    assert "週のまとめを待たずに" in plain(mail)
    clock.to("2026-10-08 08:30")
    bot.settle()
    assert len(office.taken) == 1


def test_what_was_asked_without_a_name_stands_in_no_mail(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, office: PostOffice, sign: Sign
) -> None:
    sign(sato)
    sign(tanaka)
    bot.settle()
    slack.command(sato, "/ask", "課長にどう話せばよいでしょう")
    slack.submit(sato, anonymous=["yes"])
    bot.settle()
    slack.post(tanaka, "#質問", "まず小さく試しました", thread=slack.channels["#質問"][-1])
    bot.settle()
    for day in (5, 6, 7):
        clock.to(f"2026-10-0{day} 12:00")
        bot.settle()
    assert office.taken == []


def test_the_database_keeps_neither_the_address_nor_the_text(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, office: PostOffice, sign: Sign
) -> None:
    sign(sato)
    answered(bot, slack, sato, tanaka)
    clock.to(MONDAY)
    bot.settle()
    assert len(office.taken) == 1
    with bot.database.read() as session:
        kept = [session.get(Mailbox, (bot.parts.team_id, sato.id)), *session.query(Dispatch)]
    assert kept[0] is not None
    assert "odawara" not in repr(kept)
    assert "掲示板" not in repr(kept)


def test_who_left_gets_no_mail_and_their_address_is_forgotten(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, office: PostOffice, sign: Sign
) -> None:
    sign(sato)
    answered(bot, slack, sato, tanaka)
    slack.change_user(sato, deleted=True)
    clock.to(MONDAY)
    bot.settle()
    assert office.taken == []
    with bot.database.read() as session:
        assert session.get(Mailbox, (bot.parts.team_id, sato.id)) is None


def test_an_address_that_changes_in_slack_is_followed(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, office: PostOffice, sign: Sign
) -> None:
    sign(sato)
    answered(bot, slack, sato, tanaka)
    slack.change_user(sato, email=TANAKA)
    clock.to(MONDAY)
    bot.settle()
    assert [people for _, people in office.envelopes] == [[TANAKA]]


def test_what_was_done_before_the_mail_went_out_is_not_told(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, office: PostOffice, sign: Sign
) -> None:
    sign(sato)
    office.says["RCPT"] = ["450 4.2.0 greylisted"]
    answered(bot, slack, sato, tanaka)
    clock.to(MONDAY)
    bot.settle()
    slack.react(sato, slack.channels["#質問"][-1], "white_check_mark")
    clock.advance(timedelta(minutes=5))
    bot.settle()
    assert office.taken == []


def test_who_goes_on_leave_while_a_mail_waits_does_not_get_it(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, office: PostOffice, sign: Sign
) -> None:
    sign(sato)
    office.says["RCPT"] = ["450 4.2.0 greylisted"]
    answered(bot, slack, sato, tanaka)
    clock.to(MONDAY)
    bot.settle()
    slack.command(sato, "/tomoshibi", "時間")
    slack.submit(sato, leave="2026/10/05")
    clock.advance(timedelta(minutes=5))
    bot.settle()
    assert office.taken == []
    clock.to("2026-10-06 08:30")
    bot.settle()
    assert len(office.taken) == 1


def home_of(slack: Slack, who: User) -> dict[str, object]:
    slack.open_home(who)
    shown = slack.home(who)
    assert shown is not None
    return shown


class TestWithoutMail:
    """The same workspace without a mail server."""

    @pytest.fixture
    def config(self, config: Settings) -> Settings:
        return config.model_copy(update={"smtp_url": ""})

    def test_nothing_is_offered_and_the_command_says_so(self, bot: Bot, slack: Slack, sato: User) -> None:
        assert not bot.parts.settings.sends_mail
        assert "メール" not in read(home_of(slack, sato))
        slack.command(sato, "/tomoshibi", "メール")
        assert "用意していません" in read(slack.modal(sato))

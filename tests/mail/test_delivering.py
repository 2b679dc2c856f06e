"""Each mail goes out once, whatever the mail server does, and whichever process sends it."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta

import pytest

from bot.app import Bot
from bot.jobs import Parts
from bot.mailing.answers import Trouble
from bot.mailing.pieces import Entry, Part
from bot.sandbox import Slack, User, WorldClock
from bot.turn import Turn
from handlers.mail import delivering, jobs
from handlers.mail.model import Dispatch, Mailbox, MailServer, State
from tests.mail.conftest import SATO, TANAKA, Sign
from tests.mail.post_office import PostOffice
from tests.mail.test_receiving import answered, home_of
from tests.reading import read

on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def due(bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, sign: Sign) -> None:
    """It is Monday morning, and each of two people has a reply."""
    sign(sato)
    sign(tanaka)
    bot.settle()
    answered(bot, slack, sato, tanaka)
    answered(bot, slack, tanaka, sato)
    clock.to("2026-10-05 09:00")


def later(bot: Bot, clock: WorldClock, minutes: float) -> None:
    clock.advance(timedelta(minutes=minutes))
    bot.settle()


def dispatches(bot: Bot) -> list[Dispatch]:
    with bot.database.read() as session:
        return list(session.query(Dispatch).order_by(Dispatch.id))


@pytest.mark.usefixtures("due")
def test_several_mails_go_over_one_connection(bot: Bot, office: PostOffice) -> None:
    bot.settle()
    assert sorted(people for _, people in office.envelopes) == [[SATO], [TANAKA]]
    assert office.connections == 1
    assert [each.state for each in dispatches(bot)] == [State.SENT, State.SENT]


@on_sqlite
@pytest.mark.usefixtures("due")
def test_who_is_greylisted_gets_it_some_minutes_later_and_nobody_else_waits(
    bot: Bot, clock: WorldClock, office: PostOffice
) -> None:
    office.says["RCPT"] = ["450 4.2.0 Greylisted, try again"]
    bot.settle()
    assert len(office.taken) == 1
    later(bot, clock, 4)
    assert len(office.taken) == 1
    later(bot, clock, 1)
    assert len(office.to(SATO)) == len(office.to(TANAKA)) == 1


@on_sqlite
@pytest.mark.usefixtures("due")
def test_a_mailbox_that_does_not_exist_gets_no_more_and_the_person_is_told(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, office: PostOffice, sign: Sign
) -> None:
    office.says["RCPT"] = [f"550 5.1.1 <{SATO}>: Recipient address rejected"]
    bot.settle()
    [refused] = [each for each in dispatches(bot) if each.state == State.FAILED]
    assert refused.failure == "550 5.1.1"
    who = sato if refused.user_id == sato.id else tanaka
    assert len(office.taken) == 1
    waiting = read(home_of(slack, who))
    assert "メールが届きませんでした" in waiting
    assert waiting.index("メールが届きませんでした") < waiting.index("みんなの動き")
    clock.to("2026-10-06 09:00")
    bot.settle()
    assert len(office.taken) == 1
    assert sign(who) == {}
    assert "メールが届きませんでした" not in read(home_of(slack, who))
    bot.settle()
    assert len(office.taken) == 2


@on_sqlite
@pytest.mark.usefixtures("due")
@pytest.mark.parametrize("command", ["RCPT", "DATA"])
def test_what_a_policy_refuses_says_nothing_about_the_mailbox(
    bot: Bot, clock: WorldClock, office: PostOffice, command: str
) -> None:
    office.says[command] = ["554 5.7.1 this looks like spam"] * 2
    bot.settle()
    assert office.taken == []
    clock.to("2026-10-06 09:00")
    bot.settle()
    assert len(office.taken) == 2


@on_sqlite
@pytest.mark.parametrize(
    ("said", "trouble"),
    [("421 4.3.2 shutting down", Trouble.BUSY), ("550 5.7.1 sender not allowed", Trouble.SENDER)],
)
@pytest.mark.usefixtures("due")
def test_what_is_wrong_with_the_server_is_no_mails_fault(
    bot: Bot, clock: WorldClock, office: PostOffice, said: str, trouble: Trouble
) -> None:
    office.says["MAIL"] = [said] * 3
    bot.settle()
    later(bot, clock, 0.9)
    assert office.connections == 1  # one look, then a rest
    with bot.database.read() as session:
        rested = session.get_one(MailServer, bot.parts.team_id)
    assert rested.trouble == trouble
    later(bot, clock, 0.1)
    later(bot, clock, 2)
    assert [(each.state, each.attempts, each.doubts) for each in dispatches(bot)] == [(State.WAITING, 0, 0)] * 2
    later(bot, clock, 4)
    assert len(office.taken) == 2
    with bot.database.read() as session:
        assert session.get(MailServer, bot.parts.team_id) is None


@pytest.mark.usefixtures("due")
def test_a_server_that_is_down_for_an_hour_costs_nobody_a_mail_or_a_try(
    bot: Bot, clock: WorldClock, office: PostOffice, port: int
) -> None:
    parts = bot.parts
    nowhere = Parts(**vars(parts) | {"settings": parts.settings.model_copy(update={"smtp_url": "smtp://127.0.0.1:1"})})
    [look] = [job for job in bot.jobs if job.name == "mail-look"]
    [send] = [job for job in bot.jobs if job.name == "mail-send"]
    while look.step(parts):
        pass
    tries = 0
    for _ in range(60):
        assert send.step(nowhere) is False
        with bot.database.read() as session:
            tries = session.get_one(MailServer, parts.team_id).failures
        clock.advance(MINUTE)
    assert tries < 10
    assert [(each.state, each.attempts) for each in dispatches(bot)] == [(State.WAITING, 0)] * 2
    clock.advance(timedelta(minutes=15))
    assert send.step(parts) is True
    assert len(office.to(SATO)) == len(office.to(TANAKA)) == 1


@on_sqlite
@pytest.mark.usefixtures("due")
def test_what_could_not_go_out_in_a_day_is_told_the_next_morning(
    bot: Bot, clock: WorldClock, office: PostOffice
) -> None:
    office.says["MAIL"] = ["421 4.3.2 shutting down"] * 1000
    bot.settle()
    clock.to("2026-10-05 17:15")
    bot.settle()
    office.says.clear()
    clock.to("2026-10-05 20:00")
    bot.settle()
    assert office.taken == []
    clock.to("2026-10-06 08:30")
    bot.settle()
    assert len(office.to(SATO)) == len(office.to(TANAKA)) == 1


@on_sqlite
@pytest.mark.usefixtures("due")
def test_a_connection_that_breaks_in_the_middle_of_a_mail_is_tried_again(
    bot: Bot, clock: WorldClock, office: PostOffice
) -> None:
    office.hang_up = ["before"]
    bot.settle()
    later(bot, clock, 5)
    assert len(office.to(SATO)) == len(office.to(TANAKA)) == 1


@on_sqlite
@pytest.mark.usefixtures("due")
def test_when_nobody_knows_whether_it_arrived_it_is_the_same_mail_again_once(
    bot: Bot, clock: WorldClock, office: PostOffice
) -> None:
    office.hang_up = ["after"] * 9
    for _ in range(12):
        later(bot, clock, 20)
    assert [len(office.to(who)) for who in (SATO, TANAKA)] == [2, 2]
    assert len({mail["Message-ID"] for mail in office.taken}) == 2
    assert {each.state for each in dispatches(bot)} == {State.FAILED}


@pytest.mark.usefixtures("due")
def test_a_process_that_dies_after_sending_leaves_a_mail_that_is_sent_once_more(
    bot: Bot, clock: WorldClock, office: PostOffice
) -> None:
    [look] = [job for job in bot.jobs if job.name == "mail-look"]
    while look.step(bot.parts):
        pass
    first = delivering.claim(bot.parts)
    second = delivering.claim(bot.parts)
    assert first
    assert second
    assert first.id != second.id
    assert delivering.claim(bot.parts) is None  # no process gets what another one has
    later(bot, clock, 14)
    assert office.taken == []
    later(bot, clock, 1)
    assert len(office.to(SATO)) == len(office.to(TANAKA)) == 1
    assert [each.doubts for each in dispatches(bot)] == [1, 1]


def test_many_processes_never_take_the_same_mail(bot: Bot, clock: WorldClock) -> None:
    now, parts = clock.now(), bot.parts
    with bot.database.begin() as session:
        for number in range(20):
            later_ = now + timedelta(hours=1)
            key = f"mail:2026-10-02:U{number}"
            session.add(Dispatch(parts.team_id, key, f"U{number}", "digest", now, due_at=now, stale_at=later_))

    def take_all(_: int) -> list[int]:
        return [taken.id for taken in iter(lambda: delivering.claim(parts), None) if taken]

    with ThreadPoolExecutor(4) as pool:
        taken = [each for some in pool.map(take_all, range(4)) for each in some]
    assert sorted(taken) == [each.id for each in dispatches(bot)]
    assert len(taken) == 20


@on_sqlite
@pytest.mark.usefixtures("due")
def test_no_address_and_no_word_of_a_mail_gets_into_a_log(
    bot: Bot, office: PostOffice, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    office.says["RCPT"] = [f"450 4.2.0 <{SATO}> greylisted", f"550 5.1.1 <{TANAKA}> unknown"]
    bot.settle()
    logged = capfd.readouterr().err + caplog.text
    assert "mail is not taken" in logged
    assert not [word for word in ("odawara", "miura", "掲示板", "sato@") if word in logged]


@on_sqlite
@pytest.mark.usefixtures("due")
def test_an_address_whose_key_is_lost_is_asked_for_again(
    bot: Bot, slack: Slack, sato: User, office: PostOffice
) -> None:
    with bot.database.begin() as session:
        session.get_one(Mailbox, (bot.parts.team_id, sato.id)).address = "sealed with a key that is gone"
    bot.settle()
    assert [people for _, people in office.envelopes] == [[TANAKA]]
    assert "もう一度選んでください" in read(home_of(slack, sato))


@on_sqlite
@pytest.mark.usefixtures("due")
def test_one_whose_mail_cannot_be_written_does_not_keep_others_waiting(
    bot: Bot, sato: User, office: PostOffice
) -> None:
    def breaks_for_sato(t: Turn) -> list[Part]:
        assert t.user_id != sato.id
        return [Part("見出し", "件名", (Entry("key", "題"),))]

    for _ in range(2):
        with suppress(AssertionError):
            jobs.look_at_one(bot.parts, [breaks_for_sato])
    jobs.send_some(bot.parts, [breaks_for_sato])
    assert [people for _, people in office.envelopes] == [[TANAKA]]

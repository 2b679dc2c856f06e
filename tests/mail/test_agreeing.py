"""Mail is for those who say yes, at an address that is theirs; one tap ends it, and nothing but a tap does."""

import re
from datetime import timedelta

import httpx
import pytest

from bot import vault
from bot.app import Bot
from bot.installation import rekeying
from bot.sandbox import Slack, User, WorldClock
from handlers.mail import model
from handlers.mail.model import Mailbox
from tests.mail.conftest import SATO, Sign
from tests.mail.post_office import PostOffice
from tests.mail.test_receiving import answered, home_of, html, plain
from tests.reading import read

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
HOME = "sato-at-home@example.jp"


def mailbox(bot: Bot, who: User) -> Mailbox | None:
    with bot.database.read() as session:
        return session.get(Mailbox, (bot.parts.team_id, who.id))


def link(text: str) -> str:
    found = re.search(r"http://\S+/mail/\S+", text)
    assert found
    return found.group()


def test_the_window_says_where_it_goes_and_shows_nobody_the_address(
    bot: Bot, slack: Slack, sato: User, sign: Sign
) -> None:
    assert "待っていることをメールで受け取れます" in read(home_of(slack, sato))
    slack.click(sato, "mail.open", at="home")
    assert slack.submit(sato, rhythm="daily", where="slack") == {}
    assert "s…@city.odawara.example.lg.jp" in read(slack.modal(sato))
    slack.close(sato)
    shown = read(home_of(slack, sato))
    assert "s…@city.odawara.example.lg.jp" in shown
    assert SATO not in shown
    sign(sato, "none")
    assert mailbox(bot, sato) is None


def test_whom_slack_tells_no_address_of_is_asked_to_write_one(slack: Slack, suzuki: User, bot: Bot, sign: Sign) -> None:
    assert "where" in sign(suzuki)
    assert mailbox(bot, suzuki) is None


@pytest.mark.parametrize("typed", ["sato", "sato@", "sato@example", "s a@example.jp", "a@b.jp, c@d.jp"])
def test_what_is_no_address_is_refused_where_it_was_typed(
    bot: Bot, slack: Slack, sato: User, typed: str, sign: Sign
) -> None:
    assert list(sign(sato, address=typed)) == ["address"]
    slack.close(sato)
    slack.command(sato, "/tomoshibi", "mail")
    assert list(slack.submit(sato, rhythm="daily", where="typed")) == ["address"]
    assert mailbox(bot, sato) is None


def test_an_address_that_was_typed_gets_nothing_until_its_reader_says_yes(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, office: PostOffice, sign: Sign
) -> None:
    answered(bot, slack, sato, tanaka)
    clock.to("2026-10-03 22:00")  # a Saturday: they are asking for it, so it comes now
    sign(sato, address=HOME)
    bot.settle()
    [asked] = office.to(HOME)
    assert "佐藤" not in plain(asked) + html(asked)
    assert "心当たりのないときは" in plain(asked)
    assert asked["List-Unsubscribe"] is None
    assert "確認のメールを送りました" in read(home_of(slack, sato))
    page = httpx.get(link(plain(asked)))
    assert page.status_code == 200
    assert page.text.count("<button") == 1
    assert page.headers["referrer-policy"] == "no-referrer"
    clock.to("2026-10-05 09:00")
    bot.settle()
    assert len(office.taken) == 1  # a scanner that follows links has changed nothing
    assert "受け取れるようになりました" in httpx.post(link(plain(asked))).text
    assert "受け取れるようになりました" in httpx.post(link(plain(asked))).text
    bot.settle()
    assert [each["Subject"] for each in office.to(HOME)[1:]] == ["灯: 返信が1件届いています"]


def test_a_confirmation_is_of_no_use_for_a_later_address_nor_after_some_days(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, office: PostOffice, sign: Sign
) -> None:
    sign(sato, address=HOME)
    bot.settle()
    sign(sato, address="another@example.jp")
    bot.settle()
    first, second = (link(plain(each)) for each in office.taken)
    assert httpx.post(first).status_code == 410
    clock.advance(timedelta(days=4))
    answer = httpx.post(second)
    assert (answer.status_code, "使えなくなっています" in answer.text) == (410, True)
    box = mailbox(bot, sato)
    assert box is not None
    assert box.confirmed_at is None
    bot.settle()
    assert mailbox(bot, sato) is None  # it may be anybody's


def test_nobody_can_be_flooded_with_confirmations(
    bot: Bot, slack: Slack, sato: User, office: PostOffice, sign: Sign
) -> None:
    for number in range(3):
        assert sign(sato, address=f"victim{number}@example.jp") == {}
    sign(sato, "none")
    assert list(sign(sato, address="victim@example.jp")) == ["address"]
    bot.settle()
    assert len(office.taken) <= 3


@pytest.fixture
def mailed(bot: Bot, slack: Slack, sato: User, tanaka: User, office: PostOffice, sign: Sign) -> str:
    """The address in a mail that 佐藤さん got, by which it stops."""
    answered(bot, slack, sato, tanaka)
    sign(sato)
    bot.settle()
    [mail] = office.taken
    address = str(mail["List-Unsubscribe"]).strip("<>")
    assert address in html(mail)
    assert address in plain(mail)
    return address


def test_to_look_at_the_page_stops_nothing_and_its_button_does(bot: Bot, sato: User, mailed: str) -> None:
    page = httpx.get(mailed)
    assert '<form method="post"><button' in page.text
    assert mailbox(bot, sato) is not None
    assert httpx.head(mailed).status_code == 200
    assert mailbox(bot, sato) is not None
    assert "メールを止めました" in httpx.post(mailed).text
    assert mailbox(bot, sato) is None
    assert "メールを止めました" in httpx.post(mailed).text
    assert "<button" not in httpx.get(mailed).text


@pytest.mark.parametrize("kind", ["data", "files"])
def test_the_button_of_the_mail_program_stops_it_too(bot: Bot, sato: User, mailed: str, kind: str) -> None:
    said = {"List-Unsubscribe": "One-Click"}
    answer = httpx.post(mailed, data=said) if kind == "data" else httpx.post(mailed, files=_files(said))
    assert answer.status_code == 200
    assert mailbox(bot, sato) is None


def _files(said: dict[str, str]) -> dict[str, bytes]:
    return {name: value.encode() for name, value in said.items()}


def test_who_stopped_it_can_have_it_again_and_an_old_link_stops_it_again(
    bot: Bot, sato: User, mailed: str, clock: WorldClock, sign: Sign
) -> None:
    httpx.post(mailed)
    sign(sato)
    assert mailbox(bot, sato) is not None
    clock.advance(timedelta(days=300))
    assert httpx.post(mailed).status_code == 200
    assert mailbox(bot, sato) is None
    clock.advance(timedelta(days=100))
    answer = httpx.post(mailed)
    assert (answer.status_code, "使えなくなっています" in answer.text) == (410, True)


def test_nobody_can_make_a_link(bot: Bot, sato: User, mailed: str) -> None:
    address, _, token = mailed.rpartition("/")
    for forged in (token[:-6], token[:20] + "A" + token[21:], "stop", f"stop:{bot.parts.team_id}:{sato.id}"):
        assert httpx.post(f"{address}/{forged}").status_code == 404
    for_something_else = vault.vault(bot.parts.settings, "install").seal(f"stop:{bot.parts.team_id}:{sato.id}")
    assert httpx.post(f"{address}/{for_something_else}").status_code == 404
    elsewhere = vault.vault(bot.parts.settings, "mail link").seal_at(f"stop:T2:{sato.id}", bot.parts.clock.now())
    assert httpx.post(f"{address}/{elsewhere}").status_code == 404
    assert mailbox(bot, sato) is not None


def test_addresses_are_sealed_anew_under_a_new_key(bot: Bot, sato: User, sign: Sign) -> None:
    sign(sato)
    old = bot.parts.settings
    both = old.model_copy(update={"secret_keys": ("n" * 40, *old.secret_keys)})
    assert rekeying.renew_all(both, bot.database).lost == {}
    box = mailbox(bot, sato)
    assert box is not None
    alone = old.model_copy(update={"secret_keys": ("n" * 40,)})
    assert model.safe(alone).open(box.address) == SATO

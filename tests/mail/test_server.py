"""The server that takes our mail: the way to it, what its answers mean, and what the operator is told."""

import smtplib
import ssl
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.mailing import server as mail_server
from bot.mailing.address import Server, Tls, server
from bot.mailing.answers import Doubtful, Later, NoMailbox, ServerTroubleError, Taken, Trouble, Unwanted
from bot.settings import Settings
from tests.mail import post_office
from tests.mail.conftest import SATO
from tests.mail.post_office import PASSWORD, USER, PostOffice


@pytest.fixture
def closed_office(office: PostOffice, server_tls: ssl.SSLContext) -> Iterator[int]:
    """A server that takes nothing in the clear, nor from strangers."""
    with post_office.opened(office, tls=server_tls) as port:
        yield port


def handed_over(way: Server, **patience: float) -> object:
    with mail_server.opened(way, **patience) as line:
        return line.send(b"Subject: a\r\n\r\n.dots\r\n..stay\r\n", sender="a@example.jp", to=SATO)


def test_it_goes_over_tls_and_with_a_password(
    closed_office: int, office: PostOffice, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    way = server(f"smtp://{USER}:p%40ss%3Aword@127.0.0.1:{closed_office}?tls=starttls")
    assert way.password == PASSWORD
    assert handed_over(way) == Taken()
    assert (office.secured, office.logged_in) == ([True], [True])
    assert office.taken[0].get_content() == ".dots\r\n..stay\r\n"


def trouble_of(way: Server, **patience: float) -> Trouble:
    with pytest.raises(ServerTroubleError) as caught:
        handed_over(way, **patience)
    return caught.value.trouble


def test_what_is_wrong_is_known_by_name(
    closed_office: int, port: int, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    safe = Server("127.0.0.1", closed_office, Tls.STARTTLS, USER, PASSWORD)
    assert trouble_of(safe) == Trouble.TLS  # nobody vouches for that certificate
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert trouble_of(Server("127.0.0.1", closed_office, Tls.STARTTLS, USER, "wrong")) == Trouble.LOGIN
    assert trouble_of(Server("127.0.0.1", port, Tls.STARTTLS)) == Trouble.TLS  # it offers none
    assert trouble_of(Server("127.0.0.1", port, Tls.IMPLICIT)) in {Trouble.TLS, Trouble.UNREACHABLE}
    assert trouble_of(Server("127.0.0.1", 1, Tls.NONE)) == Trouble.UNREACHABLE
    assert trouble_of(Server("nobody.invalid", 25, Tls.NONE)) == Trouble.UNREACHABLE


def test_a_slow_server_is_not_waited_for_for_ever(port: int, office: PostOffice) -> None:
    way = Server("127.0.0.1", port, Tls.NONE)
    office.sleep_s = {"RCPT": 1.0}
    began = time.monotonic()
    assert trouble_of(way, patience_s=0.2) == Trouble.SLOW
    office.sleep_s = {"DATA": 1.0}
    assert isinstance(handed_over(way, patience_s=0.5, end_patience_s=0.2), Doubtful)
    assert time.monotonic() - began < 2
    office.sleep_s = {}
    assert handed_over(way) == Taken()


@pytest.mark.parametrize(
    ("command", "said", "means"),
    [
        ("RCPT", "450 4.2.0 greylisted", Later("450 4.2.0")),
        ("RCPT", "452 4.2.2 mailbox full", Later("452 4.2.2")),
        ("RCPT", "550 5.1.1 no such user", NoMailbox("550 5.1.1")),
        ("RCPT", "550 no such user", NoMailbox("550")),
        ("RCPT", "554 5.7.1 relay access denied", Unwanted("554 5.7.1")),
        ("DATA", "451 4.7.1 later", Later("451 4.7.1")),
        ("DATA", "552 5.3.4 too large", Unwanted("552 5.3.4")),
    ],
)
def test_what_a_server_answers_means_something(
    port: int, office: PostOffice, command: str, said: str, means: object
) -> None:
    office.says[command] = [said]
    with mail_server.opened(Server("127.0.0.1", port, Tls.NONE)) as line:
        assert line.send(b"\r\n", sender="a@example.jp", to=SATO) == means
        assert line.send(b"\r\n", sender="a@example.jp", to=SATO) == Taken()


def test_the_operator_is_told_what_to_do(config: Settings, office: PostOffice) -> None:
    ours = config
    assert mail_server.check(ours) is None
    assert office.taken == []
    assert mail_server.check(ours.model_copy(update={"smtp_url": "", "mail_from": ""})) is None
    for change, told in (
        ({"smtp_url": ""}, "SMTP_URL"),
        ({"public_url": ""}, "PUBLIC_URL"),
        ({"mail_from": "", "public_url": ""}, "MAIL_FROM、PUBLIC_URL"),
        ({"smtp_url": "smtp://u:secret@127.0.0.1:1"}, "つながりません"),
    ):
        said = mail_server.check(ours.model_copy(update=change))
        assert said is not None
        assert told in said
        assert "secret" not in said
    office.says["MAIL"] = ["550 5.7.1 no"]
    assert "MAIL_FROM" in str(mail_server.check(ours))


def test_the_password_does_not_go_out_in_the_clear(closed_office: int) -> None:
    assert trouble_of(Server("127.0.0.1", closed_office, Tls.STARTTLS, USER, PASSWORD)) == Trouble.TLS
    with smtplib.SMTP("127.0.0.1", closed_office) as plain_line:
        assert plain_line.docmd("AUTH", "PLAIN AAA=")[0] >= 500

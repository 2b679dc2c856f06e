"""A mail as it goes out: nothing that people wrote gets into its headers, and it reads as it was written."""

import email
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import compat32, default
from email.utils import parseaddr
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.mailing import address as mail_address
from bot.mailing import message as mail_message
from bot.mailing.address import Server, Tls
from bot.mailing.message import Link, Mail
from bot.mailing.pieces import Entry, Part
from bot.mrkdwn import shorten
from bot.settings import Settings

NOW = datetime(2026, 10, 5, 0, 0, tzinfo=UTC)
HEADERS = {
    *("From", "To", "Subject", "Date", "Message-ID", "Content-Language", "Auto-Submitted", "MIME-Version"),
    *("X-Auto-Response-Suppress", "List-Unsubscribe", "List-Unsubscribe-Post", "Content-Type"),
}
# What people write, and what breaks headers, lines and pages when it is taken as it is.
HARMFUL = st.lists(
    st.one_of(
        st.sampled_from(["\r\n", "\n", "\r", "\r\nBcc: all@example.lg.jp", "\n\n<script>", "\u2028", "\u202e", "\x00"]),
        st.sampled_from(["\n.\r\n", "=?utf-8?b?", "\ud800", '"><img src=x>', "{{ 7 * 7 }}", "&amp;", "灯", "👩‍💻"]),
        st.text(max_size=20),
    ),
    max_size=8,
).map("".join)


def made(subject: str = "灯", *, title: str = "題", said: str = "", link: str = "", name: str = "灯") -> EmailMessage:
    entry = Entry("key", title, link=link, said=said)
    mail = Mail(
        subject=subject,
        hello=title,
        parts=[Part(title, subject, (entry,))],
        door=Link("開く", "https://example.slack.com/"),
        foot=[said],
        stop=Link("止める", "https://tomoshibi.example.lg.jp/mail/abc"),
        locale="ja",
    )
    return mail_message.message(
        mail,
        sender=mail_address.sender(f"{name} <tomoshibi@example.lg.jp>"),
        to="sato@example.lg.jp",
        mark="m" * 32,
        now=NOW,
        zone=ZoneInfo("Asia/Tokyo"),
    )


def again(message: EmailMessage) -> EmailMessage:
    """As whoever receives it reads it."""
    parsed = BytesParser(policy=default).parsebytes(message.as_bytes())
    assert isinstance(parsed, EmailMessage)
    return parsed


def bodies(message: EmailMessage) -> list[str]:
    found = [message.get_body((kind,)) for kind in ("plain", "html")]
    return [str(each.get_content()).replace("\r\n", "\n") for each in found if each is not None]


@settings(max_examples=50, deadline=None)
@given(HARMFUL, HARMFUL, HARMFUL)
@example('\r\nBcc: all@example.lg.jp\r\nBcc: all@example.lg.jp\n.\r\n\n.\r\n"><img src=x>', "", "")
def test_whatever_people_write_no_header_is_added_and_no_tag_is_open(subject: str, title: str, said: str) -> None:
    sent = made(subject, title=title, said=said, link=said)
    raw = sent.as_bytes()
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) < 998
    read = again(sent)
    assert set(read.keys()) == HEADERS
    assert [each.addr_spec for each in read["To"].addresses] == ["sato@example.lg.jp"]
    text, page = bodies(read)
    # Where a header is folded between a word and one that is encoded, Python's library may put in a second space.
    assert str(read["Subject"]).split() == shorten(mail_message.clean(subject), mail_message.SUBJECT).split()
    assert shorten(mail_message.clean(title), 100) in text
    assert "<script" not in page
    assert "<img" not in page
    assert page.count("<a ") <= 3


@given(st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=300))
@settings(max_examples=50, deadline=None)
def test_japanese_and_every_other_script_arrives_as_it_was_written(text: str) -> None:
    read = again(made(text, title=text, said=text))
    assert str(read["Subject"]) == shorten(text, mail_message.SUBJECT)
    assert f"・{shorten(text, 100)}\n　{shorten(text, 160)}\n" in bodies(read)[0]


def test_long_texts_are_cut_and_links_lead_to_the_web_only() -> None:
    read = again(made(title="長" * 500, said="い" * 500, link="javascript:alert(1)"))
    text, page = bodies(read)
    assert "長" * 99 + "…" in text
    assert "い" * 159 + "…" in page
    assert "javascript" not in text + page
    assert 'href="https://ex.slack.com/p1"' in bodies(again(made(link="https://ex.slack.com/p1")))[1]


def test_one_tap_stops_it_in_mail_programs_too() -> None:
    read = again(made())
    assert read["List-Unsubscribe"] == "<https://tomoshibi.example.lg.jp/mail/abc>"
    assert read["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert read.get_content_type() == "multipart/alternative"


@pytest.mark.parametrize(
    "name",
    ["灯（ともしび）", "灯, 事務局", '灯 "DX" 推進', "小田原市デジタル推進課から県内の皆さまへお送りする灯のお知らせ"],
)
def test_the_name_of_the_sender_arrives(name: str) -> None:
    # The modern parser of the standard library puts a space between the pieces of a long name (RFC 2047 has none).
    sent = email.message_from_bytes(made(name=name).as_bytes(), policy=compat32)
    read, address = parseaddr(sent["From"])
    assert (str(make_header(decode_header(read))), address) == (name, "tomoshibi@example.lg.jp")


@settings(max_examples=100)
@given(st.one_of(HARMFUL, HARMFUL.map(lambda text: f"sato@example.lg.jp{text}"), st.emails()))
def test_an_address_is_one_or_it_is_refused(typed: str) -> None:
    try:
        address = mail_address.read(typed)
    except ValueError:
        return
    assert address.isascii()
    assert not any(each in address for each in ' \r\n\0<>,;:"()[]\\')
    assert address.count("@") == 1
    assert again(made())["To"].addresses


@pytest.mark.parametrize(
    "typed", ["ｓａｔｏ＠ｅｘａｍｐｌｅ．ｌｇ．ｊｐ", " sato@example.lg.jp\n", "sato@example.lg.jp"]
)
def test_an_address_is_read_however_it_is_typed(typed: str) -> None:
    assert mail_address.read(typed) == "sato@example.lg.jp"
    assert mail_address.covered("sato@example.lg.jp") == "s…@example.lg.jp"


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        ("smtp://u:p%40s@mail.example.lg.jp", Server("mail.example.lg.jp", 587, Tls.STARTTLS, "u", "p@s")),
        ("smtp://mail.example.lg.jp:2525?tls=none", Server("mail.example.lg.jp", 2525, Tls.NONE)),
        ("smtps://mail.example.lg.jp", Server("mail.example.lg.jp", 465, Tls.IMPLICIT)),
        ("smtp://localhost", Server("localhost", 25, Tls.NONE)),
        ("smtp://[::1]:1025", Server("::1", 1025, Tls.NONE)),
        ("smtp://127.0.0.1?tls=starttls", Server("127.0.0.1", 587, Tls.STARTTLS)),
    ],
)
def test_the_way_to_the_server_is_encrypted_unless_it_is_this_machine_or_said_otherwise(
    url: str, meant: Server
) -> None:
    assert mail_address.server(url) == meant


@pytest.mark.parametrize(
    "url", ["mail.example.lg.jp", "http://a.jp", "smtp://", "smtp://a.jp:x", "smtp://a.jp?tls=maybe"]
)
def test_what_is_no_mail_server_is_named_without_its_password(url: str) -> None:
    with pytest.raises(ValueError, match="smtp_url"):
        Settings(_env_file=None, smtp_url=url)


def test_the_password_is_not_shown() -> None:
    shown = Settings(_env_file=None, smtp_url="smtp://u:secret-word@a.jp")
    assert "secret-word" not in repr(shown) + repr(mail_address.server(shown.smtp_url))

"""A mail as it goes out: plain text and HTML of the same words, with the headers that let people stop it in one tap.

Sources: RFC 5322 and 2047 (by the standard library's policy), RFC 8058 (one-click unsubscribe), RFC 3834 (automatic
mail is not answered by machines).
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.mailing.pieces import Part
from bot.mrkdwn import one_line, shorten

SUBJECT = 60
TITLE = 100
SAID = 160
# Of what people wrote, everything that is no character to read: it could turn lines around or end them.
_UNREAD = {"Cc", "Cf", "Cs", "Co", "Cn"}
_JOINERS = {"\u200d", "\ufe0f"}

_LOOKS = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere."""

    words: str
    url: str


@dataclass(frozen=True)
class Mail:
    """What a mail says.

    Args:
        subject: one line.
        hello: what it begins with.
        parts: what there is to tell.
        door: the one button.
        foot: where it comes from, why, and how to stop it, in lines.
        stop: stops it, when there is anything to stop.
        locale: `ja` or `en`.
    """

    subject: str
    hello: str
    door: Link
    foot: Sequence[str]
    locale: str
    parts: Sequence[Part] = ()
    stop: Link | None = None


def message(mail: Mail, *, sender: Address, to: str, mark: str, now: datetime, zone: ZoneInfo) -> EmailMessage:
    """The mail, ready to be sent.

    Args:
        mark: what tells it from every other mail; sent again it is the same mail to whoever received it.
        zone: in which its date is written.
    """
    made = EmailMessage(policy=SMTP)
    made["From"] = sender
    made["To"] = Address(addr_spec=to)
    made["Subject"] = shorten(clean(mail.subject), SUBJECT)
    made["Date"] = now.astimezone(zone)
    made["Message-ID"] = f"<{mark}@{sender.domain}>"
    made["Auto-Submitted"] = "auto-generated"
    made["X-Auto-Response-Suppress"] = "All"
    if mail.stop:
        made["List-Unsubscribe"] = f"<{mail.stop.url}>"
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    # Base64 leaves long Japanese lines whole, whatever lies on the way.
    made.set_content(plain(mail), charset="utf-8", cte="base64")
    made.add_alternative(html(mail), subtype="html", charset="utf-8", cte="base64")
    made["Content-Language"] = mail.locale
    return made


def plain(mail: Mail) -> str:
    """The mail as text: lines as they are, so that each program wraps them for its window."""
    lines = [clean(mail.hello), ""]
    for part in mail.parts:
        lines.append(f"■ {clean(part.heading)}")
        for entry in part.entries:
            lines.append(f"・{_title(entry.title)}")
            lines += [f"　{_said(entry.said)}"] if entry.said else []
            lines += [f"　{url}"] if (url := _web(entry.link)) else []
        lines.append("")
    lines += [f"{clean(mail.door.words)}:", mail.door.url, "", "----"]
    lines += [clean(line) for line in mail.foot]
    lines += [f"{clean(mail.stop.words)}:", mail.stop.url] if mail.stop else []
    return "\n".join(lines) + "\n"


def html(mail: Mail) -> str:
    """The mail as a page: tables and inline styles, which Outlook reads too, and nothing that is fetched."""
    return _LOOKS.get_template("mail.html").render(mail=mail, clean=clean, title=_title, said=_said, web=_web)


def clean(text: str) -> str:
    """The text in one line, without characters that nobody reads."""
    return one_line("".join(each for each in text if _is_read(each)))


def _is_read(each: str) -> bool:
    return each.isspace() or each in _JOINERS or unicodedata.category(each) not in _UNREAD


def _title(text: str) -> str:
    return shorten(clean(text), TITLE)


def _said(text: str) -> str:
    return shorten(clean(text), SAID)


def _web(link: str) -> str:
    """Links lead to web pages and nowhere else."""
    return link if link.startswith(("https://", "http://")) and clean(link) == link and " " not in link else ""

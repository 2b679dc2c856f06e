"""Mail addresses, and the address of the server that takes our mail: what is read from the settings and from forms."""

import re
import unicodedata
from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.headerregistry import Address
from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import parse_qs, unquote, urlsplit

# RFC 5321: 64 characters before the @, 254 in all.
LONGEST = 254
_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}"
)
_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]+)>")
_SUBMISSION, _OVER_TLS, _LOCAL = 587, 465, 25


class Tls(StrEnum):
    """How the way to the server is kept from other eyes."""

    IMPLICIT = "implicit"
    STARTTLS = "starttls"
    NONE = "none"


@dataclass(frozen=True)
class Server:
    """The server that takes our mail (RFC 6409: message submission)."""

    host: str
    port: int
    tls: Tls
    user: str = ""
    password: str = field(default="", repr=False)


def read(typed: str) -> str:
    """An address as somebody typed it, also in full-width letters.

    Raises:
        ValueError: it is none that a mail can be sent to.
    """
    address = unicodedata.normalize("NFKC", typed).strip()
    if len(address) > LONGEST or not _ADDRESS.fullmatch(address):
        raise ValueError("not an address")
    try:
        return Address(addr_spec=address).addr_spec
    except (HeaderParseError, IndexError):
        raise ValueError("not an address") from None


def sender(text: str) -> Address:
    """Who mail comes from: `tomoshibi@example.lg.jp`, or with a name, `灯 <tomoshibi@example.lg.jp>`.

    Raises:
        ValueError: it is none.
    """
    named = _NAMED.fullmatch(text.strip())
    name, address = (named["name"], named["address"]) if named else ("", text)
    if any(unicodedata.category(each) == "Cc" for each in text):
        raise ValueError("not an address")
    return Address(name.strip().strip('"').strip(), addr_spec=read(address))


def covered(address: str) -> str:
    """An address that its owner knows again, and who looks over their shoulder does not read: `s…@example.lg.jp`."""
    return f"{address[:1]}…@{address.rpartition('@')[2]}"


def server(url: str) -> Server:
    """What `SMTP_URL` says.

    `smtps://` is TLS from the first byte. `smtp://` begins in the clear and must go over to TLS, except on this machine
    and where `?tls=none` says so; `?tls=starttls` asks for it on this machine too.

    Raises:
        ValueError: it is no address of a mail server.
    """
    split = urlsplit(url)
    if split.scheme not in {"smtp", "smtps"} or not split.hostname or split.path.strip("/") or split.fragment:
        raise ValueError("not a mail server")
    local = _is_this_machine(split.hostname)
    if split.scheme == "smtps":
        tls = Tls.IMPLICIT
    else:
        said = parse_qs(split.query).get("tls", [Tls.NONE if local else Tls.STARTTLS])
        tls = Tls(said[0])
        if tls is Tls.IMPLICIT:
            raise ValueError("that is what smtps:// says")
    usual = _OVER_TLS if tls is Tls.IMPLICIT else _LOCAL if tls is Tls.NONE else _SUBMISSION
    return Server(
        host=split.hostname,
        port=split.port or usual,
        tls=tls,
        user=unquote(split.username or ""),
        password=unquote(split.password or ""),
    )


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

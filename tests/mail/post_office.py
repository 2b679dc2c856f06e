"""A real mail server, in this process: takes mail, or does what mail servers do instead."""

import asyncio
import ssl
from asyncio import Server, Transport
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "tomoshibi", "p@ss:word"


@dataclass
class PostOffice:
    """What it took, and what it is to do next: each answer in `says` is given once, by the SMTP command it answers."""

    taken: list[EmailMessage] = field(default_factory=list)
    envelopes: list[tuple[str, list[str]]] = field(default_factory=list)
    secured: list[bool] = field(default_factory=list)
    logged_in: list[bool] = field(default_factory=list)
    connections: int = 0
    says: dict[str, list[str]] = field(default_factory=dict)
    hang_up: list[str] = field(default_factory=list)
    sleep_s: dict[str, float] = field(default_factory=dict)

    def subjects(self) -> list[str]:
        return [str(each["Subject"]) for each in self.taken]

    def to(self, address: str) -> list[EmailMessage]:
        return [each for each, (_, people) in zip(self.taken, self.envelopes, strict=True) if address in people]

    async def handle_EHLO(  # noqa: N802 (the server's name)
        self, server: SMTP, session: Session, _envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        del server
        return responses

    async def handle_MAIL(  # noqa: N802 (the server's name)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        del server, session
        if answer := self._next("MAIL"):
            return answer
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 (the server's name)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        del server, session
        await asyncio.sleep(self.sleep_s.get("RCPT", 0))
        if answer := self._next("RCPT"):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 (the server's name)
        moment = self.hang_up.pop(0) if self.hang_up else ""
        if moment == "before":
            _hang_up(server)
            return "451 nobody hears this"
        await asyncio.sleep(self.sleep_s.get("DATA", 0))
        if answer := self._next("DATA"):
            return answer
        assert isinstance(envelope.content, bytes)
        parsed = BytesParser(policy=default).parsebytes(envelope.content)
        assert isinstance(parsed, EmailMessage)
        self.taken.append(parsed)
        self.envelopes.append((envelope.mail_from or "", list(envelope.rcpt_tos)))
        self.secured.append(session.ssl is not None)
        self.logged_in.append(bool(session.authenticated))
        if moment == "after":
            _hang_up(server)
        return "250 2.0.0 taken"

    def _next(self, command: str) -> str:
        waiting = self.says.get(command) or [""]
        return waiting.pop(0)


class _Office(Controller):
    """Learns its port from the system."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


def _hang_up(server: SMTP) -> None:
    assert isinstance(server.transport, Transport)
    server.transport.abort()


def _knows(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any) -> AuthResult:
    assert isinstance(data, LoginPassword)
    # What is not handled here the server answers by itself.
    return AuthResult(success=(data.login, data.password) == (USER.encode(), PASSWORD.encode()), handled=False)


@contextmanager
def opened(office: PostOffice, *, tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """The server takes mail while the block runs; its port.

    Args:
        tls: then it takes nothing but over TLS, from those who log in.
    """
    strict: dict[str, Any] = (
        {"tls_context": tls, "require_starttls": True, "auth_required": True, "authenticator": _knows} if tls else {}
    )
    controller = _Office(office, hostname="127.0.0.1", port=0, **strict)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()

"""The server that takes our mail: one connection for several mails, and what its answers mean for each.

Sources: RFC 5321 (SMTP), RFC 3207 (STARTTLS).
"""

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from bot.mailing import address as mail_address
from bot.mailing import answers as mail_answers
from bot.mailing.address import Server, Tls
from bot.mailing.answers import OK, PERMANENT, START, Doubtful, Outcome, ServerTroubleError, Taken, Trouble, Unwanted
from bot.settings import Settings

# For each answer of the server; the one after the text of a mail may take longer (RFC 5321, 4.5.3.2).
PATIENCE_S = 30.0
END_PATIENCE_S = 120.0

# For the operator.
WHAT_TO_DO = {
    Trouble.UNREACHABLE: "メールサーバーにつながりません。"
    "SMTP_URL のホスト名とポート、ファイアウォールを確かめてください。",
    Trouble.SLOW: "メールサーバーが時間内に返事をしません。"
    "SMTP_URL のポートと、smtp:// と smtps:// の別を確かめてください。",
    Trouble.TLS: "メールサーバーと暗号化してつながりません。"
    "証明書か、SMTP_URL の smtp:// と smtps:// の別を確かめてください。",
    Trouble.LOGIN: "メールサーバーにログインできません。"
    "SMTP_URL のユーザー名とパスワードを確かめてください（記号は %40 のように書きます）。",
    Trouble.SENDER: "メールサーバーが MAIL_FROM の差出人を受け付けません。"
    "そのサーバーから出してよいアドレスにしてください。",
    Trouble.BUSY: "メールサーバーが混みあっています。しばらくすると、また送り始めます。",
    Trouble.BROKEN: "メールサーバーの返事が途中で切れました。続くときは、サーバーの管理者に確かめてください。",
}


class Line:
    """A connection on which mails are handed over, one after the other."""

    def __init__(self, smtp: smtplib.SMTP, *, end_patience_s: float) -> None:
        self._smtp = smtp
        self._end_patience_s = end_patience_s

    def send(self, message: bytes, *, sender: str, to: str) -> Outcome:
        """Hand over one mail.

        Args:
            message: with CRLF at the ends of its lines, all ASCII.

        Raises:
            ServerTroubleError: the server takes no mail at all; it does not have this one.
        """
        with _troubles():
            self._begin(sender)
            refused = mail_answers.refused(*self._smtp.rcpt(to), is_recipient=True)
            if refused is None:
                code, told = self._smtp.docmd("DATA")
                refused = None if code == START else mail_answers.refused(code, told)
            if refused:
                self._smtp.rset()
                return refused
        return self._hand_over(message)

    def ask_about(self, sender: str) -> None:
        """Ask whether mail may come from there.

        Raises:
            ServerTroubleError: it may not, or the server takes no mail at all.
        """
        with _troubles():
            self._begin(sender)
            self._smtp.rset()

    def _begin(self, sender: str) -> None:
        code, told = self._smtp.mail(sender)
        if code not in OK:
            trouble = Trouble.SENDER if code >= PERMANENT else Trouble.BUSY
            raise ServerTroubleError(trouble, mail_answers.reason(code, told))

    def _hand_over(self, message: bytes) -> Outcome:
        """From here on the server may have it, whatever happens to the connection."""
        assert self._smtp.sock is not None  # noqa: S101 (it has just answered)
        usual = self._smtp.sock.gettimeout()
        try:
            self._smtp.send(re.sub(rb"(?m)^\.", b"..", message) + b".\r\n")
            self._smtp.sock.settimeout(self._end_patience_s)
            code, told = self._smtp.getreply()
            self._smtp.sock.settimeout(usual)
        except (OSError, smtplib.SMTPException) as error:
            self._smtp.close()
            return Doubtful(type(error).__name__)
        return Taken() if code in OK else mail_answers.refused(code, told) or Unwanted(str(code))


@contextmanager
def opened(server: Server, *, patience_s: float = PATIENCE_S, end_patience_s: float = END_PATIENCE_S) -> Iterator[Line]:
    """A connection on which mail can be sent while the block runs.

    Raises:
        ServerTroubleError: there is none, or the block met with trouble.
    """
    with _troubles():
        smtp = _connect(server, patience_s)
    try:
        yield Line(smtp, end_patience_s=end_patience_s)
    finally:
        with suppress(OSError, smtplib.SMTPException):
            smtp.quit()
        smtp.close()


def check(settings: Settings) -> str | None:
    """What keeps mail from being sent, in words for the operator; None when nothing does, or when none is wanted."""
    if not settings.smtp_url:
        return "MAIL_FROM がありますが SMTP_URL がないので、メールは送りません。" if settings.mail_from else None
    missing = [name for name in ("mail_from", "public_url") if not getattr(settings, name)]
    if missing:
        return f"SMTP_URL がありますが {'、'.join(missing).upper()} がないので、メールは送りません。"
    try:
        with opened(mail_address.server(settings.smtp_url)) as line:
            line.ask_about(mail_address.sender(settings.mail_from).addr_spec)
    except ServerTroubleError as trouble:
        return f"{WHAT_TO_DO[trouble.trouble]}（{trouble.reason}）"
    return None


def _connect(server: Server, patience_s: float) -> smtplib.SMTP:
    if server.tls is Tls.IMPLICIT:
        safe = ssl.create_default_context()
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=patience_s, context=safe)
    else:
        smtp = smtplib.SMTP(server.host, server.port, timeout=patience_s)
    try:
        if server.tls is Tls.STARTTLS:
            smtp.starttls(context=ssl.create_default_context())
        if server.user:
            smtp.login(server.user, server.password)
        else:
            smtp.ehlo_or_helo_if_needed()
    except (OSError, smtplib.SMTPException):
        smtp.close()
        raise
    return smtp


@contextmanager
def _troubles() -> Iterator[None]:
    """What goes wrong with the connection, as trouble of the server."""
    try:
        yield
    except smtplib.SMTPAuthenticationError as error:
        # 454 and the like: the server cannot look up passwords just now.
        kind = Trouble.LOGIN if error.smtp_code >= PERMANENT else Trouble.BUSY
        raise ServerTroubleError(kind, str(error.smtp_code)) from None
    except smtplib.SMTPNotSupportedError as error:
        raise ServerTroubleError(Trouble.TLS, type(error).__name__) from None
    except smtplib.SMTPResponseException as error:
        raise ServerTroubleError(Trouble.BUSY, str(error.smtp_code)) from None
    except smtplib.SMTPServerDisconnected as error:
        # smtplib says a time-out in the middle of an answer with the same word.
        slow = isinstance(error.__context__, TimeoutError)
        raise ServerTroubleError(Trouble.SLOW if slow else Trouble.BROKEN, type(error).__name__) from None
    except smtplib.SMTPException as error:
        raise ServerTroubleError(Trouble.BROKEN, type(error).__name__) from None
    except ssl.SSLError as error:
        raise ServerTroubleError(Trouble.TLS, type(error).__name__) from None
    except TimeoutError as error:
        raise ServerTroubleError(Trouble.SLOW, type(error).__name__) from None
    except OSError as error:
        raise ServerTroubleError(Trouble.UNREACHABLE, type(error).__name__) from None

"""Where the app is installed: which workspaces let it in, with which token, and which do so no longer.

Tokens stand here sealed (`bot.vault`). A workspace that the settings hold the token of has a row too, without a token;
so has each workspace of an organisation (Enterprise Grid) that installed the app as a whole: the token is in the row of
the organisation, whose `team_id` is its own id. What a workspace said and did stays when the app is taken out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base
from bot.vault import Vault

PURPOSE = "bot token"
# So far Slack's clock and this machine's may be apart.
SKEW = timedelta(seconds=10)


class Installation(Base):
    """The app in a workspace, or in an organisation as a whole.

    Attributes:
        installed_at: for the first time.
        granted_at: for the last time.
        token: sealed; "" when it is the settings' or the organisation's.
        refresh_token: sealed; "" when the token does not expire.
        scopes: what was granted, with commas between.
        installed_by: user id; "" for a workspace of the settings.
        revoked_at: since when the token is worth nothing any more.
        renewal_failed: why Slack gave no new token, in its own word; "" when nothing is wrong.
    """

    __tablename__ = "installation"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    installed_at: Mapped[datetime]
    granted_at: Mapped[datetime]
    enterprise_id: Mapped[str] = mapped_column(default="")
    is_enterprise_install: Mapped[bool] = mapped_column(default=False)
    token: Mapped[str] = mapped_column(default="", repr=False, info={"sealed": PURPOSE})
    refresh_token: Mapped[str] = mapped_column(default="", repr=False, info={"sealed": PURPOSE})
    expires_at: Mapped[datetime | None] = mapped_column(default=None)
    scopes: Mapped[str] = mapped_column(default="")
    installed_by: Mapped[str] = mapped_column(default="")
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)
    renewal_failed: Mapped[str] = mapped_column(default="")

    @property
    def is_organisation(self) -> bool:
        """Whether this is the row of an organisation, which is no workspace itself."""
        return self.is_enterprise_install and self.team_id == self.enterprise_id


@dataclass(frozen=True)
class Granted:
    """What Slack grants to an app that is being installed, or whose token is being renewed (oauth.v2.access)."""

    team_id: str
    enterprise_id: str
    is_enterprise_install: bool
    token: str
    refresh_token: str
    lasts: timedelta | None
    scopes: str
    installed_by: str

    @classmethod
    def read(cls, answer: Mapping[str, Any]) -> Self:
        """The answer of oauth.v2.access."""
        enterprise_id = (answer.get("enterprise") or {}).get("id") or ""
        seconds = answer.get("expires_in")
        return cls(
            team_id=(answer.get("team") or {}).get("id") or enterprise_id,
            enterprise_id=enterprise_id,
            is_enterprise_install=bool(answer.get("is_enterprise_install")),
            token=answer["access_token"],
            refresh_token=answer.get("refresh_token") or "",
            lasts=timedelta(seconds=int(seconds)) if seconds else None,
            scopes=answer.get("scope") or "",
            installed_by=(answer.get("authed_user") or {}).get("id") or "",
        )


def every(session: Session) -> list[Installation]:
    """Every installation that there ever was, the oldest first."""
    return list(session.scalars(select(Installation).order_by(Installation.installed_at, Installation.team_id)))


def find(session: Session, team_id: str) -> Installation | None:
    """The installation in a workspace, also one that was taken back."""
    return session.get(Installation, team_id)


def keep(session: Session, vault: Vault, granted: Granted, *, now: datetime) -> None:
    """The app was installed, for the first time or again."""
    row = _row(session, granted.team_id, now)
    row.enterprise_id, row.is_enterprise_install = granted.enterprise_id, granted.is_enterprise_install
    row.scopes, row.installed_by = granted.scopes, granted.installed_by
    _put_tokens(row, vault, granted, now)
    session.flush()


def renew(session: Session, vault: Vault, team_id: str, granted: Granted, *, now: datetime) -> None:
    """Slack gave a new token for the old one."""
    row = session.get_one(Installation, team_id)
    _put_tokens(row, vault, granted, now)
    session.flush()


def note_own(session: Session, *, team_id: str, enterprise_id: str, now: datetime) -> None:
    """The settings hold a token of this workspace, and Slack takes it. A token that came by installing goes before."""
    known = session.get(Installation, team_id)
    if known is None or known.revoked_at is not None:
        row = _row(session, team_id, now)
        row.enterprise_id = enterprise_id
        session.flush()


def adopt(session: Session, *, team_id: str, enterprise_id: str, now: datetime) -> None:
    """A workspace of an organisation that installed the app as a whole."""
    row = _row(session, team_id, now)
    row.enterprise_id, row.is_enterprise_install = enterprise_id, True
    session.flush()


def revoke(session: Session, team_id: str, *, happened_at: datetime, now: datetime) -> bool:
    """The app was taken out of a workspace, or of an organisation with all of its workspaces.

    Args:
        happened_at: what Slack says. Old news do not take out an app that was let in again since.

    Returns:
        Whether it had been in.
    """
    concerned = (Installation.team_id == team_id) | (
        Installation.is_enterprise_install & (Installation.enterprise_id == team_id)
    )
    these = select(Installation).where(
        concerned, Installation.revoked_at.is_(None), Installation.granted_at <= happened_at + SKEW
    )
    gone = session.scalars(these).all()
    for row in gone:
        row.revoked_at, row.token, row.refresh_token, row.expires_at = now, "", "", None
    session.flush()
    return bool(gone)


def _row(session: Session, team_id: str, now: datetime) -> Installation:
    """The row of a workspace that lets the app in now."""
    row = session.get(Installation, team_id)
    if row is None:
        row = Installation(team_id=team_id, installed_at=now, granted_at=now)
        session.add(row)
    row.granted_at, row.revoked_at, row.renewal_failed = now, None, ""
    row.token, row.refresh_token, row.expires_at = "", "", None
    return row


def _put_tokens(row: Installation, vault: Vault, granted: Granted, now: datetime) -> None:
    row.token = vault.seal(granted.token)
    row.refresh_token = vault.seal(granted.refresh_token) if granted.refresh_token else ""
    row.expires_at = now + granted.lasts if granted.lasts else None
    row.renewal_failed = ""

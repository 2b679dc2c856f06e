"""Workspaces and the people in them, as far as Slack tells us."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base
from bot.mrkdwn import mentioned, plain

# Subtypes of messages that people write. Every other one is a notice of Slack's own (joins, topics) or an app's.
HUMAN = {None, "file_share", "thread_broadcast"}


class Workspace(Base):
    """A Slack workspace in which the bot is installed."""

    __tablename__ = "workspace"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    url: Mapped[str]
    bot_id: Mapped[str]
    bot_user_id: Mapped[str]
    members_read_at: Mapped[datetime | None] = mapped_column(default=None)


class Member(Base):
    """Somebody in a workspace. The title is where offices write body and section, as in 「小田原市 税務課」."""

    __tablename__ = "member"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    updated_at: Mapped[datetime]
    name: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    locale: Mapped[str] = mapped_column(default="")
    is_bot: Mapped[bool] = mapped_column(default=False)
    deleted: Mapped[bool] = mapped_column(default=False)

    @property
    def signature(self) -> str:
        """Name and, where it is known, office: `佐藤 美咲（小田原市 税務課）`."""
        return f"{self.name}（{self.title}）" if self.title else self.name


def remember_workspace(session: Session, auth: Mapping[str, Any]) -> Workspace:
    """Keep what `auth.test` says about the workspace that a bot token belongs to."""
    known = session.get(Workspace, auth["team_id"])
    return session.merge(
        Workspace(
            team_id=auth["team_id"],
            name=auth.get("team") or auth["team_id"],
            url=(auth.get("url") or "").rstrip("/") + "/",
            bot_id=auth.get("bot_id") or "",
            bot_user_id=auth["user_id"],
            members_read_at=known.members_read_at if known else None,
        )
    )


def remember(session: Session, *, team_id: str, user: Mapping[str, Any], now: datetime) -> Member:
    """Keep what Slack says about a member (a user object of `users.info`, `users.list` or `user_change`)."""
    profile = user.get("profile") or {}
    name = profile.get("display_name") or profile.get("real_name") or user.get("real_name") or user.get("name")
    known = session.get(Member, (team_id, user["id"]))
    return session.merge(
        Member(
            team_id=team_id,
            user_id=user["id"],
            updated_at=now,
            name=name or "",
            title=profile.get("title") or "",
            # `user_change` leaves the locale out; what was known of it stays.
            locale=user.get("locale") or (known.locale if known else ""),
            is_bot=bool(user.get("is_bot") or user.get("id") == "USLACKBOT"),
            deleted=bool(user.get("deleted")),
        )
    )


def find(session: Session, *, team_id: str, user_id: str) -> Member | None:
    """The member, if Slack has told us about them yet."""
    return session.get(Member, (team_id, user_id))


def names(session: Session, *, team_id: str, user_ids: set[str]) -> dict[str, str]:
    """Names to read, by user id; unknown people are left out."""
    found = session.scalars(
        select(Member).where(Member.team_id == team_id, Member.user_id.in_(user_ids), Member.name != "")
    )
    return {member.user_id: member.name for member in found}


def read(session: Session, *, team_id: str, mrkdwn: str) -> str:
    """A message's text as a person reads it, with the names of those it mentions."""
    known = names(session, team_id=team_id, user_ids=mentioned(mrkdwn))
    return plain(mrkdwn, lambda user_id: known.get(user_id, user_id))


def wrote(session: Session, *, workspace: Workspace, message: Mapping[str, Any]) -> bool:
    """Whether a person wrote this message, and not an app, Slack itself, or this bot."""
    author = message.get("user")
    if message.get("subtype") not in HUMAN or message.get("bot_id") or not author:
        return False
    member = find(session, team_id=workspace.team_id, user_id=author)
    return not (member and member.is_bot) and author != workspace.bot_user_id


def workspaces(session: Session) -> list[Workspace]:
    """Every workspace that has ever been connected."""
    return list(session.scalars(select(Workspace).order_by(Workspace.team_id)))


def permalink(workspace: Workspace, *, channel_id: str, ts: str, thread_ts: str | None = None) -> str:
    """The address of a message, as `chat.getPermalink` would answer; made here so that a turn needs no call for it."""
    link = f"{workspace.url}archives/{channel_id}/p{ts.replace('.', '')}"
    return f"{link}?thread_ts={thread_ts}&cid={channel_id}" if thread_ts and thread_ts != ts else link

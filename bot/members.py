"""Workspaces and the people in them: what Slack tells of them, and where they say that they work.

Who is who, decided once for all features:

- **Members** of the workspace can do everything that the bot offers.
- **Guests**, of one channel or of several, are people like everybody: companions and staff of associations come as
  guests. They ask, answer and are asked where they work. They are not made organisers.
- **Bots** and apps write no questions, replies or know-how, and are asked nothing.
- **Deactivated** people keep their name on all that they wrote. They are asked nothing, and are organisers no more.
- **Externals** (Slack Connect) have no commands, no shortcuts and no entry in `users.list`; buttons work for them. What
  they post is taken like anybody's. Where they work is what Slack says, and they are asked nothing.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, false, not_, or_, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from bot import bodies, numbers
from bot.bodies import Body
from bot.db import Base, asked_once
from bot.mrkdwn import mentioned, plain

# When Slack told us about somebody whom it has not told us about.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)

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
    """Somebody in a workspace. The title is what Slack knows of where they work, as in 「小田原市 税務課」.

    `ask_again_at` is from when they may be asked again where they work; it stands here because every turn asks for it.
    `left_at` is since when we know that their account is not used any more.
    """

    __tablename__ = "member"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    updated_at: Mapped[datetime]
    name: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    locale: Mapped[str] = mapped_column(default="")
    is_bot: Mapped[bool] = mapped_column(default=False)
    deleted: Mapped[bool] = mapped_column(default=False)
    is_guest: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_external: Mapped[bool] = mapped_column(default=False, server_default=false())
    body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id", ondelete="SET NULL"), init=False)
    section: Mapped[str] = mapped_column(default="", server_default=text("''"))
    body: Mapped[Body | None] = relationship(default=None)
    ask_again_at: Mapped[datetime | None] = mapped_column(default=None)
    zone: Mapped[str] = mapped_column(default="", server_default=text("''"))
    left_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def office(self) -> str:
        """Where they work: body and section as they said, otherwise the title that they have in Slack."""
        said = (self.body.name if self.body else "", self.section)
        return " ".join(part for part in said if part) or self.title

    @property
    def signature(self) -> str:
        """Name and, where it is known, office: `佐藤 美咲（小田原市 税務課）`."""
        return f"{self.name}（{self.office}）" if self.office else self.name

    @property
    def is_settled(self) -> bool:
        """Whether they have said where they work."""
        return self.body_id is not None or bool(self.section)

    def is_to_be_asked(self, now: datetime) -> bool:
        """Whether it is time to ask them where they work."""
        waited = self.ask_again_at is None or self.ask_again_at <= now
        return self.can_be_asked and not self.is_settled and waited

    @hybrid_property
    def can_be_asked(self) -> bool:
        """Whether the bot may ask them something of its own accord; in a statement too."""
        return not (self.is_bot or self.deleted or self.is_external)

    @can_be_asked.inplace.expression
    @classmethod
    def _can_be_asked(cls) -> ColumnElement[bool]:
        return not_(or_(cls.is_bot, cls.deleted, cls.is_external))


def remember_workspace(session: Session, auth: Mapping[str, Any]) -> Workspace:
    """Keep what `auth.test` says about the workspace that a bot token belongs to."""
    said = {
        "name": auth.get("team") or auth["team_id"],
        "url": (auth.get("url") or "").rstrip("/") + "/",
        "bot_id": auth.get("bot_id") or "",
        "bot_user_id": auth["user_id"],
    }
    if session.get(Workspace, auth["team_id"]) is None:
        try:
            with session.begin_nested():
                session.add(Workspace(team_id=auth["team_id"], **said))
        except IntegrityError:  # another process started at the same moment
            session.expire_all()
    workspace = session.get_one(Workspace, auth["team_id"])
    for name, value in said.items():
        setattr(workspace, name, value)
    return workspace


def remember_sibling(session: Session, enterprise_id: str, *, team_id: str, name: str) -> Workspace:
    """Keep a workspace of an organisation that installed the app as a whole: the bot is the same in all of them."""
    organisation = session.get_one(Workspace, enterprise_id)
    auth = {"team": name, "url": organisation.url, "bot_id": organisation.bot_id, "user_id": organisation.bot_user_id}
    return remember_workspace(session, {"team_id": team_id, **auth})


def remember(session: Session, *, team_id: str, user: Mapping[str, Any], now: datetime) -> Member:
    """Keep what Slack says about a member (a user object of `users.info`, `users.list` or `user_change`)."""
    return _told(known(session, team_id=team_id, user_id=user["id"]), user, now)


def remember_all(session: Session, *, team_id: str, users: Iterable[Mapping[str, Any]], now: datetime) -> list[Member]:
    """Keep what Slack says about everybody (`users.list`); who is known is read at once.

    Returns:
        All members: whoever holds them while the session asks for them again has not to wait for them again.
    """
    here = {member.user_id: member for member in session.scalars(select(Member).where(Member.team_id == team_id))}
    for user in users:
        member = here.get(user["id"])
        if member is None:
            member = here[user["id"]] = Member(team_id=team_id, user_id=user["id"], updated_at=NEVER)
            session.add(member)
        _told(member, user, now)
    session.flush()
    return list(here.values())


def _told(member: Member, user: Mapping[str, Any], now: datetime) -> Member:
    profile = user.get("profile") or {}
    name = profile.get("display_name") or profile.get("real_name") or user.get("real_name") or user.get("name")
    member.updated_at = now
    member.name = name or member.name
    member.title = profile.get("title") or ""
    # `user_change` leaves the locale out; what was known of it stays.
    member.locale = user.get("locale") or member.locale
    member.zone = user.get("tz") or member.zone
    member.is_bot = bool(user.get("is_bot") or user["id"] == "USLACKBOT")
    member.deleted = bool(user.get("deleted"))
    member.left_at = (member.left_at or now) if member.deleted else None
    member.is_guest = bool(user.get("is_restricted") or user.get("is_ultra_restricted"))
    # In an organisation's other workspaces people have another team, and are colleagues all the same.
    elsewhere = user.get("team_id") not in {None, member.team_id} and not user.get("enterprise_user")
    member.is_external = bool(user.get("is_stranger") or elsewhere)
    return member


def known(session: Session, *, team_id: str, user_id: str) -> Member:
    """The member; when Slack has not told us about them yet, a new one without a name, who will be looked up."""
    member = find(session, team_id=team_id, user_id=user_id)
    if member is None:
        member = Member(team_id=team_id, user_id=user_id, updated_at=NEVER)
        session.add(member)
    return member


def settle(session: Session, member: Member, *, body: Body | None, section: str) -> None:
    """Keep where somebody says that they work."""
    member.body = body
    member.section = section
    session.flush()


def follow_mergers(session: Session, *, team_id: str) -> None:
    """Whoever works for a body that was merged works for the one that it became."""
    merged = select(Member).join(Body).where(Member.team_id == team_id, Body.successor_code.is_not(None))
    for member in session.scalars(merged).all():
        member.body = bodies.by_id(session, team_id=team_id, body_id=member.body_id or 0)
    session.flush()


@asked_once
def find(session: Session, *, team_id: str, user_id: str) -> Member | None:
    """The member, if Slack has told us about them yet."""
    return session.get(Member, (team_id, user_id))


def names(session: Session, *, team_id: str, user_ids: set[str]) -> dict[str, str]:
    """Names to read, by user id; unknown people are left out."""
    if not user_ids:
        return {}
    found = session.scalars(
        select(Member).where(Member.team_id == team_id, Member.user_id.in_(user_ids), Member.name != "")
    )
    return {member.user_id: member.name for member in found}


def read(session: Session, *, team_id: str, mrkdwn: str) -> str:
    """A message's text as a person reads it: with the names of those it mentions, and personal numbers covered."""
    known = names(session, team_id=team_id, user_ids=mentioned(mrkdwn))
    return numbers.covered(plain(mrkdwn, lambda user_id: known.get(user_id, user_id)))


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

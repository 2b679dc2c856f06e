"""The bodies (団体) that people work for: prefectures, municipalities, associations, each known by its official code.

Source: 総務省, 全国地方公共団体コード: two digits of the prefecture, three of the body in it, one check digit.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from sqlalchemy import UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base

CODE_LENGTH = 6
# By the first two digits of a code, from 01.
PREFECTURES = (
    *("北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県"),
    *("埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県"),
    *("岐阜県", "静岡県", "愛知県", "三重県", "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県"),
    *("鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県", "高知県", "福岡県"),
    *("佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県"),
)
# From these numbers on, the three digits within a prefecture are associations'.
_ASSOCIATIONS = 801
# Population of the smallest body of each size, from small to large.
SIZES = (0, 10_000, 50_000, 100_000, 300_000)
_WEIGHTS = (6, 5, 4, 3, 2)
# What else stands in titles behind the section: what somebody is, not where they work.
NOT_SECTIONS = {"DX推進リーダー", "推進リーダー", "リーダー", "担当者", "担当", "事務局"}
# Below this likeness a name is another one, not one that was mistyped.
_LIKE = 0.6


class Kind(StrEnum):
    """What sort of body it is."""

    PREFECTURE = "prefecture"
    MUNICIPALITY = "municipality"
    ASSOCIATION = "association"


class Body(Base):
    """A body. Those without a code are known by their name; one that was merged says into which."""

    __tablename__ = "body"
    __table_args__ = (UniqueConstraint("team_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    name: Mapped[str]
    kind: Mapped[str]
    prefecture: Mapped[str] = mapped_column(default="")
    code: Mapped[str | None] = mapped_column(default=None)
    population: Mapped[int | None] = mapped_column(default=None)
    successor_code: Mapped[str | None] = mapped_column(default=None)

    @property
    def size(self) -> int | None:
        """How large it is, from 0 (below 10,000 people) to 4 (300,000 and more); None when that is not known."""
        if self.population is None:
            return None
        return max(size for size, least in enumerate(SIZES) if self.population >= least)

    @property
    def full_name(self) -> str:
        """The name that no other body has: 神奈川県大井町."""
        return self.name if self.name.startswith(self.prefecture) else f"{self.prefecture}{self.name}"


@dataclass(frozen=True)
class Entry:
    """What is to be known of a body."""

    name: str
    kind: Kind
    prefecture: str = ""
    code: str | None = None
    population: int | None = None
    successor_code: str | None = None


def check_digit(five: str) -> str:
    """The last digit of a code, from the five before it."""
    rest = sum(int(digit) * weight for digit, weight in zip(five, _WEIGHTS, strict=True)) % 11
    return str(11 - rest)[-1]


def read_code(written: str) -> str | None:
    """A code as it is kept, from one as people write it (full-width digits too); None when it cannot be one."""
    code = unicodedata.normalize("NFKC", written).strip()
    if not re.fullmatch(rf"[0-9]{{{CODE_LENGTH}}}", code):
        return None
    return code if 1 <= int(code[:2]) <= len(PREFECTURES) and check_digit(code[:-1]) == code[-1] else None


def kind_of(code: str) -> Kind:
    """What sort of body a code belongs to."""
    number = int(code[2:5])
    if number == 0:
        return Kind.PREFECTURE
    return Kind.ASSOCIATION if number >= _ASSOCIATIONS else Kind.MUNICIPALITY


def prefecture_of(code: str) -> str:
    """The prefecture in which the body of a code lies."""
    return PREFECTURES[int(code[:2]) - 1]


def keep(session: Session, *, team_id: str, entries: Iterable[Entry]) -> tuple[int, int]:
    """Keep what is to be known of bodies, found again by code, or by name and prefecture where there is no code.

    Returns:
        How many were new, and how many had changed.
    """
    known = list(session.scalars(select(Body).where(Body.team_id == team_id)))
    by_code = {body.code: body for body in known if body.code}
    by_name = {(body.prefecture, body.name): body for body in known if not body.code}
    added = changed = 0
    for entry in entries:
        place = (entry.prefecture, entry.name)
        body = by_code.get(entry.code) if entry.code else None
        body = body or by_name.get(place)
        if body is None:
            body = Body(team_id=team_id, **vars(entry))
            session.add(body)
            added += 1
        elif any(getattr(body, name) != value for name, value in vars(entry).items()):
            for name, value in vars(entry).items():
                setattr(body, name, value)
            changed += 1
        if entry.code:
            by_code[entry.code] = body
        else:
            by_name[place] = body
    session.flush()
    return added, changed


def of_today(session: Session, *, team_id: str) -> list[Body]:
    """Every body that has not been merged into another one, by code; those without a code come last."""
    bodies = select(Body).where(Body.team_id == team_id, Body.successor_code.is_(None))
    return sorted(session.scalars(bodies), key=lambda body: (body.code is None, body.code or "", body.name))


def by_id(session: Session, *, team_id: str, body_id: int) -> Body | None:
    """The body of this number, or the one that it was merged into."""
    body = session.scalar(select(Body).where(Body.team_id == team_id, Body.id == body_id))
    return _of_now(session, body) if body else None


def by_code(session: Session, *, team_id: str, code: str) -> Body | None:
    """The body of this code, or the one that it was merged into."""
    body = session.scalar(select(Body).where(Body.team_id == team_id, Body.code == code))
    return _of_now(session, body) if body else None


def named(session: Session, *, team_id: str, name: str) -> list[Body]:
    """Every body of this name, with or without its prefecture, as people type it; merged ones are what they became."""
    wanted = _folded(name)
    bodies = session.scalars(select(Body).where(Body.team_id == team_id))
    found = [body for body in bodies if wanted in (_folded(body.name), _folded(body.full_name))]
    return list({body.id: body for body in (_of_now(session, body) for body in found)}.values())


def near(session: Session, *, team_id: str, name: str, limit: int) -> list[Body]:
    """Bodies whose names are like this one, the likeliest first: beginnings of names, and names that were mistyped."""
    wanted = _folded(name)
    ranked = [(_likeness(wanted, body), body) for body in of_today(session, team_id=team_id)]
    likely = sorted((pair for pair in ranked if pair[0] >= _LIKE), key=lambda pair: -pair[0])
    return [body for _, body in likely[:limit]]


def guess(session: Session, *, team_id: str, title: str) -> tuple[Body | None, str]:
    """Body and section out of a title in Slack: 「小田原市 税務課 リーダー」; the body must be one that is known."""
    first, *rest = unicodedata.normalize("NFKC", title).split() or [""]
    found = named(session, team_id=team_id, name=first)
    section = [word for word in rest if word not in NOT_SECTIONS]
    return (found[0], " ".join(section)) if len(found) == 1 else (None, title.strip())


def _of_now(session: Session, body: Body) -> Body:
    passed = set[int]()
    while body.successor_code and body.id not in passed:
        passed.add(body.id)
        successors = select(Body).where(Body.team_id == body.team_id, Body.code == body.successor_code)
        body = session.scalar(successors) or body
    return body


def _likeness(wanted: str, body: Body) -> float:
    names = (_folded(body.name), _folded(body.full_name))
    if wanted and any(name.startswith(wanted) for name in names):
        return 1.0
    return max(SequenceMatcher(None, wanted, name).ratio() for name in names)


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split())


def names(bodies: Sequence[Body]) -> dict[int, str]:
    """Names to choose by: with the prefecture only where two bodies share a name."""
    shared = {body.name for body in bodies if sum(each.name == body.name for each in bodies) > 1}
    return {body.id: body.full_name if body.name in shared else body.name for body in bodies}

"""Where people work, as a roster and a member say it, brought to what can be compared: a known body, or its name."""

from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import bodies
from bot.bodies import Body
from bot.members import Member
from bot.tables.shape import folded


@dataclass(frozen=True)
class Place:
    """A body and a section. `key` is the same for every way to write the body; `body` is None when it is not known."""

    key: str = ""
    name: str = ""
    section: str = ""
    body: Body | None = None

    @property
    def told(self) -> str:
        """As people read it."""
        return " ".join(part for part in (self.name, self.section) if part)

    @property
    def kept(self) -> str:
        """What a member's section is to say: with the name of a body that is not known."""
        return self.section if self.body else self.told


@dataclass
class Places:
    """The bodies of a workspace by every name, read once."""

    by_name: dict[str, list[Body]] = field(default_factory=lambda: defaultdict(list))
    by_code: dict[str, Body] = field(default_factory=dict)
    by_id: dict[int, Body] = field(default_factory=dict)

    @classmethod
    def of(cls, session: Session, *, team_id: str) -> "Places":
        """All bodies that are known; merged ones are what they became."""
        found = cls()
        for known in session.scalars(select(Body).where(Body.team_id == team_id)).all():
            now = bodies.by_id(session, team_id=team_id, body_id=known.id) if known.successor_code else known
            body = found.by_id[known.id] = now or known
            for name in {folded(known.name), folded(known.full_name)}:
                if body not in found.by_name[name]:
                    found.by_name[name].append(body)
            if known.code:
                found.by_code[known.code] = body
        return found

    def body(self, name: str, *, code: str = "") -> Body | None:
        """The body of this name or code; None when it is not known, or may be two."""
        named = self.by_name.get(folded(name), [])
        return self.by_code.get(bodies.read_code(code) or "") or (named[0] if len(named) == 1 else None)

    def written(self, name: str, section: str, *, code: str = "") -> Place:
        """What a roster says."""
        body = self.body(name, code=code)
        if body is None:
            return Place(folded(name), name, section)
        return Place(f"#{body.id}", body.name, section, body)

    def of_member(self, member: Member) -> Place:
        """Where a member works: as they said, otherwise as their title in Slack lets one read."""
        if member.body is not None:
            return Place(f"#{member.body.id}", member.body.name, member.section, member.body)
        said, title = member.section.split(), member.title.split()
        names_body = bool(said) and (self.body(said[0]) is not None or (len(said) > 1 and not self._knows(title)))
        if names_body or not title:
            return self.written(said[0], " ".join(said[1:])) if said else Place()
        rest = said or [each for each in title[1:] if each not in bodies.NOT_SECTIONS]
        return self.written(title[0], " ".join(rest))

    def _knows(self, title: list[str]) -> bool:
        return bool(title) and self.body(title[0]) is not None

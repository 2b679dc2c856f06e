"""A roster compared with the people who are there: who leaves, who comes, who moves, who stays. Nobody is guessed.

By mail address where both sides have one; otherwise by name, body and section, then by name and body, as long as there
is one on either side. Everything else is unclear until somebody says who is meant. What is found does not depend on the
order of the lines.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a roster means for somebody."""

    UNCLEAR = "unclear"
    LEAVES = "leaves"
    MOVES = "moves"
    COMES = "comes"
    STAYS = "stays"


NOBODY = "none"
SKIP = "skip"

Office = tuple[str, str]


@dataclass(frozen=True)
class Entry:
    """A line of the roster. `name`, `body` and `section` are as they are compared; `chosen` is what somebody said.

    `is_asked`: somebody was asked about it, so whatever seems sure by now, it stays a question until it is answered.
    """

    number: int
    name: str
    body: str = ""
    section: str = ""
    mail: str = ""
    staff: str = ""
    chosen: str = ""
    is_asked: bool = False

    @property
    def office(self) -> Office:
        """Where they work."""
        return self.body, self.section


@dataclass(frozen=True)
class Person:
    """Somebody of the workspace. `names` are all that they are called by; `may_leave` is False for who moved on."""

    user_id: str
    names: frozenset[str]
    body: str = ""
    section: str = ""
    mail: str = ""
    may_leave: bool = True


@dataclass(frozen=True)
class Finding:
    """What the roster means for a person, a line, or both; an unclear line says who may be meant.

    `numbers` are lines that stand for the same person; more than one of them is a choice when the kind is unclear and
    the person is known.
    """

    kind: Kind
    user_id: str | None = None
    numbers: tuple[int, ...] = ()
    candidates: tuple[str, ...] = ()


@dataclass
class _Group:
    """Lines that stand for one person."""

    entries: list[Entry]
    user_id: str | None = None
    candidates: tuple[str, ...] = ()
    is_new: bool = False
    wanted: set[str] = field(default_factory=set)
    mails: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.entries = sorted(self.entries, key=lambda each: each.number)
        self.mails = {each.mail for each in self.entries if each.mail}

    @property
    def is_open(self) -> bool:
        return self.user_id is None and not self.is_new

    def may_be(self, person: Person) -> bool:
        """Whether nothing speaks against it: no other address, no question that waits for its answer."""
        fits = not (self.mails and person.mail) or person.mail in self.mails
        return fits and not self.wanted and not any(each.is_asked for each in self.entries)

    def at(self, *, with_section: bool) -> set[tuple[str, ...]]:
        length = 3 if with_section else 2
        return {(each.name, each.body, each.section)[:length] for each in self.entries if each.body}


def compare(entries: Iterable[Entry], people: Iterable[Person]) -> list[Finding]:
    """What the roster means: for every person of the bodies in it, and for every line, exactly one finding."""
    there = sorted(people, key=lambda person: person.user_id)
    by_id = {person.user_id: person for person in there}
    read = [each for each in entries if each.chosen != SKIP]
    groups = _groups(read)
    _by_choice(groups, by_id)
    _by_mail(groups, there)
    _by_place(groups, there, with_section=True)
    _by_place(groups, there, with_section=False)
    _by_name(groups, there)
    found = _taken(groups) | {user_id for group in groups for user_id in group.candidates}
    bodies = {each.body for each in read if each.body}
    leaving = [
        Finding(Kind.LEAVES, person.user_id)
        for person in there
        if person.may_leave and person.body in bodies and person.user_id not in found
    ]
    return [*(_told(group, by_id) for group in groups), *leaving]


def outside(people: Iterable[Person], found: Sequence[Finding]) -> list[str]:
    """Those whom the roster does not concern: of other bodies, of none that is known, or gone before."""
    concerned = {finding.user_id for finding in found} | {each for finding in found for each in finding.candidates}
    return [person.user_id for person in people if person.user_id not in concerned]


def is_same_place(person: Person, office: Office) -> bool:
    """Whether somebody works there, as far as it is known."""
    return person.body == office[0] and (person.section == office[1] or "" in {person.section, office[1]})


def _groups(entries: Sequence[Entry]) -> list[_Group]:
    """Lines that are the same person: by mail, by staff number, or alike with nothing that tells them apart."""
    ordered = sorted(entries, key=lambda each: each.number)
    root = {each.number: each.number for each in ordered}

    def find(number: int) -> int:
        while root[number] != number:
            number = root[number]
        return number

    def join(alike: Sequence[Entry]) -> None:
        for each in alike[1:]:
            first, other = sorted((find(alike[0].number), find(each.number)))
            root[other] = first

    for alike in _bucketed((each.mail, each) for each in ordered).values():
        join(alike)
    for alike in _bucketed((each.staff and (each.body, each.staff), each) for each in ordered).values():
        join(alike)
    for alike in _bucketed(((each.name, *each.office), each) for each in ordered).values():
        marks = ({each.mail for each in alike} - {""}, {each.staff for each in alike} - {""})
        if all(len(mark) <= 1 for mark in marks):
            join(alike)
    return [_Group(group) for group in _bucketed((find(each.number), each) for each in ordered).values()]


def _bucketed(pairs: Iterable[tuple[object, Entry]]) -> dict[object, list[Entry]]:
    found = defaultdict[object, list[Entry]](list)
    for mark, entry in pairs:
        if mark:
            found[mark].append(entry)
    return found


def _by_choice(groups: Sequence[_Group], people: Mapping[str, Person]) -> None:
    """What an organiser said; said of two lines about one person, it is asked again."""
    said = defaultdict[str, list[_Group]](list)
    for group in groups:
        chosen = {each.chosen for each in group.entries if each.chosen}
        if len(chosen) == 1:
            said[chosen.pop()].append(group)
    for choice, meant in said.items():
        for group in meant:
            if choice == NOBODY:
                group.is_new = True
            elif choice in people and len(meant) == 1:
                group.user_id = choice
            elif choice in people:
                group.wanted = {choice}


def _by_mail(groups: Sequence[_Group], people: Sequence[Person]) -> None:
    owners = {person.mail: person.user_id for person in people if person.mail}
    taken = _taken(groups)
    for group in groups:
        meant = {owners[mail] for mail in group.mails if mail in owners} - taken
        if group.is_open and meant:
            group.user_id = min(meant) if len(meant) == 1 else None
            group.wanted = meant


def _by_place(groups: Sequence[_Group], people: Sequence[Person], *, with_section: bool) -> None:
    """One line and one person of the same name at the same place are the same.

    By body alone they are only when no other line has this name there: a new section makes nobody somebody else.
    """
    taken, length = _taken(groups), 3 if with_section else 2
    here = defaultdict[tuple[str, ...], set[str]](set)
    for person in people:
        for name in person.names if person.user_id not in taken else ():
            here[(name, person.body, person.section)[:length]].add(person.user_id)
    rivals = Counter(
        place
        for group in groups
        for place in (group.at(with_section=with_section) if group.is_open or not with_section else ())
    )
    by_id = {person.user_id: person for person in people}
    sure: list[tuple[_Group, str]] = []
    for group in groups:
        places = group.at(with_section=with_section) if group.is_open else set[tuple[str, ...]]()
        met = set[str]().union(*(here[place] for place in places))
        if len(met) == 1 and all(rivals[place] == 1 for place in places):
            [user_id] = met
            if group.may_be(by_id[user_id]):
                sure.append((group, user_id))
    claims = Counter(user_id for _, user_id in sure)
    for group, user_id in sure:
        if claims[user_id] == 1:
            group.user_id = user_id


def _by_name(groups: Sequence[_Group], people: Sequence[Person]) -> None:
    """A name alone is no proof: whoever has it may be meant."""
    taken = _taken(groups)
    called = defaultdict[str, set[str]](set)
    for person in people:
        for name in person.names if person.user_id not in taken else ():
            called[name].add(person.user_id)
    for group in groups:
        if group.is_open:
            meant = (group.wanted - taken).union(*(called[each.name] for each in group.entries))
            group.candidates = tuple(sorted(meant))


def _taken(groups: Iterable[_Group]) -> set[str]:
    return {group.user_id for group in groups if group.user_id}


def _told(group: _Group, people: Mapping[str, Person]) -> Finding:
    numbers = tuple(each.number for each in group.entries)
    if group.candidates:
        return Finding(Kind.UNCLEAR, None, numbers, group.candidates)
    if group.user_id is None:
        return Finding(Kind.COMES, None, numbers)
    offices = {each.office for each in group.entries}
    if any(is_same_place(people[group.user_id], office) for office in offices):
        return Finding(Kind.STAYS, group.user_id, numbers)
    return Finding(Kind.MOVES if len(offices) == 1 else Kind.UNCLEAR, group.user_id, numbers)

"""Keeping know-how that somebody shares, and noting what was searched for in vain."""

import re
import unicodedata
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self

from bot import members
from bot.mrkdwn import shorten
from bot.settings import Settings
from bot.turn import Refused, Turn
from bot.working_time import OFFICE
from knowledge import cards, encoder, filters, finding, gaps, saved, tags
from knowledge.cards import Card, Draft, Kind
from knowledge.encoder import Meaning
from knowledge.finding import Found
from knowledge.text import storable
from knowledge.views import in_figures

# The parts of a story, a success or a failure, in the order in which it is told.
STORY = ("problem", "steps", "time_spent", "effect", "stumbles")
PAGE = 5
TITLE = 150
QUERY = 500
STORIES = (Kind.STORY, Kind.FAILURE)

# 「約1,200.5時間」, 「1.2万人」
_FIGURE = re.compile(
    r"(?:約|およそ|年に?|年間|\s)*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(万)?\s*(?:時間|人|名|hours?|h|people)?",
    re.IGNORECASE,
)
LARGEST = 1_000_000_000


@dataclass(frozen=True)
class Source:
    """The message that a card is saved from."""

    channel_id: str
    ts: str
    thread_ts: str
    author_id: str

    @property
    def origin(self) -> str:
        """What the card's origin says."""
        return message_origin(self.channel_id, self.ts)


@dataclass(frozen=True)
class AsRead:
    """What a message said when the form about it was opened; a form carries it beside the source.

    Args:
        said: the checksum of its text.
        at: when it said so, in seconds of Unix time.
    """

    said: int
    at: float

    @classmethod
    def now(cls, t: Turn, text: str) -> Self:
        """This text, at this moment."""
        return cls(_checksum(text), t.now.timestamp())

    def says(self, text: str) -> bool:
        """Whether it said the same as this text, which went through a form."""
        return _checksum(text) == self.said


def message_origin(channel_id: str, ts: str) -> str:
    """The origin of a card that was saved from this message."""
    return f"message:{channel_id}:{ts}"


def keep(
    t: Turn, fields: Mapping[str, str], *, view_id: str, source: Source | None, read: AsRead | None = None
) -> Card:
    """Keep what a form says. The same form again keeps the same card.

    Args:
        t: the turn of the one who saves or shares.
        fields: what stands in the form.
        view_id: the form.
        source: the message that it is about.
        read: what the message said. A card that says something else follows it no more than one that was changed by
            hand; without this nobody knows.
    """
    author_id = source.author_id if source else t.user_id
    author = members.find(t.session, team_id=t.team_id, user_id=author_id)
    said = draft(t, fields)
    card = cards.keep(
        t.session,
        team_id=t.team_id,
        origin=source.origin if source else f"share:{view_id}",
        now=t.now,
        draft=replace(
            said,
            author_id=author_id,
            author=author.signature if author else "",
            source_channel=source.channel_id if source else None,
            source_ts=source.ts if source else None,
            source_url=t.link(source.channel_id, source.ts, source.thread_ts) if source else None,
        ),
    )
    card.review_at = review_day(fields) or card.review_at
    if read:
        card.is_verbatim = read.says(card.body)
        card.follows = card.follows and card.is_verbatim
    return card


def draft(t: Turn, fields: Mapping[str, str], *, known: Iterable[str] = ()) -> Draft:
    """What a form says, without where it comes from; `known` are tags that it had before.

    Raises:
        Refused: a part is missing, or is no figure.
    """
    for required in ("title", "body", "problem", "steps"):
        if fields.get(required) == "":
            raise Refused("knowhow-empty", block_id=required)
    hours, people = figure(fields, "hours_saved"), figure(fields, "people_affected")
    story = {part: fields[part] for part in STORY if fields.get(part)}
    return Draft(
        kind=Kind(fields["kind"]),
        title=fields["title"],
        body=tell(t, fields) if story else fields.get("body", ""),
        story=story or None,
        tags=tags.each_once([*fields.get("known_tags", "").splitlines(), *_typed_tags(t, fields, known)]),
        hours_saved=hours,
        people_affected=None if people is None else round(people),
    )


def review_day(fields: Mapping[str, str]) -> datetime | None:
    """The day on which the author wants to be asked whether it is still right: when offices open there."""
    day = fields.get("review", "")
    return datetime.combine(date.fromisoformat(day), OFFICE.opens, OFFICE.zone) if day else None


def figure(fields: Mapping[str, str], name: str) -> float | None:
    """A figure as people write it: 「約１，２００時間」 is 1200; None when nothing is written.

    Raises:
        Refused: it is no figure.
    """
    typed = fields.get(name, "")
    if not typed:
        return None
    found = _FIGURE.fullmatch(unicodedata.normalize("NFKC", typed).strip())
    value = float(found[1].replace(",", "")) * (10_000 if found[2] else 1) if found else LARGEST
    if value >= LARGEST:
        raise Refused("knowhow-no-figure", block_id=name)
    return value


def tell(t: Turn, story: Mapping[str, str]) -> str:
    """A story as one text."""
    told = {part: story.get(part, "") for part in STORY}
    told["effect"] = "\n".join(filter(None, [told["effect"], _figures(t, story)]))
    return "\n\n".join(
        f"【{t.public_words('knowhow-form-' + part.replace('_', '-'))}】\n{said}" for part, said in told.items() if said
    )


def _figures(t: Turn, story: Mapping[str, str]) -> str:
    """The effect in figures, as a sentence; in a form that is not sent yet they may be no figures, and stay words."""
    try:
        hours, people = figure(story, "hours_saved"), figure(story, "people_affected")
    except Refused:
        return "　".join(filter(None, (story.get("hours_saved"), story.get("people_affected"))))
    return in_figures(hours, None if people is None else round(people), t.public_words)


def _typed_tags(t: Turn, fields: Mapping[str, str], known: Iterable[str]) -> list[str]:
    typed = fields.get("tags", "")
    return tags.typed(typed, known=[*tags.used(t.session, team_id=t.team_id), *known]) if typed else []


def _checksum(text: str) -> int:
    return zlib.crc32(storable(text).encode())


def first_line(text: str) -> str:
    """A title for a text that has none."""
    return shorten(next((line.strip() for line in text.splitlines() if line.strip()), ""), TITLE)


def meaning(settings: Settings, typed: str) -> Meaning | None:
    """What the words of a search mean, if that is known; it is remembered, so it can be asked for before a turn."""
    return encoder.meaning(encoder.of(settings), filters.read(shorten(typed.strip(), QUERY)).words)


def find(t: Turn, typed: str, *, offset: int = 0, exactly: bool = False) -> Found:
    """A page of what somebody looks for.

    Args:
        t: the turn of the one who searches.
        typed: words and filters.
        offset: how many cards are left out at the beginning.
        exactly: words that nobody wrote are not taken for slips of the keyboard.
    """
    return finding.find(
        t.session,
        team_id=t.team_id,
        typed=typed,
        offset=offset,
        limit=PAGE,
        exactly=exactly,
        meaning=meaning(t.settings, typed),
        now=t.now,
    )


def note(t: Turn, found: Found, *, is_new: bool) -> None:
    """What a search leaves behind: one in vain is told to the organisers, one that is kept has nothing new any more.

    Args:
        t: the turn of the one who searched.
        found: what came of it.
        is_new: whether it is a search of its own, and not the same one shown again.
    """
    if is_new and was_in_vain(found):
        gaps.note(t.session, team_id=t.team_id, words=found.asked.words, now=t.now)
    saved.looked(t.session, team_id=t.team_id, user_id=t.user_id, query=found.typed, now=t.now)


def was_in_vain(found: Found) -> bool:
    """Whether there is nothing about these words, whatever the filters leave out."""
    return bool(found.asked.words) and not found.page.total and not found.beyond

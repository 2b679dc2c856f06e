"""Keeping know-how that somebody shares, and noting what was searched for in vain."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot import members
from bot.mrkdwn import shorten
from bot.settings import Settings
from bot.turn import Turn
from knowledge import cards, encoder, filters, finding, gaps, saved
from knowledge.cards import Card, Draft, Kind
from knowledge.encoder import Meaning
from knowledge.finding import Found

# The parts of a success story, in the order in which it is told.
STORY = ("problem", "steps", "time_spent", "effect", "stumbles")
PAGE = 5
TITLE = 150
QUERY = 500


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


def message_origin(channel_id: str, ts: str) -> str:
    """The origin of a card that was saved from this message."""
    return f"message:{channel_id}:{ts}"


def keep(t: Turn, fields: Mapping[str, str], *, view_id: str, source: Source | None) -> Card:
    """Keep what a form says. The same form again keeps the same card."""
    author_id = source.author_id if source else t.user_id
    author = members.find(t.session, team_id=t.team_id, user_id=author_id)
    story = {part: fields[part] for part in STORY if fields.get(part)}
    return cards.keep(
        t.session,
        team_id=t.team_id,
        origin=source.origin if source else f"share:{view_id}",
        now=t.now,
        draft=Draft(
            kind=Kind(fields["kind"]),
            title=fields["title"],
            body=tell(t, story) if story else fields.get("body", ""),
            story=story or None,
            tags=tags(fields.get("tags", "")),
            author_id=author_id,
            author=author.signature if author else "",
            source_channel=source.channel_id if source else None,
            source_ts=source.ts if source else None,
            source_url=t.link(source.channel_id, source.ts, source.thread_ts) if source else None,
        ),
    )


def tell(t: Turn, story: Mapping[str, str]) -> str:
    """A story as one text."""
    return "\n\n".join(
        f"【{t.public_words('knowhow-form-' + part.replace('_', '-'))}】\n{story[part]}"
        for part in STORY
        if story.get(part)
    )


def tags(typed: str) -> list[str]:
    """Tags as people type them: with commas of any kind or spaces between, with or without #, each once."""
    words = typed.replace("、", " ").replace("，", " ").replace(",", " ").replace("　", " ").split()
    return list(dict.fromkeys(word.lstrip("#＃") for word in words if word.lstrip("#＃")))


def first_line(text: str) -> str:
    """A title for a text that has none."""
    return shorten(next((line.strip() for line in text.splitlines() if line.strip()), ""), TITLE)


def meaning(settings: Settings, typed: str) -> Meaning | None:
    """What the words of a search mean, if that is known; it is remembered, so it can be asked for before a turn."""
    return encoder.meaning(encoder.of(settings), filters.read(shorten(typed.strip(), QUERY)).words)


def find(t: Turn, typed: str, *, offset: int = 0, exactly: bool = False, is_new: bool = True) -> Found:
    """A page of what somebody looks for; a search in vain is noted for the organisers.

    Args:
        t: the turn of the one who searches.
        typed: words and filters.
        offset: how many cards are left out at the beginning.
        exactly: words that nobody wrote are not taken for slips of the keyboard.
        is_new: whether it is a search of its own, and not the same one shown again.
    """
    found = finding.find(
        t.session,
        team_id=t.team_id,
        typed=typed,
        offset=offset,
        limit=PAGE,
        exactly=exactly,
        meaning=meaning(t.settings, typed),
    )
    if is_new and found.asked.words and not found.page.total and not found.beyond:
        gaps.note(t.session, team_id=t.team_id, words=found.asked.words, now=t.now)
    saved.looked(t.session, team_id=t.team_id, user_id=t.user_id, query=typed, now=t.now)
    return found

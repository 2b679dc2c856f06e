"""How a card looks to somebody who reads all of it, and what they can do with it."""

import json
from collections.abc import Sequence

from bot import blocks, doors, members
from bot.blocks import Block
from bot.mrkdwn import escape, inside, shorten
from bot.turn import Turn
from knowledge import life, marks
from knowledge.cards import Card, Kind
from knowledge.search import similar
from knowledge.views import about, body, figures_beside, in_line, link_of, mentions, state

READER = "knowhow.reader"
HELPFUL = "knowhow.helpful"
COPIED = "knowhow.copied"
FOLLOW = "knowhow.follow"
TEND = "knowhow.tend"
EXTEND = "knowhow.extend"

RELATED = 3
# Among so many that are alike, those that are lowered give way to others.
ALIKE = 8
COPIES = 5


def whole(t: Turn, card: Card, *, extend: Sequence[str] = ()) -> Block:
    """A window in which a card can be read in full.

    Args:
        extend: the thread in which its message stands, when that can be kept as a whole too.
    """
    say = t.words
    return blocks.modal(
        READER,
        title=say("knowhow-reader-title"),
        close=say("close"),
        blocks=[
            *_heading(t, card),
            *body(card),
            *_facts(t, card),
            _acts(t, card),
            *([extension(t, extend)] if extend else []),
            *_copies(t, card),
            *_older(t, card),
            *_related(t, card),
        ],
        private_metadata=str(card.id),
    )


def extension(t: Turn, place: Sequence[str]) -> Block:
    """The button that leads from one message to its whole thread: its channel and its first message."""
    return blocks.actions(blocks.button(t.words("knowhow-extend"), EXTEND, value=json.dumps(place)))


def can_change(t: Turn, card: Card) -> bool:
    """Whether this person may change it: who it belongs to, and the organisers. Questions belong to their thread."""
    mine = t.user_id in {card.author_id, card.keeper_id}
    may = mine or t.is_organiser
    return card.kind != Kind.QUESTION and may


def _heading(t: Turn, card: Card) -> list[Block]:
    warning = state(t, card, t.words)
    full = [blocks.rich_text(blocks.words(card.title, bold=True))] if len(card.title) > blocks.HEADER else []
    return [blocks.header(card.title), *full, *([blocks.section(warning)] if warning else [])]


def _facts(t: Turn, card: Card) -> list[Block]:
    say = t.words
    figures = figures_beside(card, card.body, say)
    source = card.origin.partition(":")[0]
    by_hand = say("knowhow-by-hand", day=blocks.day(card.updated_at))
    following = (
        say("knowhow-follows") if source in {"message", "thread", "question"} and card.kind != Kind.QUESTION else ""
    )
    notes = [about(card, say, tags=len(card.tags)), following if card.follows else by_hand]
    return [
        *([blocks.context(f"📊 {figures}")] if figures else []),
        *(blocks.context(note) for note in notes if note),
    ]


def _acts(t: Turn, card: Card) -> Block:
    """What this reader can do. Nobody praises their own card, and what is still a question is no help yet."""
    say, value = t.words, str(card.id)
    link = link_of(t, card)
    marked = marks.is_helpful(t.session, card, t.user_id)
    copied = marks.copy_by(t.session, card, t.user_id) is not None
    buttons = []
    if card.author_id != t.user_id and card.kind != Kind.QUESTION:
        buttons += [
            blocks.button(say("knowhow-helpful-done" if marked else "knowhow-helpful"), HELPFUL, value=value),
            blocks.button(say("knowhow-copied-done" if copied else "knowhow-copied"), COPIED, value=value),
        ]
    if link:
        buttons.append(blocks.button(say("knowhow-source"), doors.LINK, url=link))
    if card.tags:
        buttons.append(blocks.button(say("knowhow-follow"), FOLLOW, value=value))
    if can_change(t, card):
        buttons.append(blocks.button(say("knowhow-tend"), TEND, value=value))
    return blocks.actions(*buttons) if buttons else blocks.divider()


def _copies(t: Turn, card: Card) -> list[Block]:
    """Who copied it, when, and what came of it."""
    said = marks.copies(t.session, card)
    lines: list[Block] = []
    for each in said[-COPIES:]:
        who = members.find(t.session, team_id=t.team_id, user_id=each.user_id)
        name = (who.name if who else "") or "none"
        line = t.words("knowhow-copied-line", body=each.body, who=name, since=each.since or "none")
        outcome = blocks.words(f"\n{each.outcome}") if each.outcome else []
        lines.append(blocks.rich_text([*blocks.words(line, bold=True), *outcome]))
    heading = blocks.section(t.words("knowhow-copied-heading"))
    return [blocks.divider(), heading, *lines] if lines else []


def _older(t: Turn, card: Card) -> list[Block]:
    older = life.superseded(t.session, team_id=t.team_id, card=card)
    told = "、".join(in_line(shorten(each.title, 60)) for each in older[:RELATED])
    return [blocks.context(t.words("knowhow-supersedes", titles=told))] if older else []


def _related(t: Turn, card: Card) -> list[Block]:
    """Other cards about the same thing; none is no heading. Lowered ones come last, replaced ones not at all."""
    hits = similar(
        t.session,
        team_id=t.team_id,
        text=f"{card.title}\n{card.body}",
        limit=ALIKE,
        without=[card.origin],
        caution=t.settings.similar_caution,
    )
    current = {each.id: each for each in (life.latest(t.session, hit.card) or hit.card for hit in hits)}
    current.pop(card.id, None)
    shown = sorted(current.values(), key=lambda each: life.is_lowered(each, t.now))[:RELATED]
    heading = [blocks.divider(), blocks.section(t.words("knowhow-related"))] if shown else []
    return [*heading, *mentions(t, shown, card.title, say=t.words)]


def thanks(t: Turn, card: Card) -> Block:
    """What the one who shared or changed it sees: it is kept, and this is how it reads."""
    return under(whole(t, card), t.words("knowhow-thanks"))


def under(window: Block, text: str) -> Block:
    """A window with something said at its top."""
    return window | {"blocks": [blocks.section(text), blocks.divider(), *window["blocks"]]}


def gone(t: Turn, title: str) -> Block:
    """What is left in the window of a card that was deleted."""
    text = t.words("knowhow-deleted", title=escape(inside(title, 60)))
    return blocks.modal(
        READER, title=t.words("knowhow-reader-title"), close=t.words("close"), blocks=[blocks.section(text)]
    )

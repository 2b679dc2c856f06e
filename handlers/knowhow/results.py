"""How the results of a search look: in a message for one person, in a window, and what to do with them."""

import json
from collections.abc import Sequence

from bot import blocks, doors, inputs
from bot.blocks import Block
from bot.mrkdwn import escape, shorten
from bot.turn import Turn
from handlers.knowhow.model import PAGE
from knowledge import filters
from knowledge.cards import Card
from knowledge.filters import Filter
from knowledge.finding import Found
from knowledge.highlight import Asked
from knowledge.views import found as card_found

SEARCH_FORM = "knowhow.search"
PREVIOUS = "knowhow.previous"
NEXT = "knowhow.next"
AS_TYPED = "knowhow.as_typed"
UNFILTERED = "knowhow.unfiltered"
REMEMBER = "knowhow.remember"
SHOW = "knowhow.show"
RESULTS = "knowhow.results"


def answer(t: Turn, found: Found, *, can_show: bool, is_saved: bool) -> Block:
    """One page of what was found, or that nothing was; and what the search was taken for."""
    notes = [_ignored(t, each) for each in found.ignored]
    if found.instead:
        notes.append(t.words("knowhow-instead", typed=escape(found.asked.words), instead=escape(found.instead)))
    shown = _listed(t, found, can_show=can_show) if found.page.total else _nothing(t, found)
    remembered = [blocks.context(t.words("knowhow-remembered"))] if is_saved else []
    buttons = [*_ways(t, found), *([] if is_saved else [_button(t, REMEMBER, found, found.page.offset)])]
    return blocks.message(
        shown["text"],
        *(blocks.section(note) for note in notes),
        *shown["blocks"],
        *remembered,
        *([blocks.actions(*buttons)] if buttons else []),
    )


def newest(t: Turn, cards: Sequence[Card], *, can_show: bool) -> Block:
    """What is shown when no words were given: how to search, and what is new."""
    heading = t.words("knowhow-how-to-search", count=len(cards))
    how = blocks.context(t.words("knowhow-how-to-filter"))
    listed = [
        block
        for card in cards
        for block in card_found(t, card, say=t.words, buttons=_buttons(t, card, can_show=can_show))
    ]
    none = [blocks.section(t.words("knowhow-home-none")), doors.doorway(t.words)]
    return blocks.message(heading, blocks.section(heading), *([how, *listed] if listed else none))


def search_form(t: Turn) -> Block:
    """A window to search in."""
    say = t.words
    words = inputs.text_input(
        "query",
        say("knowhow-search-words"),
        placeholder=say("knowhow-search-example"),
        hint=say("knowhow-search-filters"),
    )
    return blocks.modal(
        SEARCH_FORM,
        title=say("knowhow-search-title"),
        submit=say("knowhow-search-submit"),
        close=say("close"),
        blocks=[words],
    )


def window(t: Turn, results: Sequence[Block]) -> Block:
    """Results in a window."""
    say = t.words
    return blocks.modal(RESULTS, title=say("knowhow-search-title"), close=say("close"), blocks=results)


def _listed(t: Turn, found: Found, *, can_show: bool) -> Block:
    page = found.page
    heading = t.words(
        "knowhow-found-all" if page.total == len(page.hits) else "knowhow-found",
        query=escape(found.instead or found.typed),
        total=page.total,
        first=page.offset + 1,
        last=page.offset + len(page.hits),
    )
    asked = Asked(page.said)
    listed = [
        block
        for hit in page.hits
        for block in card_found(
            t,
            hit.card,
            asked,
            say=t.words,
            buttons=_buttons(t, hit.card, can_show=can_show),
            by_meaning=found.by_meaning and not hit.share,
        )
    ]
    return blocks.message(heading, blocks.section(heading), *listed)


def _nothing(t: Turn, found: Found) -> Block:
    text = t.words("knowhow-nothing", query=escape(found.typed))
    return blocks.message(text, blocks.section(text))


def _ignored(t: Turn, filter_: Filter) -> str:
    """Why a filter was not heeded, and what is possible instead."""
    say = t.words
    if filter_.name == filters.KIND:
        possible = say("knowhow-kinds")
    else:
        possible = escape("、".join(filters.possible(t.session, team_id=t.team_id, name=filter_.name)))
    value = escape("、".join(filter_.unknown or filter_.values))
    why = say("knowhow-no-such", name=filter_.name, value=value) if value else say("knowhow-no-value")
    return " ".join([why, *([say("knowhow-possible", possible=possible)] if possible else [])])


def _buttons(t: Turn, card: Card, *, can_show: bool) -> list[Block]:
    return [blocks.button(t.words("knowhow-show"), SHOW, value=str(card.id))] if can_show else []


def _ways(t: Turn, found: Found) -> list[Block]:
    """Where one can go from here: back and forth, to the words as typed, to what the filters leave out, to a question.

    When nothing was found the words are carried over into the question.
    """
    page = found.page
    ways = []
    if not page.total and found.asked.words:
        ask = t.words("knowhow-ask-instead")
        ways.append(blocks.button(ask, doors.ASK, value=found.asked.words, style="primary"))
    if page.offset:
        ways.append(_button(t, PREVIOUS, found, page.offset - PAGE))
    if page.offset + PAGE < page.total:
        ways.append(_button(t, NEXT, found, page.offset + PAGE))
    if found.instead:
        label = t.words("knowhow-as_typed", typed=shorten(found.asked.words, 40))
        ways.append(blocks.button(label, AS_TYPED, value=_value(found.typed, exactly=True)))
    if found.beyond:
        label = t.words("knowhow-unfiltered", total=found.beyond)
        ways.append(blocks.button(label, UNFILTERED, value=_value(found.asked.words)))
    return ways


def _button(t: Turn, action_id: str, found: Found, offset: int) -> Block:
    value = _value(found.typed, offset=offset, exactly=found.exactly)
    return blocks.button(t.words(action_id.replace(".", "-")), action_id, value=value)


def _value(query: str, *, offset: int = 0, exactly: bool = False) -> str:
    return json.dumps({"query": query, "offset": offset, "exactly": exactly}, ensure_ascii=False)

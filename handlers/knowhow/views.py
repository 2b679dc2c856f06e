"""How know-how looks: the form, the post in a channel, the results of a search."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot import blocks, doors
from bot.blocks import Block
from bot.mrkdwn import escape
from bot.turn import Turn
from handlers.knowhow.model import PAGE, STORY, TITLE
from knowledge.cards import Card, Kind
from knowledge.search import Page
from knowledge.views import about, body, found, whole

FORM = "knowhow.share"
KIND = "knowhow.kind"
SAVE_MESSAGE = "knowhow.save_message"
SEARCH_FORM = "knowhow.search"
PREVIOUS = "knowhow.previous"
NEXT = "knowhow.next"
SHOW = "knowhow.show"
RESULTS = "knowhow.results"

REQUIRED = {"problem", "steps"}


def form(t: Turn, fields: Mapping[str, str], *, source: Mapping[str, Any] | None = None) -> Block:
    """The form for a tip or a story, with what is already known of it."""
    say = t.words
    kind = Kind(fields.get("kind") or Kind.TIP)
    kinds = {each: blocks.option(say(f"knowhow-form-{each}"), each) for each in (Kind.TIP, Kind.STORY)}
    told = _story(t, fields) if kind == Kind.STORY else [_field(t, fields, "body", multiline=True)]
    where = blocks.channel_choice(
        "channel", say("knowhow-form-channel"), chosen=fields.get("channel", ""), hint=say("knowhow-form-channel-hint")
    )
    return blocks.modal(
        FORM,
        title=say("knowhow-form-name"),
        submit=say("knowhow-form-submit"),
        close=say("cancel"),
        blocks=[
            blocks.choice("kind", say("knowhow-form-kind"), list(kinds.values()), chosen=kinds[kind], tell=KIND),
            _field(t, fields, "title", max_length=TITLE),
            *told,
            _field(t, fields, "tags", optional=True, max_length=200),
            *([] if source else [where]),
        ],
        private_metadata=json.dumps({"source": source}),
    )


def post(t: Turn, card: Card) -> Block:
    """A card as the bot posts it in the channel that its author chose; a long one is read in full in a window."""
    say = t.public_words
    pieces = body(card)
    read = blocks.button(say("knowledge-read"), doors.READ, value=str(card.id))
    return blocks.message(
        say("knowhow-post-text", title=escape(card.title)),
        blocks.header(card.title),
        *pieces[:1],
        blocks.context(about(card, say)),
        *([blocks.actions(read)] if len(pieces) > 1 else []),
    )


def shown(t: Turn, card: Card) -> Block:
    """A result that somebody shows to a channel."""
    say = t.public_words
    who = escape(t.member.name) if t.member and t.member.name else f"<@{t.user_id}>"
    return blocks.message(
        say("knowhow-post-text", title=escape(card.title)),
        blocks.context(say("knowhow-shown-by", who=who)),
        *found(t, card, "", say=say),
    )


def thanks(t: Turn, card: Card) -> Block:
    """What the one who shared sees: it is kept, and this is how it reads."""
    window = whole(t, card)
    return window | {"blocks": [blocks.section(t.words("knowhow-thanks")), blocks.divider(), *window["blocks"]]}


def results(t: Turn, query: str, page: Page, *, can_show: bool) -> Block:
    """One page of what was found."""
    say = t.words
    first, last = page.offset + 1, page.offset + len(page.hits)
    heading = say("knowhow-found", query=escape(query), total=page.total, first=first, last=last)
    listed = [block for hit in page.hits for block in _result(t, hit.card, query, can_show=can_show)]
    pager = _pager(t, query, page)
    return blocks.message(heading, blocks.section(heading), *listed, *([blocks.actions(*pager)] if pager else []))


def newest(t: Turn, cards: Sequence[Card], *, can_show: bool) -> Block:
    """What is shown when no words were given: how to search, and what is new."""
    heading = t.words("knowhow-how-to-search")
    listed = [block for card in cards for block in _result(t, card, "", can_show=can_show)]
    return blocks.message(heading, blocks.section(heading), *listed)


def nothing(t: Turn, query: str) -> Block:
    """Nothing was found: the words are carried over into a question."""
    say = t.words
    text = say("knowhow-nothing", query=escape(query))
    ask = blocks.button(say("knowhow-ask-instead"), doors.ASK, value=query, style="primary")
    return blocks.message(text, blocks.section(text), blocks.actions(ask))


def search_form(t: Turn) -> Block:
    """A window to search in."""
    say = t.words
    words = blocks.text_input("query", say("knowhow-search-words"), placeholder=say("knowhow-search-example"))
    return blocks.modal(
        SEARCH_FORM,
        title=say("knowhow-search-title"),
        submit=say("knowhow-search-submit"),
        close=say("close"),
        blocks=[words],
    )


def results_window(t: Turn, results: Sequence[Block]) -> Block:
    """Results in a window."""
    say = t.words
    return blocks.modal(RESULTS, title=say("knowhow-search-title"), close=say("close"), blocks=results)


def _story(t: Turn, fields: Mapping[str, str]) -> list[Block]:
    return [_field(t, fields, part, multiline=part != "time_spent", optional=part not in REQUIRED) for part in STORY]


def _field(
    t: Turn,
    fields: Mapping[str, str],
    name: str,
    *,
    multiline: bool = False,
    optional: bool = False,
    max_length: int = 3000,
) -> Block:
    text = f"knowhow-form-{name.replace('_', '-')}"
    return blocks.text_input(
        name,
        t.words(text),
        initial=fields.get(name, ""),
        placeholder=t.words(f"{text}-placeholder"),
        multiline=multiline,
        optional=optional,
        max_length=max_length,
    )


def _result(t: Turn, card: Card, query: str, *, can_show: bool) -> list[Block]:
    show = blocks.button(t.words("knowhow-show"), SHOW, value=str(card.id))
    return found(t, card, query, say=t.words, buttons=[show] if can_show else [])


def _pager(t: Turn, query: str, page: Page) -> list[Block]:
    def to(offset: int, action_id: str) -> Block:
        value = json.dumps({"query": query, "offset": offset}, ensure_ascii=False)
        return blocks.button(t.words(action_id.replace(".", "-")), action_id, value=value)

    before = [to(page.offset - PAGE, PREVIOUS)] if page.offset else []
    after = [to(page.offset + PAGE, NEXT)] if page.offset + PAGE < page.total else []
    return before + after

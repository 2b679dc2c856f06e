"""How know-how looks: the form, and the post in a channel."""

import json
from collections.abc import Mapping
from typing import Any

from bot import blocks, doors
from bot.blocks import Block
from bot.mrkdwn import escape
from bot.turn import Turn
from handlers.knowhow.model import STORY, TITLE
from knowledge.cards import Card, Kind
from knowledge.views import about, body, found, whole

FORM = "knowhow.share"
KIND = "knowhow.kind"
SAVE_MESSAGE = "knowhow.save_message"

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

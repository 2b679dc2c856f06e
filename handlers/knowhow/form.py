"""The form in which know-how is written down: a tip, a story, a failure, a change of a card, a whole thread to keep."""

import json
from collections.abc import Mapping
from typing import Any

from bot import blocks, inputs
from bot.blocks import Block
from bot.long_texts import FIELD
from bot.turn import Turn
from handlers.knowhow import reader
from handlers.knowhow.model import STORIES, STORY, TITLE
from knowledge import tags
from knowledge.cards import Kind

FORM = "knowhow.share"
EDIT = "knowhow.edit"
KIND = "knowhow.kind"
_ABOUT_NEW = "knowhow-form-name", "knowhow-form-submit"
_ABOUT_CARD = "knowhow-edit-name", "knowhow-edit-submit"
_ABOUT_THREAD = "knowhow-thread-name", "knowhow-thread-submit"

KINDS = (Kind.TIP, *STORIES)
REQUIRED = {"problem", "steps"}
# Fields of one line among the parts of a story.
SHORT = {"time_spent"}
FIGURES = ("hours_saved", "people_affected")
TAGS = 1000


def window(t: Turn, fields: Mapping[str, str], meta: Mapping[str, Any] | None = None) -> Block:
    """The form for a tip, a story or a failure, with what is already known of it.

    Args:
        t: the turn of the one who writes.
        fields: what stands in it.
        meta: what the form carries along: the `source` message, what was `read` there, and the thread around it that
            it can `extend` to, the `thread` that is kept as a whole, the `card` that is changed with its `version` and,
            when it cannot become another one, its `kind`.
    """
    say, meta = t.words, dict(meta or {})
    is_new, is_thread = "card" not in meta, keeps_thread(meta)
    where = [] if not is_new or meta.get("source") or is_thread else [_where(t, fields)]
    told = [blocks.section(say("knowhow-thread-about"))] if is_thread else _kind(t, fields, meta)
    name, submit = _ABOUT_THREAD if is_thread else _ABOUT_NEW if is_new else _ABOUT_CARD
    return blocks.modal(
        FORM if is_new else EDIT,
        title=say(name),
        submit=say(submit),
        close=say("cancel"),
        blocks=[
            *([blocks.section(meta.pop("note"))] if meta.get("note") else []),
            *([reader.extension(t, meta["extend"])] if "extend" in meta else []),
            *told,
            _field(t, fields, "title", max_length=max(TITLE, len(fields.get("title", "")))),
            *([] if is_thread else _told(t, fields, meta)),
            *_tags(t, fields),
            *([] if is_thread else [_review(t, fields)]),
            *where,
        ],
        private_metadata=json.dumps(meta),
    )


def keeps_thread(meta: Mapping[str, Any]) -> bool:
    """Whether the form is about a whole thread and not about one message.

    A form of one message that was open while the bot was updated may carry its thread along, too.
    """
    return bool(meta.get("thread")) and not meta.get("source")


def filled_in(view: Block) -> dict[str, str]:
    """What stands in the fields of the form."""
    meta = json.loads(view["private_metadata"])
    fields = inputs.typed(view)
    if "known_tags" in fields:
        fields["known_tags"] = "\n".join(inputs.ticked(view, "known_tags"))
    if "kind" in meta:
        fields["kind"] = meta["kind"]
    return fields


def _kind(t: Turn, fields: Mapping[str, str], meta: Mapping[str, Any]) -> list[Block]:
    if "kind" in meta:
        return []
    options = {each: blocks.option(t.words(f"knowhow-form-{each}"), each) for each in KINDS}
    chosen = options[Kind(fields.get("kind") or Kind.TIP)]
    return [inputs.choice("kind", t.words("knowhow-form-kind"), list(options.values()), chosen=chosen, tell=KIND)]


def _told(t: Turn, fields: Mapping[str, str], meta: Mapping[str, Any]) -> list[Block]:
    if "kind" not in meta and fields.get("kind") in STORIES:
        return _story(t, fields)
    return _long(t, fields, "body")


def _story(t: Turn, fields: Mapping[str, str]) -> list[Block]:
    told: list[Block] = []
    for part in STORY:
        optional = part not in REQUIRED
        short = part in SHORT
        told += [_field(t, fields, part, optional=optional)] if short else _long(t, fields, part, optional=optional)
        if part == "effect":
            told += [_field(t, fields, figure, optional=True, max_length=30) for figure in FIGURES]
    return told


def _tags(t: Turn, fields: Mapping[str, str]) -> list[Block]:
    """Tags that are used already, to be found by typing, and a field for new ones.

    An external select would ask the bot at every key; the hundred tags most used can be found without it.
    """
    used = tags.used(t.session, team_id=t.team_id)
    options = [blocks.option(tag, tag) for tag in used]
    chosen = fields.get("known_tags", "").splitlines()
    known = inputs.several(
        "known_tags", t.words("knowhow-form-known-tags"), options, chosen=chosen, hint=t.words("knowhow-form-tags-hint")
    )
    typed = _field(t, fields, "tags", optional=True, max_length=max(TAGS, len(fields.get("tags", ""))))
    return [*([known] if options else []), typed]


def _review(t: Turn, fields: Mapping[str, str]) -> Block:
    label, hint = t.words("knowhow-form-review"), t.words("knowhow-form-review-hint")
    return inputs.day_choice("review", label, chosen=fields.get("review", ""), hint=hint)


def _where(t: Turn, fields: Mapping[str, str]) -> Block:
    hint = t.words("knowhow-form-channel-hint")
    return inputs.channel_choice(
        "channel", t.words("knowhow-form-channel"), chosen=fields.get("channel", ""), hint=hint
    )


def _field(t: Turn, fields: Mapping[str, str], name: str, *, optional: bool = False, max_length: int = FIELD) -> Block:
    label, placeholder = _told_beside(t, name)
    initial = fields.get(name, "")
    return inputs.text_input(
        name, label, initial=initial, placeholder=placeholder, optional=optional, max_length=max_length
    )


def _long(t: Turn, fields: Mapping[str, str], name: str, *, optional: bool = False) -> list[Block]:
    label, placeholder = _told_beside(t, name)
    return inputs.long_text(name, label, initial=fields.get(name, ""), placeholder=placeholder, optional=optional)


def _told_beside(t: Turn, name: str) -> tuple[str, str]:
    """The label and the example."""
    text_id = f"knowhow-form-{name.replace('_', '-')}"
    return t.words(text_id), t.words(f"{text_id}-placeholder")

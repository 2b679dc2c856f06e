"""The windows in which a card is tended, and in which somebody says that they copied it or which tags they follow."""

import json
from collections.abc import Sequence
from enum import StrEnum

from bot import blocks, inputs, members
from bot.blocks import Block
from bot.mrkdwn import escape, inside, shorten
from bot.turn import Turn
from knowledge import life, tags
from knowledge.cards import Card
from knowledge.history import Change
from knowledge.marks import Copy
from knowledge.views import in_line

COPY_FORM = "knowhow.copy"
COPY_WITHDRAW = "knowhow.copy_withdraw"
FOLLOW_FORM = "knowhow.follow"
NEWER_FORM = "knowhow.newer"
RESTORE = "knowhow.restore"
TENDING = "knowhow.tending"

OUTCOME = 1000
BEFORE = 300


class Act(StrEnum):
    """What who may change a card can do with it; the values are action ids."""

    EDIT = "knowhow.edit"
    CONFIRM = "knowhow.confirm"
    OUTDATED = "knowhow.outdated"
    NEWER = "knowhow.newer"
    ALONE = "knowhow.alone"
    HISTORY = "knowhow.history"
    DELETE = "knowhow.delete"


def tend(t: Turn, card: Card, acts: Sequence[Act]) -> Block:
    """What this person can do with this card."""
    say = t.words
    at = life.review_at(card)
    about = say("knowhow-tend-review", day=blocks.day(at)) if at and not card.is_outdated else ""
    rows = [row for act in acts for row in _act(t, card, act)]
    return blocks.modal(
        TENDING,
        title=say("knowhow-tend-title"),
        close=say("close"),
        blocks=[blocks.quoted(card.title), *([blocks.context(about)] if about else []), blocks.divider(), *rows],
    )


def history(t: Turn, card: Card, changes: Sequence[Change]) -> Block:
    """What a card said before its latest changes, and a button to say that again."""
    say = t.words
    rows: list[Block] = []
    for change in changes:
        who = members.find(t.session, team_id=t.team_id, user_id=change.user_id)
        name = in_line(who.name) if who and who.name else say("knowhow-history-source")
        title, text = change.before["title"], shorten(change.before["body"], BEFORE)
        restore = blocks.button(say("knowhow-history-restore"), RESTORE, value=str(change.id))
        moment = blocks.day_and_time(change.at)
        rows += [
            blocks.section(say("knowhow-history-line", who=name, at=moment), accessory=restore),
            blocks.rich_text(blocks.words(title, bold=True), blocks.words(f"\n{text}")),
        ]
    return blocks.modal(
        TENDING,
        title=say("knowhow-act-history"),
        close=say("close"),
        blocks=[blocks.context(say("knowhow-history-about", title=in_line(inside(card.title, 60)))), *rows],
    )


def newer(t: Turn, card: Card, found: Sequence[Card], *, words: str = "", chosen: int = 0) -> Block:
    """Which card took its place: one of those that look like it, or that were found by these words."""
    say = t.words
    options = [blocks.option(each.title, str(each.id)) for each in found]
    initial = next((option for option in options if option["value"] == str(chosen)), None)
    which = [inputs.choice("which", say("knowhow-newer-which"), options, chosen=initial) | {"optional": True}]
    return blocks.modal(
        NEWER_FORM,
        title=say("knowhow-newer-title"),
        submit=say("knowhow-newer-submit"),
        close=say("cancel"),
        blocks=[
            blocks.section(say("knowhow-newer-about", title=escape(inside(card.title, 60)))),
            *(which if options else []),
            inputs.text_input(
                "words",
                say("knowhow-newer-words"),
                initial=words,
                hint=say("knowhow-newer-hint"),
                optional=bool(options),
                max_length=200,
            ),
        ],
        private_metadata=json.dumps({"card": card.id, "words": words}),
    )


def copied(t: Turn, card: Card, body: str, said: Copy | None) -> Block:
    """When somebody's body began to do what the card tells, and what came of it."""
    say = t.words
    sure = blocks.confirm(
        say("knowhow-copy-withdraw-sure"),
        title=say("knowhow-copy-withdraw"),
        yes=say("knowhow-copy-withdraw-yes"),
        no=say("cancel"),
    )
    withdraw = blocks.button(say("knowhow-copy-withdraw"), COPY_WITHDRAW, value=str(card.id)) | {"confirm": sure}
    outcome = inputs.text_input(
        "outcome",
        say("knowhow-copy-outcome"),
        initial=said.outcome if said else "",
        placeholder=say("knowhow-copy-outcome-placeholder"),
        optional=True,
        multiline=True,
        max_length=OUTCOME,
    )
    return blocks.modal(
        COPY_FORM,
        title=say("knowhow-copy-title"),
        submit=say("knowhow-copy-submit"),
        close=say("cancel"),
        blocks=[
            blocks.section(say("knowhow-copy-about", title=escape(inside(card.title, 60)), body=escape(body))),
            inputs.day_choice("since", say("knowhow-copy-since"), chosen=said.since if said else ""),
            outcome,
            *([blocks.actions(withdraw)] if said else []),
        ],
        private_metadata=str(card.id),
    )


def follow(t: Turn, offered: Sequence[str], *, home: bool) -> Block:
    """Which tags somebody follows; those of the card at hand stand first."""
    say = t.words
    mine = tags.followed(t.session, team_id=t.team_id, user_id=t.user_id)
    used = tags.used(t.session, team_id=t.team_id)
    names = tags.each_once([*mine, *(tag for tag in offered if len(tag) <= tags.OPTION), *used])[: tags.OFFERED]
    options = [blocks.option(tag, tag) for tag in names]
    hint = say("knowhow-follow-hint", most=tags.MOST)
    field = inputs.several("tags", say("knowhow-follow-label"), options, chosen=mine, hint=hint)
    if not options:
        return done(t, say("knowhow-follow-none"))
    return blocks.modal(
        FOLLOW_FORM,
        title=say("knowhow-follow-title"),
        submit=say("knowhow-follow-submit"),
        close=say("cancel"),
        blocks=[field],
        private_metadata=json.dumps({"home": home}),
    )


def done(t: Turn, text: str) -> Block:
    """What came of it."""
    return blocks.modal(
        TENDING, title=t.words("knowhow-reader-title"), close=t.words("close"), blocks=[blocks.section(text)]
    )


def _act(t: Turn, card: Card, act: Act) -> list[Block]:
    say = t.words
    name = act.removeprefix("knowhow.")
    button = blocks.button(say(f"knowhow-act-{name}"), act, value=str(card.id))
    if act == Act.DELETE:
        sure = say("knowhow-delete-sure", copies=card.copies)
        texts = {"title": say("knowhow-act-delete"), "yes": say("knowhow-delete-yes"), "no": say("cancel")}
        button |= {"style": "danger", "confirm": blocks.confirm(sure, **texts)}
    return [blocks.section(say(f"knowhow-about-{name}"), accessory=button)]

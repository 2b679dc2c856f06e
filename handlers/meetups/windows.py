"""The windows of meetups: what there is, what a host can do, and the private calendar address."""

from bot import blocks, inputs, moments
from bot.blocks import Block
from bot.mrkdwn import escape
from bot.turn import Turn
from handlers.meetups import agenda, feeds, guests, model, polls, rights, views
from handlers.meetups.model import Joining, Meetup, State

LIST = "meetups.list"
CANCEL_FORM = "meetups.cancel_form"
NEW = "meetups.new"
MANAGE_WINDOW = "meetups.manage_window"
CHANGE = "meetups.change"
DECIDE = "meetups.decide"
EXTEND = "meetups.extend"
GROUPS = "meetups.groups"
CAME = "meetups.came"
NOTES = "meetups.notes"
CANCEL = "meetups.cancel"
FEED = "meetups.feed"
FEED_MAKE = "meetups.feed_make"
FEED_REVOKE = "meetups.feed_revoke"
# Slack takes 100 blocks in a window.
SHOWN = 20


def listing(t: Turn, *, done: str = "", channel: str = "") -> Block:
    """What is to come, and the doors to the rest.

    Args:
        done: what has just been done, said first.
        channel: where the person stands, to propose something there.
    """
    say = t.words
    found = model.ahead(t.session, team_id=t.team_id, now=t.now, limit=SHOWN)
    new = blocks.button(say("meetups-new"), NEW, style="primary")
    return blocks.modal(
        LIST,
        title=say("meetups-title"),
        close=say("close"),
        blocks=[
            *([blocks.section(done)] if done else []),
            *(part for each in found for part in line(t, each)),
            *([] if found else [blocks.section(say("meetups-none"))]),
            blocks.divider(),
            blocks.actions(*([new] if rights.may_propose(t) else []), blocks.button(say("meetups-feed"), FEED)),
            *([] if rights.may_propose(t) else [blocks.context(say("meetups-who-proposes"))]),
        ],
        private_metadata=channel,
    )


def line(t: Turn, meetup: Meetup) -> list[Block]:
    """One meetup in a few lines, with what can be done."""
    say, value = t.words, str(meetup.id)
    joining = guests.joining(t.session, meetup, t.user_id)
    head = f"*{escape(meetup.title)}*\n{views.when(t, say, meetup)}　{escape(meetup.place)}{standing(t, joining)}"
    manage = [blocks.button(say("meetups-manage"), views.MANAGE, value=value)] if rights.may_run(t, meetup) else []
    if meetup.state == State.ASKING:
        own = [blocks.button(say("meetups-answer"), polls.ANSWER, value=value, style="primary")]
    elif joining:
        own = [
            blocks.button(say("meetups-calendar"), views.CALENDAR, value=value),
            blocks.button(say("meetups-leave"), views.LEAVE, value=value),
        ]
    else:
        own = [blocks.button(say("meetups-join"), views.JOIN, value=value, style="primary")]
    look = views.link(t, meetup)
    seen = [blocks.context(say("meetups-look", link=look))] if look else []
    return [blocks.section(head), *seen, blocks.actions(*own, *manage)]


def standing(t: Turn, joining: Joining | None) -> str:
    """Whether one has a place, as the end of a line."""
    if joining is None:
        return ""
    return "\n" + t.words("meetups-you-wait" if joining.is_waiting else "meetups-you-come")


def manage(t: Turn, meetup: Meetup, *, done: str = "") -> Block:
    """What its host, or an organiser, can do with a meetup now."""
    say, value = t.words, str(meetup.id)
    ways = {
        State.ASKING: [(DECIDE, "primary"), (EXTEND, ""), (CHANGE, ""), (CANCEL, "danger")],
        State.FIXED: [(CHANGE, "primary"), (GROUPS, ""), (agenda.TABLES, ""), (CANCEL, "danger")],
        State.OVER: [(CAME, "primary"), (NOTES, "")],
        State.CANCELLED: [],
    }
    buttons = [
        blocks.button(say(f"meetups-manage-{way.partition('.')[2]}"), way, value=value, style=style)
        for way, style in ways[State(meetup.state)]
    ]
    return blocks.modal(
        MANAGE_WINDOW,
        title=say("meetups-manage-title"),
        close=say("close"),
        blocks=[
            *([blocks.section(done)] if done else []),
            *views.summary(t, say, meetup),
            *_joined(t, meetup),
            *([blocks.actions(*buttons)] if buttons else [blocks.context(say("meetups-is-cancelled"))]),
        ],
    )


def cancel_form(t: Turn, meetup: Meetup) -> Block:
    """Is it really not to happen? With room for a word why."""
    say = t.words
    many = len(guests.joinings(t.session, meetup))
    only_this = blocks.option(say("meetups-cancel-this"), "this")
    ends = [only_this, blocks.option(say("meetups-cancel-all"), "all")]
    return blocks.modal(
        CANCEL_FORM,
        title=say("meetups-cancel-title"),
        submit=say("meetups-cancel-submit"),
        close=say("meetups-cancel-not"),
        blocks=[
            blocks.section(say("meetups-cancel-sure", title=escape(meetup.title), count=many)),
            inputs.text_input("reason", say("meetups-cancel-reason"), optional=True, multiline=True, max_length=500),
            *([inputs.choice("series", say("meetups-cancel-series"), ends, chosen=only_this)] if meetup.rule else []),
        ],
        private_metadata=str(meetup.id),
    )


def calendar(t: Turn, *, address: str = "", done: str = "") -> Block:
    """The private calendar address: what it is, shown once when it is made, and how to revoke it."""
    say, known = t.words, feeds.of(t)
    parts = [blocks.section(done)] if done else []
    if not feeds.is_offered(t):
        parts.append(blocks.section(say("meetups-feed-not-here")))
        return blocks.modal(FEED, title=say("meetups-feed-title"), close=say("close"), blocks=parts)
    parts.append(blocks.section(say("meetups-feed-what")))
    if address:
        code = {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": address}]}
        parts += [{"type": "rich_text", "elements": [code]}, blocks.context(say("meetups-feed-once"))]
    elif known:
        since = moments.day(say, known.created_at.astimezone(rights.zone(t)).date())
        parts.append(blocks.section(say("meetups-feed-known", day=since)))
    make = blocks.button(say("meetups-feed-again" if known else "meetups-feed-make"), FEED_MAKE, style="primary")
    revoke = blocks.button(say("meetups-feed-revoke"), FEED_REVOKE, style="danger")
    parts.append(blocks.actions(make, *([revoke] if known else [])))
    return blocks.modal(FEED, title=say("meetups-feed-title"), close=say("close"), blocks=parts)


def notice(t: Turn, text: str) -> Block:
    """Something was done, or is to be known."""
    return blocks.modal(
        "meetups.notice", title=t.words("meetups-title"), close=t.words("close"), blocks=[blocks.section(text)]
    )


def _joined(t: Turn, meetup: Meetup) -> list[Block]:
    coming = guests.coming(t.session, meetup)
    if meetup.state == State.ASKING:
        answered = {each.user_id for each in model.votes(t.session, meetup)}
        return [blocks.section(t.words("meetups-answered", count=len(answered), quorum=meetup.quorum))]
    say, places = t.words, meetup.capacity or 0
    named = views.names(t, coming) or say("meetups-nobody")
    return [blocks.section(say("meetups-coming", count=len(coming), places=places, names=named))]

"""What follows when somebody sits down to study, looks who else is there, or stands up: the answer, and the table."""

from bot import outbox
from bot.blocks import Block
from bot.privacy import audit
from bot.privacy.audit import Act
from bot.turn import Refused, Turn
from handlers.study import model, nudges, rules, together, windows
from handlers.study.model import Sitting


def sit(t: Turn, words: str) -> Block:
    """Sit down."""
    together.sit(t, words)
    show_table(t)
    return seen(t)


def stand_up(t: Turn) -> Block:
    """Stand up; who was not sitting is told who is."""
    ended, record = together.stand_up(t)
    if ended is None:
        return seen(t)
    show_table(t)
    if record:
        nudges.not_needed(t)
    return windows.stood_up(t, record, rules.standing(t))


def seen(t: Turn) -> Block:
    """Who is here, for the one who looks."""
    own = together.sits(t)
    named, unnamed, names = _here(t)
    taste = model.taste(t.session, team_id=t.team_id, user_id=t.user_id)
    return windows.sitting(t, own, named, unnamed, is_unnamed=taste.is_unnamed, names=names)


def on_home(t: Turn) -> tuple[Sitting | None, int]:
    """Whether the one who looks sits, and how many do."""
    named, unnamed = together.here(t)
    return together.sits(t), len(named) + unnamed


def change_name(t: Turn) -> Block:
    """Be named no more, or again."""
    taste = model.own_taste(t)
    taste.is_unnamed = not taste.is_unnamed
    t.session.flush()
    show_table(t)
    return seen(t)


def end_overdue(t: Turn, user_id: str) -> None:
    """A sitting is over by itself."""
    together.end(t, user_id)
    show_table(t)


def show_table(t: Turn) -> None:
    """Keep the table in the channel true, if there is one."""
    if together.table(t):
        together.keep_table(t, windows.public_table(t, *_here(t)))


def table_channel(t: Turn) -> str:
    """Where the table is now, for an organiser.

    Raises:
        Refused: it is somebody else.
    """
    if not t.is_organiser:
        raise Refused("study-organisers-only")
    chosen = together.table(t)
    return chosen.channel_id if chosen else ""


def choose_table(t: Turn, channel_id: str) -> None:
    """An organiser wants the table there, or nowhere."""
    if channel_id == table_channel(t):
        return
    audit.note(t, Act.CHANNELS_NAMED, f"channel:{channel_id}")
    former = together.choose_table(t, channel_id)
    if former:
        outbox.revise(
            t.session,
            team_id=t.team_id,
            key=together.table_key(former),
            message=windows.moved_table(t),
            now=t.now,
        )
    show_table(t)


def _here(t: Turn) -> tuple[list[Sitting], int, dict[str, str]]:
    rows, unnamed = together.here(t)
    return [row for row, _ in rows], unnamed, {row.user_id: member.signature for row, member in rows}

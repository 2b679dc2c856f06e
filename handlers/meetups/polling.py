"""How a date is found: people say what suits them until the deadline, and whoever runs the meetup decides."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import members, outbox, working_time
from bot.outbox import Speaks
from bot.turn import Refused, Turn
from handlers.meetups import choosing, guests, letters, model, polls, rights, rules, views
from handlers.meetups.model import Joining, Meetup, ProposedDate, Remark, State, Suits, Vote

# What one tap makes of an answer.
NEXT = {"": Suits.YES, Suits.YES: Suits.MAYBE, Suits.MAYBE: Suits.NO, Suits.NO: Suits.YES}
# A second tap so soon is a finger that trembled.
TREMBLE = timedelta(seconds=1)


def tap(t: Turn, date_id: int) -> tuple[Meetup, ProposedDate, Suits]:
    """The next answer of the one who acts to a date: ○, △, ×, and round again.

    Raises:
        Refused: answers are not wanted any more.
    """
    date = t.session.get(ProposedDate, date_id)
    if date is None or date.team_id != t.team_id:
        raise Refused("meetups-gone")
    meetup = open_one(t, date.meetup_id)
    known = t.session.get(Vote, (date_id, t.user_id))
    if known and t.now - known.at < TREMBLE:
        return meetup, date, Suits(known.suits)
    suits = NEXT[Suits(known.suits) if known else ""]
    _say(t, date, suits)
    letters.take_back(t, meetup, t.user_id)
    rules.announce(t, meetup)
    return meetup, date, suits


def has_said(t: Turn, meetup_id: int) -> bool:
    """Whether the one who acts has answered a date, or remarked something, which they may take back."""
    meetup = open_one(t, meetup_id)
    voted = {each.user_id for each in model.votes(t.session, meetup)}
    return t.user_id in voted | {each.user_id for each in model.remarks(t.session, meetup)}


def answer(t: Turn, meetup_id: int, answers: Mapping[int, Suits | None], remark: str) -> Meetup:
    """All answers of the one who acts, as they are from now on.

    Raises:
        Refused: answers are not wanted any more.
    """
    meetup = open_one(t, meetup_id)
    for date in model.dates(t.session, meetup):
        suits = answers.get(date.id)
        if suits:
            _say(t, date, suits)
        elif known := t.session.get(Vote, (date.id, t.user_id)):
            t.session.delete(known)
    said = t.session.get(Remark, (meetup.id, t.user_id))
    if remark:
        t.session.merge(Remark(meetup.id, t.user_id, t.team_id, remark, t.now))
    elif said:
        t.session.delete(said)
    letters.take_back(t, meetup, t.user_id)
    rules.announce(t, meetup)
    return meetup


def to_remind(session: Session, *, team_id: str, now: datetime) -> Meetup | None:
    """A meetup of which those who said nothing are to be reminded now."""
    due = select(Meetup).where(Meetup.team_id == team_id, Meetup.state == State.ASKING, Meetup.remind_at <= now)
    return session.scalars(due.order_by(Meetup.id).limit(1)).first()


def remind(t: Turn, meetup: Meetup, audience: list[str]) -> None:
    """Remind those who said nothing, once."""
    meetup.remind_at = None
    if meetup.deadline is None or meetup.deadline <= t.now:
        return
    done = {each.user_id for each in model.votes(t.session, meetup)} | {meetup.host_id}
    for user_id in audience:
        member = members.find(t.session, team_id=t.team_id, user_id=user_id)
        if user_id not in done and member and member.can_be_asked:
            outbox.post(
                t.session,
                team_id=t.team_id,
                key=f"{meetup.key}:silent:{user_id}",
                to=user_id,
                message=polls.reminder(t, meetup, user_id),
                now=t.now,
                speaks=Speaks.FIRST,
                about="meetups",
                stale_at=meetup.deadline,
            )


def close_one(t: Turn) -> bool:
    """The deadline of a meetup has passed: whoever runs it is told which dates suit best; whether there was one."""
    due = select(Meetup).where(Meetup.team_id == t.team_id, Meetup.state == State.ASKING)
    due = due.where(Meetup.closed_at.is_(None), Meetup.deadline <= t.now).order_by(Meetup.id)
    meetup = t.session.scalars(due.limit(1).with_for_update()).first()
    if meetup is None:
        return False
    meetup.closed_at, meetup.remind_at = t.now, None
    rules.announce(t, meetup)
    if keeper := rights.keeper(t, meetup):
        key = f"proposal:{int(meetup.deadline.timestamp() if meetup.deadline else 0)}"
        letters.write(t, meetup, key, keeper, polls.proposal(t, meetup, keeper, choosing.ranked(t, meetup)))
    return True


def extend(t: Turn, meetup: Meetup, deadline: datetime) -> None:
    """Answers are wanted for longer; the silent have been reminded already, or will be then.

    Raises:
        Refused: that is not later, or as late as the first date.
    """
    dates = model.dates(t.session, meetup)
    undecided(t, meetup)
    if dates and deadline >= dates[0].starts_at:
        when = views.span(t, t.words, dates[0].starts_at, dates[0].ends_at)
        raise Refused("meetups-deadline-late", block_id="deadline", when=when)
    meetup.deadline, meetup.closed_at = deadline, None
    meetup.remind_at = max(t.now, working_time.add_days(deadline, -1))
    rules.announce(t, meetup)


def decide(t: Turn, meetup: Meetup, date_id: int, *, sure: bool) -> None:
    """It is on this date: whoever said ○ has a place, and all who can or may come are told once.

    Args:
        sure: it may be fewer people than wanted.

    Raises:
        Refused: somebody decided already, nobody can come, or too few can and nobody said that this is meant.
    """
    undecided(t, meetup)
    date = t.session.get(ProposedDate, date_id)
    if date is None or date.meetup_id != meetup.id:
        raise Refused("meetups-gone")
    if date.starts_at <= t.now:
        raise Refused("meetups-past", block_id="date")
    able = [each for each in model.votes(t.session, meetup) if each.date_id == date.id and each.suits != Suits.NO]
    if not able:
        raise Refused("meetups-nobody-can", block_id="date")
    if len(able) < meetup.quorum and not sure:
        raise Refused("meetups-too-few", block_id="sure", count=len(able), quorum=meetup.quorum)
    rules.give_date(t, meetup, (date.starts_at, date.ends_at))
    meetup.decided_by, meetup.remind_at = t.user_id, None
    meetup.sequence += 1
    letters.take_back(t, meetup)
    _place_host(t, meetup, date)
    for vote in able:
        _invite(t, meetup, vote)
    rules.announce(t, meetup)


def _place_host(t: Turn, meetup: Meetup, date: ProposedDate) -> None:
    """Whoever hosts it comes to it, unless they said that they cannot, or have left."""
    said = t.session.get(Vote, (date.id, meetup.host_id))
    host = members.find(t.session, team_id=t.team_id, user_id=meetup.host_id)
    if host and not host.deleted and (said is None or said.suits == Suits.YES):
        rules.add(t, meetup, meetup.host_id)


def _invite(t: Turn, meetup: Meetup, vote: Vote) -> None:
    what = "decided_maybe"
    if vote.suits == Suits.YES:
        joining = guests.joining(t.session, meetup, vote.user_id) or rules.add(t, meetup, vote.user_id)
        what = _place(joining)
    key, message = f"{what}:{meetup.sequence}:{vote.user_id}", views.told(t, meetup, vote.user_id, what)
    letters.write(t, meetup, key, vote.user_id, message)


def _place(joining: Joining) -> str:
    return "decided_waiting" if joining.is_waiting else "decided"


def undecided(t: Turn, meetup: Meetup) -> Meetup:
    """The meetup, if nobody has decided its date yet.

    Raises:
        Refused: somebody has.
    """
    if meetup.state != State.ASKING:
        raise Refused("meetups-decided-already", when=views.when(t, t.words, meetup))
    return meetup


def open_one(t: Turn, meetup_id: int) -> Meetup:
    """The meetup, held until the turn ends, if it still wants answers.

    Raises:
        Refused: it has a date, is called off, or the deadline has passed.
    """
    meetup = rights.one(t, meetup_id, hold=True)
    if meetup.state == State.CANCELLED:
        raise Refused("meetups-is-cancelled")
    if meetup.state != State.ASKING:
        raise Refused("meetups-decided-already", when=views.when(t, t.words, meetup))
    if meetup.deadline is None or meetup.deadline <= t.now:
        raise Refused("meetups-poll-over")
    return meetup


def _say(t: Turn, date: ProposedDate, suits: Suits) -> None:
    known = t.session.get(Vote, (date.id, t.user_id))
    if known is None:
        t.session.add(Vote(date.id, t.user_id, t.team_id, suits, t.now))
    elif known.suits != suits:
        known.suits, known.at = suits, t.now
    t.session.flush()

"""What happens by itself in April: a file is read, a plan is compared once more, its steps are done, old lines go."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import httpx
import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlalchemy import delete, or_, select

from bot import members, somebody
from bot.feature import Feature, Keeping
from bot.jobs import Job, Parts
from bot.members import Member
from bot.tables import UnreadableError
from bot.turn import Turn, Turns
from handlers.april import doing, filed, letters, model, planning, rosters
from handlers.april.model import Roster, RosterLine, RosterStep, State

log = structlog.get_logger()

EVERY = timedelta(seconds=3)
# The lines of a roster are deleted so long after its plan was done, or after it was brought when nothing came of it.
KEPT_FOR = timedelta(days=30)
PAGE = 200
SECONDS = 20
# Where files of Slack are, beside the place that the Web API has.
SLACK = "slack.com"

Keepings = Mapping[str, Keeping]


def of(features: Sequence[Feature]) -> tuple[Job, ...]:
    """The steps, which know what people look after in all features."""
    keepings = {each.keeping.name: each.keeping for each in features if each.keeping}
    return (
        Job("april-read", EVERY, partial(read_one, keepings=keepings)),
        Job("april-do", EVERY, partial(do_one, keepings=keepings), asks_others=True),
        Job("april-forget", timedelta(hours=1), forget_one),
    )


def read_one(parts: Parts, *, keepings: Keepings) -> bool:
    """Read a roster that somebody brought, and make its plan.

    Returns:
        Whether there was one.
    """
    roster = _waiting(parts, State.RECEIVED)
    if roster is None:
        return False
    try:
        sheet = rosters.read(_fetched(parts.slack, roster.file_id))
        users = everybody(parts.slack)
    except (UnreadableError, SlackApiError, httpx.HTTPError) as error:
        _say_unreadable(parts, roster, error)
        return True
    with Turns.of(parts, roster.brought_by)() as t:
        held = model.by_id(t.session, team_id=t.team_id, roster_id=roster.id, hold=True)
        if held and held.state == State.RECEIVED:
            make(t, held, sheet, users, keepings)
            letters.tell(t, held, "ready", to=held.brought_by, **counted(held))
    return True


def do_one(parts: Parts, *, keepings: Keepings) -> bool:
    """Compare an approved plan once more, or do its next step, or end it.

    Returns:
        Whether there was anything to do.
    """
    asked = _waiting(parts, State.ASKED)
    if asked:
        try:
            users = everybody(parts.slack)
        except SlackApiError as error:
            log.warning("a plan waits: Slack does not tell who is there", reason=error.response.get("error"))
            return False
        with Turns.of(parts, asked.asked_by)() as t:
            _check(t, asked.id, users, keepings)
        return True
    going = _waiting(parts, State.UNDER_WAY)
    if going is None:
        return False
    with Turns.of(parts, going.asked_by)() as t:
        _do_next(t, going.id, keepings)
    return True


def forget_one(parts: Parts) -> bool:
    """Delete the lines and steps of a roster whose time is over; the figures stay."""
    now = parts.clock.now()
    over = select(Roster).where(
        Roster.team_id == parts.team_id,
        Roster.emptied_at.is_(None),
        or_(
            Roster.done_at <= now - KEPT_FOR,
            Roster.done_at.is_(None)
            & Roster.state.in_((State.DRAFT, State.DROPPED))
            & (Roster.brought_at <= now - KEPT_FOR),
            Roster.state == State.DROPPED,
        ),
    )
    with parts.database.begin() as session:
        roster = session.scalars(over.limit(1).with_for_update()).first()
        if roster is None:
            return False
        for table in (RosterLine, RosterStep):
            session.execute(delete(table).where(table.roster_id == roster.id))
        roster.notes, roster.emptied_at = [], now
        roster.state = State.DONE if roster.done_at else State.DROPPED
    return True


def everybody(slack: WebClient) -> list[dict[str, Any]]:
    """Everybody in the workspace (Slack: users.list), with addresses where the app may see them.

    Raises:
        SlackApiError: Slack does not tell.
    """
    return [user for page in slack.users_list(include_locale=True, limit=PAGE) for user in page["members"]]


def make(t: Turn, roster: Roster, sheet: rosters.Sheet, users: Sequence[Mapping[str, Any]], keepings: Keepings) -> None:
    """Keep the lines, and make the plan out of them."""
    there = remember(t, users)
    lines = filed.keep(t, roster, sheet)
    planning.compare(t, roster, lines, planning.known(users), keepings)
    del there  # held until here, so that they are read once


def _check(t: Turn, roster_id: int, users: Sequence[Mapping[str, Any]], keepings: Keepings) -> None:
    roster = model.by_id(t.session, team_id=t.team_id, roster_id=roster_id, hold=True)
    if roster is None or roster.state != State.ASKED:
        return
    there = remember(t, users)
    is_changed = planning.compare(t, roster, model.lines(t.session, roster), planning.known(users), keepings)
    del there  # as above
    if is_changed:
        roster.state = State.DRAFT
        letters.tell(t, roster, "changed", to=roster.asked_by, **counted(roster))
    else:
        roster.state = State.UNDER_WAY
    t.session.flush()


def _do_next(t: Turn, roster_id: int, keepings: Keepings) -> None:
    roster = model.by_id(t.session, team_id=t.team_id, roster_id=roster_id, hold=True)
    if roster is None or roster.state != State.UNDER_WAY:
        return
    step = model.next_step(t.session, roster)
    if step:
        doing.do(t, roster, step, keepings)
        return
    roster.state, roster.done_at = State.DONE, t.now
    t.session.flush()
    letters.tell(t, roster, "done", to=roster.asked_by)


def _say_unreadable(parts: Parts, roster: Roster, error: Exception) -> None:
    log.info("a roster cannot be read", roster=roster.id, reason=type(error).__name__)
    with Turns.of(parts, roster.brought_by)() as t:
        held = model.by_id(t.session, team_id=t.team_id, roster_id=roster.id, hold=True)
        if held and held.state == State.RECEIVED:
            held.state = State.DROPPED
            say = somebody.words(t, held.brought_by)
            reason = str(error) if isinstance(error, UnreadableError) else say("april-not-fetched")
            letters.tell(t, held, "unreadable", to=held.brought_by, reason=reason)


def _fetched(slack: WebClient, file_id: str) -> bytes:
    """What stands in a file.

    Raises:
        UnreadableError: it is too large, or not where files of Slack are.
        SlackApiError: Slack does not show it to the bot.
        httpx.HTTPError: it cannot be had.
    """
    file = slack.files_info(file=file_id)["file"]
    url = str(file.get("url_private_download") or file.get("url_private") or "")
    address, own = urlsplit(url), urlsplit(slack.base_url)
    host, is_safe = address.hostname or "", address.scheme == "https"
    # The token goes to Slack, and to nobody else.
    if host != own.hostname and not (is_safe and (host == SLACK or host.endswith(f".{SLACK}"))):
        raise UnreadableError("Slack に直接上げたファイルを送ってください。")
    found = bytearray()
    headers = {"Authorization": f"Bearer {slack.token}"}
    with httpx.stream("GET", url, headers=headers, timeout=SECONDS) as answer:
        answer.raise_for_status()
        for chunk in answer.iter_bytes():
            found += chunk
            if len(found) > rosters.LARGEST:
                raise UnreadableError("大きすぎます（10MBまで）。団体ごとに分けてください。")
    return bytes(found)


def remember(t: Turn, users: Sequence[Mapping[str, Any]]) -> list[Member]:
    """Keep who is there now; addresses are no part of that."""
    return members.remember_all(t.session, team_id=t.team_id, users=users, now=t.now)


def counted(roster: Roster) -> dict[str, int]:
    """How many people leave, come, move, stay, and are to be asked about."""
    return {name: roster.counts.get(name, 0) for name in ("leaves", "comes", "moves", "stays", "unclear")}


def _waiting(parts: Parts, state: State) -> Roster | None:
    with parts.database.read() as session:
        roster = model.latest(session, team_id=parts.team_id)
        return roster if roster and roster.state == state else None

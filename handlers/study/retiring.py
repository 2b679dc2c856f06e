"""A wording that shows no effect after enough weeks is proposed for retirement; organisers decide."""

from datetime import timedelta

from bot import outbox, studied
from bot.privacy import audit
from bot.privacy.audit import Act
from bot.turn import Refused, Turn
from handlers.study import effect, nudges, wording
from handlers.study.model import NudgeArm

# Organisers who keep it are asked again after this time.
ASK_AGAIN = timedelta(weeks=12)


def propose(t: Turn) -> list[str]:
    """Ask the organisers about wordings that show no effect; which ones they are asked about now."""
    rows = effect.drawn(t.session, team_id=t.team_id, before=studied.today(t.now))
    found = effect.effects(rows, nudges.live(t.session, team_id=t.team_id))
    asked = [each for each in found if each.is_without_effect and _may_ask(t, each.arm)]
    for each in asked:
        decision = _decision(t, each.arm)
        decision.asked, decision.asked_at = decision.asked + 1, t.now
        outbox.post(
            t.session,
            team_id=t.team_id,
            key=f"study:retire:{each.arm}:{decision.asked}",
            to=t.organiser_channel,
            message=wording.proposal(t, each),
            now=t.now,
            about=nudges.ABOUT,
        )
    return [each.arm for each in asked]


def decide(t: Turn, arm: str, *, retire: bool) -> None:
    """An organiser decides.

    Raises:
        Refused: it is somebody else.
    """
    if not t.is_organiser:
        raise Refused("study-organisers-only")
    decision = _decision(t, arm)
    decision.retired_at = (decision.retired_at or t.now) if retire else None
    decision.decided_by = t.user_id
    audit.note(t, Act.NUDGE_DECIDED, f"nudge:{arm}")
    key = f"study:retire:{arm}:{decision.asked}"
    outbox.revise(t.session, team_id=t.team_id, key=key, message=wording.decided(t, arm, retire=retire), now=t.now)


def _may_ask(t: Turn, arm: str) -> bool:
    asked_at = _decision(t, arm).asked_at
    return bool(t.organiser_channel) and (asked_at is None or t.now - asked_at >= ASK_AGAIN)


def _decision(t: Turn, arm: str) -> NudgeArm:
    known = t.session.get(NudgeArm, (t.team_id, arm))
    if known is None:
        known = NudgeArm(team_id=t.team_id, arm=arm)
        t.session.add(known)
        t.session.flush()
    return known

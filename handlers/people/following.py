"""Follows what people do in Slack by themselves: they join, and they post what had better not stand there."""

from collections.abc import Mapping
from typing import Any

from bot import members, numbers, outbox
from bot.mrkdwn import plain
from bot.outbox import Speaks, Urgency
from bot.turn import Turn
from handlers.people import model, views


def on_join(t: Turn, event: Mapping[str, Any]) -> None:
    """Somebody is new in the workspace: the bot says hello."""
    user_id = event["user"]["id"]
    if model.is_due(members.find(t.session, team_id=t.team_id, user_id=user_id), t.now):
        ask(t, user_id, by_letter=True, speaks=Speaks.FIRST)


def ask(t: Turn, user_id: str, *, by_letter: bool, speaks: Speaks = Speaks.ANSWERING) -> None:
    """Ask somebody where they work, by a direct message, or note that the Home tab asks them.

    Args:
        speaks: whether it follows their visit, or the bot speaks first.
    """
    number = model.asked(t, user_id, by_letter=by_letter)
    if number:
        outbox.post(
            t.session,
            team_id=t.team_id,
            key=f"first-contact:{user_id}:{number}",
            to=user_id,
            message=views.note(t, user_id, is_first=number == 1),
            now=t.now,
            speaks=speaks,
            about="people",
            urgency=Urgency.URGENT,
        )


def on_message(t: Turn, event: Mapping[str, Any]) -> None:
    """A message was posted or edited: its author becomes known.

    Whoever wrote a personal number into it is told so, and nobody else is.

    Everything that the bot keeps of a message has such numbers covered (`bot.members.read`).
    """
    message = event["message"] if event.get("subtype") == "message_changed" else event
    if not members.wrote(t.session, workspace=t.workspace, message=message):
        return
    # Who is here from another organisation stands in no list of members; the job looks them up.
    author = members.known(t.session, team_id=t.team_id, user_id=message["user"])
    if author.updated_at == members.NEVER:
        author.is_external = message.get("user_team") not in {None, t.team_id}
    if numbers.holds_my_number(plain(message.get("text", ""))):
        outbox.post(
            t.session,
            team_id=t.team_id,
            key=f"personal-number:{event['channel']}:{message['ts']}",
            to=event["channel"],
            message=views.warning(t, message["user"]),
            now=t.now,
            thread_ts=message.get("thread_ts"),
            only_for=message["user"],
        )

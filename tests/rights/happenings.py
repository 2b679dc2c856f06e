"""What Slack tells of by itself: for each event, what may follow from it, and by whose doing.

As in `tests.rights.table`, names in braces stand for ids. An event of the manifest that is not named here fails
`test_events.py`, and so does a name without an event.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.rights.rule import Who


@dataclass(frozen=True)
class Happening:
    """An event: who may bring about what follows from it, and the tables in which that is to be seen.

    Args:
        otherwise: the tables that may change when somebody brings it about who may not.
        first: what happened before.
    """

    who: Who
    event: Mapping[str, Any]
    leaves: frozenset[str]
    otherwise: frozenset[str] = frozenset()
    first: Mapping[str, Any] = field(default_factory=dict)


_ROSTER = [{"id": "F1", "name": "名簿.xlsx"}]
_SAID: dict[str, Any] = {
    "type": "message",
    "channel_type": "channel",
    "user": "{person}",
    "text": "録音から下書きを作ります",
}
_MARK: dict[str, Any] = {
    "user": "{person}",
    "reaction": "white_check_mark",
    "item_user": "{owner}",
    "event_ts": "1790000000.1",
}
_MARK |= {"item": {"type": "message", "channel": "{channel}", "ts": "{reply}"}}
_PERSON: dict[str, Any] = {"id": "{owner}", "team_id": "{team}", "name": "x", "profile": {"real_name": "別の名前"}}


def by_slack(leaves: set[str], **event: Any) -> tuple[Happening, ...]:
    return (Happening(Who.SLACK, event, frozenset(leaves)),)


# What Slack tells of by itself. The rights of whoever wrote or marked are those of the thread.
EVENTS: Mapping[str, tuple[Happening, ...]] = {
    "message": (
        Happening(Who.PEOPLE, _SAID | {"channel": "{channel}", "ts": "1790000000.000200"}, frozenset({"question"})),
        Happening(
            Who.PEOPLE,
            _SAID | {"channel": "{channel}", "ts": "1790000000.000300", "thread_ts": "{asked}"},
            frozenset({"reply"}),
        ),
        Happening(
            Who.ORGANISERS,
            _SAID | {"channel": "{dm}", "channel_type": "im", "ts": "1790000000.000400", "files": _ROSTER},
            frozenset({"roster"}),
            otherwise=frozenset({"letter", "member"}),  # they are answered as anybody
        ),
        *by_slack(
            {"reply"},
            type="message",
            subtype="message_deleted",
            channel="{channel}",
            deleted_ts="{reply}",
            channel_type="channel",
        ),
        *by_slack(
            {"reply"},
            type="message",
            subtype="message_changed",
            channel="{channel}",
            channel_type="channel",
            message={"user": "{owner}", "ts": "{reply}", "text": "書き直しました"},
            event_ts="1790000000.000600",
        ),
    ),
    "app_mention": (
        Happening(
            Who.PEOPLE,
            {"type": "app_mention", "channel": "{channel}", "user": "{person}", "ts": "1790000000.000500", "text": "x"},
            frozenset({"letter"}),
        ),
    ),
    "reaction_added": (Happening(Who.OWNER, {"type": "reaction_added", **_MARK}, frozenset({"question"})),),
    "reaction_removed": (
        Happening(
            Who.OWNER,
            {"type": "reaction_removed", **_MARK},
            frozenset({"question"}),
            first={"type": "reaction_added", **_MARK, "user": "{owner}"},
        ),
    ),
    "team_join": by_slack({"member"}, type="team_join", user=_PERSON),
    "user_change": by_slack({"member"}, type="user_change", user=_PERSON),
    "channel_archive": by_slack({"question"}, type="channel_archive", channel="{channel}"),
    "channel_unarchive": (
        Happening(
            Who.SLACK,
            {"type": "channel_unarchive", "channel": "{channel}"},
            frozenset({"question"}),
            first={"type": "channel_archive", "channel": "{channel}"},
        ),
    ),
    "channel_id_changed": by_slack(
        {"question", "reply", "card"}, type="channel_id_changed", old_channel_id="{channel}", new_channel_id="C0NEW"
    ),
    "app_home_opened": by_slack(set(), type="app_home_opened", user="{person}", channel="{dm}", tab="home"),
    # The app comes and goes: `tests/installing`.
    **dict.fromkeys(("app_uninstalled", "tokens_revoked", "team_access_granted", "team_access_revoked"), ()),
}

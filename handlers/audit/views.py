"""How the record looks: a line for each act, newest first; who, what, to what, when."""

from bot import blocks, moments, somebody
from bot.blocks import Block
from bot.mrkdwn import escape
from bot.privacy import audit
from bot.privacy.audit import Note
from bot.roles import Role
from bot.turn import Turn

OPEN = "audit.open"
PAGE = "audit.page"
ACT = "audit.act"
RECORD = "audit.record"
# The choice of no kind in particular.
ALL = "all"
SHOWN = 20


def window(t: Turn, *, act: str = "", offset: int = 0) -> Block:
    """One page of it.

    Args:
        act: only acts of this kind.
        offset: how many newer ones stand on the pages before.
    """
    say = t.words
    notes = audit.newest(t.session, team_id=t.team_id, act=act, limit=SHOWN, offset=offset)
    count = audit.count(t.session, team_id=t.team_id, act=act)
    lines = [_line(t, note) for note in notes]
    return blocks.modal(
        RECORD,
        title=say("audit-title"),
        close=say("close"),
        blocks=[
            blocks.section(say("audit-about"), accessory=_filter(t, act)),
            *([blocks.section(line) for line in lines] or [blocks.section(say("audit-none"))]),
            *_pages(t, act, offset, count),
        ],
    )


def about(t: Turn, said: str) -> str:
    """What an act was done to, as mrkdwn: a person by name, everything else by kind and number."""
    kind, _, which = said.partition(":")
    user_id, _, detail = which.partition(":")
    if kind == "user":
        person = f"<@{user_id}>"
        is_role = detail in set(Role)
        other = t.words("people-role", role=detail) if is_role else f"<@{detail}>" if detail else ""
        return f"{person}　{other}".strip()
    if kind == "channel":
        return f"<#{which}>" if which else ""
    return t.words("audit-thing", kind=kind, which=escape(which)) if kind else ""


def _line(t: Turn, note: Note) -> str:
    who = t.words("audit-operator")
    if note.user_id:
        who = somebody.name(t, note.user_id)
    done = t.words(f"audit-act-{note.act}")
    when = moments.moment(t, t.words, note.at)
    return f"{when}　*{who}*　{done}　{about(t, note.about)}".rstrip("　")


def _filter(t: Turn, act: str) -> Block:
    options = [blocks.option(t.words("audit-all"), ALL)]
    options += [blocks.option(t.words(f"audit-act-{each}"), each) for each in audit.acts(t.session, team_id=t.team_id)]
    chosen = next((each for each in options if each["value"] == act), options[0])
    return blocks.select(ACT, options, chosen=chosen)


def _pages(t: Turn, act: str, offset: int, count: int) -> list[Block]:
    buttons = []
    if offset:
        buttons.append(blocks.button(t.words("audit-newer"), PAGE, value=f"{act}:{max(offset - SHOWN, 0)}"))
    if offset + SHOWN < count:
        buttons.append(blocks.button(t.words("audit-older"), PAGE, value=f"{act}:{offset + SHOWN}"))
    # Two buttons of one action id stand in two rows: Slack takes an id once in a row.
    return [blocks.actions(each) for each in buttons]

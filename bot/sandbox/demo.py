"""Plays five weeks of eleven town halls into a local Slack, so that whoever opens the demo finds a place with a past.

Good people to look as: `tanaka` (三浦市 市民課) asks often, marks her solutions, and has a check-in to answer;
`iwasaki` (小田原市 デジタル推進課) answers colleagues of other towns and accompanies two of them; `shimizu`
(真鶴町 総務課) is one of these, helps too, and still waits for a reply (move the clock on, and see who is asked);
`mizuno` is an organiser; `newcomer` (清川村) has just been appointed and has not said a word yet.
"""

from collections.abc import Callable
from datetime import datetime

from bot.sandbox import Installation, Message, Slack, User, forms
from bot.sandbox.emoji import EMOJI
from bot.sandbox.history import TIMELINE, Call, Line, Share, Tap, Visit, days_ahead
from bot.sandbox.town import PEOPLE, ROOMS, VISITORS

NEIGHBOURS = "伊豆のひろば"
NEIGHBOUR_PEOPLE = (
    ("uchida", "内田 さくら", "熱海市 情報政策課"),
    ("inaba", "稲葉 光", "伊東市 市民課"),
    ("tsuchiya", "土屋 直人", "下田市 総務課"),
)
REACTIONS = {character: name for name, character in reversed(EMOJI.items())}

Said = dict[str, list[tuple[str, Message]]]


def people(slack: Slack) -> dict[str, User]:
    """Let everybody move in and open the channels; the people by key, which is their name in Slack too.

    The bot is in every channel from the start, also in the organisers', where it says what needs them. Nothing is said
    yet: timestamps only grow, so a channel in which somebody spoke today cannot be given a past.
    """
    folk = {each.key: slack.add_user(each.key, **each.facts) for each in PEOPLE}
    for room in ROOMS:
        inside = [folk[key] for key in room.members or folk]
        slack.add_channel(room.name, room.topic, private=room.private, members=[*inside, slack.bot])
    for each in VISITORS:
        who = slack.add_user(
            each.key,
            real_name=each.real_name,
            title=each.title,
            organisation=each.organisation,
            is_restricted=not each.organisation,
        )
        slack.let_in(who, each.room)
    return folk


def neighbours(team: Installation) -> None:
    """Another prefecture's workspace, where nobody has let the bot in yet."""
    for name, real_name, title in NEIGHBOUR_PEOPLE:
        team.add_user(name, real_name=real_name, title=title, locale="ja-JP")
    for room, topic in (("質問", "なんでも聞いてください"), ("事務局", "事務局の打ち合わせ"), ("雑談", "")):
        team.add_channel(room, topic)


def play(
    slack: Slack, settle: Callable[[], None], *, dawn: Callable[[], None], progress: Callable[[int, int], None]
) -> None:
    """Live through the history, each step at its own moment, and come back to the present.

    Args:
        slack: where `people` live already.
        settle: called after each step, so that the bot can deliver what it wants to say.
        dawn: called in the morning of each day, so that the bot can do what it does now and then.
        progress: told after each step how many are done, of how many.

    Raises:
        RuntimeError: the bot refused what somebody entered.
    """
    opening = slack.clock.now()
    said: Said = {}
    today = 0
    for done, step in enumerate(TIMELINE, start=1):
        slack.clock.to(step.at.moment(opening))
        if step.at.day != today:
            today = step.at.day
            dawn()
        match step:
            case Line():
                _act(slack, step, said.setdefault(step.scene, []))
            case Share():
                _share(slack, step)
            case Visit():
                _visit(slack, step)
            case Tap():
                _tap(slack, step)
            case Call():
                _call(slack, step, opening)
        settle()
        progress(done, len(TIMELINE))
    slack.clock.to(opening)


def _act(slack: Slack, line: Line, said: list[tuple[str, Message]]) -> None:
    who = slack.user(line.who)
    if line.act == "says":
        root = said[0][1] if said else None
        said.append((line.who, slack.post(who, f"#{line.channel}", line.text, root)))
        return
    message = next(message for author, message in reversed(said) if author == line.whom)
    match line.act:
        case "edits":
            slack.edit(who, message, line.text)
        case "deletes":
            slack.delete(who, message)
        case "saves":
            slack.shortcut(who, "knowhow.save_message", message)
            _submit(slack, who)
        case emoji:
            slack.react(who, message, REACTIONS[emoji])


def _share(slack: Slack, share: Share) -> None:
    who = slack.user(share.who)
    slack.command(who, "/share", "", channel="#ノウハウ")
    if share.fields["kind"] != "tip":
        slack.choose(who, "knowhow.kind", share.fields["kind"])
    _submit(slack, who, **share.fields)


def _visit(slack: Slack, visit: Visit) -> None:
    who = slack.user(visit.who)
    command, _, words = visit.command.partition(" ")
    slack.command(who, command, words)
    for action_id in visit.presses:
        slack.click(who, action_id)
    if visit.fields:
        _submit(slack, who, **visit.fields)
    _close_all(slack, who)


def _tap(slack: Slack, tap: Tap) -> None:
    who = slack.user(tap.who)
    first, *further = tap.presses
    message, value = next(
        (message, buttons[tap.number])
        for message in reversed(slack.channels[f"#{tap.channel}"])
        if tap.title in str(message.blocks) and (buttons := _buttons(message, first))
    )
    slack.click(who, first, at=message, value=value)
    for action_id in further:
        slack.click(who, action_id)
    if tap.fields:
        _submit(slack, who, **tap.fields)
    _close_all(slack, who)


def _buttons(message: Message, action_id: str) -> list[str]:
    """The values of the buttons with this id."""
    return [each["value"] for _, each in forms.elements(message.blocks) if each["action_id"] == action_id]


def _call(slack: Slack, call: Call, opening: datetime) -> None:
    who = slack.user(call.who)
    slack.command(who, "/meetup", channel=f"#{call.channel}")
    slack.click(who, "meetups.new")
    if call.asks:
        slack.choose(who, "meetups.when", "asked")
    _submit(slack, who, **{block: days_ahead(typed, opening) for block, typed in call.fields.items()})


def _submit(slack: Slack, who: User, **fields: str) -> None:
    if errors := slack.submit(who, **fields):
        raise RuntimeError(f"what {who.name} entered was refused: {errors}")
    _close_all(slack, who)


def _close_all(slack: Slack, who: User) -> None:
    """Nobody should come upon somebody else's open window."""
    while slack.modal(who):
        slack.close(who)

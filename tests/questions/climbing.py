"""What the tests of the ladder do again and again."""

from datetime import datetime

from bot.app import Bot
from bot.sandbox import Message, Slack, User, WorldClock
from knowledge import cards
from knowledge.cards import Draft, Kind
from tests.reading import read

WORDS = "Excelで全角の数字を半角にそろえるにはどうすればいいでしょうか"
KNOWN = "Excelで全角の数字を半角にそろえる関数"
WAITS = "まだ返事がありません"


def teach(bot: Bot, who: User, *, title: str = KNOWN, number: int = 1, at: datetime | None = None) -> None:
    """Let somebody have written about it."""
    draft = Draft(
        kind=Kind.TIP,
        title=title,
        body="全角の数字は ASC 関数で半角にそろえます。",
        author_id=who.id,
        author=who.name,
        created_at=at,
    )
    with bot.database.begin() as session:
        card = cards.keep(
            session,
            team_id=bot.parts.team_id,
            origin=f"test:{who.id}:{number}",
            draft=draft,
            now=at or bot.parts.clock.now(),
        )
        card.created_at = at or card.created_at


def to(bot: Bot, clock: WorldClock, moment: str) -> None:
    """Go to that time (in Japan), and let the bot do what is due."""
    clock.to(moment)
    bot.settle()


def ask(bot: Bot, slack: Slack, who: User, text: str = WORDS) -> Message:
    """Ask in the question channel."""
    message = slack.post(who, "#質問", text)
    bot.settle()
    return message


def asked(slack: Slack, who: User) -> list[str]:
    """What the ladder wrote to somebody, as it stands now."""
    shown = [read(message["blocks"]) for message in slack.dms(who) if message.bot_id]
    return [text for text in shown if "🏮" not in text]  # without the welcome


def waits(slack: Slack, who: User) -> list[str]:
    """The letters to somebody that ask for an answer."""
    return [text for text in asked(slack, who) if WAITS in text]


def letters(slack: Slack) -> int:
    """How many messages the bot posted until now, outside of the question channel and without welcomes."""
    said = [call for call in slack.calls if call.method == "chat.postMessage" and call.response.get("ok")]
    said = [call for call in said if call.arguments["channel"] != slack.channel("#質問").id]
    return sum("🏮" not in call.arguments["text"] for call in said)

"""Which channels are for what, as organisers named them."""

from collections.abc import Sequence

from bot import channels
from bot.channels import Purpose
from bot.turn import Refused, Turn


def only_for_organisers(t: Turn) -> None:
    """Organisers alone say which channel is for what.

    Raises:
        Refused: this is none.
    """
    if not t.is_organiser:
        raise Refused("channels-organisers-only")


def named_questions(t: Turn) -> list[str]:
    """The question channels that can be unmade here: those of the settings cannot."""
    return [each for each in t.question_channels if each not in t.settings.question_channels]


def name(t: Turn, questions: Sequence[str], organisers: str) -> None:
    """These are the channels from now on, beside what the settings say.

    Args:
        organisers: "" when there is none beside that of the settings.
    """
    of_settings = {Purpose.QUESTIONS: t.settings.question_channels, Purpose.ORGANISERS: (t.settings.organiser_channel,)}
    wanted = {Purpose.QUESTIONS: questions, Purpose.ORGANISERS: [organisers] if organisers else []}
    for purpose, ids in wanted.items():
        named = [each for each in ids if each not in of_settings[purpose]]
        channels.name(t.session, purpose, named, team_id=t.team_id, named_by=t.user_id, now=t.now)

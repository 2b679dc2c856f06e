"""The ladder in a workspace that has neither organisers, nor hosts, nor know-how: quiet, and said why once."""

from structlog.testing import capture_logs

from bot.app import Bot
from bot.sandbox import Slack, User, WorldClock
from tests.questions.climbing import ask, letters, to


def test_a_question_without_anybody_to_turn_to_is_logged_and_nobody_is_written_to(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User
) -> None:
    ask(bot, slack, sato)
    ask(bot, slack, sato, "庁内の掲示板は何を使っていますか")
    before = letters(slack)
    with capture_logs() as lines:
        for moment in ("2026-10-02 14:00", "2026-10-05 10:00", "2026-10-06 10:00", "2026-10-07 10:00"):
            to(bot, clock, moment)
    said = [line["event"] for line in lines]
    assert letters(slack) == before
    assert said.count("no organiser to ask") == said.count("no organisers' channel to tell") == 1
    assert said.count("no companion and no weekly host to ask") == 2

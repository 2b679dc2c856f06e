"""The bodies of a prefecture."""

import pytest

from bot import bodies
from bot.app import Bot
from bot.bodies import Entry
from bot.sandbox.town import BODIES


@pytest.fixture
def kanagawa(bot: Bot) -> None:
    """The list of bodies has been imported."""
    know(bot, *((code, name) for code, name, _ in BODIES))


def know(bot: Bot, *towns: tuple[str, str]) -> None:
    """Let these bodies, by code and name, be known."""
    with bot.database.begin() as session:
        entries = [Entry(name, bodies.kind_of(code), bodies.prefecture_of(code), code) for code, name in towns]
        bodies.keep(session, team_id=bot.parts.team_id, entries=entries)


def body_id(bot: Bot, name: str) -> str:
    """What stands for this body in a menu."""
    with bot.database.read() as session:
        [body] = bodies.named(session, team_id=bot.parts.team_id, name=name)
    return str(body.id)

"""Peer chats: most leaders take part, had a first round four weeks ago, and told whether they met."""

from bot.sandbox.history.script import Visit, Workday

# When the first round was announced; the next one follows four weeks later, on the first day of the demo that is left.
FIRST_CHAT = Workday(-19, "08:30")


def joined(day: int, time: str, who: str) -> Visit:
    """「参加する」."""
    return Visit(Workday(day, time), who, "/tomoshibi おしゃべり", ("pairing.join",))


def met(day: int, time: str, who: str) -> Visit:
    """「話せました」."""
    return Visit(Workday(day, time), who, "/tomoshibi おしゃべり", ("pairing.met.yes",))


# 原口 joined after the first round; 大島 has not answered his invitation yet.
CHATS = [
    joined(-23, "10:07", "shimizu"),
    joined(-23, "12:37", "tanaka"),
    joined(-22, "11:13", "endo"),
    joined(-22, "15:07", "sato"),
    joined(-21, "09:37", "sakai"),
    joined(-21, "16:07", "yamane"),
    joined(-20, "11:07", "morita"),
    joined(-20, "14:13", "tsuda"),
    joined(-17, "13:07", "haraguchi"),
    met(-9, "09:13", "shimizu"),
    met(-9, "11:07", "tsuda"),
    met(-8, "09:07", "tanaka"),
    met(-8, "14:37", "sato"),
    met(-7, "10:13", "morita"),
    met(-7, "13:37", "yamane"),
    met(-6, "11:23", "sakai"),
    met(-6, "15:23", "endo"),
]

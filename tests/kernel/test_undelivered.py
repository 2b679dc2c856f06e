"""Organisers see what could not be delivered, and why, but not what it says."""

from datetime import timedelta

import pytest

from bot import anonymity, blocks, outbox
from bot.app import Bot
from bot.sandbox import Slack, User, WorldClock
from bot.settings import Settings
from tests.kinds import on_sqlite_alone
from tests.reading import read

SECRET = "誰にも言えない悩み"


@pytest.fixture
def config(config: Settings, slack: Slack) -> Settings:
    """佐藤 is an organiser."""
    return config.model_copy(update={"organisers": (slack.user("sato").id,), "anonymity_key": "k" * 32})


def write(bot: Bot, to: str, *, key: str = "test") -> None:
    with bot.database.begin() as session:
        outbox.post(
            session,
            team_id=bot.parts.team_id,
            key=key,
            to=to,
            message=blocks.message(SECRET, blocks.section(SECRET)),
            now=bot.parts.clock.now(),
        )


def test_an_organiser_sees_why_a_letter_did_not_arrive_and_sends_it_again(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User
) -> None:
    slack.faults.fail_next("chat.postMessage", error="messages_tab_disabled")
    write(bot, tanaka.id)
    bot.settle()
    slack.open_home(sato)
    assert "届けられなかった手紙が 1通" in read(slack.home(sato))
    slack.click(sato, "letters.list", at="home")
    shown = read(slack.modal(sato))
    assert f"<@{tanaka.id}>" in shown
    assert "ダイレクトメッセージが閉じられています" in shown
    assert SECRET not in shown
    slack.click(sato, "letters.again", at="modal")
    assert "届けられなかった手紙はありません" in read(slack.modal(sato))
    clock.advance(timedelta(seconds=1))
    bot.settle()
    assert [message.text for message in slack.dms(tanaka)] == [SECRET]
    assert "届けられなかった手紙が" not in read(slack.home(sato))


def test_what_is_discarded_is_gone_for_good(bot: Bot, slack: Slack, clock: WorldClock, sato: User) -> None:
    write(bot, "C0000000999")
    bot.settle()
    slack.command(sato, "/tomoshibi", "手紙")
    slack.click(sato, "letters.discard", at="modal")
    assert "届けられなかった手紙はありません" in read(slack.modal(sato))
    tries = len(slack.calls)
    clock.advance(timedelta(days=1))
    bot.settle()
    assert "C0000000999" not in [call.arguments.get("channel") for call in slack.calls[tries:]]


@on_sqlite_alone
def test_what_fails_again_is_shown_again(bot: Bot, slack: Slack, sato: User) -> None:
    write(bot, "C0000000999")
    bot.settle()
    slack.command(sato, "/tomoshibi", "letters")
    slack.click(sato, "letters.again", at="modal")
    slack.close(sato)
    bot.settle()
    slack.command(sato, "/tomoshibi", "手紙")
    assert "このチャンネルが見つからない" in read(slack.modal(sato))


@on_sqlite_alone
def test_nobody_learns_whom_a_sealed_letter_was_for(
    bot: Bot, slack: Slack, sato: User, tanaka: User, config: Settings
) -> None:
    seal = anonymity.seal(config)
    assert seal
    slack.faults.fail_next("chat.postMessage", error="user_disabled")
    write(bot, seal.close(tanaka.id))
    bot.settle()
    slack.command(sato, "/tomoshibi", "手紙")
    shown = str(slack.modal(sato))
    assert "名前を出していない人" in shown
    assert tanaka.id not in shown
    assert "sealed" not in shown


@on_sqlite_alone
def test_who_is_no_organiser_sees_nothing_of_it(bot: Bot, slack: Slack, tanaka: User) -> None:
    write(bot, "C0000000999")
    bot.settle()
    slack.open_home(tanaka)
    assert "届けられなかった" not in read(slack.home(tanaka))
    slack.command(tanaka, "/tomoshibi", "手紙")
    assert "事務局の方だけ" in slack.ephemerals(tanaka)[-1].text
    assert slack.modal(tanaka) is None

"""A question without a name climbs the same ladder, and nothing that it does tells who asked."""

import json

import pytest
from sqlalchemy import select

from bot.app import Bot
from bot.db import Base
from bot.sandbox import Message, Slack, User, WorldClock
from bot.settings import Settings
from tests.appointing import accompany
from tests.kinds import on_sqlite_alone
from tests.questions.climbing import WORDS, asked, teach, to, waits
from tests.reading import read


@pytest.fixture
def config(config: Settings, slack: Slack) -> Settings:
    """With a key, Suzuki as the organiser, and a channel of the organisers."""
    suzuki = slack.user("suzuki")
    channel = slack.add_channel("事務局", members=[suzuki])
    key = "a-key-for-these-tests-that-nobody-could-guess"
    return config.model_copy(update={"anonymity_key": key, "organisers": (suzuki.id,), "organiser_channel": channel.id})


@pytest.fixture
def posted(bot: Bot, slack: Slack, sato: User) -> Message:
    """Sato's question without a name, asked on a Friday at ten."""
    slack.command(sato, "/knowhow", "こんにちは")  # has been here before, and was welcomed
    slack.command(sato, "/ask", WORDS)
    if slack.submit(sato, anonymous=["yes"]) == {} and slack.modal(sato):
        slack.submit(sato)  # it was asked nevertheless, although something similar was shown
    bot.settle()
    [message] = [message for message in slack.channels["#質問"] if message.bot_id and not message.subtype]
    return message


@on_sqlite_alone
def test_half_of_those_who_may_know_are_asked_by_lot(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, posted: Message
) -> None:
    others = [slack.add_user(f"other{number}", real_name=f"別人{number}") for number in range(4)]
    slack.settle()
    for who in (sato, *others):
        teach(bot, who)
    to(bot, clock, "2026-10-02 14:00")
    assert sum(len(waits(slack, who)) for who in others) == 2
    assert all("名前を出していない人" in text for who in others for text in waits(slack, who))
    assert waits(slack, sato) == []


@on_sqlite_alone
def test_the_companion_is_not_told_but_the_host_is(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, suzuki: User, posted: Message
) -> None:
    other = slack.add_user("ota", real_name="太田 進", title="葉山町 政策課")
    accompany(bot, sato, tanaka)
    slack.command(suzuki, "/tomoshibi", "当番")
    slack.submit(suzuki, hosts=[other])
    to(bot, clock, "2026-10-05 10:00")
    assert asked(slack, tanaka) == []
    assert len(waits(slack, other)) == 1


def test_no_screen_and_no_row_names_the_one_who_asks(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, suzuki: User, posted: Message
) -> None:
    teach(bot, tanaka)
    teach(bot, slack.add_user("ota", real_name="太田 進", title="葉山町 政策課"))
    slack.settle()
    for moment in ("2026-10-02 14:00", "2026-10-05 10:00", "2026-10-06 10:00", "2026-10-07 10:00"):
        to(bot, clock, moment)
    slack.command(suzuki, "/tomoshibi", "待っている質問")
    shown = [message.json(metadata=True) for message in (*slack.channels["#事務局"], *slack.dms(suzuki))]
    said = json.dumps([shown, slack.modal(suzuki)], ensure_ascii=False, default=str)
    assert "名前を出していない人" in read(slack.modal(suzuki))
    assert "佐藤" not in said
    assert sato.id not in said
    tables = ("ladder", "asked_person", "own_post", "contact")
    with bot.database.read() as session:
        rows = [str(row) for name in tables for row in session.execute(select(Base.metadata.tables[name]))]
    assert rows
    assert not any(sato.id in row for row in rows)


@on_sqlite_alone
def test_a_reply_to_it_is_in_nobodys_record(bot: Bot, slack: Slack, sato: User, tanaka: User, posted: Message) -> None:
    slack.post(tanaka, "#質問", "ASC 関数です", thread=posted)
    slack.post(sato, "#質問", "助かります", thread=posted)
    bot.settle()
    with bot.database.read() as session:
        found = [row for name in ("own_post", "contact") for row in session.execute(select(Base.metadata.tables[name]))]
    assert found == []

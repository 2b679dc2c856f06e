"""Cards and their sources when channels are archived, renamed or get another id, and when authors leave."""

from bot.app import Bot
from bot.sandbox import Slack, User
from tests.kinds import on_sqlite_alone
from tests.reading import read


def answer(slack: Slack, who: User, words: str) -> str:
    slack.command(who, "/knowhow", words, channel="#質問")
    blocks = slack.ephemerals(who)[-1]["blocks"]
    return read(blocks) + str(blocks)


def save(slack: Slack, who: User, text: str) -> str:
    slack.join(slack.bot, "#雑談")
    said = slack.post(who, "#雑談", text)
    slack.shortcut(who, "knowhow.save_message", said)
    assert slack.submit(who) == {}
    return said.ts


def test_a_card_outlives_the_archiving_of_its_channel_and_links_there(
    bot: Bot, slack: Slack, sato: User, suzuki: User
) -> None:
    ts = save(slack, sato, "公用車は共有カレンダーで予約します")
    slack.archive(sato, "#雑談")
    assert f"p{ts.replace('.', '')}" in answer(slack, suzuki, "公用車")


@on_sqlite_alone
def test_a_post_in_an_archived_channel_does_not_stop_a_change_of_its_card(
    bot: Bot, slack: Slack, sato: User, suzuki: User
) -> None:
    slack.command(sato, "/share", channel="#雑談")
    slack.submit(sato, title="公用車の予約", body="共有カレンダーを使います")
    bot.settle()
    slack.archive(sato, "#雑談")
    slack.click(sato, "knowhow.tend")
    slack.click(sato, "knowhow.edit")
    assert slack.submit(sato, body="公用車は予約表を使います") == {}
    bot.settle()
    assert "予約表" in answer(slack, suzuki, "公用車")


@on_sqlite_alone
def test_a_renamed_channel_changes_no_link(bot: Bot, slack: Slack, sato: User, suzuki: User) -> None:
    ts = save(slack, sato, "公用車は共有カレンダーで予約します")
    channel = slack.channel("#雑談").id
    slack.rename(sato, "#雑談", "よもやま話")
    assert f"{channel}/p{ts.replace('.', '')}" in answer(slack, suzuki, "公用車")


def test_a_card_follows_its_channel_to_another_id(bot: Bot, slack: Slack, sato: User, suzuki: User) -> None:
    ts = save(slack, sato, "公用車は共有カレンダーで予約します")
    old = slack.channel("#雑談").id
    new = slack.give_new_id("#雑談")
    found = answer(slack, suzuki, "公用車")
    assert f"{new}/p{ts.replace('.', '')}" in found
    assert old not in found
    [said] = [message for message in slack.channels["#雑談"] if message.ts == ts]
    slack.edit(sato, said, "公用車は予約表で予約します")
    assert "予約表" in answer(slack, suzuki, "公用車")


@on_sqlite_alone
def test_who_left_keeps_the_name_on_the_card_and_is_not_written_to(
    bot: Bot, slack: Slack, sato: User, suzuki: User
) -> None:
    save(slack, sato, "公用車は共有カレンダーで予約します")
    slack.change_user(sato, deleted=True)
    bot.settle()
    before = len(slack.dms(sato))
    assert "佐藤 美咲（小田原市 税務課）" in answer(slack, suzuki, "公用車")
    slack.click(suzuki, "knowhow.read")
    slack.click(suzuki, "knowhow.copied")
    assert slack.submit(suzuki, outcome="うちでも始めました") == {}
    bot.settle()
    assert len(slack.dms(sato)) == before

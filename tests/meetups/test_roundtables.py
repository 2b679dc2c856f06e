"""Roundtables: topics that nobody could answer yet, tables by wish and by rule, a sheet for whoever leads, notes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.app import Bot
from bot.roles import Role
from bot.sandbox import Message, Slack, User, WorldClock
from bot.settings import Settings
from handlers.meetups.grouping import Person
from handlers.meetups.seating import seat
from tests.appointing import appoint
from tests.meetups.conftest import SQLITE, announced, letters, window
from tests.reading import read

TOWNS = ("小田原市", "三浦市", "真鶴町", "藤沢市", "厚木市")


@pytest.fixture
def config(config: Settings) -> Settings:
    """An installation in which people can ask without their name."""
    return config.model_copy(update={"anonymity_key": "k" * 32})


def people(count: int, *, veterans: int = 0) -> list[Person]:
    return [Person(f"U{number}", TOWNS[number % 5], number < veterans) for number in range(count)]


def wishes(*topics: int) -> dict[str, int]:
    return {f"U{number}": topic for number, topic in enumerate(topics) if topic}


def sizes(count: int, chosen: dict[str, int], topics: list[int]) -> list[tuple[int, int]]:
    return [(each.topic_id, len(each.people)) for each in seat(people(count), chosen, topics, frozenset())]


@given(st.lists(st.integers(0, 4), max_size=40))
@settings(max_examples=40, deadline=None)
def test_everybody_has_one_seat_and_tables_are_alike_in_size(chosen: list[int]) -> None:
    coming = people(len(chosen))
    seated = seat(coming, wishes(*chosen), [1, 2, 3, 4], frozenset())
    assert sorted(each.user_id for table in seated for each in table.people) == sorted(each.user_id for each in coming)
    found = [len(table.people) for table in seated]
    assert not found or max(found) <= 5
    assert not found or max(found) - min(found) <= 1
    assert {table.topic_id for table in seated} <= (set(chosen) - {0} or {1, 2, 3, 4})
    assert seated == seat(coming, wishes(*chosen), [1, 2, 3, 4], frozenset())


def test_tables_follow_what_people_chose() -> None:
    assert sizes(12, wishes(*[1] * 4, *[2] * 4, *[3] * 4), [1, 2, 3]) == [(1, 4), (2, 4), (3, 4)]
    assert sizes(10, wishes(*[1] * 10), [1, 2]) == [(1, 5), (1, 5)]
    # Five tables of four please twenty people who chose five topics; four tables of five would not.
    assert sizes(20, wishes(*[1, 2, 3, 4, 5] * 4), [1, 2, 3, 4, 5]) == [(topic, 4) for topic in range(1, 6)]
    # One table of five and one of four: the larger one is where more people want to sit.
    assert sizes(9, wishes(*[1] * 4, *[2] * 5), [1, 2]) == [(1, 4), (2, 5)]
    assert sizes(9, wishes(*[1] * 8, 2), [1, 2]) == [(1, 5), (1, 4)]


def test_few_people_sit_at_one_table_and_without_wishes_the_first_topics_are_taken() -> None:
    assert sizes(3, wishes(2, 2, 1), [1, 2]) == [(2, 3)]
    assert sizes(9, {}, [1, 2, 3]) == [(1, 5), (2, 4)]
    assert seat([], {}, [1], frozenset()) == []


def test_within_what_people_chose_towns_are_mixed_and_every_table_has_a_veteran() -> None:
    coming = sorted(people(20, veterans=4), key=lambda each: each.body)
    tables = seat(coming, {each.user_id: 1 for each in coming}, [1], frozenset())
    assert [len({each.body for each in table.people}) for table in tables] == [5] * 4
    assert [sum(each.is_veteran for each in table.people) for table in tables] == [1] * 4
    again = seat(coming[:10], {}, [1], frozenset({frozenset({coming[0].user_id, coming[4].user_id})}))
    assert not any({coming[0], coming[4]} <= set(table.people) for table in again)


def settle_topics(bot: Bot, slack: Slack, who: User, own: str, *, picked: list[str] | None = None) -> None:
    slack.click(who, "meetups.manage")
    slack.click(who, "meetups.tables")
    fields: dict[str, str | list[str]] = {"own": own}
    assert slack.submit(who, **(fields | ({"picked": picked} if picked else {}))) == {}
    bot.settle()


def make(bot: Bot, slack: Slack, who: User) -> None:
    slack.click(who, "meetups.make_tables")
    bot.settle()


def in_thread(slack: Slack, meetup: Message, containing: str) -> str:
    [found] = [each for each in slack.thread(meetup)[1:] if containing in read({"blocks": each.blocks})]
    return read({"blocks": found.blocks})


def choose(slack: Slack, who: User, meetup: Message, number: int) -> None:
    """Press the button beside a topic, in the thread."""
    [message] = [each for each in slack.thread(meetup) if "1つ選んでください" in each.text]
    buttons = [each["accessory"] for each in message.blocks if "accessory" in each]
    slack.click(who, "meetups.topic", at=message, value=buttons[number]["value"])


def test_a_roundtable_from_its_topics_to_its_notes(
    bot: Bot, slack: Slack, clock: WorldClock, meetup: Message, mizuno: User, sato: User, tanaka: User, suzuki: User
) -> None:
    slack.post(tanaka, "#質問", "RPAの費用対効果をどう説明していますか")
    slack.command(suzuki, "/ask", "上司が学習時間を認めてくれません")
    assert slack.submit(suzuki, anonymous=["yes"]) == {}
    slack.command(sato, "/knowhow", "電子契約の罫線")
    bot.settle()
    for who in (sato, tanaka, suzuki):
        slack.click(who, "meetups.join", at=meetup)
    slack.click(mizuno, "meetups.manage", at=meetup)
    slack.click(mizuno, "meetups.tables")
    offered = window(slack, mizuno)
    assert [said for said in ("RPAの費用対効果", "上司が学習時間") if said not in offered] == []
    assert "電子契約の罫線見つからなかった検索（1回）" in offered
    assert not [who for who in ("佐藤", "田中", "鈴木") if who in offered]
    assert (
        slack.submit(
            mizuno, picked=["RPAの費用対効果をどう説明していますか"], own="　・生成AIのルール　\n\n生成aiのルール"
        )
        == {}
    )
    bot.settle()
    assert "*生成AIのルール*\nまだいません" in in_thread(slack, meetup, "1つ選んで")
    choose(slack, sato, meetup, 1)
    choose(slack, sato, meetup, 1)
    choose(slack, tanaka, meetup, 0)
    choose(slack, tanaka, meetup, 1)
    slack.open_home(suzuki)
    slack.click(suzuki, "meetups.topic", at="home")
    bot.settle()
    assert "*生成AIのルール*\n2人　佐藤 美咲、田中 健" in in_thread(slack, meetup, "1つ選んで")
    slack.choose(suzuki, "meetups.topic_pick", slack_value(slack, suzuki), at="home")
    make(bot, slack, mizuno)
    tables = in_thread(slack, meetup, "テーブル1：")
    assert "テーブル1：生成AIのルール" in tables
    assert "テーブルができました" in in_thread(slack, meetup, "座談会の話題")
    assert not [who for who in (mizuno, tanaka, suzuki) if letters(slack, who, "進行をお願いします")]
    [sheet] = letters(slack, sato, "進行をお願いします")
    assert "40分の進め方" in sheet
    assert "田中 健（三浦市 市民課）" in sheet
    assert "もとの質問を見る" not in sheet  # it is the topic of no question
    slack.click(sato, "meetups.table_note", at=slack.dms(sato)[-1])
    assert slack.submit(sato, note="禁止より、入れてよい情報の一覧が先") == {}
    slack.click(tanaka, "meetups.table_note")
    assert slack.submit(tanaka, note="禁止より、入れてよい情報の一覧が先。ひな形を回す") == {}
    bot.settle()
    assert "ひな形を回す" in in_thread(slack, meetup, "📝")
    slack.command(suzuki, "/knowhow", "ひな形")
    assert "ひな形を回す" not in read({"blocks": slack.ephemerals(suzuki)[-1].blocks})
    clock.to("2026-10-06 16:30")
    bot.settle()
    slack.click(mizuno, "meetups.notes")
    assert "生成AIのルール" in window(slack, mizuno)
    assert slack.submit(mizuno, publish=["publish"]) == {}
    slack.command(suzuki, "/knowhow", "ひな形 tag:生成AIのルール")
    found = read({"blocks": slack.ephemerals(suzuki)[-1].blocks})
    assert "生成AIのルール（生成AIを持ち寄る会）" in found
    assert "田中 健" in found


def slack_value(slack: Slack, who: User) -> str:
    """The last topic that the Home tab offers."""
    home = slack.home(who)
    assert home
    [menu] = [each["accessory"] for each in home["blocks"] if each.get("accessory", {}).get("type") == "static_select"]
    return str(menu["options"][-1]["value"])


@SQLITE
def test_tables_are_made_again_in_place_when_who_led_one_leaves(
    bot: Bot, slack: Slack, meetup: Message, mizuno: User, sato: User, tanaka: User
) -> None:
    settle_topics(bot, slack, mizuno, "庁内の相談窓口")
    slack.click(mizuno, "meetups.leave", at=meetup)
    slack.click(mizuno, "meetups.make_tables")
    assert "まだ参加する人がいない" in window(slack, mizuno)
    slack.close(mizuno)
    slack.click(sato, "meetups.join", at=meetup)
    slack.click(tanaka, "meetups.join", at=meetup)
    slack.click(mizuno, "meetups.manage", at=meetup)
    slack.click(mizuno, "meetups.tables")
    assert "参加する2人のうち、2人はまだ選んでいません" in window(slack, mizuno)
    make(bot, slack, mizuno)
    make(bot, slack, mizuno)
    assert "テーブル1：庁内の相談窓口　2人" in window(slack, mizuno)
    assert "まだ選んでいません" not in window(slack, mizuno)
    assert len(letters(slack, sato, "進行をお願いします")) == 1
    slack.click(sato, "meetups.leave", at=meetup)
    make(bot, slack, mizuno)
    assert letters(slack, sato, "進行をお願いします") == []
    assert len(letters(slack, sato, "進行のお願いはいったんなし")) == 1
    assert len(letters(slack, tanaka, "進行をお願いします")) == 1
    assert "佐藤" not in in_thread(slack, meetup, "テーブル1：")
    slack.click(sato, "meetups.table_note")
    assert "このテーブルの人と主催者" in slack.ephemerals(sato)[-1].text
    slack.click(sato, "meetups.join", at=meetup)
    make(bot, slack, mizuno)
    assert "佐藤" in in_thread(slack, meetup, "テーブル1：")
    assert len(letters(slack, tanaka, "進行をお願いします")) == 1
    slack.click(tanaka, "meetups.leave", at=meetup)
    make(bot, slack, mizuno)
    assert len(letters(slack, sato, "進行をお願いします")) == 1
    assert len(letters(slack, sato, "進行のお願いはいったんなし")) == 1


@SQLITE
def test_only_who_comes_chooses_and_only_until_the_tables_are_made(
    bot: Bot, slack: Slack, meetup: Message, mizuno: User, sato: User
) -> None:
    settle_topics(bot, slack, mizuno, "庁内の相談窓口\n研修の時間")
    choose(slack, sato, meetup, 0)
    assert "先に「参加する」" in slack.ephemerals(sato)[-1].text
    slack.click(sato, "meetups.join", at=meetup)
    choose(slack, sato, meetup, 0)
    slack.click(mizuno, "meetups.topics")
    assert slack.submit(mizuno, own="研修の時間") == {}
    choose(slack, sato, meetup, 0)
    assert "取り下げました" in slack.ephemerals(sato)[-1].text
    make(bot, slack, mizuno)
    assert "テーブル1：研修の時間" in in_thread(slack, meetup, "テーブル1：")
    slack.open_home(sato)
    assert "座談会で話したいこと" not in read(slack.home(sato))
    slack.click(mizuno, "meetups.reopen_topics")
    bot.settle()
    assert "いったん取り下げました" in in_thread(slack, meetup, "取り下げ")
    choose(slack, sato, meetup, 0)
    slack.click(mizuno, "meetups.topics")
    assert slack.submit(mizuno, own="研修の時間\n庁内の相談窓口") == {}
    make(bot, slack, mizuno)
    assert "テーブル1：研修の時間" in in_thread(slack, meetup, "テーブル1：")


@SQLITE
def test_topics_that_cannot_be_meant_are_told_apart(bot: Bot, slack: Slack, meetup: Message, mizuno: User) -> None:
    slack.click(mizuno, "meetups.manage", at=meetup)
    slack.click(mizuno, "meetups.tables")
    assert "1つ以上" in slack.submit(mizuno, own=" \n ")["own"]
    assert "話題が11あります" in slack.submit(mizuno, own="\n".join(f"話題{number}" for number in range(11)))["own"]
    assert "長すぎます" in slack.submit(mizuno, own="あ" * 76)["own"]
    assert "マイナンバー" in str(slack.submit(mizuno, own="123456789018"))
    assert slack.submit(mizuno, own="庁内の相談窓口") == {}
    bot.settle()
    assert len(slack.thread(meetup)) == 2


@SQLITE
def test_of_two_who_settle_the_topics_at_once_one_does_and_the_other_is_told(
    bot: Bot, slack: Slack, mizuno: User, tanaka: User
) -> None:
    appoint(bot, tanaka, Role.COORDINATOR)
    meetup = announced(bot, slack, tanaka)
    for who in (tanaka, mizuno):
        slack.click(who, "meetups.manage", at=meetup)
        slack.click(who, "meetups.tables")
    with ThreadPoolExecutor(2) as pool:
        done = [pool.submit(slack.submit, who, own=f"{who.name}の話題") for who in (tanaka, mizuno)]
        refused = [each.result() for each in done if each.result()]
    assert len(refused) == 1
    assert "ほかの人がこの集まりを変えました" in str(refused)
    bot.settle()
    topics = in_thread(slack, meetup, "1つ選んで")
    assert topics.count("の話題") == 1


@SQLITE
def test_two_who_write_for_one_table_do_not_wipe_each_other_out(
    bot: Bot, slack: Slack, meetup: Message, mizuno: User, sato: User
) -> None:
    slack.click(sato, "meetups.join", at=meetup)
    settle_topics(bot, slack, mizuno, "庁内の相談窓口")
    make(bot, slack, mizuno)
    slack.close(mizuno)
    for who in (sato, mizuno):
        slack.click(who, "meetups.table_note")
    assert slack.submit(sato, note="窓口は週に一度") == {}
    assert "同じテーブルの人が書きました" in slack.submit(mizuno, note="別のメモ")["note"]
    bot.settle()
    assert "窓口は週に一度" in in_thread(slack, meetup, "📝")


@SQLITE
def test_a_topic_without_a_table_falls_away_and_its_people_are_told(
    bot: Bot, slack: Slack, clock: WorldClock, meetup: Message, mizuno: User, sato: User, tanaka: User, suzuki: User
) -> None:
    slack.post(tanaka, "#質問", "窓口の待ち時間をどう減らしていますか")
    more = [slack.add_user(f"user{number}", real_name=f"参加者{number}", title=f"町{number} 係") for number in range(5)]
    bot.settle()
    settle_topics(bot, slack, mizuno, "研修の時間\nひとりの話題", picked=["窓口の待ち時間をどう減らしていますか"])
    for number, who in enumerate([sato, tanaka, suzuki, *more]):
        slack.click(who, "meetups.join", at=meetup)
        clock.advance(timedelta(seconds=1))
        choose(slack, who, meetup, [0, 0, 0, 0, 1, 1, 1, 2][number])
    make(bot, slack, mizuno)
    tables = in_thread(slack, meetup, "テーブル1：")
    assert "テーブル1：窓口の待ち時間をどう減らしていますか" in tables
    assert "テーブル2：研修の時間" in tables
    assert "テーブル3" not in tables
    assert "「ひとりの話題」を選んだ参加者4さんは、人数の都合で、今回はほかのテーブルでお願いします" in tables
    [sheet] = letters(slack, sato, "進行をお願いします")
    assert "もとの質問を見る" in sheet
    assert len([each for each in (tanaka, suzuki, *more) if letters(slack, each, "進行をお願いします")]) == 1
    slack.click(suzuki, "meetups.table_note", at=slack.thread(meetup)[-1])
    assert slack.submit(suzuki, note="受付を二列にした") == {}
    clock.to("2026-10-06 16:30")
    bot.settle()
    slack.click(mizuno, "meetups.notes")
    slack.click(suzuki, "meetups.table_note")
    assert slack.submit(suzuki, note="受付を三列にした") == {}
    assert "ほかの人がこの集まりを変えました" in str(slack.submit(mizuno, publish=["publish"]))

"""The form: stories and failures, figures, tags, and what does not fit."""

import pytest

from bot.app import Bot
from bot.sandbox import Slack, User
from knowledge import cards, marks
from knowledge.cards import Card, Kind
from tests.kinds import on_sqlite_alone
from tests.knowhow.conftest import Keep
from tests.reading import read

STORY = {"title": "窓口の待ち時間を半分に", "problem": "月曜の窓口が混みます", "steps": "番号発券と予約をつなげました"}


def newest(bot: Bot) -> Card:
    with bot.database.read() as session:
        [card] = cards.newest(session, team_id=bot.parts.team_id, limit=1)
        return card


def tell(slack: Slack, who: User, kind: str = "story", **fields: object) -> dict[str, str]:
    slack.command(who, "/share", channel="#雑談")
    slack.choose(who, "knowhow.kind", kind)
    return slack.submit(who, **(STORY | fields))


def found(slack: Slack, who: User, words: str) -> str:
    slack.command(who, "/knowhow", words, channel="#雑談")
    return read(slack.ephemerals(who)[-1]["blocks"])


@pytest.mark.parametrize(
    ("hours", "people", "figures"),
    [
        ("120", "12", (120, 12)),
        ("１２０", "１２人", (120, 12)),
        ("年に約１，２００時間", "1.2万人", (1200, 12000)),
        ("12.5", None, (12.5, None)),
    ],
)
def test_the_effect_is_kept_in_figures_however_they_are_written(
    bot: Bot, slack: Slack, sato: User, hours: str, people: str | None, figures: tuple[float, int | None]
) -> None:
    assert tell(slack, sato, hours_saved=hours, people_affected=people) == {}
    card = newest(bot)
    assert (card.hours_saved, card.people_affected) == figures
    assert marks.figures(card) == marks.Figures(0, 0, *figures)


def test_the_figures_are_read_with_the_story_and_once(bot: Bot, slack: Slack, sato: User) -> None:
    tell(slack, sato, effect="窓口が静かになりました", hours_saved="1200", people_affected="8")
    assert "【効果】\n窓口が静かになりました\n年に1,200時間の削減　8人に効果" in newest(bot).body
    assert read(slack.modal(sato)).count("年に1,200時間の削減") == 1


def test_figures_that_the_text_does_not_hold_stand_below_it(bot: Bot, slack: Slack, suzuki: User, keep: Keep) -> None:
    keep("窓口の行列", "番号発券を始めました", kind=Kind.STORY, author="近藤 遥", hours_saved=1200)
    found(slack, suzuki, "番号発券")
    slack.click(suzuki, "knowhow.read")
    assert "📊 年に1,200時間の削減" in read(slack.modal(suzuki))


@pytest.mark.parametrize("typed", ["たくさん", "百時間", "12,34", "1e5", "-3", "99999999999999"])
@on_sqlite_alone
def test_what_is_no_figure_is_asked_for_kindly_and_nothing_is_lost(
    bot: Bot, slack: Slack, sato: User, typed: str
) -> None:
    errors = tell(slack, sato, hours_saved=typed)
    assert "数字で書いてください" in errors["hours_saved"]
    assert slack.submit(sato, hours_saved="100") == {}
    assert newest(bot).body.startswith("【課題】\n月曜の窓口が混みます")


def test_a_failure_is_told_as_one_and_found_as_one(
    bot: Bot, slack: Slack, keep: Keep, sato: User, suzuki: User
) -> None:
    keep("窓口のコツ", "窓口で使えます")
    tell(slack, sato, "failure", stumbles="取り消しが伝わりませんでした")
    assert "🩹 失敗談" in read(slack.modal(sato))
    assert "窓口の待ち時間" in found(slack, suzuki, "種類:失敗談 窓口")
    assert "窓口の待ち時間" in found(slack, suzuki, "種類:事例 窓口")
    assert "窓口の待ち時間" not in found(slack, suzuki, "種類:コツ 窓口")


def test_from_story_to_failure_and_back_nothing_is_lost(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/share", channel="#雑談")
    slack.choose(sato, "knowhow.kind", "failure")
    assert slack.submit(sato, **(STORY | {"hours_saved": "八"})) != {}
    slack.choose(sato, "knowhow.kind", "story")
    assert slack.submit(sato, hours_saved="8") == {}
    assert (newest(bot).kind, newest(bot).hours_saved) == ("story", 8)


@on_sqlite_alone
def test_what_is_no_figure_stays_as_words_when_a_story_becomes_a_tip(bot: Bot, slack: Slack, sato: User) -> None:
    assert "hours_saved" in tell(slack, sato, hours_saved="だいたい百時間")
    slack.choose(sato, "knowhow.kind", "tip")
    assert slack.submit(sato) == {}
    assert newest(bot).kind == "tip"
    assert "だいたい百時間" in newest(bot).body


@on_sqlite_alone
def test_tags_in_use_are_offered_and_another_spelling_is_the_same_tag(
    bot: Bot, slack: Slack, keep: Keep, sato: User
) -> None:
    keep("表の整え方", "手順", tags=("Excel", "会計 年度", "税務"))
    slack.command(sato, "/share", channel="#雑談")
    tags = {"known_tags": ["税務"], "tags": "＃ＥＸＣＥＬ、会計 年度、新しい 窓口"}
    assert slack.submit(sato, title="題", body="本文です", **tags) == {}
    assert newest(bot).tags == ["税務", "Excel", "会計 年度", "新しい", "窓口"]


@on_sqlite_alone
def test_forty_tags_are_folded_where_many_cards_stand_and_read_in_full(
    bot: Bot, slack: Slack, sato: User, suzuki: User
) -> None:
    slack.command(sato, "/share", channel="#雑談")
    names = [f"札{number:02}" for number in range(40)]
    assert slack.submit(sato, title="札の話", body="札が多いカードです", tags="、".join(names)) == {}
    bot.settle()
    line = found(slack, suzuki, "札が多い")
    assert "#札07 ほか32個" in line
    assert "#札08" not in line
    slack.click(suzuki, "knowhow.read")
    assert "#札39" in read(slack.modal(suzuki))
    assert "ほか32個" in read(slack.channels["#雑談"][-1]["blocks"])


@on_sqlite_alone
def test_titles_of_3000_characters_are_shortened_where_many_stand_and_read_in_full(
    bot: Bot, slack: Slack, keep: Keep, suzuki: User
) -> None:
    for number in range(5):
        keep(f"長い題名{number}" + "あ" * 2995, "とても長い題名のカードです")
    answer = found(slack, suzuki, "とても長い題名")
    assert "5件見つかりました" in answer
    assert len(answer) < 3000
    slack.click(suzuki, "knowhow.read")
    assert "あ" * 2995 in read(slack.modal(suzuki))


@on_sqlite_alone
def test_what_is_outside_the_common_plane_stays_as_it_was_written(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/share", channel="#雑談")
    title = "𠮷野家さんと👨‍👩‍👧‍👦の窓口"
    assert slack.submit(sato, title=title, body="𩸽" * 2000 + "\n土木課の𠮷田です", tags="𠮷") == {}
    card = newest(bot)
    assert (card.title, card.tags) == (title, ["𠮷"])
    assert card.body.count("𩸽") == 2000
    assert title in read(slack.modal(sato))


@on_sqlite_alone
def test_what_is_read_from_right_to_left_turns_nothing_else_around(
    bot: Bot, slack: Slack, sato: User, suzuki: User
) -> None:
    slack.command(sato, "/share", channel="#雑談")
    assert slack.submit(sato, title="\u202eمرحبا 窓口", body="外国語の窓口で使う挨拶です", tags="عربي") == {}
    answer = found(slack, suzuki, "外国語の窓口")
    assert "مرحبا" in answer
    assert "#\u2068عربي\u2069" in answer


@on_sqlite_alone
def test_a_modal_that_was_open_for_an_hour_is_kept(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/share", channel="#雑談")
    slack.clock.to("2026-10-02 11:30")
    assert slack.submit(sato, title="題", body="本文です") == {}
    assert newest(bot).title == "題"


LONG = "\n".join(f"{number:03}. 申請書の束を受け付けの順に並べ替えて、係ごとの箱に分けます。" for number in range(200))


@pytest.mark.parametrize("door", ["/share", "message"])
def test_a_text_longer_than_a_field_is_kept_to_its_last_word(bot: Bot, slack: Slack, sato: User, door: str) -> None:
    if door == "message":
        slack.shortcut(sato, "knowhow.save_message", slack.post(sato, "#雑談", LONG))
    else:
        slack.command(sato, "/share", LONG, channel="#雑談")
    assert slack.submit(sato, title="") != {}
    assert slack.submit(sato, title="申請書の並べ方") == {}
    assert newest(bot).body == LONG


@on_sqlite_alone
def test_a_long_text_becomes_a_long_story_and_a_tip_again(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/share", LONG, channel="#雑談")
    slack.choose(sato, "knowhow.kind", "story")
    slack.choose(sato, "knowhow.kind", "failure")
    assert slack.submit(sato, title="申請書の並べ方", problem="束が崩れます") == {}
    assert (newest(bot).kind, (newest(bot).story or {})["steps"]) == ("failure", LONG)
    slack.command(sato, "/share", LONG, channel="#雑談")
    slack.choose(sato, "knowhow.kind", "story")
    slack.choose(sato, "knowhow.kind", "tip")
    assert slack.submit(sato, title="申請書の束") == {}
    assert LONG in newest(bot).body


@on_sqlite_alone
def test_a_long_story_is_edited_and_loses_nothing(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/share", LONG, channel="#雑談")
    slack.choose(sato, "knowhow.kind", "story")
    assert slack.submit(sato, title="申請書の並べ方", problem="束が崩れます") == {}
    slack.click(sato, "knowhow.tend")
    slack.click(sato, "knowhow.edit")
    assert slack.submit(sato, title="申請書の束の並べ方") == {}
    assert (newest(bot).title, (newest(bot).story or {})["steps"]) == ("申請書の束の並べ方", LONG)

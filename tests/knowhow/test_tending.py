"""Cards are changed, restored, replaced by newer ones and deleted by who may; nothing is lost on the way."""

from collections.abc import Callable

import pytest

from bot.app import Bot
from bot.sandbox import Slack, User, WorldClock
from bot.settings import Settings
from knowledge import cards, history, life
from knowledge.cards import Card, Kind
from knowledge.life import CircleError
from tests.kinds import on_sqlite_alone
from tests.knowhow.conftest import Keep
from tests.reading import read

TITLE = "住所ゆれの直し方"


@pytest.fixture
def config(config: Settings, slack: Slack) -> Settings:
    """鈴木 is an organiser."""
    return config.model_copy(update={"organisers": (slack.user("suzuki").id,)})


@pytest.fixture
def mine(keep: Keep, sato: User) -> Card:
    """A card of 佐藤."""
    author = "佐藤 美咲（小田原市 税務課）"
    return keep(TITLE, "ASCとSUBSTITUTEでそろえます", tags=("Excel",), author=author, author_id=sato.id)


@pytest.fixture
def tend(slack: Slack) -> Callable[[User], str]:
    """Opens 「手入れする」 of the card that is found by 住所, and reads it."""

    def tend(who: User) -> str:
        while slack.modal(who):
            slack.close(who)
        slack.command(who, "/knowhow", "住所", channel="#雑談")
        slack.click(who, "knowhow.read")
        slack.click(who, "knowhow.tend")
        return read(slack.modal(who))

    return tend


Tend = Callable[[User], str]


def now_says(bot: Bot, card: Card) -> Card | None:
    with bot.database.read() as session:
        return cards.by_id(session, team_id=bot.parts.team_id, card_id=card.id)


def said(bot: Bot, card: Card) -> str:
    found = now_says(bot, card)
    assert found
    return found.body


def test_the_owner_changes_a_card_and_it_is_found_by_the_new_words(
    bot: Bot, slack: Slack, mine: Card, tend: Tend, sato: User, tanaka: User
) -> None:
    assert "直す" in tend(sato)
    slack.click(sato, "knowhow.edit")
    assert slack.submit(sato, body="住所はPower Queryで整えます", tags="自動化") == {}
    assert "直しました" in read(slack.modal(sato))
    assert (said(bot, mine), now_says(bot, mine).tags) == ("住所はPower Queryで整えます", ["Excel", "自動化"])  # type: ignore[union-attr]
    slack.command(tanaka, "/knowhow", "Power Query", channel="#雑談")
    assert TITLE in read(slack.ephemerals(tanaka)[-1]["blocks"])


@on_sqlite_alone
def test_nobody_else_is_offered_to_change_it(bot: Bot, slack: Slack, mine: Card, tend: Tend, tanaka: User) -> None:
    with pytest.raises(LookupError):
        tend(tanaka)


@on_sqlite_alone
def test_who_is_no_organiser_any_more_is_told_whose_card_it_is(
    bot: Bot, slack: Slack, mine: Card, tend: Tend, suzuki: User
) -> None:
    tend(suzuki)
    slack.change_user(suzuki, deleted=True)
    bot.settle()
    slack.click(suzuki, "knowhow.edit")
    assert "書いた人と事務局です" in read(slack.modal(suzuki))


def test_what_it_said_before_is_kept_with_who_changed_it_and_can_be_restored(
    bot: Bot, slack: Slack, mine: Card, tend: Tend, sato: User, suzuki: User
) -> None:
    assert "誰がいつ直したか" not in tend(suzuki)
    slack.click(suzuki, "knowhow.edit")
    slack.submit(suzuki, title="住所の直し方", body="住所を直します")
    tend(sato)
    slack.click(sato, "knowhow.history")
    shown = read(slack.modal(sato))
    assert "*鈴木 花* さんが" in shown
    assert "ASCとSUBSTITUTEでそろえます" in shown
    slack.click(sato, "knowhow.restore")
    assert "前の内容に戻しました" in read(slack.modal(sato))
    assert (now_says(bot, mine).title, said(bot, mine)) == (TITLE, "ASCとSUBSTITUTEでそろえます")  # type: ignore[union-attr]
    with bot.database.read() as session:
        changes = history.of(session, team_id=bot.parts.team_id, card_id=mine.id, limit=9)
    assert [(each.user_id, each.before["body"]) for each in changes] == [
        (sato.id, "住所を直します"),
        (suzuki.id, "ASCとSUBSTITUTEでそろえます"),
    ]


@on_sqlite_alone
def test_sending_the_form_unchanged_changes_nothing(bot: Bot, slack: Slack, keep: Keep, tend: Tend, sato: User) -> None:
    told = "住所の話です。\n" * 3
    card = keep("住所の題" + "い" * 400, told.strip(), tags=("税務", "会計 年度", "あ" * 100), author_id=sato.id)
    tend(sato)
    slack.click(sato, "knowhow.edit")
    assert slack.submit(sato) == {}
    after = now_says(bot, card)
    assert after
    assert (after.title, after.body, after.tags, after.version) == (card.title, card.body, card.tags, 1)


def test_a_text_longer_than_a_field_is_changed_in_several_without_a_loss(
    bot: Bot, slack: Slack, keep: Keep, tend: Tend, sato: User
) -> None:
    told = "\n\n".join(f"住所の手順{number}。" + "長い説明です。" * 40 for number in range(40)) + "無" * 4000
    card = keep("住所の手引き", told, author_id=sato.id)
    tend(sato)
    slack.click(sato, "knowhow.edit")
    slack.submit(sato)
    assert said(bot, card) == told
    tend(sato)
    slack.click(sato, "knowhow.edit")
    slack.submit(sato, title="住所の手引き（改訂）")
    after = now_says(bot, card)
    assert after
    assert (after.title, after.body) == ("住所の手引き（改訂）", told)


def test_two_people_who_change_it_at_once_lose_nothing(
    bot: Bot, slack: Slack, mine: Card, tend: Tend, sato: User, suzuki: User
) -> None:
    for who in (sato, suzuki):
        tend(who)
        slack.click(who, "knowhow.edit")
    assert slack.submit(suzuki, body="鈴木が直した住所の話") == {}
    assert slack.submit(sato, body="佐藤が直した住所の話") == {}
    again = read(slack.modal(sato))
    assert "書いている間に、鈴木 花さんがこのノウハウを直しました" in again
    assert "佐藤が直した住所の話" in str(slack.modal(sato))
    assert said(bot, mine) == "鈴木が直した住所の話"
    assert slack.submit(sato) == {}
    assert said(bot, mine) == "佐藤が直した住所の話"
    with bot.database.read() as session:
        changes = history.of(session, team_id=bot.parts.team_id, card_id=mine.id, limit=9)
    assert changes[0].before["body"] == "鈴木が直した住所の話"


def test_a_form_for_a_card_that_was_deleted_meanwhile_keeps_what_was_typed(
    bot: Bot, slack: Slack, mine: Card, tend: Tend, sato: User
) -> None:
    tend(sato)
    slack.click(sato, "knowhow.edit")
    with bot.database.begin() as session:
        cards.forget(session, team_id=bot.parts.team_id, origin=mine.origin)
    errors = slack.submit(sato, body="書き直しました")
    assert "もう削除された" in next(iter(errors.values()))
    assert "ノウハウを直す" in read(slack.modal(sato))


def test_slack_being_down_while_a_change_is_sent_loses_nothing(
    bot: Bot, slack: Slack, mine: Card, tend: Tend, sato: User
) -> None:
    tend(sato)
    slack.click(sato, "knowhow.edit")
    slack.faults.fail_next("*", http_status=503, times=3)
    slack.submit(sato, body="住所は関数で直します")
    slack.faults.clear()
    assert said(bot, mine) == "住所は関数で直します"


def test_a_story_is_changed_in_its_parts(bot: Bot, slack: Slack, tend: Tend, sato: User) -> None:
    slack.command(sato, "/share", channel="#雑談")
    slack.choose(sato, "knowhow.kind", "story")
    slack.submit(sato, title="住所の話", problem="住所が揺れます", steps="そろえました", hours_saved="120")
    tend(sato)
    slack.click(sato, "knowhow.edit")
    assert slack.submit(sato, stumbles="番地の横線が4種類ありました", hours_saved="150") == {}
    shown = read(slack.modal(sato))
    assert "【つまずき】\n番地の横線が4種類ありました" in shown
    assert "年に150時間の削減" in shown
    assert "120" not in shown


@on_sqlite_alone
def test_a_card_that_follows_its_message_says_so_and_is_not_overwritten_after_a_change(
    bot: Bot, slack: Slack, tend: Tend, sato: User, tanaka: User
) -> None:
    slack.join(slack.bot, "#雑談")
    message = slack.post(sato, "#雑談", "住所はASCでそろえます")
    slack.shortcut(tanaka, "knowhow.save_message", message)
    slack.submit(tanaka)
    tend(sato)
    slack.click(sato, "knowhow.edit")
    assert "元の投稿の編集は追いません" in read(slack.modal(sato))
    slack.submit(sato, body="住所はASCとSUBSTITUTEでそろえます")
    assert "✏️" in read(slack.modal(sato))
    slack.edit(sato, message, "お昼に行きます")
    slack.command(tanaka, "/knowhow", "住所", channel="#雑談")
    assert "SUBSTITUTE" in read(slack.ephemerals(tanaka)[-1]["blocks"])
    slack.delete(sato, message)
    slack.command(tanaka, "/knowhow", "住所", channel="#雑談")
    assert "まだありません" in read(slack.ephemerals(tanaka)[-1]["blocks"])


def test_a_solution_that_was_changed_by_hand_keeps_its_words_until_the_question_is_open_again(
    bot: Bot, slack: Slack, tend: Tend, sato: User, tanaka: User
) -> None:
    slack.join(slack.bot, "#質問")
    asked = slack.post(sato, "#質問", "住所の揺れはどう直せますか")
    answer = slack.post(tanaka, "#質問", "ASCを使います", thread=asked)
    slack.react(sato, answer, "white_check_mark")
    tend(tanaka)
    slack.click(tanaka, "knowhow.edit")
    assert slack.submit(tanaka, body="住所はASCとJISの両方を使います") == {}
    slack.edit(tanaka, answer, "ASCを使ってください")
    with bot.database.read() as session:
        [card] = cards.newest(session, team_id=bot.parts.team_id, limit=1)
    assert (card.body, card.follows) == ("住所はASCとJISの両方を使います", False)
    slack.unreact(sato, answer, "white_check_mark")
    after = now_says(bot, card)
    assert after
    assert (after.kind, after.body, after.follows) == (Kind.QUESTION, "住所の揺れはどう直せますか", True)
    with bot.database.read() as session:
        [latest, *_] = history.of(session, team_id=bot.parts.team_id, card_id=card.id, limit=9)
    assert latest.before["body"] == "住所はASCとJISの両方を使います"


@on_sqlite_alone
def test_a_deleted_card_is_gone_and_its_post_says_so(
    bot: Bot, slack: Slack, tend: Tend, sato: User, tanaka: User
) -> None:
    slack.command(sato, "/share", channel="#雑談")
    slack.submit(sato, title=TITLE, body="ASCでそろえます")
    bot.settle()
    tend(sato)
    slack.click(sato, "knowhow.delete")
    assert "「住所ゆれの直し方」を削除しました" in read(slack.modal(sato))
    bot.settle()
    assert "取り下げられました" in read(slack.channels["#雑談"][-1]["blocks"])
    slack.close(sato)
    slack.command(sato, "/share", channel="#雑談")
    slack.submit(sato, title="別の住所の話", body="住所です")
    bot.settle()
    assert "別の住所の話" in read(slack.channels["#雑談"][-1]["blocks"])


def test_readers_of_an_old_card_are_led_to_the_newer_one_everywhere(
    bot: Bot, slack: Slack, keep: Keep, mine: Card, tend: Tend, sato: User, tanaka: User
) -> None:
    newer = keep("住所はPower Queryで", "住所をまとめて整えます", author_id=sato.id)
    slack.command(sato, "/knowhow", "ゆれ", channel="#雑談")
    slack.click(sato, "knowhow.read")
    slack.click(sato, "knowhow.tend")
    slack.click(sato, "knowhow.newer")
    assert slack.submit(sato, words="Power Query") == {}
    assert slack.submit(sato, which=str(newer.id)) == {}
    assert "案内を付けました" in read(slack.modal(sato))
    slack.command(tanaka, "/knowhow", "ゆれ", channel="#雑談")
    assert "➡️ 新しいノウハウがあります: 「住所はPower Queryで」" in read(slack.ephemerals(tanaka)[-1]["blocks"])
    slack.click(tanaka, "knowhow.read", value=str(mine.id))
    assert "➡️" in read(slack.modal(tanaka))
    slack.close(tanaka)
    slack.command(tanaka, "/knowhow", "Power", channel="#雑談")
    slack.click(tanaka, "knowhow.read", value=str(newer.id))
    assert "これより前のノウハウ: 住所ゆれの直し方" in read(slack.modal(tanaka))
    slack.close(sato)
    slack.click(sato, "knowhow.tend")
    slack.click(sato, "knowhow.alone")
    assert "案内をやめました" in read(slack.modal(sato))
    assert now_says(bot, mine).superseded_by is None  # type: ignore[union-attr]


@on_sqlite_alone
def test_newer_cards_never_lead_in_a_circle(
    bot: Bot, slack: Slack, keep: Keep, mine: Card, tend: Tend, sato: User
) -> None:
    second, third = keep("二つ目", "住所その二"), keep("三つ目", "住所その三")
    with bot.database.begin() as session:
        one, two, three = (
            cards.by_id(session, team_id=bot.parts.team_id, card_id=each.id) for each in (mine, second, third)
        )
        assert one
        assert two
        assert three
        life.supersede(session, one, two)
        life.supersede(session, two, three)
        assert life.latest(session, one) is three
        for circle in (one, two, three):
            with pytest.raises(CircleError):
                life.supersede(session, three, circle)
        cards.forget(session, team_id=bot.parts.team_id, origin=two.origin)
        session.refresh(one)
        assert life.latest(session, one) is None
        assert not life.is_lowered(one, bot.parts.clock.now())


def test_an_outdated_card_says_so_and_gives_way_among_related_ones(
    bot: Bot, slack: Slack, clock: WorldClock, keep: Keep, sato: User, tanaka: User
) -> None:
    told = "固定資産税の納税通知書を封筒に入れる作業を、ロボットで自動化しました。"
    old, new = keep("納税通知書の封入を自動化（一）", told), keep("納税通知書の封入を自動化（二）", told)
    keep("納税通知書の封入を自動化（三）", told)
    with bot.database.begin() as session:
        card = cards.by_id(session, team_id=bot.parts.team_id, card_id=old.id)
        assert card
        card.is_outdated = True
        assert life.is_lowered(card, bot.parts.clock.now())
        assert session.query(Card.id).where(life.lowered(bot.parts.clock.now())).all() == [(old.id,)]
    slack.command(tanaka, "/knowhow", "封入", channel="#雑談")
    slack.click(tanaka, "knowhow.read", value=str(new.id))
    window = read(slack.modal(tanaka))
    assert window.index("（三）") < window.index("（一）")
    assert "🕰️ 古くなったノウハウです" in window

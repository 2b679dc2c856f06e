"""Filters among the words of a search, slips of the keyboard, and what a result says about why it was found."""

import pytest

from bot.app import Bot
from bot.sandbox import Slack, User
from tests.kinds import on_sqlite_alone
from tests.knowhow.conftest import Keep
from tests.reading import read


def search(slack: Slack, who: User, words: str) -> str:
    slack.command(who, "/knowhow", words, channel="#雑談")
    return shown(slack, who)


def shown(slack: Slack, who: User) -> str:
    return read(slack.ephemerals(who)[-1]["blocks"])


@pytest.mark.parametrize(
    ("words", "title", "others"),
    [
        ("議事録 種類:コツ", "議事録の整え方", "議事録の自動作成"),
        ("種類：解決　議事録", "議事録の公開", "議事録の整え方"),
        ("議事録 タグ:excel", "議事録の整え方", "議事録の公開"),
        ("議事録 from:三浦市 kind:story", "議事録の自動作成", "議事録の公開"),
        ("議事録 未解決", "議事録を検索したい", "議事録の整え方"),
    ],
)
def test_filters_narrow_the_results(shelf: None, slack: Slack, sato: User, words: str, title: str, others: str) -> None:
    found = search(slack, sato, words)
    assert "1件見つかりました" in found
    assert title in found
    assert others not in found


def test_filters_work_in_the_window_too(shelf: None, slack: Slack, sato: User) -> None:
    slack.open_home(sato)
    slack.click(sato, "knowhow.search", at="home")
    assert "種類:コツ" in read(slack.modal(sato))
    slack.submit(sato, query="議事録 団体：小田原市 種類:コツ")
    assert "議事録の整え方" in read(slack.modal(sato))
    assert "議事録の公開" not in read(slack.modal(sato))


@on_sqlite_alone
def test_filters_alone_list_the_newest_page_by_page(keep: Keep, slack: Slack, sato: User) -> None:
    for number in range(1, 8):
        keep(f"住所ゆれ その{number}", "関数でそろえます", tags=("Excel",))
    keep("窓口の案内", "番号を呼びます")
    found = search(slack, sato, "タグ:Excel")
    assert "7件のうち 1〜5件目" in found
    assert found.index("その7") < found.index("その6")
    slack.click(sato, "knowhow.next")
    assert "6〜7件目" in shown(slack, sato)
    assert "その1" in shown(slack, sato)
    assert "窓口の案内" not in shown(slack, sato)


def test_a_kind_that_does_not_exist_is_explained_and_nothing_is_lost(shelf: None, slack: Slack, sato: User) -> None:
    found = search(slack, sato, "議事録 種類:漫画")
    assert "種類「漫画」は分からなかった" in found
    assert "コツ・事例・失敗談・解決・質問" in found
    assert "4件見つかりました" in found


@on_sqlite_alone
def test_a_tag_that_nobody_uses_is_explained_with_those_there_are(shelf: None, slack: Slack, sato: User) -> None:
    found = search(slack, sato, "議事録 タグ:土木")
    assert "タグ「土木」の付いたノウハウはまだない" in found
    assert "議会" in found
    assert "4件見つかりました" in found
    assert "使えるのは" in search(slack, sato, "議事録 タグ:")


def test_a_town_without_know_how_is_explained_with_those_that_have_some(shelf: None, slack: Slack, sato: User) -> None:
    found = search(slack, sato, "議事録 団体:横浜市")
    assert "団体「横浜市」" in found
    assert "使えるのは 三浦市、小田原市 です" in found


def test_filters_that_leave_nothing_are_taken_away_by_a_button(shelf: None, slack: Slack, sato: User) -> None:
    assert "まだありません" in search(slack, sato, "議事録 種類:コツ 団体:三浦市")
    assert "絞り込まずに探す（4件）" in shown(slack, sato)
    slack.click(sato, "knowhow.unfiltered")
    assert "4件見つかりました" in shown(slack, sato)


@on_sqlite_alone
def test_the_question_that_is_asked_instead_has_no_filters_in_it(shelf: None, slack: Slack, sato: User) -> None:
    search(slack, sato, "飼い犬の登録 種類:コツ")
    slack.click(sato, "questions.ask")
    assert "飼い犬の登録" in str(slack.modal(sato))
    assert "種類:コツ" not in str(slack.modal(sato))


@pytest.mark.parametrize(
    "words", ["種類:{ $x }", "タグ:'; DROP TABLE card; --", "from:<!channel>", "tag:" + "あ" * 9000, "未解決 " * 400]
)
def test_strange_filters_get_a_plain_answer(shelf: None, slack: Slack, sato: User, words: str) -> None:
    slack.command(sato, "/knowhow", words, channel="#雑談")
    answer = slack.ephemerals(sato)[-1]
    assert slack.errors(sato) == []
    assert "うまくいきませんでした" not in answer.text
    assert "<!channel>" not in answer.text + read(answer["blocks"])


@pytest.mark.parametrize(
    ("typed", "instead", "title"),
    [
        ("サバー", "サーバー", "サーバーの容量"),
        ("ユデミー", "ユーデミー", "Udemyの受講"),
        ("サバー 種類:コツ", "サーバー", "サーバーの容量"),
    ],
)
@on_sqlite_alone
def test_one_slip_still_finds_and_says_so(
    shelf: None, slack: Slack, sato: User, typed: str, instead: str, title: str
) -> None:
    found = search(slack, sato, typed)
    assert f"「{typed.split(maxsplit=1)[0]}」では見つからなかったので、「{instead}」で探しました" in found
    assert title in found


@on_sqlite_alone
def test_hiragana_finds_the_foreign_name(shelf: None, slack: Slack, sato: User) -> None:
    assert "「ユーデミー」は「Udemy」としても探しました" in search(slack, sato, "ゆーでみー")


@on_sqlite_alone
def test_the_words_as_typed_are_offered_back(shelf: None, slack: Slack, sato: User) -> None:
    search(slack, sato, "サバー")
    assert "「サバー」のまま探す" in shown(slack, sato)
    slack.click(sato, "knowhow.as_typed")
    assert "「サバー」* に近いノウハウは、まだありません" in shown(slack, sato)
    assert "のまま探す" not in shown(slack, sato)


@on_sqlite_alone
def test_pages_of_a_mended_search_follow_each_other(keep: Keep, slack: Slack, sato: User) -> None:
    for number in range(1, 8):
        keep(f"サーバー その{number}", "容量を空けます")
    search(slack, sato, "サバー")
    slack.click(sato, "knowhow.next")
    assert "7件のうち 6〜7件目" in shown(slack, sato)
    assert "で探しました" in shown(slack, sato)


@on_sqlite_alone
def test_a_word_found_under_another_name_is_told(shelf: None, slack: Slack, sato: User) -> None:
    found = search(slack, sato, "エクセル")
    assert "「エクセル」は「Excel」としても探しました" in found
    assert "としても" not in search(slack, sato, "Excel")


def test_the_window_shows_related_cards_and_reads_on(keep: Keep, slack: Slack, sato: User) -> None:
    keep("議会の議事録を生成AIで作る", "録音を文字起こしし、生成AIで議事録の案を作ります。")
    keep("議会の議事録の作成", "議会の録音から生成AIで議事録を作成した手順です。")
    keep("公用車の予約", "共有カレンダーで予約します。")
    search(slack, sato, "議事録 生成AI 案")
    slack.click(sato, "knowhow.read")
    assert "近いノウハウ" in read(slack.modal(sato))
    assert "議会の議事録の作成" in read(slack.modal(sato))
    assert "公用車" not in read(slack.modal(sato))
    for _ in range(4):
        slack.click(sato, "knowhow.read", at="modal")
    assert slack.errors(sato) == []
    slack.close(sato)
    assert slack.modal(sato) is None


@on_sqlite_alone
def test_a_card_like_no_other_stands_alone(bot: Bot, shelf: None, slack: Slack, sato: User) -> None:
    search(slack, sato, "Udemy")
    slack.click(sato, "knowhow.read")
    assert "近いノウハウ" not in read(slack.modal(sato))

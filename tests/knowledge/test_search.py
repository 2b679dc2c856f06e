import pytest

from bot.db import Database
from knowledge import cards
from knowledge.cards import Draft, Kind
from knowledge.search import Page, search, similar
from tests.knowledge.conftest import NOW, Keep

# Notes about everyday office work, as somebody might share them.
NOTES = [
    ("議会の議事録をAIで作る", "録音を文字にしてから、生成AIに要点をまとめさせる。固有名詞は人が確かめる。"),
    ("予算要求の集計", "各課のExcelをPower Queryで一つにまとめると、転記がなくなる。"),
    ("サーバーの容量", "共有フォルダーを年度ごとに分け、古いものは別のサーバーに移す。"),
    ("LoGoチャットの通知", "通知が多いときは、トークルームごとに切る。"),
    ("kintoneで申請", "紙の申請をkintoneに移し、承認の状況が見えるようにした。"),
    ("会議の背景", "Teamsの会議では、参加する前に背景をぼかすことができる。"),
    ("チームにゲストを招く", "所有者がメンバーの追加からゲストのメールアドレスを入れる。"),
    ("押印の廃止", "規則を一括で改正し、328の様式から押印欄をなくした。"),
]


@pytest.fixture
def notes(database: Database) -> Database:
    fill(database)
    return database


def fill(database: Database) -> None:
    with database.begin() as session:
        for title, body in NOTES:
            cards.keep(session, team_id="T1", origin=f"share:{title}", draft=Draft(Kind.TIP, title, body), now=NOW)


def look(database: Database, text: str, *, team: str = "T1", offset: int = 0, limit: int = 5) -> Page:
    with database.read() as session:
        return search(session, team_id=team, text=text, offset=offset, limit=limit)


def alike(database: Database, text: str, without: tuple[str, ...] = ()) -> list[str]:
    with database.read() as session:
        return [hit.card.title for hit in similar(session, team_id="T1", text=text, without=without)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("議会", "議会の議事録をAIで作る"),
        ("予算", "予算要求の集計"),
        ("サーバ", "サーバーの容量"),
        ("ＥＸＣＥＬ", "予算要求の集計"),
        ("エクセル", "予算要求の集計"),
        ("excel", "予算要求の集計"),
        ("３２８", "押印の廃止"),
        ("キントーン", "kintoneで申請"),
        ("ロゴチャット", "LoGoチャットの通知"),
        ("パワークエリ", "予算要求の集計"),
        ("ちーむ", "チームにゲストを招く"),
        ("議会 議事録 AI", "議会の議事録をAIで作る"),
        ("議事録って生成AIで作れますか", "議会の議事録をAIで作る"),
    ],
)
def test_what_people_type_finds_what_they_mean(notes: Database, text: str, title: str) -> None:
    page = look(notes, text)
    assert page.hits[0].card.title == title
    assert page.hits[0].share > 0


@pytest.mark.parametrize("text", ["", "   ", "！？。、", "😀👍", "<!channel>", "…", "\0", "\ud83d"])
def test_a_query_that_says_nothing_finds_nothing(notes: Database, text: str) -> None:
    assert look(notes, text, offset=5) == Page([], 0, 5)
    assert alike(notes, text) == []


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE card; --", '" OR 1=1', "%", "_", "NEAR(議会)", "議*", "\\", "{0}", ":a ?"]
)
def test_signs_that_mean_something_to_a_database_mean_nothing_here(notes: Database, text: str) -> None:
    look(notes, text)
    alike(notes, text)
    assert look(notes, "議会").total == 1


def test_what_nobody_wrote_about_is_not_found(notes: Database) -> None:
    assert look(notes, "水道料金の減免").total == 0


def test_a_word_of_courtesy_is_found_when_nothing_else_is_asked(database: Database, keep: Keep) -> None:
    keep("人の動き", "人が集まる時")
    assert look(database, "人").total == 1


def test_the_title_counts_more_than_the_text(database: Database, keep: Keep) -> None:
    keep("庁舎の移転", "窓口の予約について一言だけ触れる。")
    keep("窓口の予約", "庁舎の移転について一言だけ触れる。")
    assert [hit.card.title for hit in look(database, "窓口の予約").hits] == ["窓口の予約", "庁舎の移転"]


def test_tags_are_found_too(database: Database, keep: Keep) -> None:
    keep("申請の手引き", "一枚にまとめた", tags=("ペーパーレス", "税務課"))
    assert look(database, "税務課").total == 1


def test_equally_good_cards_come_in_the_order_they_were_kept(database: Database, keep: Keep) -> None:
    kept = [keep("予算の査定", "一覧にする", origin=f"share:{number}").id for number in range(4)]
    assert [hit.card.id for hit in look(database, "予算").hits] == kept


def test_pages_follow_each_other_without_gap_or_repetition(database: Database, keep: Keep) -> None:
    kept = [keep("予算の査定", "一覧にする", origin=f"share:{number}").id for number in range(12)]
    pages = [look(database, "予算", offset=offset) for offset in (0, 5, 10, 15)]
    assert [hit.card.id for page in pages for hit in page.hits] == kept
    assert [page.total for page in pages] == [12, 12, 12, 12]


def test_another_workspace_finds_nothing_of_ours(notes: Database, keep: Keep) -> None:
    keep("議会だより", "よその町の議会", team="T2")
    assert [hit.card.title for hit in look(notes, "議会", team="T2").hits] == ["議会だより"]
    assert [hit.card.title for hit in look(notes, "議会").hits] == ["議会の議事録をAIで作る"]
    assert look(notes, "議会", team="T3").total == 0


def test_five_hundred_words_are_answered(notes: Database) -> None:
    many = " ".join([*(f"語{number}" for number in range(500)), "押印"])
    assert look(notes, many).hits == []
    assert look(notes, "押印 " * 500).hits[0].card.title == "押印の廃止"


def test_a_text_of_ten_thousand_characters_is_answered_by_its_beginning(notes: Database) -> None:
    text = "議会の議事録を生成AIで作りたいです。録音はあります。" + "そのほかの話です。" * 1200
    assert len(text) > 10_000
    assert look(notes, text).hits[0].card.title == "議会の議事録をAIで作る"
    assert alike(notes, text) == ["議会の議事録をAIで作る"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Teams の会議で背景をぼかせますか", "会議の背景"),
        ("チームにゲストを追加できない", "チームにゲストを招く"),
        pytest.param(
            (
                "お疲れ様です。小田原市デジタル推進課の佐藤です。\n議会の議事録をAIで作っているところはありますか。"
                "ご存じの方がいらっしゃいましたら教えてください。よろしくお願いします。"
            ),
            "議会の議事録をAIで作る",
            id="among greetings",
        ),
    ],
)
def test_a_question_like_a_card_is_shown_the_card(notes: Database, text: str, title: str) -> None:
    assert alike(notes, text)[0] == title


@pytest.mark.parametrize(
    "text",
    [
        "今日のお昼なに食べましたか",
        "歓迎会の日程を決めたいです",
        "会議",
        "了解です",
        "ありがとうございました。よろしくお願いします。",
        "会議の前に熊が出たときの連絡網はどうしていますか",
    ],
)
def test_nothing_is_shown_unasked_when_nothing_is_alike(notes: Database, text: str) -> None:
    assert alike(notes, text) == []


def test_courtesy_is_no_likeness(database: Database, keep: Keep) -> None:
    keep("どなたか教えてください", "お疲れ様です。ご存じの方は教えてください。よろしくお願いします。")
    assert alike(database, "お疲れ様です。どなたか教えてください。よろしくお願いします。") == []


def test_a_question_is_not_shown_its_own_card(notes: Database) -> None:
    assert alike(notes, "議会の議事録をAIで作る", without=("share:議会の議事録をAIで作る",)) == []


def test_the_card_that_is_left_out_does_not_take_the_place_of_others(database: Database, keep: Keep) -> None:
    for number in range(4):
        keep("議会の議事録をAIで作る", "録音を文字にする", origin=f"question:{number}")
    with database.read() as session:
        hits = similar(session, team_id="T1", text="議会の議事録をAIで作る", limit=2, without=["question:0"])
    assert [hit.card.origin for hit in hits] == ["question:1", "question:2"]


def test_both_databases_give_the_same_list(both: list[Database]) -> None:
    for database in both:
        fill(database)
    texts = [f"{title} {other[0]}" for title, _ in NOTES for other in NOTES]
    lists = [[[(hit.card.id, hit.score, hit.share) for hit in look(db, text).hits] for text in texts] for db in both]
    assert lists[0] == lists[1]
    assert all(lists[0])


@pytest.mark.parametrize(
    ("question", "card"),
    [
        (
            "印刷して手入力しています。月に2〜3件。小さい町はどうしていますか",
            "月に2〜3件ずつ、名前の付け方をそろえました",
        ),
        ("どこから手を付けるのがよいでしょうか", "どこで知ったかを、手で数えずに出します"),
        ("こちらの操作ミスでしょうか", "こちらの入力ミスが減りました"),
    ],
)
def test_in_a_young_workspace_numbers_and_everyday_words_make_no_two_texts_alike(
    database: Database, keep: Keep, question: str, card: str
) -> None:
    keep("ファイル名の付け方", card)
    with database.read() as session:
        assert similar(session, team_id="T1", text=question) == []

import pytest

from knowledge import placed
from knowledge.highlight import Asked, Piece, why
from knowledge.query import Said
from knowledge.text import analyse, in_katakana

LONG = "はじめに、この手順は総務課で試したものです。" * 20


def snippet(text: str, query: str, *, length: int = 160) -> list[Piece]:
    said = Said(query, analyse(query).words, katakana := in_katakana(query), analyse(katakana).words)
    return why(placed.line(""), placed.line(text), Asked(said), length=length).passage


def marked(text: str, query: str) -> list[str]:
    return [piece.text for piece in snippet(text, query) if piece.matched]


def whole(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "query", "words"),
    [
        ("各課のExcelを集める", "エクセル", ["Excel"]),
        ("各課のＥＸＣＥＬを集める", "excel", ["ＥＸＣＥＬ"]),
        ("古いサーバーに移す", "サーバ", ["サーバー"]),
        ("紙をkintoneに移した", "キントーン", ["kintone"]),
        ("Power Automateで送る", "パワーオートメイト", ["Power", "Automate"]),
        ("背景をぼかして話す", "背景をぼかせますか", ["背景", "ぼかし"]),
        ("C++と.NETで書く", "ドットネット", ["NET"]),
        ("議会の予算", "議会 予算", ["議会", "予算"]),
        ("ﾏｸﾛを保存する", "まくろ", ["ﾏｸﾛ"]),
        ("ゼンリョクンの使い方", "ゼンリョク", ["ゼンリョク"]),
    ],
)
def test_a_word_is_marked_in_whatever_form_it_stands(text: str, query: str, words: list[str]) -> None:
    assert marked(text, query) == words
    assert whole(snippet(text, query)) == text


def test_words_of_courtesy_are_not_marked() -> None:
    assert marked("議会のことを教えてください", "議会のことを教えてください") == ["議会"]


def test_the_passage_with_most_of_the_words_is_shown() -> None:
    text = f"{LONG}議会の話。{LONG}議会の議事録は録音から作ります。{LONG}"
    pieces = snippet(text, "議会 議事録 録音")
    assert [piece.text for piece in pieces if piece.matched] == ["議会", "議事録", "録音"]
    assert pieces[0].text.startswith("…")
    assert pieces[-1].text.endswith("…")


def test_a_passage_begins_with_a_sentence_when_one_is_near() -> None:
    pieces = snippet(f"{LONG}次の議会で議事録を作ります。{LONG}", "議事録")
    assert whole(pieces).startswith(("…次の議会で", "…はじめに、"))


@pytest.mark.parametrize("length", [20, 80, 160])
@pytest.mark.parametrize("query", ["議事録", "まったく別の言葉", "", "総務課"])
def test_a_passage_is_no_longer_than_asked_for(length: int, query: str) -> None:
    pieces = snippet(f"{LONG}議事録{LONG}", query, length=length)
    assert length * 0.6 < len(whole(pieces)) <= length


def test_without_a_match_the_beginning_is_shown() -> None:
    assert whole(snippet(LONG, "水道")).startswith("はじめに、")


def test_the_end_of_a_text_is_shown_when_it_is_there() -> None:
    assert whole(snippet(f"{LONG}最後に議事録", "議事録")).endswith("最後に議事録")


def test_lines_are_joined() -> None:
    assert whole(snippet("一行目\n\n二行目\t\r\n　三行目", "二行目")) == "一行目 二行目 三行目"


def test_an_empty_text_has_no_passage() -> None:
    assert snippet("", "議会") == []
    assert snippet(" \n", "") == []


@pytest.mark.parametrize("sign", ["👨‍👩‍👧", "が", "🇯🇵", "👍🏽", "❤️"])
def test_no_sign_is_torn_apart(sign: str) -> None:
    for lead in range(8):
        text = "あ" * lead + sign * 60
        shown = whole(snippet(text, "", length=40)).removesuffix("…")
        assert shown == "あ" * lead + sign * ((len(shown) - lead) // len(sign))


def test_pieces_are_plain_text() -> None:
    assert whole(snippet("<!channel> & 議会", "議会")) == "<!channel> & 議会"


def test_a_very_long_card_is_answered() -> None:
    assert marked("議会。" + LONG * 40, "議会") == ["議会"]

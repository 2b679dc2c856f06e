import threading

import pytest

from knowledge.text import analyse, first_sentences, in_katakana, sentences


def terms(text: str) -> list[str]:
    return [word.term for word in analyse(text).words]


def shared(one: str, other: str) -> bool:
    first, second = ({term for word in analyse(text).words for term in word.terms} for text in (one, other))
    return bool(first & second)


def test_particles_auxiliaries_and_symbols_are_left_out() -> None:
    assert terms("会議で背景をぼかせますか？") == ["会議", "背景", "暈かす"]


def test_words_know_where_they_stand_in_the_text_as_it_was_given() -> None:
    text = "㍿のﾏｸﾛでＥＸＣＥＬを\n開く"
    assert [text[word.start : word.end] for word in analyse(text).words if word.term != "株式"] == [
        *("㍿", "ﾏｸﾛ", "ＥＸＣＥＬ", "開く")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("サーバ", "サーバー"),
        ("ＥＸＣＥＬ", "excel"),
        ("エクセル", "Excel"),
        ("ﾏｸﾛ", "マクロ"),
        ("２０２６", "2026"),
        ("引越し", "引っ越し"),
        ("ユーデミー", "Udemy"),
        ("キントーン", "kintone"),
        ("パワーオートメイト", "Power Automate"),
        ("ティームズ", "Teams"),
    ],
)
def test_spellings_of_one_thing_share_a_term(one: str, other: str) -> None:
    assert shared(one, other)


@pytest.mark.parametrize(("one", "other"), [("スラックス", "Slack"), ("steams", "Teams"), ("C++", "C#の@")])
def test_a_name_inside_another_word_is_not_meant(one: str, other: str) -> None:
    names = [{term for word in analyse(text).words for term in word.terms if term[0] == "@"} for text in (one, other)]
    assert not names[0] & names[1]


def test_a_keyword_typed_in_hiragana_is_read_as_katakana() -> None:
    assert in_katakana("まくろ 保存 のやりかた") == "マクロ ノヤリカタ"
    assert in_katakana("マクロを保存したいのですが") == ""


def test_neighbours_within_a_known_word_are_no_pair() -> None:
    assert analyse("予算").pairs == ()
    assert analyse("補正予算").pairs == ("~正予",)


def test_what_the_dictionary_does_not_know_is_held_by_its_pairs() -> None:
    assert analyse("ユーデミー").pairs == ("~ユー", "~ーデ", "~デミ", "~ミー")


@pytest.mark.parametrize("nothing", ["", " \n　", "！？…", "😀👨‍👩‍👧", "のがでは"])
def test_a_text_may_say_nothing(nothing: str) -> None:
    assert analyse(nothing) == ((), ())


@pytest.mark.parametrize("unit", ["議会だより。", "あ", "a", "ﷺ", "👨‍👩‍👧", "東", "1"])
def test_a_text_may_be_longer_than_the_analyser_takes(unit: str) -> None:
    text = unit * 20_000
    assert all(0 <= word.start <= word.end <= len(text) for word in analyse(text).words)


def test_no_word_is_lost_where_a_long_text_is_divided() -> None:
    assert terms("議会の予算。" * 5000) == ["議会", "予算"] * 5000


def test_a_long_query_ends_with_a_sentence() -> None:
    assert first_sentences("一つ目。二つ目の文です。三つ目", 14) == "一つ目。二つ目の文です。"
    assert first_sentences("短い", 14) == "短い"
    assert first_sentences("あ" * 20, 14) == "あ" * 14


def test_an_address_does_not_end_a_sentence() -> None:
    text = "Outlook.com が開きません。助けてください！\n佐藤"
    assert [text[start:end] for start, end in sentences(text)] == [
        *("Outlook.com が開きません", "助けてください", "佐藤")
    ]


def test_many_threads_read_at_the_same_time() -> None:
    expected = terms("議会の予算をエクセルで集計する")
    found: list[list[str]] = []
    threads = [
        threading.Thread(target=lambda: found.extend(terms("議会の予算をエクセルで集計する") for _ in range(50)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 400

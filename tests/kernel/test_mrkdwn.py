from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot import blocks
from bot.mrkdwn import escape, inside, mentioned, one_line, plain, shorten


def test_references_become_what_a_person_reads() -> None:
    names = {"U1": "佐藤 美咲"}
    said = "<@U1> さん、<#C1|質問> と <https://example.com|ここ> を <!channel> A&amp;B &lt;b&gt; <https://example.com>"
    assert plain(said, lambda user_id: names[user_id]) == (
        "@佐藤 美咲 さん、#質問 と ここ (https://example.com) を @channel A&B <b> https://example.com"
    )


def test_lines_are_joined_without_a_gap_where_a_japanese_sentence_ended() -> None:
    assert one_line("4日です。\n紙です。　\n\n1. 出す\n2. 見る  3.") == "4日です。紙です。1. 出す 2. 見る 3."


def test_dates_are_read_as_their_fallback() -> None:
    assert plain("<!date^1700000000^{date}|11月15日>") == "11月15日"
    assert plain(blocks.day(datetime(2026, 10, 1, 23, 30, tzinfo=UTC))) == "2026-10-02", "the day that it is in Japan"


def test_mentioned_people_are_found() -> None:
    assert mentioned("<@U1> と <@W2|田中> と <#C1|質問>") == {"U1", "W2"}


@given(st.text())
def test_what_is_escaped_calls_nobody_and_is_read_back_as_it_was(text: str) -> None:
    safe = escape(text)
    assert "<" not in safe
    assert ">" not in safe
    assert plain(safe) == text.strip()


@given(st.text(), st.integers(min_value=1, max_value=50))
def test_a_shortened_text_is_never_too_long_and_says_that_it_was_cut(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert short == text or short.endswith("…")


def test_quotation_marks_within_quotation_marks_are_the_inner_ones() -> None:
    assert f"「{inside('お知らせ文を「やさしい日本語」に', 60)}」" == "「お知らせ文を『やさしい日本語』に」"
    assert inside("「長い」題名です", 5) == "『長い』…"

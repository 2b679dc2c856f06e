"""Texts that need several fields: cut, typed in, shown again, and whole in the end."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot import inputs
from bot.blocks import Block
from bot.long_texts import FIELD, cut, joined

TEXTS = st.text(alphabet=st.sampled_from("あ漢𠮷 \n　a~1"), max_size=200).map(lambda text: text.strip() * 60)


def sent(fields: list[Block]) -> Block:
    """A view as Slack sends it, with nothing changed in its fields; in which order Slack does not say."""
    values = {each["block_id"]: {each["block_id"]: {"value": each["element"].get("initial_value")}} for each in fields}
    return {"state": {"values": dict(reversed(values.items()))}}


@given(TEXTS)
def test_a_long_text_is_cut_into_fields_and_is_the_same_again(text: str) -> None:
    pieces = cut("body", text)
    assert next(iter(pieces)) == "body"
    assert all(len(piece) <= FIELD for piece in pieces.values())
    assert all(len(block_id) <= 255 for block_id in pieces)
    assert joined(pieces | {"title": "題"}) == {"body": text, "title": "題"}


@given(TEXTS)
def test_what_is_read_from_the_fields_is_what_was_put_there(text: str) -> None:
    assert without_space(inputs.typed(sent(inputs.long_text("body", "本文", initial=text)))["body"]) == without_space(
        text
    )


def test_what_is_shown_again_stands_in_the_same_fields_as_before() -> None:
    """Slack keeps what was typed in a field that stays, so that a text cut in another place would be torn."""
    fields = inputs.long_text("body", "本文", initial=f"{'あ' * 2000}\n{'い' * 2000}")
    assert [each["label"]["text"] for each in fields] == ["本文 1/2", "本文 2/2"]
    fields[0]["element"]["initial_value"] = "短くしました"
    again = inputs.long_text("body", "本文", initial=inputs.typed(sent(fields))["body"])
    assert again == fields


def test_what_moves_to_another_field_is_cut_for_that_one() -> None:
    text = f"{'あ' * 2000}\n{'い' * 2000}"
    told = inputs.typed(sent(inputs.long_text("body", "本文", initial=text)))["body"]
    assert inputs.typed(sent(inputs.long_text("steps", "手順", initial=told))) == {"steps": text}


def test_lines_stay_whole_where_they_can() -> None:
    lines = [f"{number}. 受け付けの順に 並べ替えます" for number in range(200)]
    pieces = [piece.splitlines() for piece in cut("body", "\n".join(lines)).values()]
    assert len(pieces) > 1
    assert [line for piece in pieces for line in piece] == lines


def test_a_piece_that_was_emptied_leaves_nothing_behind() -> None:
    fields = inputs.long_text("body", "本文", initial=f"{'あ' * 2000}\n{'い' * 2000}")
    del fields[1]["element"]["initial_value"]
    assert inputs.typed(sent(fields)) == {"body": "あ" * 2000}


def test_an_id_with_a_mark_of_its_own_stays_what_it_is() -> None:
    assert joined({"a~b": "1", "a": "2"}) == {"a~b": "1", "a": "2"}


def without_space(text: str) -> str:
    return re.sub(r"\s", "", text)

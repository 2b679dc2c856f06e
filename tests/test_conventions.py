"""The rules of the house that a linter cannot check, held against everything there is."""

import re
from collections import Counter
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

import handlers
from bot.db import Base
from bot.settings import Settings
from bot.words import LOCALES, files, words

ROOT = Path(__file__).parent.parent
FOLDERS = [folder for folder in (ROOT / "handlers").iterdir() if (folder / "__init__.py").exists()]
SOURCES = [file for room in ("bot", "handlers", "knowledge") for file in (ROOT / room).rglob("*.py")]


class Variables(Visitor):
    """Collects the variables that a text needs."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 (the parser's name)
        self.names.add(node.id.name)


def texts(locale: str) -> dict[str, set[str]]:
    """Every text of a language, with the variables that it needs."""
    found: dict[str, set[str]] = {}
    for file in files(locale):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{file.name}: {entry.content}"
            if isinstance(entry, ast.Message):
                variables = Variables()
                variables.visit(entry)
                assert entry.id.name not in found, f"{entry.id.name} stands twice"
                found[entry.id.name] = variables.names
    return found


def test_every_text_exists_in_every_language_with_the_same_variables() -> None:
    japanese, *others = (texts(locale) for locale in LOCALES)
    assert japanese
    for other in others:
        assert other == japanese


def test_every_text_is_used() -> None:
    code = "\n".join(file.read_text("utf-8") for file in SOURCES)
    named = set(re.findall(r'"([a-z]+(?:-[a-z_]+)+|close|cancel|fault)"', code))
    made = {f"command-{name.removeprefix('/')}" for feature in handlers.FEATURES for name in feature.commands}
    made |= {f"{name}-usage" for name in made}
    for feature in handlers.FEATURES:
        for callback_id in (*feature.message_shortcuts, *feature.global_shortcuts):
            made |= {f"shortcut-{callback_id.replace('.', '-')}{end}" for end in ("", "-description")}
    prefixes = tuple(re.findall(r'f"([a-z]+-[a-z-]+-)\{', code)) + tuple(re.findall(r"f'([a-z]+-[a-z-]+-)\{", code))
    unused = {
        each
        for each in texts("ja")
        if each not in named | made and not each.startswith(prefixes) and f'"{each.replace("-", ".")}"' not in code
    }
    assert unused == set()


def test_nothing_missing_is_said_in_silence() -> None:
    with pytest.raises(KeyError):
        words("ja")("there-is-no-such-text")
    with pytest.raises(ValueError, match="reference"):
        words("ja")("fault")


def test_languages_that_the_bot_does_not_speak_are_answered_in_japanese() -> None:
    assert words("fr-FR")("close") == words(None)("close") == "閉じる"
    assert words("en-GB")("close") == "Close"


def test_every_setting_is_explained_in_the_example_and_nothing_else_is() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    explained = [line.partition("=")[0].lower() for line in lines if line and not line.startswith("#")]
    assert explained == list(Settings.model_fields)


def test_every_table_carries_the_workspace() -> None:
    assert [table.name for table in Base.metadata.sorted_tables if "team_id" not in table.c] == []


# The rooms that features have in common; what stands in one of them is the same sort of thing everywhere.
ROOMS = {
    *("listeners", "jobs", "views", "model", "home"),  # what nearly every feature has
    *(
        "rules",
        "windows",
        "tending",
        "following",
        "thread",
        "results",
        "form",
        "digest",
        "letters",
    ),  # what larger ones have
    "keeping",  # what people look after, and how it comes to somebody else
    "erasing",  # what becomes of what somebody erases
    "achieved",  # what came of it, in figures
    "mailed",  # what of it may stand in a mail
    *("asking", "hosts", "naming"),  # asking people, who looks after something, what something is called
}


def test_every_feature_speaks_in_every_language_and_says_what_it_adds() -> None:
    for folder in FOLDERS:
        assert {file.name for file in folder.glob("*.ftl")} == {f"{locale}.ftl" for locale in LOCALES}
        assert (folder / "__init__.py").exists()


def test_rooms_of_the_same_name_are_common_ones() -> None:
    found = Counter(file.stem for folder in FOLDERS for file in folder.glob("*.py"))
    assert {name for name, times in found.items() if times > 1} - {"__init__"} <= ROOMS


def test_the_ids_of_a_feature_begin_with_its_name() -> None:
    for feature in handlers.FEATURES:
        ids = [*feature.actions, *feature.views, *feature.message_shortcuts, *feature.global_shortcuts]
        assert len({each.partition(".")[0] for each in ids}) <= 1

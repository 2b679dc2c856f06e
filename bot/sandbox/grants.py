"""How workspaces let the app in: consent, codes, tokens that expire, and taking the app out again.

Slack: Installing with OAuth; Using token rotation; oauth.v2.access.
"""

import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.sandbox import events
from bot.sandbox.errors import SlackError
from bot.sandbox.model import Json
from bot.sandbox.world import World

CODE_LIFE = timedelta(minutes=10)
TOKEN_LIFE = timedelta(hours=12)


@dataclass
class Code:
    """The right to fetch a token, once: a person of that workspace said yes."""

    world: World
    user_id: str
    redirect_uri: str
    expires: datetime
    used: bool = False


class Grants:
    """What people of all workspaces allow the app."""

    def __init__(self, worlds: Sequence[World]) -> None:
        self.worlds = worlds
        self._codes: dict[str, Code] = {}

    def check(self, wish: Json) -> None:
        """What the consent page is asked for, before anybody sees it.

        Raises:
            SlackError: invalid_client_id, bad_redirect_uri, invalid_scope.
        """
        world = self.worlds[0]
        if wish.get("client_id") != world.tokens["client_id"]:
            raise SlackError("invalid_client_id")
        if wish.get("redirect_uri") not in world.manifest.redirect_urls:
            raise SlackError("bad_redirect_uri")
        asked = [each for each in str(wish.get("scope", "")).split(",") if each]
        if not asked or not set(asked) <= set(world.manifest.scopes):
            raise SlackError("invalid_scope")

    def approve(self, user_id: str, redirect_uri: str) -> str:
        """Somebody says yes for their workspace; the code that proves it.

        Raises:
            SlackError: user_not_found, or access_denied for somebody who may not.
        """
        world = next((each for each in self.worlds if user_id in each.users), None)
        if world is None:
            raise SlackError("user_not_found")
        if not world.user(user_id).is_insider:
            raise SlackError("access_denied")
        code = f"{world.team.id}.{secrets.token_hex(24)}"
        self._codes[code] = Code(world, user_id, redirect_uri, world.now() + CODE_LIFE)
        return code

    def access(self, given: Json) -> Json:
        """Slack: oauth.v2.access.

        Raises:
            SlackError: invalid_client_id, bad_client_secret, invalid_code, code_already_used, bad_redirect_uri,
                invalid_grant_type, invalid_refresh_token.
        """
        app = self.worlds[0].tokens
        if given.get("client_id") != app["client_id"]:
            raise SlackError("invalid_client_id")
        if not hmac.compare_digest(given.get("client_secret", ""), app["client_secret"]):
            raise SlackError("bad_client_secret")
        match given.get("grant_type") or "authorization_code":
            case "authorization_code":
                code = self._redeem(given)
                return self._let_in(code.world) | {"authed_user": {"id": code.user_id}}
            case "refresh_token":
                return self._refresh(str(given.get("refresh_token")))
        raise SlackError("invalid_grant_type")

    def _redeem(self, given: Json) -> Code:
        code = self._codes.get(str(given.get("code")))
        if code is None or code.expires < code.world.now():
            raise SlackError("invalid_code")
        if code.used:
            raise SlackError("code_already_used")
        if given.get("redirect_uri") != code.redirect_uri:
            raise SlackError("bad_redirect_uri")
        code.used = True
        return code

    def _let_in(self, world: World) -> Json:
        world.installed, world.bot.deleted = True, False
        world.changed(["world"], None)
        return self._new_token(world)

    def _refresh(self, refresh_token: str) -> Json:
        world = next((each for each in self.worlds if refresh_token in each.refresh_tokens), None)
        if world is None or not world.installed:
            raise SlackError("invalid_refresh_token")
        world.refresh_tokens.remove(refresh_token)
        return self._new_token(world)

    def _new_token(self, world: World) -> Json:
        told: Json = {"token_type": "bot", "scope": ",".join(world.manifest.scopes), "bot_user_id": world.bot.id}
        told |= {"app_id": world.app_id, "team": {"id": world.team.id, "name": world.team.name}}
        told |= {"enterprise": None, "is_enterprise_install": False}
        if not world.manifest.rotates_tokens:
            return told | {"access_token": world.new_token("xoxb-", None)}
        refresh_token = f"xoxe-1-{secrets.token_hex(24)}"
        world.refresh_tokens.append(refresh_token)
        token = world.new_token("xoxe.xoxb-1-", world.now() + TOKEN_LIFE)
        return told | {
            "access_token": token,
            "refresh_token": refresh_token,
            "expires_in": int(TOKEN_LIFE.total_seconds()),
        }


def take_out(world: World) -> None:
    """Somebody uninstalls the app: it is told, its tokens are worth nothing, and its bot leaves all channels."""
    events.taken_out(world)
    world.installed, world.bot.deleted = False, True
    world.refresh_tokens.clear()
    for channel in world.channels.values():
        if channel.kind != "im" and world.bot.id in channel.members:
            channel.members.remove(world.bot.id)
    world.changed(["world"], None)

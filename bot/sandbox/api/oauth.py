"""oauth.v2.access: a code, or a refresh token, becomes a token."""

from bot.sandbox.api.method import Method, text
from bot.sandbox.model import Json
from bot.sandbox.world import World


def access(world: World, given: Json) -> Json:
    """Slack: oauth.v2.access."""
    return world.host.exchange(given)


METHODS = {
    "oauth.v2.access": Method(
        access,
        {},
        text("client_id", "client_secret", "code", "redirect_uri", "grant_type", "refresh_token"),
        caller="anybody",
    ),
}

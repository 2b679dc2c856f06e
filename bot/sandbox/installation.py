"""One workspace with the app installed: the hands, and what an app needs to know to talk with it."""

from collections.abc import Callable

from bot.sandbox.clock import WorldClock
from bot.sandbox.link import Answer, Outgoing
from bot.sandbox.model import Call
from bot.sandbox.pressing import Pressing
from bot.sandbox.web_api import WebApi
from bot.sandbox.workspace import Running
from bot.sandbox.world import World


class Installation(Pressing):
    """A workspace whose address, app and clock others may share; its people, channels and bot token are its own."""

    def __init__(self, world: World, send: Callable[[Outgoing], Answer], api: WebApi, running: Running) -> None:
        super().__init__(world, send, running)
        self.api = api

    @property
    def bot_token(self) -> str:
        """xoxb-..."""
        return self.world.tokens["xoxb"]

    @property
    def app_token(self) -> str:
        """xapp-..."""
        return self.world.tokens["xapp"]

    @property
    def signing_secret(self) -> str:
        """What requests to the app are signed with."""
        return self.world.tokens["signing"]

    @property
    def client_id(self) -> str:
        """By which the app is known where workspaces let it in."""
        return self.world.tokens["client_id"]

    @property
    def client_secret(self) -> str:
        """By which the app proves that it is itself."""
        return self.world.tokens["client_secret"]

    @property
    def is_installed(self) -> bool:
        """Whether this workspace lets the app in."""
        return self.world.installed

    @property
    def api_url(self) -> str:
        """Where the Web API is, for `base_url` of a client."""
        return f"{self.world.url}api/"

    @property
    def page_url(self) -> str:
        """Where the browser's page is."""
        return self.world.url

    @property
    def clock(self) -> WorldClock:
        """The time that everything counts in."""
        return self.world.clock

    @property
    def calls(self) -> list[Call]:
        """Every Web API call that the app made, as far as it concerns this workspace."""
        return [call for call in self.api.calls if call.team_id == self.team.id]

    @property
    def surprises(self) -> list[str]:
        """What the app did that the local Slack does not model; a test that ends with any is not to be trusted."""
        return self.world.host.surprises

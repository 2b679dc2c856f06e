"""What the workspaces of one local Slack share: the app that is installed in each, the address, and the numbering."""

import secrets
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from bot.sandbox.model import Json


def _secrets() -> dict[str, str]:
    kinds = ("xapp", "signing", "verification", "client_id", "client_secret")
    return {kind: f"{kind}-{secrets.token_hex(12)}" for kind in kinds}


@dataclass
class Host:
    """One process; ids are unique over all its workspaces, so none can pass for one of another's.

    Attributes:
        url: where it listens.
        ids: how many of each kind were given out.
        app: what the app has once for all workspaces: its app-level token, its signing secret, its old-style token, its
            client id and secret.
        tickets: the open rights to connect over Socket Mode.
        exchange: what answers oauth.v2.access.
        entrance: the page by which people let the app in, as the app's settings name it; "" when there is none.
        surprises: what the app did that is not modelled.
    """

    url: str = "http://127.0.0.1/"
    lock: AbstractContextManager[bool] = field(default_factory=threading.RLock)
    ids: "Counter[str]" = field(default_factory=Counter)
    app: dict[str, str] = field(default_factory=_secrets)
    app_id: str = ""
    tickets: set[str] = field(default_factory=set)
    exchange: Callable[[Json], Json] = lambda _given: {}
    entrance: str = ""
    surprises: list[str] = field(default_factory=list)

    def new_id(self, prefix: str) -> str:
        """An id such as C0000000003."""
        self.ids[prefix] += 1
        return f"{prefix}{self.ids[prefix]:010}"

"""The workspaces that the app is installed in now, each with the parts that turns and jobs work with.

Every process keeps them in memory, so that no request waits for Slack or for a key; what another process did is seen
within seconds, and what this one did at once.
"""

import threading
import time
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import structlog
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot import keys, members, web_api
from bot.clock import Clock
from bot.db import Database
from bot.installation import addressed, installations
from bot.installation.installations import PURPOSE, Installation
from bot.jobs import Parts
from bot.members import Workspace
from bot.privacy import audit
from bot.privacy.audit import Act
from bot.settings import Settings
from bot.vault import LostKeyError, vault

log = structlog.get_logger()

# A workspace that took the app out is left alone, and one that let it in is served, after this time at the latest.
LOOK_EVERY_SECONDS = 2.0


class Workspaces:
    """Knows where the app is installed.

    Args:
        slack: the client of the settings' own workspace; the others' are made in its likeness.
        own: the workspace that the settings hold the token of; "" when there is none.
    """

    def __init__(self, settings: Settings, *, clock: Clock, database: Database, slack: WebClient, own: str) -> None:
        self.settings, self.clock, self.database = settings, clock, database
        self.slack = slack
        self._own = own
        self._parts: dict[str, Parts] = {}
        self._bots: dict[str, AuthorizeResult] = {}
        self._locking = threading.Lock()
        self._looked = float("-inf")
        self.look()

    def now(self) -> Mapping[str, Parts]:
        """Those that are installed, by team id, the settings' own first, then the oldest."""
        if time.monotonic() - self._looked > LOOK_EVERY_SECONDS:
            self.look()
        return self._parts

    def look(self) -> None:
        """See what the database says at this moment."""
        with self._locking:
            with self.database.read() as session:
                rows = {row.team_id: row for row in installations.every(session)}
                known = {each.team_id: each for each in members.workspaces(session)}
            home = self._own or next((team_id for team_id, row in rows.items() if not row.is_organisation), "")
            here = [row for row in rows.values() if row.revoked_at is None and not row.is_organisation]
            tokens = {row.team_id: token for row in here if (token := self._token(row, rows))}
            self._bots = {team_id: _as_bot(known[team_id], token) for team_id, token in tokens.items()}
            self._parts = {
                team_id: self._part(team_id, token, is_home=team_id == home) for team_id, token in tokens.items()
            }
            self._looked = time.monotonic()

    def meant(self, body: Mapping[str, Any]) -> Parts | None:
        """The workspace whose business a payload of Slack is; None when it is none of ours."""
        teams = list(dict.fromkeys(addressed.teams(body)))
        for look in (self.now, self._again):
            here = look()
            for team_id in teams:
                if team_id in here:
                    return here[team_id]
        return self._adopted(body, teams)

    def _again(self) -> Mapping[str, Parts]:
        self.look()
        return self._parts

    def authorization(self, parts: Parts) -> AuthorizeResult:
        """As whom the bot acts in a workspace, for Bolt."""
        return self._bots[parts.team_id]

    def adopt(self, enterprise_id: str, team_id: str, name: str) -> Parts | None:
        """A workspace joined an organisation's installation; None when the organisation has none."""
        with self.database.begin() as session:
            row = installations.find(session, enterprise_id)
            if row is None or not row.is_organisation or row.revoked_at:
                return None
            members.remember_sibling(session, enterprise_id, team_id=team_id, name=name)
            installations.adopt(session, team_id=team_id, enterprise_id=enterprise_id, now=self.clock.now())
        log.info("a workspace of an organisation joined", team=team_id, enterprise=enterprise_id)
        return self._again().get(team_id)

    def leave(self, team_id: str, *, happened_at: datetime) -> None:
        """The app was taken out of a workspace, or of an organisation with all of its workspaces."""
        with self.database.begin() as session:
            was_in = installations.revoke(session, team_id, happened_at=happened_at, now=self.clock.now())
            if was_in:
                audit.write(session, team_id=team_id, act=Act.UNINSTALLED, about="", now=self.clock.now())
        if was_in:
            log.warning("the app was taken out of a workspace", team=team_id)
        self.look()

    def _adopted(self, body: Mapping[str, Any], teams: list[str]) -> Parts | None:
        """A workspace that joined an organisation's installation, of which Slack tells us by using it."""
        enterprise_id = addressed.organisation(body)
        team_id = next((each for each in teams if each.startswith("T")), None)
        if not (enterprise_id and team_id):
            return None
        return self.adopt(enterprise_id, team_id, addressed.domain(body) or team_id)

    def _part(self, team_id: str, token: str, *, is_home: bool) -> Parts:
        settings = self.settings if is_home else self.settings.elsewhere()
        known = self._parts.get(team_id)
        if known and known.settings == settings:
            known.slack.token = token  # whoever is at work with these parts goes on with the new token
            return known
        slack = self.slack if team_id == self._own else web_api.like(self.slack, token, team_id=team_id)
        slack.token = token
        return Parts(self.database, self.clock, settings, slack, team_id)

    def _token(self, row: Installation, rows: Mapping[str, Installation]) -> str:
        """The token with which the bot speaks in a workspace; "" when there is none."""
        if row.is_enterprise_install:
            row = rows.get(row.enterprise_id, row)
        if row.revoked_at is None and row.token:
            try:
                return vault(self.settings, PURPOSE).open(row.token)
            except LostKeyError:
                log.error("the token of a workspace cannot be opened with SECRET_KEYS", team=row.team_id)  # noqa: TRY400
                return ""
        return self.settings.slack_bot_token if row.team_id == self._own else ""


def _as_bot(workspace: Workspace, token: str) -> AuthorizeResult:
    return AuthorizeResult(
        enterprise_id=None,
        team_id=workspace.team_id,
        bot_user_id=workspace.bot_user_id,
        bot_id=workspace.bot_id,
        bot_token=token,
    )


def parts_of(settings: Settings, database: Database, team_id: str) -> Parts | None:
    """What a command of the command line works with in a workspace; None when the app is not in it.

    Raises:
        SlackApiError: Slack does not accept the token of the settings.
        OSError: Slack cannot be reached.
    """
    settings, clock = keys.with_keys(settings, database), Clock()
    slack = web_api.client(settings)
    own = str(web_api.whoami(slack)["team_id"]) if settings.slack_bot_token else ""
    if own == team_id:
        return Parts(database, clock, settings, slack, team_id)
    return Workspaces(settings, clock=clock, database=database, slack=slack, own=own).now().get(team_id)

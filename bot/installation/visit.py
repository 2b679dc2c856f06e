"""Letting the bot into a workspace, in a browser: a page with a button, Slack's question, and what came of it.

Source: Slack, "Installing with OAuth". What leaves for Slack and comes back (`state`) is sealed, belongs to the browser
that asked, lives ten minutes, and is good for one answer.
"""

import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote, urlsplit

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth import AuthorizeUrlGenerator
from sqlalchemy.exc import IntegrityError

from bot import blocks, channels, doors, members, outbox, pages, roles, web_api
from bot.installation import installations
from bot.installation.installations import PURPOSE, Granted
from bot.installation.workspaces import Workspaces
from bot.members import Workspace
from bot.pages import Page, Visit
from bot.privacy import audit
from bot.privacy.audit import Act
from bot.roles import Role
from bot.settings import Settings
from bot.turn import Seen
from bot.vault import LostKeyError, Vault, vault
from bot.words import Words, words

log = structlog.get_logger()

INSTALL, BACK = "/slack/install", "/slack/oauth_redirect"
COOKIE = "tomoshibi_install"
LIFE = timedelta(minutes=10)
# So many organisers are named to who lets the bot in again.
NAMED = 5
_MARK = re.compile(r"[\w-]{43}")
# What Slack says when the browser came back with something old, and when the settings do not fit the app.
_STALE = {"invalid_code", "code_already_used"}
_MISSET = {"invalid_client_id", "bad_client_secret", "bad_redirect_uri", "invalid_client"}


@dataclass(frozen=True)
class Entrance:
    """The two pages of installing."""

    workspaces: Workspaces
    scopes: tuple[str, ...]

    def show(self, visit: Visit) -> Page | None:
        """`/slack/install`: what the bot is, and the button that leads to Slack."""
        if not self._settings.uses_oauth:
            return None
        known = visit.cookies.get(COOKIE, "")
        mark = known if _MARK.fullmatch(known) else secrets.token_urlsafe(32)
        state = self._vault.seal_at(f"{_fingerprint(mark)} {secrets.token_urlsafe(9)}", self.workspaces.clock.now())
        generator = AuthorizeUrlGenerator(
            client_id=self._settings.slack_client_id,
            redirect_uri=quote(f"{self._settings.public_url}{BACK}", safe=""),
            scopes=self.scopes,
            authorization_url=_authorize_url(self._settings),
        )
        say = words(self._settings.locale)
        address, small = pages.escape(generator.generate(quote(state, safe=""))), say("install-small")
        return pages.sheet(
            say("install-title"),
            say("install-what"),
            say("install-who"),
            f'<a class="button" href="{address}">{say("install-button")}</a>',
            f"<small>{small}</small>",
            headers={"Set-Cookie": _cookie(self._settings, mark), "Cache-Control": "no-store"},
        )

    def come_back(self, visit: Visit) -> Page | None:
        """`/slack/oauth_redirect`: somebody comes back from Slack's question."""
        if not self._settings.uses_oauth:
            return None
        if "error" in visit.query:
            return self._said("install-denied" if visit.query["error"] == "access_denied" else "install-refused", 200)
        if not self._is_ours(visit):
            return self._said("install-stale", 400)
        try:
            return self._let_in(visit.query.get("code", ""))
        except SlackApiError as error:
            return self._refused(str(error.response.get("error")))
        except OSError as error:
            log.error("cannot reach Slack for an installation", reason=str(error))  # noqa: TRY400
            return self._said("install-unreachable", 502)

    def _refused(self, reason: str) -> Page:
        log.error("Slack gave no token to an installation", reason=reason)
        if reason in _STALE:
            return self._said("install-stale", 400)
        return self._said("install-misset" if reason in _MISSET else "install-refused", 502, reason)

    @property
    def _settings(self) -> Settings:
        return self.workspaces.settings

    @property
    def _vault(self) -> Vault:
        return vault(self._settings, "install state")

    def _is_ours(self, visit: Visit) -> bool:
        """Whether this browser asked, not long ago, and this is the first answer."""
        state, now = visit.query.get("state", ""), self.workspaces.clock.now()
        try:
            fingerprint = self._vault.open(state, now=now, within=LIFE).partition(" ")[0]
        except LostKeyError:
            return False
        mark = visit.cookies.get(COOKIE, "")
        if not hmac.compare_digest(fingerprint, _fingerprint(mark)):
            return False
        try:
            with self.workspaces.database.begin() as session:
                # No workspace has it yet: that is what it is for.
                session.add(Seen(team_id="", key=f"install:{_fingerprint(state)}", at=now))
        except IntegrityError:
            return False
        return True

    def _let_in(self, code: str) -> Page:
        """Fetch the token, keep it, and have everything ready before the page is shown.

        Raises:
            SlackApiError: the code is no good, or the app's settings are not.
            OSError: Slack cannot be reached.
        """
        settings, now = self._settings, self.workspaces.clock.now()
        answer = self.workspaces.slack.oauth_v2_access(
            client_id=settings.slack_client_id,
            client_secret=settings.slack_client_secret,
            code=code,
            redirect_uri=f"{settings.public_url}{BACK}",
        )
        granted = Granted.read(answer.data if isinstance(answer.data, dict) else {})
        slack = web_api.like(self.workspaces.slack, granted.token, team_id="")
        auth = web_api.whoami(slack)
        siblings = _siblings(slack) if granted.is_enterprise_install else {}
        with self.workspaces.database.begin() as session:
            workspace = members.remember_workspace(session, auth | {"team_id": granted.team_id})
            installations.keep(session, vault(settings, PURPOSE), granted, now=now)
            by, act = granted.installed_by, Act.INSTALLED
            audit.write(session, team_id=granted.team_id, user_id=by, act=act, about="", now=now)
            for team_id, name in siblings.items():
                members.remember_sibling(session, granted.team_id, team_id=team_id, name=name)
                installations.adopt(session, team_id=team_id, enterprise_id=granted.team_id, now=now)
        log.info("the app was let in", team=granted.team_id, teams=list(siblings))
        self.workspaces.look()
        for team_id in siblings or [granted.team_id]:
            self._begin(team_id, granted.installed_by, now)
        return self._welcome(workspace)

    def _begin(self, team_id: str, user_id: str, now: datetime) -> None:
        """A workspace begins, or goes on where it ended; who let the bot in hears of it.

        Where nobody organises yet they are the first who does.
        """
        parts = self.workspaces.now().get(team_id)
        if parts is None:
            return
        with parts.database.begin() as session:
            known = roles.organisers(session, parts.settings, team_id=team_id)
            if user_id and not known:
                roles.give(session, team_id=team_id, user_id=user_id, role=Role.ORGANISER, given_by=user_id, now=now)
            if user_id:
                greeting = _greeting(words(parts.settings.locale), user_id, known)
                key = f"installed:{user_id}:{now.isoformat(timespec='seconds')}"
                outbox.post(session, team_id=team_id, key=key, to=user_id, message=greeting, now=now)
            rooms = [
                *channels.for_questions(session, parts.settings, team_id=team_id),
                channels.of_organisers(session, parts.settings, team_id=team_id),
            ]
        try:
            # An app that is taken out leaves every channel.
            web_api.join(parts.slack, filter(None, rooms))
        except OSError as error:
            log.warning("cannot join the channels", team=team_id, reason=str(error))

    def _welcome(self, workspace: Workspace) -> Page:
        say = words(self._settings.locale)
        door = f'<a class="button" href="{pages.escape(workspace.url)}">{say("install-open")}</a>'
        return pages.sheet(
            say("install-done", name=workspace.name), say("install-next"), door, headers={"Set-Cookie": _forget()}
        )

    def _said(self, text: str, status: int, reason: str = "") -> Page:
        say = words(self._settings.locale)
        again = f'<a class="button" href="{INSTALL}">{say("install-again")}</a>'
        told = [say(text)] + ([f"<small>{pages.escape(reason)}</small>"] if reason else [])
        return pages.sheet(say("install-title"), *told, again, status=status)


def _siblings(slack: WebClient) -> Mapping[str, str]:
    """The workspaces of an organisation that the app may be in, with their names (Slack: auth.teams.list)."""
    answers = slack.auth_teams_list(limit=1000)
    return {team["id"]: team["name"] for answer in answers for team in answer["teams"]}


def _greeting(say: Words, user_id: str, organisers: list[str]) -> blocks.Block:
    """What somebody hears who let the bot in, where these organised before."""
    who = "、".join(f"<@{each}>" for each in organisers[:NAMED])
    text = say("install-hello-again", organisers=who) if organisers else say("install-hello")
    button = blocks.actions(blocks.button(say("install-channels"), doors.CHANNELS, style="primary"))
    may_choose = not organisers or user_id in organisers
    return blocks.message(text, blocks.section(text), *([button] if may_choose else []))


def _authorize_url(settings: Settings) -> str:
    return settings.slack_api_url.removesuffix("api/") + "oauth/v2/authorize"


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _cookie(settings: Settings, mark: str) -> str:
    secure = "; Secure" if urlsplit(settings.public_url).scheme == "https" else ""
    # Lax: the browser brings it along when Slack sends it back here.
    return f"{COOKIE}={mark}; Path=/slack; Max-Age={int(LIFE.total_seconds())}; HttpOnly; SameSite=Lax{secure}"


def _forget() -> str:
    return f"{COOKIE}=; Path=/slack; Max-Age=0; HttpOnly; SameSite=Lax"

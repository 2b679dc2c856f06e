"""Tokens that expire are renewed long before they do, by one process at a time (Slack: Using token rotation).

A refresh token is good for one use, so what Slack answers is kept before anything else happens. Should the process die
between Slack's answer and the commit, the old token is still good for hours: the workspace is served on, organisers are
asked to let the bot in once more (which goes on where it was), and letters wait meanwhile. Nothing is lost by it.
"""

from datetime import timedelta

import structlog
from slack_sdk.errors import SlackApiError

from bot import blocks, channels, outbox, roles
from bot.installation import installations
from bot.installation import visit as installing
from bot.installation.installations import PURPOSE, Granted, Installation
from bot.installation.workspaces import Workspaces
from bot.jobs import Parts
from bot.vault import LostKeyError, vault
from bot.words import words

log = structlog.get_logger()

LOOK_EVERY = timedelta(minutes=1)
# Tokens live twelve hours. What Slack cannot do at this moment it can do in one of the many minutes that are left.
BEFORE = timedelta(hours=4)
# These say that the refresh token is spent: no other try will help.
SPENT = {"invalid_refresh_token", "token_revoked", "invalid_grant"}


def renew_next(parts: Parts, workspaces: Workspaces) -> bool:
    """Renew the token with which the bot speaks in this workspace, when that is due.

    Returns:
        Whether it was.
    """
    due = _due(parts)
    if due is None:
        return False
    with parts.database.alone(f"token:{due.team_id}") as mine:
        due = _due(parts) if mine else None  # another process may have been first
        return due is not None and _renew(parts, workspaces, due)


def _due(parts: Parts) -> Installation | None:
    """Whose token is to be renewed: the workspace's own, or its organisation's."""
    with parts.database.read() as session:
        row = installations.find(session, parts.team_id)
        if row and row.is_enterprise_install:
            row = installations.find(session, row.enterprise_id)
    if row is None or not row.refresh_token or row.renewal_failed or row.expires_at is None:
        return None
    return row if row.expires_at <= parts.clock.now() + BEFORE else None


def _renew(parts: Parts, workspaces: Workspaces, due: Installation) -> bool:
    settings, sealed = parts.settings, vault(parts.settings, PURPOSE)
    try:
        answer = parts.slack.oauth_v2_access(
            client_id=settings.slack_client_id,
            client_secret=settings.slack_client_secret,
            grant_type="refresh_token",
            refresh_token=sealed.open(due.refresh_token),
        )
    except SlackApiError as error:
        return _failed(parts, due.team_id, str(error.response.get("error")))
    except (OSError, LostKeyError) as error:
        log.warning("a token could not be renewed yet", team=due.team_id, reason=type(error).__name__)
        return False
    granted = Granted.read(answer.data if isinstance(answer.data, dict) else {})
    with parts.database.begin() as session:
        installations.renew(session, sealed, due.team_id, granted, now=parts.clock.now())
    workspaces.look()
    log.info("a token was renewed", team=due.team_id)
    return True


def _failed(parts: Parts, owner: str, reason: str) -> bool:
    log.error("Slack gave no new token", team=owner, reason=reason)
    if reason not in SPENT:
        return False
    say, now = words(parts.settings.locale), parts.clock.now()
    text = say("token-spent", address=f"{parts.settings.public_url}{installing.INSTALL}")
    with parts.database.begin() as session:
        row = installations.find(session, owner)
        if row:
            row.renewal_failed = reason
        to = channels.of_organisers(session, parts.settings, team_id=parts.team_id)
        for each in [to] if to else roles.organisers(session, parts.settings, team_id=parts.team_id):
            outbox.post(
                session,
                team_id=parts.team_id,
                key=f"token-spent:{each}:{now.date().isoformat()}",
                to=each,
                message=blocks.message(text, blocks.section(text)),
                now=now,
            )
    return True

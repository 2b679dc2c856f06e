"""Pages for whatever watches over the bot: `/readyz` says whether it can take requests, `/metrics` what it has done.

That Slack's Web API fails does not make a process unready: what people send is taken and kept all the same, and what
is promised waits in the outbox. Over Socket Mode nothing comes without a connection, so there it does.
"""

import json
from functools import cache

from sqlalchemy.exc import SQLAlchemyError

from bot import schema
from bot.app import Bot
from bot.health import metrics
from bot.pages import Page, Visit


def readyz(bot: Bot, _visit: Visit) -> Page:
    """200 when requests can be taken, 503 when not, each with what was looked at."""
    database, migrated = _database(bot)
    looked_at = {
        "database": database,
        "migrated": migrated,
        "slack": bot.reception.connected(),
        "taking_requests": bot.reception.is_open,
    }
    status = 200 if all(looked_at.values()) else 503
    return Page(json.dumps(looked_at), media_type="application/json", status=status)


def figures(bot: Bot, _visit: Visit) -> Page:
    """For Prometheus; without the database, what this process knows by itself is not to be had either."""
    try:
        return Page(bot.metrics.page(), media_type=metrics.MEDIA_TYPE)
    except SQLAlchemyError:
        return Page("the database cannot be reached", media_type="text/plain", status=503)


@cache
def _known() -> list[str]:
    """The revisions that this program brought along: to read them takes longer than everything else here."""
    return schema.revisions()


def _database(bot: Bot) -> tuple[bool, bool]:
    """Whether it can be reached, and whether its shape is one that this program knows, or a later one.

    While a new version is rolled out the database has its shape already, and processes of the old one go on.
    """
    try:
        revision = schema.revision_of(bot.database)
    except SQLAlchemyError:
        return False, False
    known = _known()
    return True, revision == known[-1] or (revision is not None and revision not in known)

"""The world's clock: it ticks with real time plus an offset, or stands still until it is told to move."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.clock import Clock

JST = ZoneInfo("Asia/Tokyo")


class WorldClock(Clock):
    """The time that everything in the local Slack counts in, and that the bot under it reads.

    Only the timestamp of a request's signature is real time, because the bot compares that one with its own.
    """

    def __init__(self, start: datetime | None = None, *, frozen: bool = False) -> None:
        self.frozen = frozen
        self._moment = start or datetime.now(UTC)
        self._offset = self._moment - datetime.now(UTC)

    def now(self) -> datetime:
        """The world's present moment, aware, in UTC."""
        return self._moment if self.frozen else datetime.now(UTC) + self._offset

    def advance(self, by: timedelta) -> None:
        """Let `by` pass at once."""
        self.to(self.now() + by)

    def to(self, moment: str | datetime) -> None:
        """Set the clock, also into the past; a text such as "2026-10-02 16:00" is read as Japanese time."""
        if isinstance(moment, str):
            moment = datetime.fromisoformat(moment)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=JST)
        self._moment = moment.astimezone(UTC)
        self._offset = self._moment - datetime.now(UTC)

"""What time it is. Edges take a clock, rules take `now`."""

from datetime import UTC, datetime


class Clock:
    """The time of the machine."""

    def now(self) -> datetime:
        """This instant, in UTC."""
        return datetime.now(UTC)

"""Server-Sent Events for the page: what changed, so that it fetches just that again."""

import asyncio
import json
from collections.abc import AsyncIterator

GATHER_S = 0.02
HEARTBEAT_S = 15.0


class Changes:
    """The pages that listen, each with its person."""

    def __init__(self) -> None:
        self._pages: dict[asyncio.Queue[list[str] | None], tuple[str, asyncio.AbstractEventLoop]] = {}

    def tell(self, topics: list[str], user_id: str | None) -> None:
        """Tell the pages of this person (of everybody when None), from any thread."""
        for queue, (viewer, loop) in list(self._pages.items()):
            if user_id in (None, viewer) and not loop.is_closed():
                loop.call_soon_threadsafe(queue.put_nowait, topics)

    def close(self) -> None:
        """End all streams."""
        for queue, (_, loop) in list(self._pages.items()):
            loop.call_soon_threadsafe(queue.put_nowait, None)

    async def stream(self, viewer: str) -> AsyncIterator[str]:
        """What changes for this person from now on; changes of the same moment come together."""
        queue: asyncio.Queue[list[str] | None] = asyncio.Queue()
        self._pages[queue] = (viewer, asyncio.get_running_loop())
        try:
            yield ": listening\n\n"
            while True:
                try:
                    topics = await asyncio.wait_for(queue.get(), HEARTBEAT_S)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                await asyncio.sleep(GATHER_S)
                gathered = [topics] + [queue.get_nowait() for _ in range(queue.qsize())]
                if None in gathered:
                    return
                changed = dict.fromkeys(topic for each in gathered if each for topic in each)
                yield f"data: {json.dumps({'changed': list(changed)})}\n\n"
        finally:
            del self._pages[queue]

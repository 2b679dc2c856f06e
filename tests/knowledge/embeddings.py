"""An endpoint for embeddings on a socket, which knows a few things by several names."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

THINGS = [("休暇", "年休", "有休", "お休み"), ("予算", "お金", "費用"), ("議事録", "会議の記録"), ("押印", "はんこ")]


Answer = tuple[int, dict[str, str], bytes]


def meaning(text: str) -> list[float]:
    """One component for each thing, and one for all else."""
    return [float(any(name in text for name in names)) for names in THINGS] + [0.1]


@dataclass
class Embeddings:
    """What the endpoint was asked, and what it is to answer instead of vectors, in this order."""

    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    faults: list[Answer] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """Every text that it was asked for."""
        return [text for asked in self.asked for text in asked["input"]]


@contextmanager
def embeddings() -> Iterator[Embeddings]:
    """The endpoint, while the block runs."""
    known = Embeddings()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            known.asked.append(asked)
            known.keys.append(self.headers["Authorization"])
            data = [{"index": place, "embedding": meaning(said)} for place, said in enumerate(asked["input"])]
            answer: Answer = (200, {}, json.dumps({"data": data[::-1]}).encode())
            status, headers, body = known.faults.pop(0) if known.faults else answer
            self.send_response(status if self.path == "/v1/embeddings" else 404)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        known.url = f"http://127.0.0.1:{server.server_port}/v1"
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
        try:
            yield known
        finally:
            server.shutdown()

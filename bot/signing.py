"""Whether a request comes from Slack: decided over its bytes, before anything in them is read.

Source: Slack, "Verifying requests from Slack": version v0, HMAC-SHA256 over `v0:timestamp:body`, not older than five
minutes.
"""

import hashlib
import hmac
import re
from collections.abc import Sequence

SECONDS = 300
_TIMESTAMP = re.compile(r"[0-9]{1,12}")


def is_signed(secret: str, body: bytes, *, timestamps: Sequence[str], signatures: Sequence[str], now: float) -> bool:
    """Whether the one signature fits the body and the one timestamp.

    Args:
        secret: the app's signing secret; where there is none nothing is signed.
        timestamps: every header `X-Slack-Request-Timestamp`. Slack sends one; two may be read differently on the way.
        signatures: every header `X-Slack-Signature`, likewise.
        now: seconds since 1970.
    """
    if not secret or len(timestamps) != 1 or len(signatures) != 1:
        return False
    [timestamp], [signature] = timestamps, signatures
    if not _TIMESTAMP.fullmatch(timestamp) or abs(now - int(timestamp)) > SECONDS:
        return False
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:".encode() + body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(f"v0={digest}".encode(), signature.encode())

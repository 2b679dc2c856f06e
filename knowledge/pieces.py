"""A team's arrays as pieces of bytes, so that one process can leave them to others."""

import json
from collections.abc import Iterator

import numpy as np

from knowledge.packed import ARRAYS, Packed


def taken_apart(packed: Packed, length: int) -> Iterator[bytes]:
    """The whole as pieces of bytes: what the arrays are called and how long they are, then the arrays."""
    lengths = {name: len(getattr(packed, name)) for name in ARRAYS}
    yield json.dumps({"place": packed.place, **lengths}).encode()
    for name in ARRAYS:
        data = getattr(packed, name).view(np.uint8)
        for start in range(0, len(data), length):
            yield data[start : start + length].tobytes()


def described(head: bytes) -> tuple[int, int]:
    """The place and the number of cards of arrays, by the first of their parts."""
    said = json.loads(head)
    return said["place"], said["ids"]


def put_together(pieces: Iterator[bytes]) -> Packed:
    """What was taken apart.

    Raises:
        ValueError: something is missing.
    """
    lengths = json.loads(next(pieces, b"null")) or {}
    arrays = {}
    for name, kind in ARRAYS.items():
        array = np.empty(lengths.get(name, 0), kind)
        data, done = array.view(np.uint8), 0
        while done < len(data):
            piece = np.frombuffer(next(pieces, b""), np.uint8)
            if not len(piece) or done + len(piece) > len(data):
                raise ValueError(f"{name} is not whole")
            data[done : done + len(piece)] = piece
            done += len(piece)
        arrays[name] = array
    if "place" not in lengths:
        raise ValueError("nothing there")
    return Packed(place=lengths["place"], **arrays)

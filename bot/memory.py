"""How the process gets its memory from the system."""

import ctypes
from contextlib import suppress

# mallopt(3); <malloc.h> of glibc.
M_ARENA_MAX = -8
ARENAS = 2


def share_arenas() -> None:
    """Let all threads allocate from two arenas, where glibc would give them up to eight for each core.

    Whatever was freed in an arena is kept for the threads that use it. Turns come to one thread or another, so each
    arena would grow to what the largest turns need, for hours. Other C libraries have no arenas: nothing is done.
    """
    with suppress(AttributeError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, ARENAS)

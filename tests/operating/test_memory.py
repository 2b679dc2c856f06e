"""What the process takes from the system does not depend on how many threads it has."""

import ctypes
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot import memory

# So many threads hold something at the same time, each more than Python keeps in its own pools.
THREADS = 12
MANY_THREADS = f"""
import ctypes, threading
from bot import memory
memory.share_arenas() if {{shared}} else None
holding = threading.Barrier({THREADS} + 1)
def hold():
    held = [bytes(2000) for _ in range(100)]
    holding.wait()
for _ in range({THREADS}):
    threading.Thread(target=hold).start()
holding.wait()
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
file = ctypes.c_void_p(libc.fopen(b"heaps.xml", b"w"))
libc.malloc_info(0, file)
libc.fclose(file)
"""


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_info"), reason="this C library has no arenas")
def test_many_threads_share_few_arenas(tmp_path: Path) -> None:
    assert heaps(tmp_path, shared=False) > memory.ARENAS
    assert heaps(tmp_path, shared=True) == memory.ARENAS


def heaps(folder: Path, *, shared: bool) -> int:
    """How many arenas a process with many threads has, as malloc_info(3) tells."""
    subprocess.run([sys.executable, "-c", MANY_THREADS.format(shared=shared)], cwd=folder, check=True)
    return len(re.findall(r"<heap nr=", (folder / "heaps.xml").read_text("ascii")))

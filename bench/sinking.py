"""A mail server in a process of its own: prints its port, takes everything, ends when its parent closes the pipe."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def sink() -> Iterator[int]:
    """Run a mail server beside the block and answer its port."""
    child = subprocess.Popen(
        [sys.executable, "-c", "from bench.sinking import serve; serve()"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stdin is not None
    try:
        yield int(child.stdout.readline())
    finally:
        child.stdin.close()
        child.stdout.close()
        child.wait(timeout=10)


def serve() -> None:
    """Take mail until standard input ends."""
    from tests.kit.sink import open_sink

    with open_sink() as taking:
        sys.stdout.write(f"{taking.port}\n")
        sys.stdout.flush()
        sys.stdin.read()

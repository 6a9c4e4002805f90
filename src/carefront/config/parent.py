"""Nobody is left behind: a child of `carefront serve` ends when its parent does, however that happened."""

import ctypes
import os
import signal
import sys
import threading
import time

FOLLOW = "CAREFRONT_FOLLOW_PARENT"
_PR_SET_PDEATHSIG = 1


def follow_parent(number: int = signal.SIGTERM) -> None:
    """End with the parent that started this: by the kernel's word where it gives one, and by looking every second."""
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, number, 0, 0, 0)
    if os.getppid() != parent or parent == 1:
        os._exit(0)
    threading.Thread(target=_watch, args=(parent,), name="follow-parent", daemon=True).start()


def follow_if_told() -> None:
    """Follow the parent when `carefront serve` started this; a server started by hand or by systemd stands alone."""
    if os.environ.get(FOLLOW) == "1":
        follow_parent(signal.SIGKILL)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)

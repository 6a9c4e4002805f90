"""What every bench shares: an installation of its own, floors to compare with, CPU seconds, and one line a figure."""

import atexit
import io
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
# Peers stand last, so that none of what they bring takes the place of what Carefront uses.
sys.path.append(str(ROOT / ".venv/peers"))


def installation(**environment: str) -> None:
    """Set Django up on an empty installation in a temporary folder."""
    home = tempfile.mkdtemp(prefix="carefront-bench-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    os.environ.update({"CAREFRONT_HOME": home, "CAREFRONT_SECRET_KEY": "bench-" + "x" * 50, **environment})
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
    for folder in (str(ROOT), str(ROOT / "src")):
        if folder not in sys.path:
            sys.path.insert(0, folder)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def line(name: str, figure: str, bar: str, met: bool | None = None) -> None:
    """Print one figure beside its bar."""
    mark = "" if met is None else ("  met" if met else "  NOT MET")
    sys.stdout.write(f"{name} | {figure} | {bar}{mark}\n")
    sys.stdout.flush()


def cpu(call: Callable[[], object], times: int = 40, rounds: int = 5) -> float:
    """Answer the CPU seconds of one `call`: the smallest mean of several rounds, after a warm-up."""
    for _ in range(3):
        call()
    means = []
    for _ in range(rounds):
        start = time.process_time()
        for _ in range(times):
            call()
        means.append((time.process_time() - start) / times)
    return min(means)


def quantile(values: list[float], part: float) -> float:
    """Answer the value under which `part` (0–1) of `values` lie."""
    return statistics.quantiles(values, n=1000)[round(part * 1000) - 1]


class Caller:
    """Call the site as the server does: one WSGI environment a request, the whole answer read."""

    def __init__(self, cookies: dict[str, str] | None = None, headers: dict[str, str] | None = None) -> None:
        from django.core.wsgi import get_wsgi_application

        self.app = get_wsgi_application()
        self.cookies = cookies or {}
        self.headers = headers or {}

    def __call__(
        self, path: str, method: str = "GET", body: bytes = b"", kind: str = "", **more: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Answer status, headers and body."""
        path, _, query = path.partition("?")
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "localhost",
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "CONTENT_LENGTH": str(len(body)),
            "CONTENT_TYPE": kind,
            "wsgi.input": io.BytesIO(body),
            "wsgi.url_scheme": "http",
            "wsgi.errors": sys.stderr,
            "wsgi.version": (1, 0),
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
            **{f"HTTP_{name.upper().replace('-', '_')}": value for name, value in (self.headers | more).items()},
        }
        told: dict[str, Any] = {}

        def start(status: str, headers: list[tuple[str, str]], _error: object = None) -> None:
            told["status"] = int(status.split()[0])
            told["headers"] = {name.lower(): value for name, value in headers}

        answer = self.app(environ, start)
        content = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        return told["status"], told["headers"], content


def signed_in(account_id: object) -> Caller:
    """Answer a caller with a session of the account's own."""
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model

    account = get_user_model().objects.get(pk=account_id)
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    return Caller({settings.SESSION_COOKIE_NAME: session.session_key})

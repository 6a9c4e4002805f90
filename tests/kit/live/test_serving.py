"""Live pages as `carefront serve` starts them: they come and go with the site, and the site goes on without them."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.kit.site import Site

pytestmark = pytest.mark.skipif(
    bool(os.environ.get("DATABASE_URL")), reason="these installations bring their own SQLite; once is enough"
)


def answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def until(port: int, there: bool) -> None:
    deadline = time.monotonic() + 30
    while answers(port) is not there:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        return one.getsockname()[1], two.getsockname()[1]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A new installation, its database up to date."""
    site = Site(tmp_path_factory.mktemp("home"))
    site.run("migrate")
    return site


def start(site: Site, port: int, live: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "carefront", "serve", "--port", str(port), "--live-port", str(live)]
    return subprocess.Popen(
        [*command, "--web", "1", "--workers", "0", "--no-migrate"],
        env=site.environment(),
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )


def test_live_pages_end_with_the_site_even_when_it_is_killed(made: Site, tmp_path: Path) -> None:
    site = Site(Path(shutil.copytree(made.home, tmp_path / "fresh")))
    for number in (signal.SIGTERM, signal.SIGKILL):
        port, live = free_ports()
        served = start(site, port, live)
        until(port, True)
        until(live, True)
        served.send_signal(number)
        served.communicate(timeout=30)
        until(live, False)


def test_the_site_goes_on_without_them_when_their_port_is_taken(made: Site, tmp_path: Path) -> None:
    site = Site(Path(shutil.copytree(made.home, tmp_path / "fresh")))
    port, live = free_ports()
    with socket.socket() as other:
        other.bind(("127.0.0.1", live))
        other.listen()
        served = start(site, port, live)
        until(port, True)
        served.terminate()
        _, said = served.communicate(timeout=30)
    assert f"Port {live} on 127.0.0.1 is taken, so pages are not live" in said
    assert served.returncode == 0


@pytest.mark.parametrize(
    ("told", "url"),
    [
        ({"CAREFRONT_URL": "https://carefront.example.org"}, "wss://carefront.example.org/live/"),
        ({"CAREFRONT_URL": "http://127.0.0.1:9000", "CAREFRONT_LIVE_PORT": "9001"}, "ws://127.0.0.1:9001/live/"),
        ({"CAREFRONT_URL": "http://[::1]:9000"}, "ws://[::1]:8001/live/"),
        ({"CAREFRONT_LIVE_URL": "wss://live.example.org/live/"}, "wss://live.example.org/live/"),
        ({"CAREFRONT_LIVE": "off"}, ""),
    ],
)
def test_browsers_may_connect_to_that_address_and_no_other(made: Site, told: dict[str, str], url: str) -> None:
    code = (
        "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'carefront.config.settings'\n"
        "from django.conf import settings\n"
        "print(settings.LIVE_URL, settings.CONTENT_SECURITY_POLICY['DIRECTIVES']['connect-src'][1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=made.environment() | told, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == f"{url} {[url] if url else []}".strip()

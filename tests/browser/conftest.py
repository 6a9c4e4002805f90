"""Real browsers on a real site: found, started, watched, and stopped."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.living import LivingSite, living_site
from tests.browser.visiting import Visitor, watched

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome")
Visiting = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser, and keep it on one worker where tests are spread by group."""
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


def _browser_path(playwright: Playwright) -> str | None:
    named = os.environ.get("CAREFRONT_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    own = playwright.chromium.executable_path
    return named or (own if os.path.exists(own) else None)


# A browser lives as long as a module: while one is open, the thread counts as one with a running event loop, in which
# the tests of other folders could not use the database.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium; without one the test is skipped, or is refused where everything is asked for."""
    with sync_playwright() as playwright:
        path = _browser_path(playwright)
        if path is None:
            words = "there is no Chromium here (name one with CAREFRONT_CHROMIUM): no page was looked at in a browser"
            if os.environ.get("CAREFRONT_REQUIRE_ALL") == "1":
                pytest.fail(words)
            pytest.skip(words)
        found = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield found
        found.close()


@pytest.fixture(scope="module")
def site(browser: Browser) -> Iterator[LivingSite]:
    """An empty installation, running."""
    with living_site() as running:
        yield running


@pytest.fixture(scope="module")
def demo(browser: Browser) -> Iterator[LivingSite]:
    """An installation with the invented story, running."""
    with living_site(demo=True) as running:
        yield running


@pytest.fixture
def visiting(browser: Browser) -> Iterator[Visiting]:
    """Open a browser profile of somebody's own on a site; whatever a page complains about fails the test."""
    opened: list[Visitor] = []

    def visit(site: LivingSite, **options: object) -> Visitor:
        opened.append(watched(browser, site, **options))
        return opened[-1]

    yield visit
    complaints = [words for each in opened for words in each.complaints]
    for each in opened:
        each.context.close()
    assert not complaints, "\n".join(complaints)

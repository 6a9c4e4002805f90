"""Somebody with a browser of their own: what they do on pages, and what their pages complain about."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, Response

from tests.browser.living import LivingSite

DESK = {"width": 1280, "height": 900}
HAND = {"width": 390, "height": 844}
LISTEN = (
    "document.addEventListener('securitypolicyviolation', "
    "event => console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI))"
)


@dataclass
class Visitor:
    """Hold a browser profile with one page, and the words its pages complained with."""

    site: LivingSite
    context: BrowserContext
    page: Page
    scripted: bool = True
    complaints: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)  # addresses that answer with a refusal, which the console notes

    def go(self, address: str) -> None:
        """Open a page of the site."""
        url = address if address.startswith("http") else self.site.url + address
        answer = self.page.goto(url)
        assert answer is not None
        assert answer.status < 400, f"{url} answered {answer.status}"

    def called(self, label: str, within: str = "main") -> Locator:
        """Find the field with a label, whether it says that it is optional or not."""
        return self.page.locator(within).get_by_label(re.compile(rf"^{re.escape(label)}(\s*· if you like)?$")).first

    def fill(self, label: str, words: str, within: str = "main") -> None:
        """Write into the field that is called `label`."""
        self.called(label, within).fill(words)

    def choose(self, label: str, option: str) -> None:
        """Choose, in the list called `label`, the first option whose words hold `option`."""
        field_ = self.called(label)
        found = field_.locator("option", has_text=option).first
        field_.select_option(value=found.get_attribute("value"))

    def pick(self, name: str) -> None:
        """Choose a radio button or a box by its words."""
        self.page.locator("main").get_by_label(name, exact=True).first.check(force=True)

    def press(self, name: str) -> None:
        """Press the button with this name and wait for the page that comes of it."""
        self._leave(self.page.locator("main").get_by_role("button", name=name, exact=True))

    def follow(self, name: str, within: str = "main") -> None:
        """Follow the link with this name."""
        self._leave(self.page.locator(within).get_by_role("link", name=name, exact=True))

    def unfold(self, words: str) -> None:
        """Open what is folded under some words."""
        self.page.locator("main summary", has_text=words).first.click()

    def reads(self, words: str) -> Locator:
        """See some words on the page, or fail."""
        found = self.page.locator("main").get_by_text(words).first
        found.wait_for(timeout=10_000)
        return found

    def in_days(self, days: int) -> str:
        """Answer the day that lies so many days ahead, as a date field takes it."""
        return (datetime.now(ZoneInfo("Europe/Berlin")).date() + timedelta(days=days)).isoformat()

    def day_named(self, days: int) -> str:
        """Answer the name of the weekday that lies so many days ahead."""
        return f"{datetime.now(ZoneInfo('Europe/Berlin')).date() + timedelta(days=days):%A}"

    def words(self) -> str:
        """Answer what the page says."""
        return self.page.locator("body").inner_text()

    def _leave(self, control: Locator) -> None:
        with self.page.expect_navigation():
            control.first.click()


def watched(browser: Browser, site: LivingSite, **options: Any) -> Visitor:
    """Open a profile whose every complaint is kept: script errors, refused policy, broken answers, other hosts."""
    script = options.get("java_script_enabled", True)
    options = {
        "viewport": DESK,
        "timezone_id": "Europe/Berlin",
        "locale": "en-GB",
        "reduced_motion": "reduce",
    } | options
    context = browser.new_context(**options)
    context.set_default_timeout(15_000)
    if script:
        context.add_init_script(LISTEN)
    visitor = Visitor(site, context, context.new_page(), bool(script))

    def told(message: ConsoleMessage) -> None:
        where = str(message.location.get("url", ""))
        if message.type in {"error", "warning"} and where not in visitor.refused:
            visitor.complaints.append(f"{visitor.page.url}: {message.type}: {message.text} ({where})")

    def answered(response: Response) -> None:
        if response.status >= 500:
            visitor.complaints.append(f"{response.url} answered {response.status}")

    def asked(request: Request) -> None:
        if not request.url.startswith((site.url, "data:", "blob:", "about:")):
            visitor.complaints.append(f"{visitor.page.url} asks another host: {request.url}")

    context.on("console", told)
    context.on("weberror", lambda error: visitor.complaints.append(f"{visitor.page.url}: {error.error}"))
    context.on("response", answered)
    context.on("request", asked)
    return visitor

"""Looking at every page: finding them all by their links, and what there is to say against one."""

import os
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

from playwright.sync_api import Page

from tests.browser.living import ROOT
from tests.browser.visiting import DESK, HAND, Visitor

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
NOT_PAGES = re.compile(r"\.(zip|ics|csv|json|webmanifest|js)$|^/api/|^/static/|/logout/|^/sw")
SAMPLES = 2  # pages of one shape that are looked at: one promise is drawn as another is
ALL_LOOKS = os.environ.get("CAREFRONT_ALL_LOOKS") == "1"
Look = tuple[dict[str, int], str]
LOOKS: list[Look] = [(DESK, "light"), (HAND, "dark")] + ([(DESK, "dark"), (HAND, "light")] if ALL_LOOKS else [])
NARROW = {"width": 320, "height": 640}  # the narrowest phone, and a desk at 400 %
ZOOMED = {"width": 640, "height": 450}  # a desk at 200 %

OVERFLOW = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return '';
  const out = [...document.querySelectorAll('body *')].filter(
    (one) => one.getBoundingClientRect().right > wide + 1 && one.checkVisibility());
  return out.slice(0, 3).map((one) => one.outerHTML.slice(0, 120)).join(' | ') || 'something unseen';
}"""
# What a control looks like from outside: itself and what it is drawn in, for some draw the ring around their label.
UNFOCUSABLE = """() => {
  const seen = (one) => [one, one.parentElement, one.nextElementSibling, one.closest('label'),
      one.closest('.row, article, li, form > div')].filter(Boolean).map(
    (each) => { const style = getComputedStyle(each); return [style.outlineStyle, style.outlineWidth, style.boxShadow,
      style.borderColor, style.backgroundColor, style.textDecorationLine].join(); }).join(';');
  const all = document.querySelectorAll('a[href], button, input, select, textarea, summary');
  const bad = [];
  for (const one of all) {
    if (!one.checkVisibility() || one.disabled || one.type === 'hidden' || one.tabIndex < 0) continue;
    document.activeElement.blur();
    const before = seen(one);
    one.focus({ preventScroll: true });
    if (document.activeElement !== one) bad.push('cannot be reached: ' + one.outerHTML.slice(0, 120));
    else if (seen(one) === before) bad.push('shows no focus: ' + one.outerHTML.slice(0, 120));
  }
  return [...bad, ...[...document.querySelectorAll('[tabindex]')].filter((one) => one.tabIndex > 0).map(
    (one) => 'takes an order of its own: ' + one.outerHTML.slice(0, 120))];
}"""
# What changes with the look has settled before anything is measured.
AXE = """async () => { await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
  await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => 0)));
  return (await axe.run(document, { resultTypes: ['violations'] })).violations.map(
  (one) => one.id + ' ' + one.nodes.map((node) => node.target.join(' ') + ' ' + node.html.slice(0, 160)).join(' | '));
}"""

# Waits until a page was drawn in the size that it has now.
DRAWN = "new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))"


def axe_script() -> str | None:
    """Answer the source of axe-core: where CAREFRONT_AXE names it, or where npm put it; None when there is none."""
    folders = [
        os.environ.get("CAREFRONT_AXE", ""),
        ROOT / ".venv/node/node_modules/axe-core",
        ROOT / "node_modules/axe-core",
    ]
    for folder in filter(None, folders):
        path = Path(folder)
        path = path / "axe.min.js" if path.is_dir() else path
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return None


@dataclass
class Findings:
    """Hold which pages were looked at, and what was found."""

    pages: list[str] = field(default_factory=list)
    axe: list[str] = field(default_factory=list)
    overflow: list[str] = field(default_factory=list)
    focus: list[str] = field(default_factory=list)


def shape_of(url: str) -> str:
    """Answer what all pages of one kind share: the path without ids, and the names of what is asked."""
    parts = urlsplit(url)
    path = re.sub(r"/c/[^/]+", "/c/token", UUID.sub("id", parts.path))
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    marks = [f"{name}={value}" if name in {"kind", "which", "state", "way"} else name for name, value in asked.items()]
    return f"{path.lstrip('/')}?{'&'.join(sorted(marks))}"


def links_of(page: Page, home: str) -> list[str]:
    """Answer the addresses of the site that a page links to, without their fragments."""
    hrefs = page.eval_on_selector_all("a[href]", "all => all.map((one) => one.getAttribute('href'))")
    urls = [urljoin(page.url, href).split("#")[0] for href in hrefs]
    return [url for url in dict.fromkeys(urls) if url.startswith(home) and not NOT_PAGES.search(urlsplit(url).path)]


def look_around(who: Visitor, start: str, found: Findings, shapes: "Counter[str]", axe: str | None) -> None:
    """Look at all that can be reached by links from `start`, as far as its shape was not seen often enough."""
    begin = who.site.url + start
    waiting, met = [begin], {begin}
    while waiting:
        url = waiting.pop(0)
        shape = shape_of(url)
        if shapes[shape] >= SAMPLES and url != begin:
            continue
        shapes[shape] += 1
        who.page.set_viewport_size(DESK)  # type: ignore[arg-type]
        who.go(url)
        found.pages.append(url)
        fresh = [link for link in links_of(who.page, who.site.url) if link not in met]
        met.update(fresh)
        waiting.extend(fresh)
        # A further page of a shape is looked at in the narrower of the looks, unless all are asked for.
        look_at(who.page, found, axe, LOOKS if ALL_LOOKS or shapes[shape] == 1 else LOOKS[1:2])


def look_at(page: Page, found: Findings, axe: str | None, looks: list[Look]) -> None:
    """Look at one page from every side."""
    where = f"{urlsplit(page.url).path}?{urlsplit(page.url).query}"
    page.keyboard.press("Tab")  # from now on focus is shown as the keyboard shows it
    found.focus += [f"{where} {words}" for words in page.evaluate(UNFOCUSABLE)]
    # What is folded is a part of the page, too.
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true })")
    if axe:
        page.evaluate(axe)
        for size, theme in looks:
            page.set_viewport_size(size)  # type: ignore[arg-type]
            # As high as its content: the bar at the foot of a phone would hide words from whoever measures contrast.
            height = page.evaluate("document.documentElement.scrollHeight")
            page.set_viewport_size({"width": size["width"], "height": min(int(height) + 200, 12_000)})
            page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
            page.evaluate(DRAWN)
            found.axe += [f"{where} ({size['width']} px, {theme}) {words}" for words in page.evaluate(AXE)]
    for size in (NARROW, ZOOMED):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.evaluate(DRAWN)
        if beyond := page.evaluate(OVERFLOW):
            found.overflow.append(f"{where} at {size['width']} px: {beyond}")

"""The words of an HTML message, without what it quotes.

Anybody can send such a message, so it is read in one pass whose time grows with its length and no faster. The parser
of the standard library goes over the rest again at every tag that does not end.
"""

import re
from html import unescape

_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})((?:[^<>"']|"[^"<]{0,2000}"|'[^'<]{0,2000}'){0,2000})>""")
_NAMED = re.compile(r"""\b(?:class|id)\s{0,9}=\s{0,9}("[^"]*"|'[^']*'|[^\s>"']+)""", re.IGNORECASE)
_SILENT = frozenset({"script", "style", "head", "title", "blockquote", "template"})
_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "title")}
_BREAKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "ul", "ol", "table", "hr"})
_VOID = frozenset({"br", "hr", "img", "meta", "link", "input", "wbr", "area", "base", "col", "source"})
_QUOTES = (
    "gmail_quote", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote", "gmail_attr", "divRplyFwdMsg", "appendonsend",
)  # fmt: skip
_DEEPEST = 100  # tags within tags that are left out; more are counted as one


def words_of_html(html: str) -> str:
    """Answer the words of an HTML message as plain lines, without what it quotes."""
    reader = _Reader()
    place = 0
    while (start := html.find("<", place)) >= 0:
        reader.words(html[place:start])
        place = _after(html, start, reader)
    reader.words(html[place:])
    lines = [line.strip() for line in "".join(reader.parts).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _after(html: str, start: int, reader: "_Reader") -> int:
    """Read the tag, comment or lone bracket at `start`; answer the place after it."""
    if html.startswith("<!--", start):
        end = html.find("-->", start + 4)
        return end + 3 if end >= 0 else len(html)
    if found := _TAG.match(html, start):
        closes, name, given = found.group(1), found.group(2).lower(), found.group(3)
        if closes:
            reader.closed(name)
        else:
            reader.opened(name, given)
        if not closes and (raw := _RAW.get(name)):
            closing = raw.search(html, found.end())
            return closing.start() if closing else len(html)
        return found.end()
    if html[start + 1 : start + 2] in ("!", "?", "/") or html[start + 1 : start + 2].isalpha():
        following = html.find("<", start + 1)
        following = following if following >= 0 else len(html)
        end_of_tag = html.find(">", start, following)
        return end_of_tag + 1 if end_of_tag >= 0 else following
    reader.words("<")
    return start + 1


class _Reader:
    """Collects the words, leaving out what is quoted."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._open: list[str] = []  # tags inside what is left out, outermost first

    def opened(self, tag: str, given: str) -> None:
        """Begin a tag with the attributes `given`."""
        named = " ".join(_NAMED.findall(given)) if given else ""
        if tag in _BREAKS and not self._open:
            self.parts.append("\n")
        leaves_out = self._open or tag in _SILENT or any(mark in named for mark in _QUOTES)
        if leaves_out and tag not in _VOID and len(self._open) < _DEEPEST:
            self._open.append(tag)

    def closed(self, tag: str) -> None:
        """End a tag, and whatever was left open in it."""
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]
        elif tag in _BREAKS and not self._open:
            self.parts.append("\n")

    def words(self, text: str) -> None:
        """Keep what stands between tags."""
        if text and not self._open:
            self.parts.append(re.sub(r"\s+", " ", unescape(text)))

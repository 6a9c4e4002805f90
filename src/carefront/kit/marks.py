"""Small pieces of page that stand in every row: built in Python, because a row is drawn a hundred times."""

from functools import cache
from html import escape
from typing import Protocol

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

# How a state is drawn: an icon beside its label, and a tone. A meaning is never carried by the colour alone.
STATES: dict[str, tuple[str, str]] = {
    "open": ("circle", ""),
    "asked": ("message-circle", ""),
    "no_word": ("circle-ellipsis", "notice"),
    "kept": ("circle-check", "good"),
    "done": ("circle-check", "good"),
    "partly": ("circle-dot-dashed", ""),
    "not_yet": ("circle-dashed", ""),
    "not_done": ("circle-dashed", ""),
    "not_applicable": ("circle-slash", ""),
    "at_risk": ("flag", "notice"),
    "paused": ("circle-pause", ""),
    "released": ("leaf", ""),
    "changed": ("refresh-cw", ""),
    "moved": ("calendar-clock", ""),
    "ended": ("book-open", ""),
    "proposed": ("hand-helping", "notice"),
    "requested": ("hand-helping", "notice"),
    "countered": ("message-circle", "notice"),
    "declined": ("undo-2", ""),
    "withdrawn": ("undo-2", ""),
    "closed": ("log-out", ""),
    "accepted": ("handshake", "good"),
    "active": ("handshake", ""),
    "invited": ("mail", ""),
    "planned": ("calendar", ""),
    "cancelled": ("leaf", ""),
    "let_pass": ("clock", ""),
    "tentative": ("circle-question-mark", ""),
    "do_first": ("flag", "good"),
    "do": ("circle-check", "good"),
    "later": ("calendar-clock", ""),
    "not_doing": ("leaf", ""),
    "undecided": ("circle-dashed", ""),
}


class PromiseRow(Protocol):
    """Say what a card needs to stand as one line in a list of promises."""

    @property
    def url(self) -> str:
        """The address of the promise's page."""

    @property
    def words(self) -> str:
        """The promise in its owner's words."""

    @property
    def due_words(self) -> str:
        """When, already in the reader's language: "by Thursday noon"; may be empty."""

    @property
    def due_attention(self) -> bool:
        """Whether the day has come or passed without a word."""

    @property
    def owner_name(self) -> str:
        """Who promised."""

    @property
    def promisee_name(self) -> str:
        """To whom; empty when to oneself."""

    @property
    def relationship_name(self) -> str:
        """Where it belongs; empty where the names say it already."""

    @property
    def hue(self) -> int:
        """The colour of the relationship, 0–7."""

    @property
    def state_code(self) -> str:
        """A key of `STATES`."""

    @property
    def state_label(self) -> str:
        """The state in the reader's language."""


def icon(name: str, label: str = "") -> SafeString:
    """Draw the icon `name` of the sprite; with `label` it speaks, without it is an ornament."""
    if not label:
        return _ornament(name)
    href = static("carefront/icons.svg")
    return format_html('<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"></use></svg>', label, href, name)


@cache
def _ornament(name: str) -> SafeString:
    href = static("carefront/icons.svg")
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', href, name)


def initials(name: str) -> str:
    """Answer one or two letters that stand for `name`."""
    parts = [part for part in name.split() if part[:1].isalnum()]
    if not parts:
        return "·"
    return (parts[0][0] + (parts[-1][0] if len(parts) > 1 else "")).upper()


def avatar(name: str, hue: int | str = "", size: str = "") -> SafeString:
    """Draw the initials of `name` on the wash of its `hue` (0–7); the name itself stands beside it."""
    return format_html(
        '<span class="avatar{}"{} aria-hidden="true">{}</span>',
        f" {size}" if size else "",
        format_html(' data-hue="{}"', hue) if hue != "" else "",
        initials(name),
    )


def state_badge(code: str, label: str) -> SafeString:
    """Draw the state `code` as an icon with its `label`; an unknown code gets the plain circle."""
    name, tone = STATES.get(code, ("circle", ""))
    return format_html('<span class="badge{}">{}{}</span>', f" {tone}" if tone else "", icon(name), label)


def promise_row(card: PromiseRow) -> SafeString:
    """Draw one line of a list of promises, to stand inside `<li>`."""
    facts = ""
    if card.due_words:
        facts += f'<span class="due{" notice" if card.due_attention else ""}">{escape(card.due_words)}</span>'
    facts += _between(card.owner_name, card.promisee_name)
    if card.relationship_name:
        facts += f"<span>{escape(card.relationship_name)}</span>"
    if card.state_code != "open" or not card.due_words:  # a day ahead says already that it is open
        facts += state_badge(card.state_code, card.state_label)
    # Escaped by hand, name by name: a list is drawn by nothing else, and formatting it safely took as long as its SQL.
    return SafeString(
        f'<article class="row" data-hue="{card.hue:d}"><span class="dot" aria-hidden="true"></span><p class="words">'
        f'<a href="{escape(card.url)}">{escape(card.words)}</a></p><div class="facts">{facts}</div></article>'
    )


def _between(owner: str, promisee: str) -> SafeString:
    """Draw who promised whom: an arrow for the eye, a word for the ear."""
    if not promisee:
        return SafeString(f"<span>{escape(owner)}</span>")
    return SafeString(
        f'<span>{escape(owner)} <span aria-hidden="true">→</span>'
        f'<span class="visually-hidden">{escape(_("to"))}</span> {escape(promisee)}</span>'
    )

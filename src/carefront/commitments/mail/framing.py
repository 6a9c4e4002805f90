"""What all letters of this room share: addresses that open the right workspace, and templates that are read once."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.template import Context, Template
from django.template.loader import get_template
from django.urls import reverse

from carefront.core.due import Due
from carefront.core.words import clean_line
from carefront.kit import dates
from carefront.kit.models import Letter
from carefront.kit.posting.addresses import full_address, preferences_address
from carefront.kit.posting.registry import Rendered

_SHORT = 60  # characters of somebody's words in a subject


def address(name: str, *ids: UUID | str, workspace: UUID | None, query: str = "") -> str:
    """Answer the full address of a page, opening in the workspace that the letter is about."""
    return full_address(reverse(name, args=ids) + (f"?{query}" if query else ""), workspace)


def short(words: str) -> str:
    """Answer people's words as they fit into a subject."""
    words = clean_line(words)
    return words if len(words) <= _SHORT else words[: _SHORT - 1].rstrip() + "…"


def letter(name: str, subject: str, context: Mapping[str, Any], *, reply_to: str | None = None) -> Rendered:
    """Make a letter from the templates `commitments/email/<name>.txt` and `.html`."""
    preferences = preferences_address()
    filled = {"subject": subject, "preferences_url": preferences, "can_reply": bool(reply_to), **context}
    return Rendered(
        subject=subject,
        text=_template(f"commitments/email/{name}.txt").render(Context(filled, autoescape=False)),
        html=_template(f"commitments/email/{name}.html").render(Context(filled)),
        reply_to=reply_to,
        headers=(("List-Unsubscribe", f"<{preferences}>"),),
    )


def due_words(due: Due | None, now: datetime) -> str:
    """Say a day in a letter, which may be read another day: always by its name, never as tomorrow."""
    return dates.due(due, dates.reader(now), near=False) if due else ""


def reader_of(row: Letter) -> UUID:
    """Answer to whom a letter goes."""
    assert row.to_person_id is not None
    return row.to_person_id


@lru_cache(maxsize=64)
def _template(name: str) -> Template:
    found: Template = get_template(name).template  # type: ignore[attr-defined]
    return found

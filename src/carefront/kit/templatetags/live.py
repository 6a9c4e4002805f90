"""Live pages in templates: `{% load live %}{% live_page "conversation" card.id %}`, then `{% live_text … %}`."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django import template
from django.conf import settings

from carefront.kit.live.documents import MOST
from carefront.kit.live.texts import Text

register = template.Library()


@register.inclusion_tag("carefront/live.html", takes_context=True)
def live_page(context: dict[str, Any], kind: str, room_id: UUID) -> dict[str, Any]:
    """Make a page live: who is here, one quiet line on how it stands, and the address that scripts connect to.

    Where the page was opened under another address than the site's own, it works without.
    """
    request = context.get("request")
    known = request is not None and request.get_host() == urlsplit(settings.SITE_URL).netloc
    return {"address": f"{settings.LIVE_URL}{kind}/{room_id}/" if settings.LIVE_URL and known else ""}


@register.inclusion_tag("carefront/live_text.html")
def live_text(
    text_id: UUID, text: Text, label: str, *, name: str = "words", hint: str = "", rows: int = 8
) -> dict[str, Any]:
    """Draw a shared text inside of a form: its field, its version, and the button for pages without scripts.

    The form posts the whole text as `name` and the version as `name_version`; a view hands both to `merge_text`.
    """
    return {
        "text_id": text_id, "text": text, "label": label, "name": name, "hint": hint, "rows": rows, "most": MOST,
    }  # fmt: skip

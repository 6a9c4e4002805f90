"""The list of promises, in both directions."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from carefront.commitments import queries
from carefront.commitments.forms.listing import FilterForm
from carefront.commitments.queries.lines import PAGE, Listing
from carefront.commitments.wording.rows import rows_of
from carefront.core.actors import Actor
from carefront.kit.doors import page
from carefront.relationships import queries as relationships
from carefront.relationships import wording as relationship_wording


@page
def commitments(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List what one promised and what others promised to one; to htmx the list alone."""
    now = timezone.now()
    cards = {card.id: card for card in relationships.relationships(actor)}
    names = [(str(card.id), relationship_wording.title(card)) for card in cards.values() if card.started_at]
    form = FilterForm(request.GET, names)
    found = queries.listing(actor, form.filters(request.GET.get("page", "")), now=now, cards=cards)
    context = {
        "form": form,
        "rows": rows_of(found.lines, now=now),
        "previous_url": _address(form, found.page - 1) if found.has_previous else "",
        "next_url": _address(form, found.page + 1) if found.has_next else "",
        "position_words": _position(found),
    }
    part = request.headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in request.headers
    template = "commitments/commitment_rows.html" if part else "commitments/commitments.html"
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _address(form: FilterForm, number: int) -> str:
    kept = {name: value for name, value in form.kept.items() if value}
    return f"{reverse('commitments')}?{urlencode(kept | {'page': number})}"


def _position(found: Listing) -> str:
    if not found.has_previous and not found.has_next:
        return ""
    first = (found.page - 1) * PAGE + 1
    if not found.lines:
        return _("Nothing further here")
    return _("%(first)s–%(last)s") % {"first": first, "last": first + len(found.lines) - 1}

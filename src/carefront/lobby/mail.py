"""The letters of this room."""

from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from carefront.kit.models import Letter
from carefront.kit.posting.registry import Rendered
from carefront.people import queries as people


def requests_carried(letter: Letter) -> Rendered | None:
    """Tell somebody, once for a whole table, that somebody asks something of them."""
    by = UUID(letter.about["by"])
    known = people.names_of([by]).get(by)
    context = {
        "name": known.name if known else _("Somebody"),
        "url": f"{settings.SITE_URL}{reverse('requests')}",
    }
    return Rendered(
        subject=_("%(name)s asks you for a few things") % context,
        text=render_to_string("lobby/mail/requests_carried.txt", context),
        html=render_to_string("lobby/mail/requests_carried.html", context),
    )

"""The site's addresses and the two floors."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt


def page_floor(request: HttpRequest) -> HttpResponse:
    """Answer a bare page: session, user and one indexed query."""
    from carefront.people.models import Person

    person = Person.objects.filter(account_id=request.user.pk, left_at__isnull=True).first()
    return HttpResponse(f"<!doctype html><title>Floor</title><p>{person.name if person else ''}</p>")


@csrf_exempt
def write_floor(request: HttpRequest) -> HttpResponse:
    """Write once: a transaction of one update and one insert."""
    from datetime import UTC, datetime

    from carefront.kit.models import Beat, Received

    with transaction.atomic():
        Beat.objects.filter(worker="floor").update(seen_at=datetime.now(UTC))
        Received.objects.create(message_id=request.GET["n"], at=datetime.now(UTC), outcome="floor")
    return HttpResponse("written")


urlpatterns = [
    path("floor/page/", page_floor),
    path("floor/write/", write_floor),
    path("", include("carefront.config.urls")),
]

"""The private calendar feed: whoever holds its address sees one person's days and nothing else."""

import hashlib
from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from carefront.commitments.queries.dated import Dated
from carefront.conversations.queries.invitations import Named
from carefront.conversations.wording import held as wording
from carefront.core.actors import Actor
from carefront.core.due import Due
from carefront.core.meetings import ConversationKind
from carefront.core.refusals import Because, Refusal
from carefront.core.relationships import RelationshipKind
from carefront.kit.itip import components
from carefront.kit.itip.writing import zones_of
from carefront.kit.itip.zones import timezones
from carefront.lobby.queries.feed import Dates, dates_of
from carefront.people import queries as people
from carefront.relationships import queries as relationships

LOOK = timedelta(minutes=15)


@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponseBase:
    """Answer the calendar of whoever has the key `key`; any other key answers as a page that does not exist."""
    person = people.actor_of_feed_key(key)
    if person is None:
        raise Refusal(Because.HIDDEN)
    with translation.override(person.language):
        dates = dates_of(person, _naming(person), now=timezone.now())
        body = calendar(dates)
    etag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    changed = int(dates.changed_at.timestamp()) if dates.changed_at else None
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["ETag"] = etag
    if changed is not None:
        response["Last-Modified"] = http_date(changed)
    response["Cache-Control"] = "private, no-cache"
    response["Content-Disposition"] = 'inline; filename="carefront.ics"'
    response["X-Robots-Tag"] = "noindex"
    return get_conditional_response(request, etag=etag, response=response) or response


def _naming(person: Actor) -> Named:
    cards = {card.id: card for card in relationships.relationships(person)}

    def named(kind: ConversationKind, title: str, relationship_id: UUID) -> str:
        card = cards.get(relationship_id)
        return wording.named(kind, title, card.kind if card else RelationshipKind.SELF, card.title if card else "")

    return named


def calendar(dates: Dates) -> bytes:
    """Write dates as iCalendar: the same rows make the same bytes, whenever it is asked for."""
    book = Calendar()
    book.add("prodid", "-//Carefront//Carefront//EN")
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", _("My promises"))
    book.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    for one in dates.dues:
        book.add_component(_due(one))
    for one in dates.asked:
        book.add_component(_asked(one))
    for meeting in dates.meetings:
        for event in components(meeting):
            book.add_component(event)
    days = [one.on for one in (*dates.dues, *dates.asked) if one.at is not None]
    zones = {one.zone for one in (*dates.dues, *dates.asked) if one.at is not None}
    for meeting in dates.meetings:
        zones |= zones_of(meeting)
        days.append(meeting.starts.on)
    if days:
        for zone in timezones(sorted(zones), min(days)):
            book.add_component(zone)
    text: bytes = book.to_ical()
    return text


def _due(one: Dated) -> Event:
    event = _event(one, "due", one.words, reverse("commitment", args=[one.commitment_id]))
    if one.at is None:
        event.add("dtstart", one.on)
        event.add("dtend", one.on + timedelta(days=1))
    else:
        start = Due(one.on, one.at, one.zone).instant().astimezone(ZoneInfo(one.zone))
        event.add("dtstart", start)
        event.add("dtend", start)
    return event


def _asked(one: Dated) -> Event:
    event = _event(
        one, "asked", _("How did it go? %(words)s") % {"words": one.words}, reverse("check_in", args=[one.id])
    )
    start = Due(one.on, one.at, one.zone).instant().astimezone(ZoneInfo(one.zone))
    event.add("dtstart", start)
    event.add("dtend", start + LOOK)
    return event


def _event(one: Dated, kind: str, summary: str, place: str) -> Event:
    event = Event()
    event.add("uid", f"{kind}-{one.id}@carefront")
    event.add("dtstamp", one.changed_at)
    event.add("last-modified", one.changed_at)
    event.add("sequence", one.version)
    event.add("summary", summary)
    event.add("url", f"{settings.SITE_URL}{place}")
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event

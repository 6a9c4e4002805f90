"""Calendars, days away and free times over the JSON API: one's own, and nobody else's."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from carefront.calendars import queries, wording
from carefront.calendars.cards import CalendarCard
from carefront.calendars.commands import being_away, subscribing
from carefront.core.busy import Stretch
from carefront.kit.api import Done, In, Made, Out, caller, done, made, reply
from carefront.kit.api_fields import Day, Line, Zone

router = Router(tags=["calendars"])
ONE = "/calendars/{uuid:calendar_id}"


class CalendarIn(In):
    """A calendar to subscribe to."""

    url: Line
    name: Line = ""


class CalendarOut(Out):
    """A calendar; its address is not told again."""

    id: UUID
    name: str
    host: str
    made_at: str
    fetched_at: str | None
    tried_at: str | None
    next_at: str | None
    trouble: str
    trouble_words: str
    is_waiting: bool
    busy: int


class CalendarsOut(Out):
    """Several calendars."""

    items: list[CalendarOut]


class DaysOut(Out):
    """A stretch of days, the last one included."""

    first: str
    last: str


class AwayIn(In):
    """Days away."""

    first: Day
    last: Day
    about: Line = ""


class AwayOut(DaysOut):
    """Days away."""

    id: UUID
    about: str
    is_past: bool


class AwaysOut(Out):
    """Days away, and all-day entries of calendars that may be some."""

    items: list[AwayOut]
    proposed: list[DaysOut]


class ProposalIn(In):
    """An answer to an all-day entry."""

    first: Day
    last: Day
    is_away: bool


class FreeIn(In):
    """What to look for."""

    first: Day
    last: Day
    minutes: Annotated[int, Field(ge=5, le=480, strict=False)] = 30
    zone: Zone | None = None


class FreeOut(Out):
    """A free time."""

    start: str
    end: str


class FreesOut(Out):
    """Free times in order."""

    items: list[FreeOut]


def _calendar(card: CalendarCard) -> dict[str, Any]:
    moments = {name: getattr(card, name) for name in ("made_at", "fetched_at", "tried_at", "next_at")}
    return {
        "id": str(card.id),
        "name": card.name,
        "host": card.host,
        **{name: moment.isoformat() if moment else None for name, moment in moments.items()},
        "trouble": card.trouble.value,
        "trouble_words": wording.trouble(card.trouble),
        "is_waiting": card.is_waiting,
        "busy": card.busy,
    }


def _days(days: Stretch) -> dict[str, str]:
    return {"first": days.first.isoformat(), "last": days.last.isoformat()}


@router.get("/calendars", response=CalendarsOut, summary="List your calendars elsewhere")
def list_calendars(request: HttpRequest) -> HttpResponse:
    """List the calendars that you subscribed to, and how fetching them went; at most 10."""
    me = caller(request)
    return reply({"items": [_calendar(card) for card in queries.calendars(me.actor, now=me.now).calendars]})


@router.post("/calendars", response={201: Made}, summary="Subscribe to a calendar")
def add_calendar(request: HttpRequest, body: CalendarIn) -> HttpResponse:
    """Subscribe to a calendar elsewhere. Only its busy times are kept."""
    me = caller(request)
    return made(subscribing.subscribe(by=me.actor, url=body.url, name=body.name, now=me.now))


@router.get(ONE, response=CalendarOut, summary="Show a calendar")
def get_calendar(request: HttpRequest, calendar_id: UUID) -> HttpResponse:
    """Show how fetching a calendar of yours went."""
    me = caller(request)
    return reply(_calendar(queries.calendar(me.actor, calendar_id, now=me.now)))


@router.delete(ONE, response=Done, summary="Let a calendar go")
def drop_calendar(request: HttpRequest, calendar_id: UUID) -> HttpResponse:
    """Let a calendar of yours go with every busy time that came from it."""
    me = caller(request)
    subscribing.unsubscribe(by=me.actor, subscription_id=calendar_id, now=me.now)
    return done()


@router.post(f"{ONE}/fetching", response={202: Done}, summary="Fetch a calendar now")
def fetch_calendar(request: HttpRequest, calendar_id: UUID) -> HttpResponse:
    """Let a calendar of yours be fetched now rather than within the hour."""
    me = caller(request)
    subscribing.fetch_again(by=me.actor, subscription_id=calendar_id, now=me.now)
    return reply({"done": True}, 202)


@router.get("/away-days", response=AwaysOut, summary="List your days away")
def list_away_days(request: HttpRequest) -> HttpResponse:
    """List your days away, and all-day entries of your calendars that may be some."""
    me = caller(request)
    told = queries.calendars(me.actor, now=me.now)
    items = [
        {"id": str(card.id), **_days(card.days), "about": card.words, "is_past": card.is_past} for card in told.away
    ]
    return reply({"items": items, "proposed": [_days(days) for days in told.proposed]})


@router.post("/away-days", response={201: Made}, summary="Say that you are away")
def add_away_days(request: HttpRequest, body: AwayIn) -> HttpResponse:
    """Say on which days you are away. Others are told how many, and nothing else."""
    me = caller(request)
    return made(being_away.be_away(by=me.actor, first=body.first, last=body.last, about=body.about, now=me.now))


@router.delete("/away-days/{uuid:away_id}", response=Done, summary="Take days away back")
def drop_away_days(request: HttpRequest, away_id: UUID) -> HttpResponse:
    """Say that you are here on those days after all."""
    me = caller(request)
    being_away.be_here_after_all(by=me.actor, away_id=away_id, now=me.now)
    return done()


@router.post("/away-days/proposal", response={201: Made}, summary="Answer whether days mean being away")
def answer_away_days(request: HttpRequest, body: ProposalIn) -> HttpResponse:
    """Say whether an all-day entry of your calendar means being away; it is not asked again."""
    me = caller(request)
    told = being_away.answer_proposal(by=me.actor, first=body.first, last=body.last, is_away=body.is_away, now=me.now)
    return made(told)


@router.get("/free-times", response=FreesOut, summary="Find your free times")
def list_free_times(request: HttpRequest, wanted: Query[FreeIn]) -> HttpResponse:
    """Find when you are free in working hours, from Monday to Friday; at most 62 days and 200 times."""
    me = caller(request)
    found = queries.free_slots(
        me.actor,
        first=wanted.first,
        last=wanted.last,
        minutes=wanted.minutes,
        zone=wanted.zone or me.actor.zone,
        now=me.now,
    )
    return reply({"items": [{"start": one.start.isoformat(), "end": one.end.isoformat()} for one in found]})

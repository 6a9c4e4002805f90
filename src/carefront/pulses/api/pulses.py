"""Pulses over the API: answer, let pass, choose the rhythm, share; the map, and what was told of many."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from carefront.core.pulsing import Answers
from carefront.kit.api import Caller, caller, reply
from carefront.pulses.api import shapes, shown
from carefront.pulses.commands import answering
from carefront.pulses.queries import reading

router = Router(tags=["pulses"])
PLACE = "/relationships/{uuid:relationship_id}/pulses"
ONE = "/pulses/{uuid:pulse_id}"


def _page(me: Caller, relationship_id: UUID) -> HttpResponse:
    return reply(shown.page(reading.page(me.actor, relationship_id, now=me.now)))


@router.get(PLACE, response=shapes.PulsesOut, summary="List pulses")
def list_pulses(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """List your own pulses in a relationship and those shared with you, newest first; at most 60 of each."""
    return _page(caller(request), relationship_id)


@router.post(PLACE, response={201: shapes.PulseOut}, summary="Answer a pulse")
def answer_pulse(request: HttpRequest, relationship_id: UUID, body: shapes.PulseIn) -> HttpResponse:
    """Answer for yourself alone; again on the same day it replaces what you answered that day."""
    me = caller(request)
    answers = Answers(body.safe, body.care, body.clear, body.dose)
    key = answering.answer_pulse(by=me.actor, relationship_id=relationship_id, answers=answers, now=me.now)
    return reply(shown.pulse(reading.pulse(me.actor, key)), 201)


@router.post(f"{PLACE}/passing", response=shapes.PulsesOut, summary="Let a pulse pass")
def skip_pulse(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Let it pass until the next time; nothing is kept of it."""
    me = caller(request)
    answering.skip_pulse(by=me.actor, relationship_id=relationship_id, now=me.now)
    return _page(me, relationship_id)


@router.put(f"{PLACE}/rhythm", response=shapes.PulsesOut, summary="Choose how often you are asked")
def choose_rhythm(request: HttpRequest, relationship_id: UUID, body: shapes.PulseRhythmIn) -> HttpResponse:
    """Choose every how many weeks you are asked in a relationship, counted from today."""
    me = caller(request)
    answering.choose_rhythm(by=me.actor, relationship_id=relationship_id, weeks=body.weeks, now=me.now)
    return _page(me, relationship_id)


@router.get(f"{PLACE}/map", response=shapes.MapOut, summary="Show the map of trust and accountability")
def get_map(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Show where your pulses stand with their uncertainty, and beside them those that the other shares."""
    me = caller(request)
    found = reading.page(me.actor, relationship_id, now=me.now)
    return reply({"sides": [shown.side(one) for one in found.sides]})


@router.get(f"{PLACE}/told", response=shapes.ToldsOut, summary="Show what a team's pulses say together")
def get_told(request: HttpRequest, relationship_id: UUID) -> HttpResponse:
    """Show what was told of a team since you are in it."""
    me = caller(request)
    bond = reading.bond_of(me.actor, relationship_id)
    return reply({"items": [shown.told(one) for one in reading.told(me.actor, bond.id)]})


@router.get("/pulses/told", response=shapes.ToldsOut, summary="Show what a workspace's pulses say together")
def get_told_of_workspace(request: HttpRequest) -> HttpResponse:
    """Show a steward what was told of the workspace."""
    found = reading.told_of_workspace(caller(request).actor)
    return reply({"items": [shown.told(one) for one in found]})


@router.get(ONE, response=shapes.PulseOut, summary="Show a pulse")
def get_pulse(request: HttpRequest, pulse_id: UUID) -> HttpResponse:
    """Show one of your own pulses, or one that is shared with you."""
    return reply(shown.pulse(reading.pulse(caller(request).actor, pulse_id)))


@router.post(f"{ONE}/sharing", response=shapes.PulseOut, summary="Share a pulse")
def share_pulse(request: HttpRequest, pulse_id: UUID) -> HttpResponse:
    """Show your own pulse to the other of a pair; in a team none is shared one by one."""
    me = caller(request)
    answering.share_pulse(by=me.actor, pulse_id=pulse_id, now=me.now)
    return reply(shown.pulse(reading.pulse(me.actor, pulse_id)))


@router.delete(f"{ONE}/sharing", response=shapes.PulseOut, summary="Take a pulse back")
def unshare_pulse(request: HttpRequest, pulse_id: UUID) -> HttpResponse:
    """Take a pulse back that you shared."""
    me = caller(request)
    answering.unshare_pulse(by=me.actor, pulse_id=pulse_id, now=me.now)
    return reply(shown.pulse(reading.pulse(me.actor, pulse_id)))

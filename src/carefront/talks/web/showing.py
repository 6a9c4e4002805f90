"""The pages of talks: the list, beginning one from dated facts, the talk itself, and closing it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.commitments.cards import Party
from carefront.commitments.web.doing import attempt
from carefront.core.actors import Actor
from carefront.core.meetings import Slot
from carefront.core.refusals import Because, Refusal
from carefront.kit import dates, once
from carefront.kit.doors import page
from carefront.kit.paging import page_number
from carefront.talks import wording
from carefront.talks.cards import Place
from carefront.talks.commands import beginning
from carefront.talks.forms import MeetingForm
from carefront.talks.queries import places
from carefront.talks.queries import talks as reading
from carefront.talks.web import doing


@page
def talks(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponseBase:
    """List the talks in a relationship, the newest first."""
    place, others = places.talked_in(actor, relationship_id)
    number = page_number(request.GET.get("page"))
    found, more = reading.talks(actor, relationship_id, page=number)
    who, here = dates.reader(timezone.now()), reverse("talks", args=[relationship_id])
    rows = [
        {
            "line": one, "title": wording.title(one), "state": wording.STATES[one.state],
            "begun": dates.moment(one.begun_at, who), "look": wording.named(one.look_on, who),
        }
        for one in found
    ]  # fmt: skip
    context = {
        "place": place, "others": others, "rows": rows,
        "previous_url": f"{here}?page={number - 1}" if number > 1 else "",
        "next_url": f"{here}?page={number + 1}" if more else "",
    }  # fmt: skip
    return render(request, "talks/talks.html", context)


@page
def talk_new(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Begin a talk: about whose promises, and from which facts; `facts` in the address are chosen already."""
    given = request.POST if request.method == "POST" else request.GET
    relationship = doing.id_of(given.get("relationship", ""))
    held_in = doing.id_of(given.get("conversation", ""))
    if relationship is None:
        raise Refusal(Because.HIDDEN)
    if request.method != "POST" and held_in is not None:
        there = reading.talk_of_conversation(actor, held_in)
        if there is not None:
            return redirect("talk", there.id)
    place, others = places.talked_in(actor, relationship)
    subject = doing.id_of(given.get("about", "")) or (others[0].id if others and place.is_pair else None)
    other = _other(actor, others, subject, doing.id_of(given.get("with", "")))
    chosen = doing.ids_of(given.getlist("facts"))
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not chosen and "without" not in request.POST and form.is_valid():
        form.add_error(None, _("No fact is ticked. A talk goes best from two or three; you can also begin without."))
    elif request.method == "POST" and subject is not None:
        key, now = subject, timezone.now()
        made = attempt(
            form,
            lambda: beginning.begin_talk(
                by=actor, relationship_id=place.id, subject_id=key, facts=chosen,
                other_id=None if place.is_pair else other, conversation_id=held_in,
                once=once.key_of(request.POST), now=now,
            ),
        )  # fmt: skip
        if made is not None:
            return redirect("talk", made)
    return _beginning(request, actor, place, others, (subject, other, held_in), chosen, form)


def _other(actor: Actor, others: tuple[Party, ...], subject: UUID | None, given: UUID | None) -> UUID | None:
    """Answer with whom somebody talks: whose promises it is about, or whom they name."""
    known = {one.id for one in others}
    if subject is not None and subject != actor.id:
        return subject if subject in known else None
    if len(known) == 1:
        return next(iter(known))
    return given if given in known else None


def _beginning(
    request: HttpRequest,
    actor: Actor,
    place: Place,
    others: tuple[Party, ...],
    wanted: tuple[UUID | None, UUID | None, UUID | None],
    chosen: list[UUID],
    form: forms.Form,
) -> HttpResponse:
    subject, other, held_in = wanted
    who = dates.reader(timezone.now())
    found = places.facts_to_choose(actor, place.id, other, subject) if subject and other else []
    names = {one.id: one.name for one in others} | {actor.id: actor.name}
    with_whom = names.get(other, "") if other else ""
    context: dict[str, Any] = {
        "place": place,
        "others": others,
        "me": actor.id,
        "subject": subject,
        "other": other,
        "held_in": held_in,
        "groups": doing.grouped(doing.fact_rows(found, names, actor, who), chosen),
        "no_facts": _no_facts(actor, subject, with_whom),
        "without": bool(form.errors) and not chosen,
        "chosen": set(chosen),
        "form": form,
        "with_whom": with_whom,
        "sees": wording.who_sees(place, with_whom) if with_whom else "",
    }
    return render(request, "talks/talk_new.html", context, status=422 if form.errors else 200)


def _no_facts(actor: Actor, subject: UUID | None, name: str) -> str:
    if subject == actor.id:
        return _("There are no facts about your promises yet that %(name)s sees, too.") % {"name": name}
    return _("There are no facts yet about the promises of %(name)s that both of you see.") % {"name": name}


@page
def talk(request: HttpRequest, actor: Actor, talk_id: UUID) -> HttpResponseBase:
    """Show a talk in its five steps."""
    return doing.drawn(request, actor, reading.talk(actor, talk_id))


@page
def talk_facts(request: HttpRequest, actor: Actor, talk_id: UUID) -> HttpResponseBase:
    """Add facts to a talk, of those that both see."""
    card = reading.talk(actor, talk_id)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        chosen, now = doing.ids_of(request.POST.getlist("facts")), timezone.now()
        attempt(form, lambda: beginning.add_facts(by=actor, talk_id=talk_id, facts=chosen, now=now))
        if not form.errors:
            return redirect(doing.address(talk_id, "facts"))
    line, there = card.line, {one.fact.id for one in card.facts}
    found = places.facts_to_choose(actor, line.relationship_id, line.other.id, line.subject.id)
    who = dates.reader(timezone.now())
    context = {
        "card": card, "title": wording.title(line), "form": form, "chosen": set[UUID](),
        "groups": doing.grouped(
            [row for row in doing.fact_rows(found, card.names, actor, who) if row.id not in there], ()
        ),
        "no_facts": _("There are no other facts that both of you see."),
    }  # fmt: skip
    return render(request, "talks/talk_facts.html", context, status=422 if form.errors else 200)


@require_POST
@page
def talk_fact_drop(request: HttpRequest, actor: Actor, talk_id: UUID, event_id: UUID) -> HttpResponseBase:
    """Take out a fact that one added oneself."""
    now = timezone.now()
    return doing.done(
        request,
        doing.address(talk_id, "facts"),
        lambda: beginning.drop_fact(by=actor, talk_id=talk_id, event_id=event_id, now=now),
    )


@page
def talk_meeting(request: HttpRequest, actor: Actor, talk_id: UUID) -> HttpResponseBase:
    """Say in which conversation one talks, or plan one for it."""
    card, now = reading.talk(actor, talk_id), timezone.now()
    offered = doing.meetings(actor, card.line.relationship_id, now)
    form = MeetingForm(request.POST if request.method == "POST" else None, conversations=offered)
    if request.method == "POST" and form.is_valid():
        attempt(form, lambda: _meet(actor, talk_id, form.cleaned_data, now))
        if not form.errors:
            return redirect(doing.address(talk_id))
    context = {"card": card, "form": form, "title": wording.title(card.line), "offered": offered}
    return render(request, "talks/talk_meeting.html", context, status=422 if form.errors else 200)


def _meet(actor: Actor, talk_id: UUID, given: dict[str, Any], now: datetime) -> None:
    on, at = given["on"], given["at"] or actor.ask_time
    slot = Slot(on, at, actor.zone) if on is not None else None
    beginning.hold_in(
        by=actor, talk_id=talk_id, conversation_id=doing.id_of(given["conversation"] or ""), slot=slot, now=now
    )


@require_POST
@page
def talk_closing(request: HttpRequest, actor: Actor, talk_id: UUID) -> HttpResponseBase:
    """Close a talk."""
    now = timezone.now()
    return doing.done(
        request,
        doing.address(talk_id),
        lambda: beginning.close_talk(by=actor, talk_id=talk_id, now=now),
        _("Closed. What was shown stays readable to both of you."),
    )

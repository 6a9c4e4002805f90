"""Pages that show relationships, and who sees what."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from carefront.core.actors import Actor
from carefront.core.policy import Standing
from carefront.kit.doors import actor_of, page
from carefront.relationships import policy_words, queries, wording
from carefront.relationships.forms import EndingForm, MemberForm, PauseForm
from carefront.relationships.web import rows
from carefront.relationships.web.people import names_for


@page
def relationships(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List a person's relationships."""
    cards = queries.relationships(actor)
    return render(request, "relationships/relationships.html", {"groups": rows.groups(cards)})


@page
def relationship_settings(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Show who is in a relationship and what is shared; answer, pause or end it there."""
    return settings_page(request, actor, relationship_id)


def settings_page(
    request: HttpRequest, actor: Actor, relationship_id: UUID, *, status: int = 200, **forms: Any
) -> HttpResponse:
    """Draw the settings of a relationship, with those `forms` (pause, ending, member) in which something is open."""
    card = queries.relationship(actor, relationship_id)
    context: dict[str, Any] = {
        "card": card,
        "line": rows.line(card),
        "about": wording.about(card),
        "parts": rows.parts(card),
        "who_sees": policy_words.told(card.kind),
        "pause": forms.get("pause") or PauseForm(),
        "ending": forms.get("ending") or EndingForm(),
        "ended_by_me": card.ending is not None and card.ending.by == actor.id,
        "ended_on": wording.day(card.ending.at) if card.ending else "",
    }
    if card.may_invite:
        there = {member.person_id for member in card.members if not member.left}
        words = str(request.GET.get("q", ""))
        names, more = names_for(actor, words, [], without=there)
        context |= {"member": forms.get("member") or MemberForm(names), "names": names, "more": more, "words": words}
    return render(request, "relationships/settings.html", context, status=status)


def who_sees_what(request: HttpRequest) -> HttpResponse:
    """Show the whole policy in words, to anybody who asks."""
    context = {
        "layout": "carefront/base.html" if actor_of(request) else "carefront/plain.html",
        "heads": [policy_words.STANDINGS[standing] for standing in Standing],
        "things": policy_words.table(),
    }
    return render(request, "relationships/who_sees_what.html", context)

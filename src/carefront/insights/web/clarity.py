"""The grid of what is still open: in one relationship, and in all of one's own."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from carefront.commitments.queries.unclear import Said, Sort
from carefront.commitments.wording import QUESTIONS
from carefront.core.actors import Actor
from carefront.core.clarity import QUESTIONS as ORDER
from carefront.insights.cards import Grid, Spot
from carefront.insights.queries import clarity as reading
from carefront.kit.doors import page


@dataclass(frozen=True, slots=True)
class Row:
    """Show one thing with where it is answered, and for each question its label and whether it is open."""

    spot: Spot
    url: str
    cells: tuple[tuple[str, bool], ...]
    since: datetime


@page
def relationship_clarity(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Show where clarity is missing in one relationship."""
    return _drawn(request, reading.in_one(actor, relationship_id))


@page
def clarity(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show where clarity is missing in all of one's relationships."""
    return _drawn(request, reading.in_all(actor))


def _drawn(request: HttpRequest, grid: Grid) -> HttpResponse:
    labels = [str(QUESTIONS[question][0]) for question in ORDER]
    rows = [
        Row(
            spot, _answered_at(spot.said),
            tuple((label, one in spot.said.open) for label, one in zip(labels, ORDER, strict=True)), spot.said.since,
        )
        for spot in grid.spots
    ]  # fmt: skip
    people = [(name, list(zip(labels, counts, strict=True))) for name, counts in grid.people]
    context = {"grid": grid, "labels": labels, "rows": rows, "people": people}
    return render(request, "insights/clarity.html", context)


def _answered_at(said: Said) -> str:
    """Answer where what is open can be answered, or asked about."""
    if said.sort is Sort.PROMISE:
        if said.is_mine:
            return reverse("commitment_clarity", args=[said.id])
        return f"{reverse('commitment', args=[said.id])}#clarity"
    return reverse(said.sort.value, args=[said.id])

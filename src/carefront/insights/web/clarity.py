"""The grid of what is still open: in one relationship, and in all of one's own."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from carefront.commitments.queries.unclear import MOST, Said, Sort
from carefront.commitments.wording import QUESTIONS
from carefront.core.actors import Actor
from carefront.core.clarity import QUESTIONS as ORDER
from carefront.core.clarity import TOLD, Question
from carefront.insights.cards import Grid, MonthTold, Narrowed, Spot, Whose
from carefront.insights.queries import clarity as reading
from carefront.kit.doors import page
from carefront.kit.ids import id_in
from carefront.kit.paging import page_number

GROUPS = "groups"  # stands in an address for what is put to whole groups


@dataclass(frozen=True, slots=True)
class Row:
    """Show one thing with where it is answered, and for each question its label and whether it is open."""

    spot: Spot
    url: str
    cells: tuple[tuple[str, bool], ...]
    since: datetime


@dataclass(frozen=True, slots=True)
class Cell:
    """Show how many things of somebody leave a question open, and the address that lists them."""

    label: str
    count: int
    url: str
    is_current: bool


@page
def relationship_clarity(request: HttpRequest, actor: Actor, relationship_id: UUID) -> HttpResponse:
    """Show where clarity is missing in one relationship."""
    grid = reading.in_one(
        actor, relationship_id, _narrowed(request), page_number(request.GET.get("page"), reading.MOST_PAGES)
    )
    return render(request, "insights/clarity.html", _drawn(grid, reverse("relationship_clarity", args=[grid.place_id])))


@page
def clarity(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show where clarity is missing in all of one's relationships, and to a steward how much in the workspace."""
    grid = reading.in_all(actor, _narrowed(request), page_number(request.GET.get("page"), reading.MOST_PAGES))
    months = [_month(one) for one in reading.months_told(actor)] if actor.is_steward else []
    labels = [str(QUESTIONS[question][0]) for question in TOLD]
    told = {"is_steward": actor.is_steward, "months": months, "told_labels": labels}
    return render(request, "insights/clarity.html", _drawn(grid, reverse("clarity")) | told)


def _narrowed(request: HttpRequest) -> Narrowed:
    who, asked = request.GET.get("who", ""), request.GET.get("open", "")
    question = Question(asked) if asked in set(Question) else None
    return Narrowed(None if who == GROUPS else id_in(who), who == GROUPS, question)


def _drawn(grid: Grid, here: str) -> dict[str, Any]:
    labels = [str(QUESTIONS[question][0]) for question in ORDER]
    rows = [
        Row(
            spot, _answered_at(spot.said),
            tuple((label, one in spot.said.open) for label, one in zip(labels, ORDER, strict=True)), spot.said.since,
        )
        for spot in grid.spots
    ]  # fmt: skip
    people = [(_name(one), _address(here, one), _cells(here, one, labels, grid)) for one in grid.people]
    last = -(-grid.count // reading.PER)
    return {
        "grid": grid, "labels": labels, "rows": rows, "people": people, "everything": here, "narrowed": _said(grid),
        "previous_url": _address(here, grid.whose, grid.narrowed.question, grid.page - 1) if grid.page > 1 else "",
        "next_url": _address(here, grid.whose, grid.narrowed.question, grid.page + 1) if grid.page < last else "",
        "is_narrowed": grid.narrowed != reading.EVERYTHING, "most": MOST,
    }  # fmt: skip


def _cells(here: str, one: Whose, labels: list[str], grid: Grid) -> list[Cell]:
    current = grid.whose
    return [
        Cell(
            label, count, _address(here, one, question) if count else "",
            current is not None and current.id == one.id and grid.narrowed.question is question,
        )
        for label, question, count in zip(labels, ORDER, one.open, strict=True)
    ]  # fmt: skip


def _name(one: Whose) -> str:
    return one.name if one.id else _("Whole groups")


def _said(grid: Grid) -> str:
    """Say to what the list is narrowed; empty where it is not."""
    who = _name(grid.whose) if grid.whose else ""
    what = str(QUESTIONS[grid.narrowed.question][0]) if grid.narrowed.question else ""
    return " · ".join(part for part in (who, what) if part)


def _address(here: str, one: Whose | None, question: Question | None = None, page: int = 1) -> str:
    asked = {"who": str(one.id) if one.id else GROUPS} if one else {}
    asked |= {"open": question.value} if question else {}
    asked |= {"page": str(page)} if page > 1 else {}
    return f"{here}{'?' if asked else ''}{urlencode(asked)}#open"


def _answered_at(said: Said) -> str:
    """Answer where what is open can be answered, or asked about."""
    if said.sort is Sort.PROMISE:
        if said.is_mine:
            return reverse("commitment_clarity", args=[said.id])
        return f"{reverse('commitment', args=[said.id])}#clarity"
    return reverse(said.sort.value, args=[said.id])


def _month(told: MonthTold) -> tuple[str, list[tuple[str, str]]]:
    shares = [
        (str(QUESTIONS[question][0]), _("about %(share)s in 10") % {"share": share}) for question, share in told.shares
    ]
    return date_format(told.month, "F Y"), shares

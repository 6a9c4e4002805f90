"""The page on which two accounts of one agreement stand side by side."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from carefront.commitments.queries import gaps
from carefront.commitments.wording.gaps import sides
from carefront.core.actors import Actor
from carefront.kit.doors import page


@page
def read_back_gap(request: HttpRequest, actor: Actor, expectation_id: UUID, read_back_id: UUID) -> HttpResponseBase:
    """Show an expectation beside what somebody read back, and where the two differ."""
    card = gaps.gap(actor, expectation_id, read_back_id, now=timezone.now())
    context = {
        "card": card.expectation,
        "back": card.read_back,
        "other_name": (card.read_back.by if card.expectation.author.is_me else card.expectation.author).name,
        "gap": card,
        "sides": [{"author": side.author, "reader": side.reader, "sentences": said} for side, said in sides(card)],
    }
    return render(request, "commitments/read_back_gap.html", context)

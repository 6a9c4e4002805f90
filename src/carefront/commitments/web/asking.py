"""The pages of requests: asking, and what is answered."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.commitments import queries
from carefront.commitments.cards import RequestCard
from carefront.commitments.commands import ask
from carefront.commitments.forms.asking import AcceptanceForm, CounterForm, DeclineForm
from carefront.commitments.web import requesting
from carefront.commitments.web.doing import attempt, due_in
from carefront.commitments.web.promising import understood
from carefront.core.actors import Actor
from carefront.core.commitments import Draft
from carefront.core.due import Due
from carefront.core.refusals import Because, Refusal
from carefront.core.words import clean_line
from carefront.kit import dates
from carefront.kit.doors import page
from carefront.kit.paging import page_number
from carefront.kit.sentences import sentence

TABS = ("open", "to_me", "from_me")
_MOST_PAGES = 10_000


@page
def requests(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """List what others asked of one and what one asked of others."""
    now = timezone.now()
    which = request.GET.get("which", "open")
    which = which if which in TABS else "open"
    number = page_number(request.GET.get("page"), _MOST_PAGES)
    cards, more = queries.requests(actor, now=now, which=which, page=number)
    labels = {"open": _("Open"), "to_me": _("Asked of me"), "from_me": _("Asked by me")}
    tabs = [{"url": _address(one), "label": labels[one], "current": one == which} for one in TABS]
    context = {
        "tabs": tabs,
        "which": which,
        "rows": [requesting.row_of(card, dates.reader(now)) for card in cards],
        "previous_url": _address(which, number - 1) if number > 1 else "",
        "next_url": _address(which, number + 1) if more else "",
    }
    return render(request, "commitments/requests.html", context)


def _address(which: str, number: int = 1) -> str:
    return f"{reverse('requests')}?{urlencode({'which': which} | ({'page': number} if number > 1 else {}))}"


@page
def request(request: HttpRequest, actor: Actor, request_id: UUID) -> HttpResponseBase:
    """Show one request to the two whom it names, with what each can do."""
    return _drawn(request, actor, request_id)


def _drawn(request: HttpRequest, actor: Actor, request_id: UUID, *, status: int = 200, **forms: Any) -> HttpResponse:
    now = timezone.now()
    card = queries.request(actor, request_id, now=now)
    context = {
        "card": card,
        **requesting.said_of(card, dates.reader(now)),
        "acceptance": forms.get("acceptance") or AcceptanceForm(auto_id="accept_%s"),
        "counter": forms.get("counter") or CounterForm(initial=_first_counter(card), auto_id="counter_%s"),
        "decline": forms.get("decline") or DeclineForm(auto_id="decline_%s"),
        "opened": next(iter(forms), "counter" if "other" in request.GET else ""),
    }
    return render(request, "commitments/request.html", context, status=status)


def _first_counter(card: RequestCard) -> dict[str, Any]:
    return {
        "words": card.words,
        "due_on": card.due.on if card.due else None,
        "due_at": card.due.at if card.due else None,
    }


@require_POST
@page
def request_acceptance(request: HttpRequest, actor: Actor, request_id: UUID) -> HttpResponseBase:
    """Make the asked-for promise one's own."""
    form = AcceptanceForm(request.POST, auto_id="accept_%s")

    def deed(now: datetime) -> UUID:
        given = form.cleaned_data
        draft = Draft("", why=given["why"], success=given["success"])
        return ask.accept_request(by=actor, request_id=request_id, draft=draft, now=now)

    return _done(request, actor, request_id, "acceptance", form, deed, _("It is your promise now, in your list."))


@require_POST
@page
def request_counter(request: HttpRequest, actor: Actor, request_id: UUID) -> HttpResponseBase:
    """Offer one's own words or day."""
    form = CounterForm(request.POST, auto_id="counter_%s")

    def deed(now: datetime) -> None:
        given = form.cleaned_data
        due = _offered(actor, queries.request(actor, request_id, now=now), given, now)
        ask.counter_request(
            by=actor, request_id=request_id, words=given["words"], due=due, reason=given["reason"], now=now
        )

    said = _("Offered. It becomes a promise when they agree.")
    return _done(request, actor, request_id, "counter", form, deed, said)


def _offered(actor: Actor, card: RequestCard, given: dict[str, Any], now: datetime) -> Due | None:
    """Answer the day of an offer: where the field stands as it was asked, new words may name another."""
    words, asked = clean_line(given["words"]), _first_counter(card)
    untouched = all(given[name] == asked[name] for name in ("due_on", "due_at"))
    named = understood(actor, words, {}, now) if untouched and words != card.words else None
    return named or due_in(given, actor, now) or understood(actor, words, given, now)


@require_POST
@page
def request_agreement(request: HttpRequest, actor: Actor, request_id: UUID) -> HttpResponseBase:
    """Agree to what was offered instead."""

    def deed(now: datetime) -> UUID:
        return ask.agree_to_counter(by=actor, request_id=request_id, now=now)

    return _done(request, actor, request_id, "", None, deed, _("Agreed. It is their promise now, in their words."))


@require_POST
@page
def request_decline(request: HttpRequest, actor: Actor, request_id: UUID) -> HttpResponseBase:
    """Say no."""
    form = DeclineForm(request.POST, auto_id="decline_%s")

    def deed(now: datetime) -> None:
        ask.decline_request(by=actor, request_id=request_id, reason=form.cleaned_data["reason"], now=now)

    said = _("Declined. A plain no is a help: they can look elsewhere.")
    return _done(request, actor, request_id, "decline", form, deed, said)


@require_POST
@page
def request_withdrawal(request: HttpRequest, actor: Actor, request_id: UUID) -> HttpResponseBase:
    """Take a request back."""

    def deed(now: datetime) -> None:
        ask.withdraw_request(by=actor, request_id=request_id, now=now)

    return _done(request, actor, request_id, "", None, deed, _("Taken back. It asks nothing any more."))


def _done(
    request: HttpRequest,
    actor: Actor,
    request_id: UUID,
    name: str,
    form: Any,
    deed: Callable[[datetime], UUID | None],
    said: str,
) -> HttpResponseBase:
    """Do a deed and say so; a second click finds it done and says how it stands, and what is open keeps its words."""
    made: list[UUID | None] = []
    try:
        if form is None:
            made.append(deed(timezone.now()))
        elif form.is_valid():
            attempt(form, lambda: made.append(deed(timezone.now())), past={Because.ALREADY_SETTLED, Because.NOT_YOURS})
    except Refusal as refusal:
        if refusal.because not in {Because.ALREADY_SETTLED, Because.RESTING, Because.PAST_DATE}:
            raise
        messages.warning(request, sentence(refusal))
        return redirect("request", request_id)
    if not made:
        return _drawn(request, actor, request_id, status=422, **{name: form})
    messages.success(request, said)
    return redirect("commitment", made[0]) if name == "acceptance" and made[0] else redirect("request", request_id)

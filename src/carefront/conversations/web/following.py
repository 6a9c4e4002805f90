"""The page on which is said what came of something that was decided."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.commitments.web.doing import attempt
from carefront.commitments.wording.sources import said as source_of
from carefront.conversations.cards import CameCard
from carefront.conversations.commands import following
from carefront.conversations.forms.ending import CameForm
from carefront.conversations.queries import following as reading
from carefront.conversations.queries.plans import plans_from
from carefront.conversations.web.reading_back import PAST
from carefront.conversations.wording.following import plan_row
from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.core.words import LINE, clean_line, shortened
from carefront.kit import dates
from carefront.kit.doors import page
from carefront.kit.sentences import sentence


@page
def decision_follow_up(request: HttpRequest, actor: Actor, decision_id: UUID) -> HttpResponseBase:
    """Show what came of a decision, and take what somebody says of it now."""
    now = timezone.now()
    card = reading.came_of_it(actor, decision_id, now=now)
    if request.method != "POST":
        return _drawn(request, actor, card)
    form = CameForm(request.POST)

    def deed() -> UUID:
        given = form.cleaned_data
        return following.say_what_came_of_it(
            by=actor, decision_id=decision_id, went=given["went"], worked=given["worked"], support=given["support"],
            now=now,
        )  # fmt: skip

    try:
        made = attempt(form, deed, past=PAST) if form.is_valid() else None
    except Refusal as refusal:
        messages.warning(request, sentence(refusal))
        made = None
    if made is None:
        return _drawn(request, actor, card, form)
    messages.success(request, _("It is kept with the decision, for those who share it."))
    return redirect("decision_follow_up", decision_id)


def _drawn(request: HttpRequest, actor: Actor, card: CameCard, form: CameForm | None = None) -> HttpResponse:
    now = timezone.now()
    who = dates.reader(now)
    said = card.decision.said
    context = {
        "card": card,
        "source": source_of(said, who) if said.sentence else "",
        "on": dates.day(said.on, who.today, near=False),
        "form": form or CameForm(),
        "opened": form is not None or card.now_is is None,
        "plans": [plan_row(line, who) for line in plans_from(actor, decision_id=card.decision.id, now=now)],
    }
    return render(request, "conversations/decision_follow_up.html", context, status=422 if form else 200)


@require_POST
@page
def follow_up_support(request: HttpRequest, actor: Actor, follow_up_id: UUID) -> HttpResponseBase:
    """Ask the other for the support that one wished for, in one's own words."""
    card, place = reading.wished_for(actor, follow_up_id)
    wish = clean_line(card.support)
    if place.is_pair and 0 < len(wish) <= LINE:
        try:
            made = following.ask_for_support(by=actor, follow_up_id=follow_up_id, now=timezone.now())
        except Refusal as refusal:
            if refusal.because is Because.HIDDEN:
                raise
            messages.warning(request, sentence(refusal))
            return redirect("decision_follow_up", card.decision_id)
        return redirect("request", made)
    asked = {"relationship": str(place.id), "words": shortened(wish, LINE)}
    return redirect(f"{reverse('request_new')}?{urlencode(asked)}")

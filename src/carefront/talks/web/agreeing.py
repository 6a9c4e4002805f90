"""A new agreement on the page: its terms, both yeses, promises out of its lines, and looking again."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.core.actors import Actor
from carefront.core.due import Due
from carefront.core.talks import Came
from carefront.kit.doors import page
from carefront.talks.commands import agreeing
from carefront.talks.forms import CameForm, PromiseForm, TermsForm
from carefront.talks.web import doing


@require_POST
@page
def talk_terms(request: HttpRequest, actor: Actor, talk_id: UUID) -> HttpResponseBase:
    """Write what both do if it continues, and when they look again."""
    form = TermsForm(request.POST, auto_id="terms_%s")
    return doing.formed(
        request, actor, talk_id, "terms", form,
        lambda now: agreeing.set_terms(
            by=actor, talk_id=talk_id, together=form.cleaned_data["together"], look_on=form.cleaned_data["look_on"],
            seen=form.cleaned_data["seen"] or None, now=now,
        ),
    )  # fmt: skip


@require_POST
@page
def talk_agreement(request: HttpRequest, actor: Actor, talk_id: UUID) -> HttpResponseBase:
    """Agree to the words that were read."""
    now, read = timezone.now(), request.POST.get("read", "")
    return doing.done(
        request,
        doing.address(talk_id, "agreement"),
        lambda: agreeing.agree(by=actor, talk_id=talk_id, read=read, now=now),
        _("You agreed to these words."),
    )


@require_POST
@page
def talk_agreement_withdrawal(request: HttpRequest, actor: Actor, talk_id: UUID) -> HttpResponseBase:
    """Take one's own yes back."""
    now = timezone.now()
    return doing.done(
        request,
        doing.address(talk_id, "agreement"),
        lambda: agreeing.take_back_yes(by=actor, talk_id=talk_id, now=now),
        _("Taken back. Nothing is agreed."),
    )


@require_POST
@page
def talk_line_promise(request: HttpRequest, actor: Actor, talk_id: UUID, number: int) -> HttpResponseBase:
    """Make a promise out of a line."""
    form = PromiseForm(request.POST, auto_id=False)

    def deed(now: object) -> None:
        on = form.cleaned_data["due_on"]
        due = Due(on, None, actor.zone) if on else None
        agreeing.promise_line(by=actor, talk_id=talk_id, line=number, due=due, now=timezone.now())

    return doing.formed(request, actor, talk_id, "promise", form, deed)


@require_POST
@page
def talk_look(request: HttpRequest, actor: Actor, talk_id: UUID) -> HttpResponseBase:
    """Say what came of what was agreed."""
    form = CameForm(request.POST, auto_id="came_%s")
    return doing.formed(
        request, actor, talk_id, "came", form,
        lambda now: agreeing.say_what_came(
            by=actor, talk_id=talk_id, came=Came(form.cleaned_data["came"]), words=form.cleaned_data["words"], now=now
        ),
    )  # fmt: skip

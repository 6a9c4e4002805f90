"""The page that an invitation's link opens."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from carefront.core.refusals import Because, Refusal
from carefront.kit.sentences import sentence
from carefront.people import commands
from carefront.people.forms.arriving import ArriveForm, JoinForm
from carefront.people.models import Account
from carefront.people.queries.inviting import InvitationCard, invitation_of_token
from carefront.people.signing import account_of, enter, sign_in_by_code, sign_in_new
from carefront.people.throttle import may_try, too_often
from carefront.people.wording import proposal_words


@never_cache
@sensitive_post_parameters("password")
def invitation(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show what an invitation opens, and accept it; nothing happens on GET, for mail scanners open links too."""
    if request.method == "POST" and not may_try(request, "invitation"):
        return too_often(request)
    card = invitation_of_token(token, now=timezone.now())
    account = account_of(request)
    if account:
        return _join(request, card, account)
    return _arrive(request, card)


def _join(request: HttpRequest, card: InvitationCard, account: Account) -> HttpResponseBase:
    form = JoinForm(request.POST or None, initial={"name": account.name})
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        try:
            arrived = commands.accept_invitation(token=card.token, name=name, account_id=account.id, now=timezone.now())
        except Refusal as refusal:
            if refusal.because is Because.ALREADY_THERE:
                enter(request, card.workspace_id)
                return redirect("/")
            if not _said(form, refusal):
                raise
        else:
            enter(request, arrived.workspace_id)
            return redirect("/")
    return _page(request, form, card, account.email)


def _arrive(request: HttpRequest, card: InvitationCard) -> HttpResponseBase:
    form = ArriveForm(request.POST or None, initial={"name": card.name, "email": card.email})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            arrived = commands.accept_invitation(
                token=card.token,
                name=given["name"],
                email=given["email"],
                password=given["password"],
                zone=given["zone"],
                now=timezone.now(),
            )
        except Refusal as refusal:
            if refusal == Refusal(Because.ALREADY_THERE, "email"):
                # Whoever reads that mailbox signs in with a code, and finds this invitation open again.
                return sign_in_by_code(request, given["email"], to=request.path)
            if not _said(form, refusal):
                raise
        else:
            return sign_in_new(request, arrived.account_id, arrived.workspace_id)
    return _page(request, form, card)


def _page(
    request: HttpRequest, form: ArriveForm | JoinForm, card: InvitationCard, account_email: str = ""
) -> HttpResponseBase:
    proposal = proposal_words(card.relationship_kind, card.inviter_role, card.inviter_name)
    context = {"form": form, "card": card, "proposal": proposal, "account_email": account_email}
    return render(request, "people/invitation.html", context)


def _said(form: ArriveForm | JoinForm, refusal: Refusal) -> bool:
    if refusal.because in {Because.LINK_SPENT, Because.BUSY}:
        return False
    form.add_error(refusal.field if refusal.field in form.fields else None, sentence(refusal))
    return True

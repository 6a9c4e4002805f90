"""The people of a workspace, and the invitations on their way."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from carefront.core.actors import Actor
from carefront.kit.doors import page, tried
from carefront.kit.paging import page_number
from carefront.people import commands, queries
from carefront.people.forms.own import InviteForm
from carefront.people.queries.inviting import sent_invitations

MOST_PAGES = 99_999


@page
def people(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Show who is here; let a steward invite somebody."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given, (kind, role) = form.cleaned_data, form.relationship
        sent = tried(
            form,
            lambda: commands.invite_person(
                by=actor,
                email=given["email"],
                name=given["name"],
                note=given["note"],
                relationship_kind=kind,
                role=role,
                now=timezone.now(),
            ),
        )
        if sent:
            messages.success(request, _("The invitation to %(email)s is on its way.") % {"email": given["email"]})
            return redirect(reverse("people") + "?sent=1")
    words = request.GET.get("q", "")
    found = queries.directory(actor, page=page_number(request.GET.get("page"), MOST_PAGES), words=words)
    context = {
        "form": form,
        "directory": found,
        "words": words[:120],
        "sent": "sent" in request.GET,
        "invitations": sent_invitations(actor, now=timezone.now()),
        "is_steward": actor.is_steward,
        **ways(words, found.page, found.pages),
    }
    return render(request, "people/people.html", context)


def ways(words: str, at: int, pages: int) -> dict[str, str]:
    def way(number: int) -> str:
        asked: dict[str, str | int] = {"q": words[:120]} if words else {}
        return "?" + urlencode(asked | {"page": number})

    return {
        "previous_url": way(at - 1) if at > 1 else "",
        "next_url": way(at + 1) if at < pages else "",
        "position_words": _("Page %(page)s of %(pages)s") % {"page": at, "pages": pages} if pages > 1 else "",
    }


@require_POST
@page
def invitation_withdrawal(request: HttpRequest, actor: Actor, invitation_id: UUID) -> HttpResponseBase:
    """Take an invitation back."""
    commands.withdraw_invitation(by=actor, invitation_id=invitation_id, now=timezone.now())
    messages.success(request, _("The invitation is taken back; its link opens nothing any more."))
    return redirect("people")


@require_POST
@page
def invitation_renewal(request: HttpRequest, actor: Actor, invitation_id: UUID) -> HttpResponseBase:
    """Send an invitation again."""
    commands.renew_invitation(by=actor, invitation_id=invitation_id, now=timezone.now())
    messages.success(request, _("A new letter is on its way. The earlier link opens nothing any more."))
    return redirect("people")

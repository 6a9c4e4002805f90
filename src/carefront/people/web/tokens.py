"""The page of one's keys: for the API, and for a calendar."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from carefront.core.actors import Actor
from carefront.kit.doors import page, tried
from carefront.people import commands
from carefront.people.forms.own import TokenForm
from carefront.people.queries import own
from carefront.people.signing import asked_again
from carefront.people.wording import scope_words


@never_cache
@page
def tokens(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Show the asking person's keys; make one and show its secret this once."""
    if request.method == "POST" and (again := asked_again(request)):
        return again
    form = TokenForm(request.POST or None)
    made = None
    if request.method == "POST" and form.is_valid():
        given, now = form.cleaned_data, timezone.now()
        until = now + form.lasts if form.lasts else None
        made = tried(
            form,
            lambda: commands.make_token(
                by=actor, name=given["name"], scopes=given["scopes"], expires_at=until, now=now
            ),
        )
    return _drawn(request, actor, TokenForm() if made else form, secret=made.secret if made else "")


def _drawn(request: HttpRequest, actor: Actor, form: TokenForm, **shown_once: str) -> HttpResponseBase:
    context = {
        "form": form,
        "tokens": [(token, scope_words(token.scopes)) for token in own.tokens_of(actor, now=timezone.now())],
        "has_feed": own.has_feed(actor),
        **shown_once,
    }
    return render(request, "people/tokens.html", context)


@require_POST
@page
def token_revocation(request: HttpRequest, actor: Actor, token_id: UUID) -> HttpResponseBase:
    """Revoke a key."""
    commands.revoke_token(by=actor, token_id=token_id, now=timezone.now())
    messages.success(request, _("That key opens nothing any more."))
    return redirect("tokens")


@never_cache
@page
def feed_key(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Give the calendar feed a new address and show it this once; an earlier one is closed."""
    if request.method != "POST":
        return redirect("tokens")
    if again := asked_again(request):
        return again
    key = commands.renew_feed_key(by=actor, now=timezone.now())
    return _drawn(request, actor, TokenForm(), feed_url=settings.SITE_URL + reverse("feed", args=[key]))


@require_POST
@page
def feed_end(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Close the calendar feed."""
    commands.stop_feed(by=actor, now=timezone.now())
    messages.success(request, _("Your calendar is closed. Its address shows nothing any more."))
    return redirect("tokens")

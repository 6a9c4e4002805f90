"""What every page door shares: the asking person, the moment, and refusals turned into pages."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

from django import forms
from django.contrib.auth.views import redirect_to_login
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.defaults import server_error

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.kit.sentences import sentence, status_of

P = ParamSpec("P")
T = TypeVar("T")


class Asking(Protocol):
    """A request whose asking person is known: `actor` is None when nobody is signed in."""

    actor: Actor | None


def page(
    view: Callable[Concatenate[HttpRequest, Actor, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Give `view` the asking person as its second argument; send the signed-out to sign in and back here."""

    @wraps(view)
    def inside(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        actor = actor_of(request)
        if actor is None and getattr(getattr(request, "user", None), "is_authenticated", False):
            return redirect("start")  # an account that belongs to no workspace yet
        if actor is None:
            return redirect_to_login(request.get_full_path())
        return view(request, actor, *args, **kwargs)

    return cast(Callable[Concatenate[HttpRequest, P], HttpResponseBase], inside)


def tried(form: forms.Form, deed: Callable[[], T]) -> T | None:
    """Answer what `deed` answers; when it is refused, put the sentence beside its field and answer None.

    What was typed stays in the form. A refusal because the thing is hidden goes on to the page for that.
    """
    try:
        return deed()
    except Refusal as refusal:
        if refusal.because is Because.HIDDEN:
            raise
        form.add_error(refusal.field if refusal.field in form.fields else None, sentence(refusal))
        return None


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Answer the page for a refusal. Hidden and absent things get the same bytes."""
    context = {"refusal_sentence": sentence(refusal), "refusal_code": refusal.because.value}
    response = render(request, "carefront/refusal.html", context, status=status_of(refusal))
    response["Cache-Control"] = "no-store"
    return response


class Refusals:
    """Middleware: a refusal that no door took becomes its page, and a locked or full database says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Go on to the next layer."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer refusals and a busy database as pages; leave everything else to Django."""
        if isinstance(exception, Refusal):
            return refused(request, exception)
        if isinstance(exception, OperationalError) and is_busy(exception):
            return refused(request, Refusal(Because.BUSY))
        return None


def trouble(request: HttpRequest) -> HttpResponseBase:
    """Answer for what broke outside a page, as in keeping a session: a busy database says so here too."""
    error = sys.exc_info()[1]
    if isinstance(error, OperationalError) and is_busy(error):
        return refused(request, Refusal(Because.BUSY))
    return server_error(request)


def is_busy(error: OperationalError) -> bool:
    """Answer whether the database could not write just now: locked, full, or gone."""
    text = str(error).lower()
    return any(
        word in text for word in ("locked", "busy", "full", "disk i/o", "connection", "readonly", "unable to open")
    )


def actor_of(request: Any) -> Actor | None:
    """Answer the asking person that the sign-in layer put on the request."""
    actor: Actor | None = getattr(request, "actor", None)
    return actor or None

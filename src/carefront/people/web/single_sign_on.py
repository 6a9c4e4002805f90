"""Single sign-on, calm when the other side does not answer."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.socialaccount.providers.openid_connect import views
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from requests import RequestException


def _calm(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    @wraps(view)
    def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except (RequestException, KeyError, ValueError):
            return render(request, "socialaccount/authentication_error.html", status=503)

    return inside


openid_connect_login = _calm(views.login)
openid_connect_callback = _calm(views.callback)

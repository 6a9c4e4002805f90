"""The API as a whole: who is let in, once-only calls, problems for everything that goes wrong, and its description."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from typing import Any, Protocol, cast
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseNotAllowed
from django.urls import URLPattern, URLResolver, re_path
from django.utils import timezone, translation
from ninja import NinjaAPI
from ninja.operation import Operation
from ninja.parser import Parser
from ninja.security import HttpBearer

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.core.scopes import Scope, covers
from carefront.kit import api_description, api_problems
from carefront.kit.api import Caller
from carefront.kit.api_pace import Pace
from carefront.kit.api_problems import Stopped
from carefront.kit.api_repeats import once

MOST_BODY = 3_000_000  # bytes
View = Callable[..., HttpResponse]


class WhoAsks(Protocol):
    """Answer whose key a secret is, and what it may do."""

    def __call__(self, secret: str, *, now: datetime) -> tuple[Actor, tuple[Scope, ...]] | None:
        """Look the key up."""


class PersonalKey(HttpBearer):
    """Let in whoever the site recognised by their key."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        """Answer the caller that `ApiSite` found."""
        return getattr(request, "auth", None)


class JsonParser(Parser):
    """Read bodies that are JSON in UTF-8, and say it in one way when they are not."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Answer the body. Raises Stopped(400 | 415)."""
        if request.content_type != "application/json":
            raise Stopped(415, "media_type")
        try:
            return json.loads(request.body.decode("utf-8"), parse_constant=_no_number)
        except (ValueError, RecursionError):
            raise Stopped(400, "unreadable") from None


def _no_number(name: str) -> Any:
    raise ValueError(name)


class ApiSite(NinjaAPI):
    """A version of the API: `who_asks` knows keys, `apart` the scopes that a method does not tell.

    `roomy` names operations that take larger bodies than others, with the most bytes of each.
    """

    def __init__(
        self,
        who_asks: WhoAsks,
        *,
        apart: Mapping[str, Scope] | None = None,
        roomy: Mapping[str, int] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(auth=PersonalKey(), parser=JsonParser(), docs_url=None, openapi_url=None, **kwargs)
        self.who_asks, self.apart, self.roomy, self.pace = who_asks, apart or {}, roomy or {}, Pace()
        self._described: dict[str, Any] | None = None
        api_problems.hold(self)

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Name an operation as its function is named."""
        return operation.view_func.__name__

    def described(self) -> dict[str, Any]:
        """Answer the OpenAPI document; it is made once."""
        if self._described is None:
            self._described = api_description.whole(self.get_openapi_schema())
        return self._described

    def _get_urls(self) -> list[URLResolver | URLPattern]:
        found = [pattern for pattern in super()._get_urls() if getattr(pattern, "name", "") != "api-root"]
        for pattern in found:
            if isinstance(pattern, URLPattern):
                pattern.callback = self._guarded(pattern.callback, str(pattern.name))
        rest = re_path("", self._outermost(MOST_BODY)(_absent), name="api-root")
        return [*found, rest]

    def _guarded(self, view: View, name: str) -> View:
        @self._outermost(self.roomy.get(name, MOST_BODY))
        def inside(request: HttpRequest, **path: Any) -> HttpResponse:
            def call() -> HttpResponse:
                answered: HttpResponse = cast(Any, view)(request, **path)
                return answered

            caller = self._let_in(request, self.apart.get(name) or _needed(request))
            key = request.headers.get("Idempotency-Key")
            if request.method != "POST" or key is None:
                return call()
            return once(request, caller.actor.id, key, call, now=caller.now)

        return inside

    def _outermost(self, most: int) -> Callable[[View], View]:
        """Turn whatever reaches the edge into a problem, and let nobody on the way keep an answer; `most` in bytes."""

        def outermost(view: View) -> View:
            @wraps(view)
            def inside(request: HttpRequest, **path: Any) -> HttpResponse:
                try:
                    if _length(request) > most:
                        raise Stopped(413, "too_large")
                    response = view(request, **path)
                except Exception as error:
                    response = self.on_exception(request, error)
                if isinstance(response, HttpResponseNotAllowed):
                    allowed = response["Allow"]
                    response = api_problems.stopped(Stopped(405, "not_allowed"))
                    response["Allow"] = allowed
                response["Cache-Control"] = "no-store"
                return response

            inside.csrf_exempt = True  # type: ignore[attr-defined]
            return inside

        return outermost

    def _let_in(self, request: HttpRequest, needed: Scope) -> Caller:
        """Answer who calls; what follows speaks their language and their time. Raises Stopped(401 | 403 | 429)."""
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        now = timezone.now()
        found = self.who_asks(secret.strip(), now=now) if scheme.lower() == "bearer" and secret.strip() else None
        if found is None:
            raise Stopped(401, "no_key")
        actor, scopes = found
        self.pace.take(secret, settings.API_CALLS_A_MINUTE)
        if not covers(scopes, needed):
            raise Stopped(403, "scope")
        caller = Caller(actor, scopes, now)
        request.auth, request.actor = caller, actor  # type: ignore[attr-defined]
        timezone.activate(ZoneInfo(actor.zone))
        translation.activate(actor.language)
        return caller


def _needed(request: HttpRequest) -> Scope:
    return Scope.READ if request.method in {"GET", "HEAD", "OPTIONS"} else Scope.WRITE


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _absent(request: HttpRequest, **path: Any) -> HttpResponse:
    raise Refusal(Because.HIDDEN)

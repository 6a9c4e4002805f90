"""What went wrong, as application/problem+json: a stable code, a sentence, and where it concerns the input."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, cast

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from carefront.core.refusals import Because, Refusal
from carefront.kit.doors import is_busy
from carefront.kit.sentences import sentence, status_of

MEDIA_TYPE = "application/problem+json"
SOON = 2  # seconds, when the database is busy


class Pointed(Schema):
    """Say what is not right with one part of the input; `pointer` is a JSON pointer into it."""

    pointer: str
    code: str
    detail: str


class Problem(Schema):
    """Say why a call had no effect."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    field: str | None = None
    params: dict[str, Any] = {}
    errors: list[Pointed] = []


class Stopped(Exception):
    """Stop a call for a reason that only the API knows: a key, a body that cannot be read, a pace."""

    def __init__(self, status: int, code: str, *, retry_after: int | None = None, field: str | None = None) -> None:
        super().__init__(code)
        self.status, self.code, self.retry_after, self.field = status, code, retry_after, field


def problem(
    status: int,
    code: str,
    detail: str,
    *,
    field: str | None = None,
    params: Mapping[str, Any] | None = None,
    errors: Iterable[Mapping[str, str]] = (),
    retry_after: int | None = None,
) -> HttpResponse:
    """Answer a problem. `retry_after` is in seconds."""
    told = {
        "type": f"/api/v1/docs#{code.replace('_', '-')}",
        "title": titles().get(status, ""),
        "status": status,
        "detail": detail,
        "code": code,
        "field": field,
        "params": dict(params or {}),
        "errors": list(errors),
    }
    response = HttpResponse(json.dumps(told, default=str), status=status, content_type=MEDIA_TYPE)
    if status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="Carefront"'
    if retry_after is not None:
        response["Retry-After"] = str(retry_after)
    return response


def titles() -> dict[int, str]:
    """Answer what each status means in a few words."""
    return {
        400: _("This cannot be read"),
        401: _("A key is needed"),
        403: _("Not yours to change"),
        404: _("Nothing here"),
        405: _("Not offered here"),
        409: _("Things stand differently now"),
        410: _("Spent"),
        413: _("Too large"),
        415: _("JSON, please"),
        422: _("Something is not right with the input"),
        429: _("A little slower"),
        503: _("Busy just now"),
    }


def stops() -> dict[str, str]:
    """Answer the sentences for what only the API knows, by their codes."""
    return {
        "no_key": _(
            "Send a personal key that works, as “Authorization: Bearer cf_…”. Make one under “Keys and calendar”."
        ),
        "scope": _("This key may not do that. Make one with the scope that is needed."),
        "too_often": _("Too many calls within a minute. Wait for as long as Retry-After says."),
        "unreadable": _("The body is not JSON in UTF-8, so nothing was done."),
        "media_type": _("Send the body with “Content-Type: application/json”."),
        "too_large": _("The body is larger than what is taken here, so nothing was done."),
        "shape": _("Some of the input is missing or of another kind; “errors” says where."),
        "not_allowed": _("This address does not take that method; “Allow” names those it takes."),
        "repeat_differs": _("This Idempotency-Key came with another call before. Use a fresh one for each call."),
        "repeat_runs": _("A call with this Idempotency-Key is being worked on. Ask again in a moment."),
        "repeat_key": _("An Idempotency-Key takes 1 to 190 printable ASCII characters."),
    }


def stopped(stop: Stopped) -> HttpResponse:
    """Answer the problem for something that only the API knows."""
    return problem(stop.status, stop.code, stops()[stop.code], field=stop.field, retry_after=stop.retry_after)


def refused(refusal: Refusal) -> HttpResponse:
    """Answer the problem for a refusal. Hidden and absent things get the same bytes."""
    status = status_of(refusal)
    return problem(
        status,
        refusal.because.value,
        sentence(refusal),
        field=refusal.field,
        params=refusal.params,
        retry_after=SOON if status == 503 else None,
    )


def hold(api: NinjaAPI) -> None:
    """Let `api` tell everything that goes wrong as a problem."""
    api.add_exception_handler(Refusal, lambda request, error: refused(cast(Refusal, error)))
    api.add_exception_handler(Stopped, lambda request, error: stopped(cast(Stopped, error)))
    api.add_exception_handler(AuthenticationError, lambda request, error: stopped(Stopped(401, "no_key")))
    api.add_exception_handler(ValidationError, lambda request, error: shape(cast(ValidationError, error).errors))
    api.add_exception_handler(HttpError, _unread)
    api.add_exception_handler(Http404, lambda request, error: refused(Refusal(Because.HIDDEN)))
    api.add_exception_handler(RequestDataTooBig, lambda request, error: stopped(Stopped(413, "too_large")))
    api.add_exception_handler(UnreadablePostError, lambda request, error: stopped(Stopped(400, "unreadable")))
    api.add_exception_handler(OperationalError, _busy)
    api.add_exception_handler(Exception, _unforeseen)


def _unread(request: HttpRequest, error: Any) -> HttpResponse:
    cause = error.__cause__
    return stopped(cause if isinstance(cause, Stopped) else Stopped(400, "unreadable"))


def _unforeseen(request: HttpRequest, error: Any) -> HttpResponse:
    raise error  # Django writes it down and answers; nothing of it is shown


def _busy(request: HttpRequest, error: Any) -> HttpResponse:
    text = str(error).lower()
    if not is_busy(error) and "deadlock" not in text and "timeout" not in text:
        raise error
    return refused(Refusal(Because.BUSY))


def shape(errors: Iterable[Mapping[str, Any]]) -> HttpResponse:
    """Answer where the input has another shape than the operation takes."""
    told = [{"pointer": _pointer(each["loc"]), "code": str(each["type"]), "detail": _detail(each)} for each in errors]
    return problem(422, "shape", stops()["shape"], errors=told[:50])


def _pointer(path: Iterable[Any]) -> str:
    source, *rest = [str(part)[:80].replace("~", "~0").replace("/", "~1") for part in path]
    if source == "body":
        rest = rest[1:]  # the name of the argument, which callers do not know
    return "/" + "/".join(rest if source == "body" else [source, *rest])


def _detail(error: Mapping[str, Any]) -> str:
    kind, context = str(error["type"]), error.get("ctx") or {}
    if kind == "missing":
        return _("This is needed.")
    if kind == "extra_forbidden":
        return _("There is nothing of this name here.")
    if kind in {"string_too_long", "too_long"}:
        return _("At most %(limit)s fit here.") % {"limit": context.get("max_length", "")}
    if kind in {"string_too_short", "too_short"}:
        return _("At least %(limit)s are needed here.") % {"limit": context.get("min_length", "")}
    if kind.startswith(("greater", "less")):
        return _("This number lies outside of what is taken here.")
    if kind in {"day", "clock", "moment", "zone"}:
        return str(error["msg"])
    return _("This is of another kind than what is taken here.")

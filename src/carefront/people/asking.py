"""The asking person of a request: which standing, in which workspace."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest, HttpResponseBase, parse_cookie
from django.utils import timezone, translation
from django.utils.functional import cached_property

from carefront.core.actors import Actor
from carefront.core.words import clean_line
from carefront.kit.ids import id_in
from carefront.people import queries
from carefront.people.queries.acting import Standing
from carefront.people.signing import SESSION_KEY, account_of, enter


def _standings(request: HttpRequest) -> tuple[Standing, ...]:
    account = account_of(request)
    return queries.standings(account) if account else ()


def _actor(request: HttpRequest) -> Actor | None:
    """Answer the asking person, and let what follows speak their language and their time."""
    account = account_of(request)
    if account is None:
        return None
    timezone.activate(ZoneInfo(account.zone))
    translation.activate(account.language)
    standings: tuple[Standing, ...] = cast(Any, request).standings
    if not standings:
        return None
    by_workspace = {standing.workspace_id: standing for standing in standings}
    wanted = id_in(request.GET.get("in", ""))
    if wanted in by_workspace and request.session.get(SESSION_KEY) != str(wanted):
        enter(request, wanted)
    current = id_in(request.session.get(SESSION_KEY, ""))
    return by_workspace.get(cast(UUID, current), standings[0]).actor


@cache
def _asking(kind: Any) -> type[HttpRequest]:
    """Answer `kind` with `actor` and `standings` as attributes that are looked up when somebody first asks for them.

    A lazy proxy would not do: `actor is None` would be wrong for it, and it is not the frozen actor that rules compare.
    """
    attributes = {"actor": cached_property(_actor), "standings": cached_property(_standings)}
    return type(f"Asking{kind.__name__}", (kind,), attributes)


def _calm(request: HttpRequest) -> None:
    """Take out of the headers what no browser sends and no database keeps: control characters in names and keys."""
    agent = request.META.get("HTTP_USER_AGENT", "")
    if not agent.isprintable():
        request.META["HTTP_USER_AGENT"] = clean_line(agent)
    session = getattr(request, "session", None)
    key = getattr(session, "session_key", None)
    if key and not (key.isascii() and key.isalnum()):
        request.session = type(request.session)()


class AskingPerson:
    """Middleware: give every request its `actor`, with three queries at most, and none for somebody signed out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Go on to the next layer, and leave its clock and language as they were."""
        _calm(request)
        request.__class__ = _asking(cast(Any, type(request)))
        try:
            return self.get_response(request)
        finally:
            timezone.deactivate()


def actors_by_cookies(cookies: str) -> tuple[Actor, ...]:
    """Answer as whom the owner of these cookies may act, the workspace looked at last first; none when signed out.

    What ends a session on the pages ends it here: signing out, another password, a closed account.
    """
    request = HttpRequest()
    request.COOKIES = parse_cookie(cookies)
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    if not (key.isascii() and key.isalnum()):
        return ()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(key)
    account: Any = get_user(request)
    if not account.is_authenticated:
        return ()
    current = id_in(request.session.get(SESSION_KEY, ""))
    standings = queries.standings(account)
    return tuple(one.actor for one in sorted(standings, key=lambda one: one.workspace_id != current))

"""What every API door shares: who calls, and answers as JSON. `kit.api_site` lets the calls in."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Schema
from pydantic import BaseModel, ConfigDict

from carefront.core.actors import Actor
from carefront.core.scopes import Scope

ID = "uuid"  # the path converter of ids: whatever is no id answers as what does not exist


@dataclass(frozen=True, slots=True)
class Caller:
    """Describe who calls, with what their key may do, and when."""

    actor: Actor
    scopes: tuple[Scope, ...]
    now: datetime


def caller(request: HttpRequest) -> Caller:
    """Answer who calls. The site has let them in before any operation runs."""
    found: Caller = request.auth  # type: ignore[attr-defined]
    return found


class In(BaseModel):
    """Take what is named and nothing else, each value in its own type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Out(Schema):
    """Describe what is answered. Cards become JSON by functions; tests hold the two together."""

    model_config = ConfigDict(extra="forbid")


class Made(Out):
    """Name what was made."""

    id: UUID


class Done(Out):
    """Say that it is done."""

    done: Literal[True]


def reply(shown: Any, status: int = 200) -> HttpResponse:
    """Answer plain dictionaries, lists, texts, numbers and None as JSON."""
    return HttpResponse(json.dumps(shown, separators=(",", ":")), status=status, content_type="application/json")


def made(key: UUID) -> HttpResponse:
    """Answer the id of what was made."""
    return reply({"id": str(key)}, 201)


def done() -> HttpResponse:
    """Answer that it is done."""
    return reply({"done": True})

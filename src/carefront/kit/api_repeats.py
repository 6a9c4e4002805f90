"""Idempotency-Key: a call that is sent again has the effect of one, and gets the answer of the first.

The claim to a key, the effect and the answer are one transaction: a crash leaves all three or none, and of a hundred
callers at once one does the work while the others wait for its answer.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, OperationalError, connection
from django.http import HttpRequest, HttpResponse

from carefront.kit.api_problems import Stopped
from carefront.kit.durable import together
from carefront.kit.ids import new_id
from carefront.kit.models import Repeat

LONGEST = 190
OURS = "api:"  # apart from the keys of forms
PATIENCE = "3s"  # how long a repeated call waits for the first one, on PostgreSQL


class _Taken(Exception):
    """Somebody holds this key already."""


class _Dropped(Exception):
    """The call was refused, so its claim goes as well."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.response = response


def once(
    request: HttpRequest, person_id: UUID, key: str, call: Callable[[], HttpResponse], *, now: datetime
) -> HttpResponse:
    """Answer `call`, or what it answered when it came with this `key` before.

    A refused call keeps nothing: the key can be used again. Raises Stopped: 422 for another call under the same key
    and for a key that cannot be one, 409 while the first is still being worked on.
    """
    if not 0 < len(key) <= LONGEST or not key.isascii() or not key.isprintable():
        raise Stopped(422, "repeat_key", field="Idempotency-Key")
    key, fingerprint = OURS + key, _fingerprint(request)
    answer = _answered(person_id, key, fingerprint)
    if answer is not None:
        return answer
    try:
        return _claimed(person_id, key, fingerprint, call, now)
    except _Dropped as dropped:
        return dropped.response
    except _Taken:
        answer = _answered(person_id, key, fingerprint)
        if answer is None:
            raise Stopped(409, "repeat_runs", retry_after=1) from None
        return answer


def _claimed(
    person_id: UUID, key: str, fingerprint: str, call: Callable[[], HttpResponse], now: datetime
) -> HttpResponse:
    with together():
        row = Repeat(id=new_id(), person_id=person_id, key=key, fingerprint=fingerprint, created_at=now)
        _claim(row)
        response = call()
        if response.status_code >= 400:
            raise _Dropped(response)
        row.status, row.body = response.status_code, response.content.decode()
        row.save(update_fields=["status", "body"])
    return response


def _claim(row: Repeat) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])
    try:
        row.save(force_insert=True)
    except IntegrityError:
        raise _Taken from None
    except OperationalError as error:
        if "timeout" in str(error).lower():
            raise _Taken from None
        raise


def _answered(person_id: UUID, key: str, fingerprint: str) -> HttpResponse | None:
    found = Repeat.objects.filter(person_id=person_id, key=key).first()
    if found is None:
        return None
    if found.fingerprint != fingerprint:
        raise Stopped(422, "repeat_differs", field="Idempotency-Key")
    response = HttpResponse(found.body, status=found.status, content_type="application/json")
    response["Idempotency-Replayed"] = "true"
    return response


def _fingerprint(request: HttpRequest) -> str:
    call = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode("utf-8", "replace"))
    call.update(request.body)
    return call.hexdigest()

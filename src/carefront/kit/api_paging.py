"""Cursors: an opaque text that says after which row a list goes on, so that new rows never shift a page."""

import binascii
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, Field

from carefront.core.refusals import Because, Refusal

LONGEST = 4_000
MOST = 100


class PageIn(BaseModel):
    """Which part of a list is wanted: at most `limit` rows, after the one that `cursor` names."""

    cursor: str = Field("", max_length=LONGEST, description="What “next” said in the answer before.")
    limit: int = Field(50, ge=1, le=MOST)


def cursor_of(order: str, key: Any, row_id: UUID) -> str:
    """Answer the cursor of a row that stands at `key` (a moment, a text, a number or None) in `order`."""
    plain = key.isoformat() if isinstance(key, datetime) else key
    whole = json.dumps([order, plain, row_id.hex], separators=(",", ":")).encode()
    return urlsafe_b64encode(whole).decode().rstrip("=")


def place_of(cursor: str, order: str, kind: type) -> tuple[Any, UUID] | None:
    """Answer the key (of `kind`, or None) and id that `cursor` holds; None for the beginning of the list.

    Raises Refusal(UNKNOWN_CHOICE, "cursor") for one that was not made here, or for another order.
    """
    if not cursor:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        made_for, key, row_id = json.loads(urlsafe_b64decode(padded.encode("ascii")))
        if made_for != order:
            raise ValueError(order)
        return _key(key, kind), UUID(row_id)
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError, binascii.Error):
        raise Refusal(Because.UNKNOWN_CHOICE, "cursor", given=cursor[:40]) from None


def _key(key: Any, kind: type) -> Any:
    if key is None:
        return None
    if kind is datetime:
        moment = datetime.fromisoformat(key)
        if moment.tzinfo is None or not 1 < moment.year < 9999:
            raise ValueError(key)
        return moment
    if kind is int and (isinstance(key, bool) or not isinstance(key, int) or abs(key) > 2**62):
        raise ValueError(key)
    if not isinstance(key, kind) or (isinstance(key, str) and "\0" in key):
        raise ValueError(key)
    if isinstance(key, str):
        key.encode()
    return key

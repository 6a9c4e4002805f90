"""Who an invitation comes from: an address whose token brings every answer home, where replies are read."""

import base64
import binascii
import hmac
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

from carefront.kit.inbound import registry
from carefront.kit.itip.meetings import Party
from carefront.kit.posting import message

PREFIX = "m"
_SALT = "carefront.kit.itip"
_MARK = 10  # bytes of signature: 80 bits, so that the address stays within its 64 characters


def organizer(key: UUID, name: str) -> Party:
    """Answer the organizer of the invitation `key` (of one person to one meeting), under the `name` of who invites.

    Where replies are not read it is the sender of all letters, and answers come by page only.
    """
    address = registry.reply_address(token(key))
    return Party(name, address or message.sender()[1])


def token(key: UUID) -> str:
    """Answer the token of an invitation: lower-case letters and digits, for calendars keep no more than that."""
    return _token(key, settings.SECRET_KEY)


def key_of(given: str) -> UUID | None:
    """Answer the invitation whose token was given, in whichever case; None for one that was not made here."""
    given = given.lower()
    try:
        key = UUID(bytes=base64.b32decode(given.partition(".")[2][:26].upper() + "======")[:16])
    except (ValueError, binascii.Error):
        return None
    secrets = [str(each) for each in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    told = given.encode("utf-8", "replace")
    return key if any(hmac.compare_digest(told, _token(key, each).encode("ascii")) for each in secrets) else None


def _token(key: UUID, secret: str) -> str:
    mark = salted_hmac(_SALT, key.bytes, secret, algorithm="sha256").digest()[:_MARK]
    return (
        f"{PREFIX}." + "".join(base64.b32encode(each).decode("ascii").rstrip("=") for each in (key.bytes, mark)).lower()
    )

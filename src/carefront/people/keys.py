"""Secrets that open something: made from chance, shown once, kept only as what they hash to."""

import hashlib
import secrets
from base64 import urlsafe_b64encode
from uuid import UUID

from django.utils.crypto import salted_hmac

TOKEN_PREFIX = "cf_"  # noqa: S105 - lets a secret that was pasted somewhere be recognised as one


def hash_of(secret: str) -> str:
    """Answer what is kept of a secret: SHA-256, which is enough for 256 bits of chance."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def fresh_token() -> str:
    """Answer a new personal key for the API."""
    return TOKEN_PREFIX + secrets.token_urlsafe(32)


def fresh_nonce() -> str:
    """Answer a new piece of chance, 43 characters long."""
    return secrets.token_urlsafe(32)


def invitation_token(invitation_id: UUID, nonce: str) -> str:
    """Answer the token of an invitation.

    It is made anew from the installation's key whenever its letter is written, so it lies nowhere in the database:
    a stolen backup opens no door.
    """
    digest = salted_hmac("carefront.invitation", f"{invitation_id}:{nonce}", algorithm="sha256").digest()
    return urlsafe_b64encode(digest).decode("ascii").rstrip("=")

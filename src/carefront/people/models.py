"""Accounts, workspaces, people, and the keys with which they come in."""

from datetime import time
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from carefront.kit.ids import new_id
from carefront.kit.rows import Row


class AccountQuery(BaseUserManager["Account"]):
    """Make and find accounts by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **columns: Any) -> "Account":
        """Make an account; without a password it signs in by e-mailed code."""
        columns.setdefault("created_at", timezone.now())
        account = self.model(email=self.normalize_email(email).lower(), **columns)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """Somebody who signs in, across the whole installation."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)
    zone = models.CharField(max_length=64, default="UTC")
    language = models.CharField(max_length=10, default="en")
    quiet_from = models.TimeField(default=time(20, 0))
    quiet_to = models.TimeField(default=time(7, 0))
    ask_time = models.TimeField(default=time(16, 0))
    theme = models.CharField(max_length=5, default="auto")
    letters = models.BooleanField(default=True)

    objects = AccountQuery()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="account_email_once")]


class Workspace(Row):
    """A company, a practice or a community on this installation."""

    name = models.CharField(max_length=120)
    created_at = models.DateTimeField()
    # True for the one with which the installation began, so that two founders at once cannot both be the first.
    is_first = models.BooleanField(null=True, unique=True)


class Person(Row):
    """An account's standing in one workspace; without an account it is the tombstone of somebody who left."""

    workspace = models.ForeignKey(Workspace, on_delete=models.PROTECT, related_name="people")
    account = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="people")
    name = models.CharField(max_length=120)
    is_steward = models.BooleanField(default=False)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    feed_hash = models.CharField(max_length=64, null=True, unique=True)  # of the secret in the calendar's address

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "account"], name="person_once", condition=Q(account__isnull=False)
            )
        ]
        indexes = [models.Index(fields=["workspace", "name", "id"], name="person_by_name")]


class Invitation(Row):
    """An open door into a workspace for whoever holds its token; perhaps with a relationship proposed along."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="invitations")
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=120, blank=True, default="")
    note = models.TextField(blank=True, default="")
    relationship_kind = models.CharField(max_length=20, blank=True, default="")
    role = models.CharField(max_length=20, blank=True, default="")  # the part that the inviter takes in it
    nonce = models.CharField(max_length=43)  # with the installation's key it makes the token, which is kept nowhere
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)


class Token(Row):
    """A personal key for the API, with what it may do; only its hash is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    token_hash = models.CharField(max_length=64, unique=True)
    scopes = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)


class Remembered(models.Model):
    """A line of the cache that all processes share: how often somebody tried, for the throttles."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "people_remembered"

"""Open a room inside an installation: run with the number of rooms, prints what a caller needs as JSON.

Each room is a workspace of its own with two people, Ada and Ben, who are signed in.
"""

import json
import os
import sys
from importlib import import_module

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.parlour.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from carefront.kit.ids import new_id  # noqa: E402
from carefront.kit.live import texts  # noqa: E402
from carefront.people.models import Account, Person, Workspace  # noqa: E402


def open_rooms(count: int, *, people: int = 2) -> list[dict[str, object]]:
    """Open rooms, and answer for each its id, its text's, and the cookie of each person."""
    now = timezone.now()
    rooms: list[dict[str, object]] = []
    with transaction.atomic():
        for number in range(count):
            workspace = Workspace.objects.create(name=f"Room {number}", created_at=now)
            room = new_id()
            text = texts.open_text(room_id=room, workspace_id=workspace.pk, now=now)
            cookies = [_signed_in(workspace, name, now) for name in ("Ada", "Ben")[:people]]
            rooms.append({"room": str(room), "text": str(text), "cookies": cookies})
    return rooms


def _signed_in(workspace: Workspace, name: str, now: object) -> str:
    account = Account.objects.create_user(email=f"{name.lower()}-{workspace.pk}@parlour.example", name=name)
    Person.objects.create(workspace=workspace, account=account, name=name, joined_at=now)
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


if __name__ == "__main__":
    people = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    sys.stdout.write(json.dumps(open_rooms(int(sys.argv[1]), people=people)))

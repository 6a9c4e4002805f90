"""A room of the tests' own, and a live process in the test's own loop."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID, uuid4

import pytest
from django.conf import settings as site
from django.db import connection, transaction
from django.test import Client

from carefront.core.actors import Actor
from carefront.kit.live import registry, server, texts
from carefront.people.models import Account
from tests.cast import Cast, gather
from tests.kit.live.page import Page

KIND = "parlour"
R = TypeVar("R")
Live = Callable[[Callable[[], Awaitable[None]]], None]


@dataclass
class Parlour:
    """Hold a room: Ada and Ben are in it, each with a private text beside the shared one."""

    cast: Cast
    id: UUID = field(default_factory=uuid4)
    shared: UUID = field(default_factory=uuid4)
    own: dict[UUID, UUID] = field(default_factory=dict)
    out: set[UUID] = field(default_factory=set)
    address: str = ""

    def entrance(self, actor: Actor, room_id: UUID) -> registry.Entry | None:
        """Answer who may enter."""
        if room_id != self.id or actor.id in self.out or actor.id not in self.own:
            return None
        both = frozenset({self.shared, self.own[actor.id]})
        return registry.Entry(actor.id, actor.name, both, both)

    def page(self, actor: Actor | None, text_id: UUID | None = None, **other: Any) -> Page:
        """Answer a page of somebody who is signed in, not yet open."""
        cookies = ""
        if actor is not None:
            client = Client()
            client.force_login(site_account(actor))
            cookies = f"{site.SESSION_COOKIE_NAME}={client.cookies[site.SESSION_COOKIE_NAME].value}"
        room = other.get("room", self.id)
        path = f"{other.get('kind', KIND)}/{room}/"
        cookies, origin = other.get("cookies", cookies), other.get("origin", site.SITE_URL)
        return Page(lambda: self.address + path, cookies, origin, text_id or self.shared)


def site_account(actor: Actor) -> Account:
    """Answer an actor's account."""
    return Account.objects.get(pk=actor.account_id)


@pytest.fixture
def parlour(transactional_db: None, now: datetime, monkeypatch: pytest.MonkeyPatch) -> Iterator[Parlour]:
    """The room, with its texts."""
    room = Parlour(gather(now))
    with transaction.atomic():
        room.shared = texts.open_text(room_id=room.id, workspace_id=room.cast.harbour, now=now)
        for actor in (room.cast.ada, room.cast.ben):
            room.own[actor.id] = texts.open_text(room_id=room.id, workspace_id=room.cast.harbour, now=now)
    monkeypatch.setattr(registry, "_entrances", {KIND: room.entrance})
    yield room
    connection.close()


async def beside(deed: Callable[[], R]) -> R:
    """Do something with the database in a thread, as another process would."""

    def inside() -> R:
        try:
            return deed()
        finally:
            connection.close()

    return await asyncio.to_thread(inside)


@pytest.fixture
def live(parlour: Parlour) -> Live:
    """Run a story while a live process serves."""

    def run(story: Callable[[], Awaitable[None]]) -> None:
        async def inside() -> None:
            async with server.opened("127.0.0.1", 0) as served:
                parlour.address = f"ws://127.0.0.1:{served.sockets[0].getsockname()[1]}/live/"
                await story()

        asyncio.run(inside())

    return run

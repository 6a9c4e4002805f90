"""Nothing that anybody else is shown changes when somebody answers, skips or chooses; shown is what was shared."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import pytest
from django.test import Client

from carefront.core.actors import Actor
from carefront.core.level import Level
from carefront.lobby.queries.carrying import write_export
from carefront.pulses.commands import answering, wishing
from carefront.pulses.models import Adjustment, Pulse, Wish
from carefront.relationships import commands as relationships
from tests.cast import Cast
from tests.doors.calling import Api
from tests.pulses.conftest import DAY, answer, shared, wish
from tests.relationships.leveling import stand

pytestmark = pytest.mark.usefixtures("at_now")
Visit = Callable[[Actor], Client]
PLACES = ("coaching", "reporting", "peers", "team")
# What is made anew for every page, and says nothing.
FRESH = re.compile(rb'(csrfmiddlewaretoken" value="|nonce="|name="once" value="|X-CSRFToken": ")[^"]+')


def shown(cast: Cast, who: Actor, visit: Visit, now: datetime, keys: list[UUID] | None = None) -> dict[str, bytes]:
    """Answer everything that somebody is shown of pulses, and where they could shine through."""
    client, api = visit(who), Api(who, now=now)
    pages = ["/", "/pulses/", "/relationships/", "/search/?q=pulse", "/search/?q=secret", "/who-sees-what/"]
    calls = ["/pulses/told", "/relationships"]
    for name in PLACES:
        place = getattr(cast, name)
        pages += [f"/relationships/{place}/{part}" for part in ("", "pulse/", "facts/", "level/", "settings/")]
        calls += [
            f"/relationships/{place}/{part}"
            for part in ("pulses", "pulses/map", "pulses/told", "wishes", "facts", "levels")
        ]
    for key in keys or []:
        calls += [f"/pulses/{key}", f"/wishes/{key}"]
    found = {path: FRESH.sub(b"", client.get(path).content) for path in pages}
    found |= {path: api("GET", path).content for path in calls}
    file = io.BytesIO()
    write_export(who, file, now=now)
    archive = zipfile.ZipFile(file)
    return found | {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("level", [Level.SELF_TRACKED, Level.DIRECT])
def test_nobody_can_tell_that_somebody_answered(cast: Cast, now: datetime, visit: Visit, level: Level) -> None:
    stand(cast.ben, cast.coaching, now, level.value)
    others = [who for who in cast.everybody if who.id != cast.ben.id]
    before = [shown(cast, who, visit, now) for who in others]
    for place in (cast.coaching, cast.peers, cast.team):
        answer(cast.ben, place, now, 1, 1, 1, 2)
        answering.choose_rhythm(by=cast.ben, relationship_id=place, weeks=2, now=now)
        answering.skip_pulse(by=cast.ben, relationship_id=place, now=now)
        key = wish(cast.ben, place, now, "A secret wish", share=False)
        wishing.meet_wish(by=cast.ben, wish_id=key, words="A secret change", now=now)
    after = [shown(cast, who, visit, now) for who in others]
    for who, was, is_now in zip(others, before, after, strict=True):
        assert [path for path in was if was[path] != is_now[path]] == [], who.name


@pytest.mark.parametrize("level", [Level.SELF_TRACKED, Level.CURIOUS, Level.DIRECT])
def test_shown_is_what_was_shared_and_nothing_else(cast: Cast, now: datetime, visit: Visit, level: Level) -> None:
    if level is not Level.CURIOUS:
        stand(cast.ben, cast.coaching, now, level.value)
    readers: dict[UUID, set[str]] = {}
    for who, others, name in (
        (cast.ben, {"Ada"}, "coaching"), (cast.ada, {"Ben"}, "coaching"), (cast.rob, {"Mia"}, "reporting"),
        (cast.ben, {"Rob"}, "peers"), (cast.eve, {"Ada", "Ben", "Mia"}, "team"),
    ):  # fmt: skip
        place = getattr(cast, name)
        readers[answer(who, place, now - 2 * DAY)] = {who.name}
        if name != "team":
            readers[shared(who, place, now - DAY)] = {who.name, *others}
        back = answer(who, place, now)
        if name != "team":
            answering.share_pulse(by=who, pulse_id=back, now=now)
            answering.unshare_pulse(by=who, pulse_id=back, now=now)
        readers[back] = {who.name}
        readers[wish(who, place, now, share=False)] = {who.name}
        readers[wish(who, place, now)] = {who.name, *others}
    assert len(readers) == Pulse.objects.count() + Wish.objects.count()
    for who in cast.everybody:
        told = b"\n".join(shown(cast, who, visit, now, list(readers)).values()).decode()
        seen = {key for key in readers if str(key) in told}
        assert seen == {key for key, names in readers.items() if who.name in names}, who.name


def test_whoever_joins_later_sees_nothing_that_was_shared_before(cast: Cast, now: datetime, visit: Visit) -> None:
    key = wish(cast.eve, cast.team, now)
    wishing.meet_wish(by=cast.ada, wish_id=key, words="Shorter", now=now)
    answer(cast.eve, cast.team, now)
    relationships.invite_member(by=cast.ada, relationship_id=cast.team, person_id=cast.sam.id, now=now + DAY)
    relationships.accept_relationship(by=cast.sam, relationship_id=cast.team, now=now + DAY)
    told = b"\n".join(shown(cast, cast.sam, visit, now).values()).decode()
    for row in (Pulse.objects.get(), Wish.objects.get(), Adjustment.objects.get()):
        assert str(row.pk) not in told

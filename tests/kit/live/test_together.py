"""Two people on one page: text, presence and signals travel, and what was thanked for is on disk."""

import os
from datetime import datetime
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction

from carefront.kit.live import frames, server, signals, texts
from carefront.kit.live.documents import MOST
from carefront.kit.models import LiveText, LiveUpdate
from tests.kit.live.conftest import Live, Parlour, beside
from tests.kit.live.page import Page

pytestmark = pytest.mark.django_db(transaction=True)


async def open_all(*pages: Page) -> None:
    for page in pages:
        await page.open()
        await page.until(page.synced.is_set)


async def close_all(*pages: Page) -> None:
    for page in pages:
        await page.close()


def test_what_one_writes_the_other_reads_and_it_is_on_disk_when_thanked_for(parlour: Parlour, live: Live) -> None:
    ada, ben = parlour.page(parlour.cast.ada), parlour.page(parlour.cast.ben)

    async def story() -> None:
        await open_all(ada, ben)
        await ada.type(0, "Monday")
        await ben.until(lambda: ben.words == "Monday" and not ada.unkept)
        assert await beside(lambda: LiveUpdate.objects.filter(text_id=parlour.shared).count()) >= 1
        await ben.type(6, " morning")
        await ada.until(lambda: ada.words == "Monday morning")
        await close_all(ada, ben)

    live(story)
    assert texts.text_of(parlour.shared).words == "Monday morning"
    row = LiveText.objects.get(pk=parlour.shared)
    assert (row.words, row.words_seq) == ("Monday morning", row.last_seq)


def test_whoever_was_away_catches_up_both_ways(parlour: Parlour, live: Live) -> None:
    ada, ben = parlour.page(parlour.cast.ada), parlour.page(parlour.cast.ben)

    async def story() -> None:
        await open_all(ada, ben)
        await ada.type(0, "one ")
        await ben.until(lambda: ben.words == "one ")
        ben.cut()
        await ada.type(4, "two ")
        await ben.type(0, "zero ")
        await open_all(ben)
        await ada.until(lambda: ada.words == ben.words == "zero one two " and not ben.unkept)
        await close_all(ada, ben)

    live(story)
    assert texts.text_of(parlour.shared).words == "zero one two "


def test_a_form_reaches_open_pages_and_a_forgotten_text_leaves_them(
    parlour: Parlour, live: Live, now: datetime
) -> None:
    ada = parlour.page(parlour.cast.ada)

    def post() -> None:
        with transaction.atomic():
            texts.merge_text(text_id=parlour.shared, base=texts.version_of(""), words="By hand", now=now)

    def forget() -> None:
        with transaction.atomic():
            texts.forget_text(parlour.shared)

    async def story() -> None:
        await open_all(ada)
        await beside(post)
        await ada.until(lambda: ada.words == "By hand", 2)
        await ada.type(7, ", then live")
        await ada.until(lambda: not ada.unkept)
        await beside(forget)
        await ada.until(lambda: ada.latest("gone") == str(parlour.shared), 2)
        await ada.type(0, "late")
        await ada.close()

    live(story)
    assert not LiveText.objects.filter(pk=parlour.shared).exists()


def test_who_is_there_is_seen_within_a_second_each_person_once(parlour: Parlour, live: Live) -> None:
    ada, ben, again = (parlour.page(actor) for actor in (parlour.cast.ada, parlour.cast.ben, parlour.cast.ben))

    async def story() -> None:
        await open_all(ada, ben, again)
        both = [{"name": "Ada", "you": True}, {"name": "Ben", "you": False}]
        await ada.until(lambda: ada.latest("here") == both, 1)
        await again.close()
        ben.cut()
        await ada.until(lambda: ada.latest("here") == both[:1], 1)
        await ada.close()

    live(story)


def test_a_signal_reaches_the_pages_of_its_room(parlour: Parlour, live: Live) -> None:
    ada = parlour.page(parlour.cast.ada)

    def change(room: object) -> None:
        with transaction.atomic():
            signals.signal(room, "decisions")  # type: ignore[arg-type]

    async def story() -> None:
        await open_all(ada)
        await beside(lambda: change(uuid4()))
        await beside(lambda: change(parlour.id))
        await ada.until(lambda: ada.latest("signal") == "decisions", 1)
        await ada.close()

    live(story)
    assert sum("signal" in told for told in ada.told) == 1


def test_whoever_may_no_longer_be_there_is_put_out(parlour: Parlour, live: Live) -> None:
    ada, ben = parlour.page(parlour.cast.ada), parlour.page(parlour.cast.ben)

    def leave() -> None:
        parlour.out.add(parlour.cast.ben.id)
        with transaction.atomic():
            signals.signal(parlour.id, "access")

    def sign_out() -> None:
        Session.objects.all().delete()
        with transaction.atomic():
            signals.signal(parlour.id, "access")

    async def story() -> None:
        await open_all(ada, ben)
        await beside(leave)
        await ben.until(lambda: ben.code == frames.GONE, 3)
        assert ada.code is None
        await beside(sign_out)
        await ada.until(lambda: ada.code == frames.GONE, 3)

    live(story)


def test_too_long_a_text_is_refused_told_and_goes_on_shorter(parlour: Parlour, live: Live) -> None:
    ada, ben = parlour.page(parlour.cast.ada), parlour.page(parlour.cast.ben)

    async def story() -> None:
        await open_all(ada, ben)
        await ada.type(0, "x" * (MOST - 5))
        await ben.until(lambda: len(ben.words) == MOST - 5)
        await ada.type(0, "too long")
        await ada.until(lambda: (ada.latest("because"), ada.latest("refused")) == ("long", str(parlour.shared)))
        await ben.type(0, "fits")
        await ada.type(0, "", gone=8)
        await ada.send(frames.packed(frames.ASK, parlour.shared, 0, ada.doc.get_state()))
        await ada.until(lambda: ada.words.startswith("fits") and ada.words == ben.words and not ada.unkept)
        await close_all(ada, ben)

    live(story)
    assert len(texts.text_of(parlour.shared).words) == MOST - 1


@pytest.mark.skipif(not os.environ.get("DATABASE_URL"), reason="on SQLite there is one live process")
def test_people_at_two_processes_share_text_and_presence(parlour: Parlour, live: Live) -> None:
    ada, ben = parlour.page(parlour.cast.ada), parlour.page(parlour.cast.ben)

    async def story() -> None:
        async with server.opened("127.0.0.1", 0) as other:
            there = f"ws://127.0.0.1:{other.sockets[0].getsockname()[1]}/live/"
            here, address = ada.address(), ben.address()
            ben.address = lambda: address.replace(here.partition("parlour")[0], there)
            await open_all(ada, ben)
            await ada.until(lambda: [one["name"] for one in ada.latest("here")] == ["Ada", "Ben"], 2)
            await ada.type(0, "Monday")
            await ben.until(lambda: ben.words == "Monday", 2)
            await ben.type(6, " morning")
            await ada.until(lambda: ada.words == "Monday morning", 2)
            await ben.close()
            await ada.until(lambda: [one["name"] for one in ada.latest("here")] == ["Ada"], 2)
            await ada.close()

    live(story)
    assert texts.text_of(parlour.shared).words == "Monday morning"

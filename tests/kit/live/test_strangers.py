"""Who may not enter learns nothing, and nothing that anybody sends brings the process down."""

import os
import random
from uuid import uuid4

import pytest
from websockets.exceptions import InvalidStatus

from carefront.kit.live import frames, texts
from tests.kit.live.conftest import Live, Parlour
from tests.kit.live.page import Page
from tests.kit.live.test_together import close_all, open_all

pytestmark = pytest.mark.django_db(transaction=True)


async def code_of(page: Page) -> int | None:
    await page.open()
    await page.until(lambda: page.code is not None)
    return page.code


def test_hidden_absent_and_signed_out_are_answered_alike(parlour: Parlour, live: Live) -> None:
    cast = parlour.cast
    outside = [
        parlour.page(cast.mia),
        parlour.page(cast.ada, room=uuid4()),
        parlour.page(cast.ada, room="nothing"),
        parlour.page(cast.ada, kind="elsewhere"),
        parlour.page(None),
        parlour.page(None, cookies='sessionid=abc; sessionid="quoted"'),
        parlour.page(None, cookies="sessionid=../../etc"),
    ]

    async def story() -> None:
        for page in outside:
            assert await code_of(page) == frames.GONE
            assert page.told == []

    live(story)


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "", "http://127.0.0.1:8000.elsewhere.example"])
def test_a_page_of_another_site_is_turned_away(parlour: Parlour, live: Live, origin: str) -> None:
    page = parlour.page(parlour.cast.ada, origin=origin or None)

    async def story() -> None:
        with pytest.raises(InvalidStatus) as refused:
            await page.open()
        assert refused.value.response.status_code == 403

    live(story)


def test_a_private_text_is_its_authors_alone(parlour: Parlour, live: Live) -> None:
    ada = parlour.page(parlour.cast.ada, parlour.own[parlour.cast.ada.id])
    ben = parlour.page(parlour.cast.ben, parlour.own[parlour.cast.ada.id])

    async def story() -> None:
        await open_all(ada)
        await ben.open()
        await ben.until(lambda: ben.latest("because") == "rights")
        await ada.type(0, "only mine")
        await ada.until(lambda: not ada.unkept)
        await ben.send(frames.packed(frames.PIECE, ben.text_id, 1, ada.doc.get_update()))
        await ben.until(lambda: sum("refused" in told for told in ben.told) == 2)
        assert ben.words == ""
        await close_all(ada, ben)

    live(story)
    assert texts.text_of(ada.text_id).words == "only mine"


def test_hostile_frames_harm_nobody_else(parlour: Parlour, live: Live) -> None:
    ada = parlour.page(parlour.cast.ada)
    hostile = [parlour.page(parlour.cast.ben) for _ in range(8)]
    chance = random.Random(3)

    async def story() -> None:
        await open_all(ada)
        await ada.type(0, "We meet on Monday")
        for number, page in enumerate(hostile):
            await page.open()
            good = frames.packed(frames.PIECE, parlour.shared, 1, ada.doc.get_update())
            if number == 0:
                await page.send(b"\0" * (frames.MOST_FRAME + 1))
                await page.until(lambda page=page: page.code is not None)
                assert page.code == 1009
                continue
            for _ in range(40):
                noise = bytearray(good)
                for _ in range(chance.randrange(1, 5)):
                    noise[chance.randrange(21, len(noise))] = chance.randrange(256)
                await page.send(chance.choice([bytes(noise), os.urandom(chance.randrange(1, 200)), "{", "é" * 99, b""]))
        await ada.type(17, " at noon")
        await ada.until(lambda: not ada.unkept)
        await close_all(ada, *hostile)

    live(story)
    assert "at noon" in texts.text_of(parlour.shared).words


def test_one_person_has_so_many_pages_and_no_more(parlour: Parlour, live: Live) -> None:
    first = parlour.page(parlour.cast.ada)
    others = [Page(first.address, first.cookies, first.origin, first.text_id) for _ in range(30)]

    async def story() -> None:
        await open_all(first, *others[:-1])
        assert await code_of(others[-1]) == frames.CROWDED
        await close_all(first, *others[:-1])

    live(story)

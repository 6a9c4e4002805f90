"""What people carry in and out of the site, and how they leave it."""

import io
import json
from urllib.request import urlopen
from zipfile import ZipFile

from tests.browser.living import link_in
from tests.browser.story import ADA, BEN, wait_for_words
from tests.browser.visiting import Visitor

TABLE = """words,due,outcome,with,owner
Bring the ladder back,2031-06-24,,Ben Okoro,
"Read the chapter on listening, twice",2026-03-02,done,,
=Water the plants,someday soon-ish,,,
Lend me the saw,2031-07-01,,,Ben Okoro
"""


def bring_a_table(ada: Visitor, ben: Visitor) -> None:
    """Import a table: see how each row is read, carry over what is clear, and find it in the list."""
    ada.go("/import/")
    table = {"name": "promises.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    ada.page.locator("main input[type=file]").set_input_files([table])  # type: ignore[list-item]
    ada.press("See how it is read")
    ada.reads("4 rows, read as you see them here. Nothing is kept yet.")
    ada.press("Carry 3 rows over")
    address = ada.page.url
    wait_for_words(ada, "2 promises are in your list now.", address)
    ada.reads("1 row was not carried over.")
    ada.go("/commitments/?which=mine&state=all")
    ada.reads("Bring the ladder back")
    ben.go(link_in(ben.site.letter(BEN, "asks you for a few things"), "/requests/"))
    ben.reads("Lend me the saw")


def take_everything_out(ada: Visitor) -> None:
    """Export: the file holds what one wrote and may see, as JSON and CSV."""
    ada.go("/export/")
    with ada.page.expect_download() as fetched:
        ada.page.locator("main").get_by_role("button", name="Take everything out").click()
    with ZipFile(io.BytesIO(fetched.value.path().read_bytes())) as bag:
        names = bag.namelist()
        whole = " ".join(bag.read(name).decode() for name in names)
        for name in names:
            if name.endswith(".json"):
                json.loads(bag.read(name))
    assert any(name.endswith(".csv") for name in names)
    assert "Bring the ladder back" in whole
    assert "They found it themselves." in whole


def fetch_calendar(ben: Visitor) -> None:
    """Open a private calendar address and fetch it as a calendar does."""
    ben.go("/tokens/")
    ben.press("Open a private calendar address")
    address = ben.page.locator("#calendar code").inner_text()
    with urlopen(address, timeout=20) as answer:
        text = answer.read().decode()
    assert text.startswith("BEGIN:VCALENDAR")
    assert "one question I asked" in text.replace("\r\n ", "")


def leave(ada: Visitor, ben: Visitor, kept: str) -> None:
    """Hand the workspace over and erase the account: it is gone, and the other's own record is whole."""
    ada.go("/steward/")
    ada.press("Make a steward · Ben Okoro")
    ada.go("/account/erasure/")
    ada.fill("Your e-mail address", ADA)
    ada.press("Erase my account")
    ada.reads("Your account is erased")
    ada.go("/account/login/")
    ada.fill("E-mail", ADA)
    ada.fill("Password", "seven quiet herons")
    ada.refused.add(ada.page.url)
    ada.press("Sign in")
    assert "/account/login/" in ada.page.url
    ben.go(kept)
    for words in ("They found it themselves.", "You gave them room.", "omebody who left"):
        ben.reads(words)
    assert "Ada Lind" not in ben.words()

"""Only what somebody newly wrote is taken from a reply, whichever program they wrote it with."""

# ruff: noqa: E501 the samples stand as programs write them
import pytest

from carefront.kit.inbound.hypertext import words_of_html
from carefront.kit.inbound.quoting import newly_written

ORIGINAL = "How did it go: “Call the three stalled accounts”?"
QUOTED = "> How did it go: “Call the three stalled accounts”?\n>\n> Answer here: https://example.org/c/x"

REPLIES = {
    "gmail": f"Done\nTwo of three said yes.\n\nOn Tue, Jun 24, 2026 at 9:12 AM Carefront <c+c.x@example.org> wrote:\n\n{QUOTED}",
    "gmail, wrapped": f"Done\nTwo of three said yes.\n\nOn Tue, 24 Jun 2026 at 09:12, Carefront Harbour Coaching\n<c+c.x@example.org> wrote:\n\n{QUOTED}",
    "apple": f"Done\nTwo of three said yes.\n\n> On 24. Jun 2026, at 09:12, Carefront <c@example.org> wrote:\n> \n{QUOTED}",
    "thunderbird, German": f"Done\nTwo of three said yes.\n\nAm 24.06.26 um 09:12 schrieb Carefront:\n{QUOTED}",
    "French": f"Done\nTwo of three said yes.\n\nLe mar. 24 juin 2026 à 09:12, Carefront <c@example.org> a écrit :\n\n{QUOTED}",
    "Spanish": f"Done\nTwo of three said yes.\n\nEl mar, 24 jun 2026 a las 9:12, Carefront (<c@example.org>) escribió:\n\n{QUOTED}",
    "outlook": f"Done\nTwo of three said yes.\n\n________________________________\nFrom: Carefront <c@example.org>\nSent: Tuesday, June 24, 2026 9:12 AM\nTo: Ben\nSubject: How did it go\n\n{ORIGINAL}",
    "outlook, German": f"Done\nTwo of three said yes.\n\nVon: Carefront <c@example.org>\nGesendet: Dienstag, 24. Juni 2026 09:12\nAn: Ben\nBetreff: How did it go\n\n{ORIGINAL}",
    "old outlook": f"Done\nTwo of three said yes.\n\n-----Original Message-----\nFrom: Carefront\n{ORIGINAL}",
    "old outlook, German": f"Done\nTwo of three said yes.\n\n-----Ursprüngliche Nachricht-----\nVon: Carefront\n{ORIGINAL}",
    "signature": "Done\nTwo of three said yes.\n\n-- \nBen Smith\nHarbour Ltd",
    "below": f"On Tue, 24 Jun 2026 at 09:12, Carefront <c@example.org> wrote:\n{QUOTED}\n\nDone\nTwo of three said yes.",
    "between": "On Tue, Carefront <c@example.org> wrote:\n> How did it go?\nDone\n> Anything else?\nTwo of three said yes.",
    "phone": f"Done\nTwo of three said yes.\n\nSent from my iPhone\n\n> On 24 Jun 2026, at 09:12, Carefront wrote:\n{QUOTED}",
    "outlook for iOS": f"Done\nTwo of three said yes.\n\nGet Outlook for iOS\n________________________________\nFrom: Carefront <c@example.org>\nSent: Tuesday\nTo: Ben\n\n{ORIGINAL}",
    "carriage returns": "Done\r\nTwo of three said yes.\r\n\r\n> quoted\r\n",
}  # fmt: skip


@pytest.mark.parametrize("program", REPLIES)
def test_new_words_stay_and_the_quotation_goes(program: str) -> None:
    assert newly_written(REPLIES[program]) == "Done\nTwo of three said yes."


@pytest.mark.parametrize(
    "words",
    [
        "On Friday I wrote: nothing.\nThen I called.",
        "From: now on I will call first.",
        "I promised > 3 calls.\nDone.",
        "Done - all three\n\n- Acme\n- Harbour",
        "On it goes, and I said to them:\nwe stay.",
        "",
    ],
)
def test_words_that_only_look_like_a_quotation_stay(words: str) -> None:
    assert newly_written(words) == words


def test_a_reply_in_html_is_read_without_its_quotation() -> None:
    html = (
        "<html><head><style>p{color:red}</style></head><body><div dir=ltr>Done<br>Two of <b>three</b> said&nbsp;yes.</div>"
        '<div class="gmail_quote"><div class="gmail_attr">On Tue Carefront wrote:</div><blockquote>How did it <p>go?'
        "</blockquote></div></body></html>"
    )
    assert newly_written(words_of_html(html)) == "Done\nTwo of three said yes."


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("x < y and <b>z</b> &amp; &lt;b&gt;", "x < y and z & <b>"),
        ("one<!-- <p>two --><br/>three", "one\nthree"),
        ("<script>if (a < b) '</p>'</script>Done", "Done"),
        ("Done<blockquote>old<blockquote>older</blockquote></blockquote>, all", "Done, all"),
        ('Done<img alt="a > b" src=x><p class="x gmail_quote">old', "Done"),
        ("Done <a href=", "Done"),
    ],
)
def test_html_is_read_as_a_mail_program_shows_it(html: str, words: str) -> None:
    assert words_of_html(html) == words


HOSTILE = [
    "On " * 50_000, "> " * 100_000, "-" * 200_000, "\n" * 200_000, "<div>" * 50_000, "<a " * 80_000, "<!--" * 60_000,
    "<a@b> wrote:\n>\n" * 16_000, "<blockquote>" * 20_000 + "</i>" * 60_000, '<a "' * 60_000, "<script>" * 30_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_costs_little(text: str) -> None:
    newly_written(text)
    words_of_html(text)

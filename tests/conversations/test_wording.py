"""Everything that can be found, or be odd, is said in words."""

from uuid import UUID

import pytest

from carefront.conversations import wording
from carefront.conversations.cards import OddCard
from carefront.core.conversations import Sure, Trouble, check_beginning, meant_by, proposed, sure_of
from carefront.core.finding import Kind
from carefront.core.promises.slots import FIRM, Modality
from carefront.core.transcripts import Odd

ADA, BEN, ANA = UUID(int=1), UUID(int=2), UUID(int=3)


def test_every_code_has_its_words() -> None:
    assert all(wording.odd(OddCard(odd, 2, 7)) for odd in Odd)
    assert all(wording.trouble(trouble) for trouble in Trouble)
    assert set(wording.KINDS) == set(wording.BADGES) == set(Kind)
    assert set(wording.SURE) == set(Sure)
    assert set(wording.HEDGES) == set(Modality) - FIRM


def test_no_hedge_is_shown_as_will() -> None:
    assert not any("will" in str(words) for words in wording.HEDGES.values())


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Ada Lane", ADA), ("ada lane", ADA), ("Lane, Ada", ADA), ("Ada", ADA), ("Ada L.", ADA),
        ("ADA LANE (host)", ADA),
        ("Ben", BEN), ("Ben Okoro", BEN), ("Ana Silva | Quay", ANA), ("Ana S", ANA), ("Mia", None), ("", None),
        ("Lane", None), ("(host)", None), ("Adam", None),
    ],
)  # fmt: skip
def test_a_name_means_whom_it_fits_alone(name: str, meant: UUID | None) -> None:
    assert meant_by(name, {ADA: "Ada Lane", BEN: "Ben", ANA: "Ana Silva"}) == meant


def test_a_name_that_fits_two_means_neither() -> None:
    assert meant_by("Ana", {ADA: "Ana Lane", ANA: "Ana Silva"}) is None


def test_words_are_one_line_that_fits() -> None:
    assert proposed("send  the\npage", "x") == "Send the page"
    assert proposed("will", "Yes, I will.") == "Yes, I will."
    long = proposed("w" + " word" * 200, "x")
    assert len(long) <= 300
    assert long.endswith("…")


def test_sureness_is_a_word() -> None:
    assert [sure_of(number) for number in (0.0, 0.59, 0.6, 0.84, 0.85, 1.0)] == [
        Sure.PERHAPS, Sure.PERHAPS, Sure.PROBABLY, Sure.PROBABLY, Sure.PLAINLY, Sure.PLAINLY,
    ]  # fmt: skip


def test_text_in_any_letters_is_text() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"):
        check_beginning("Ada: Schön, ich rufe sie an.\r\n\tUnd dann?".encode(encoding))

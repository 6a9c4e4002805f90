"""Who sees what, in words: made from the table, whole, and current in the docs."""

import re

import pytest

from carefront.core.policy import POLICY, Deed, Standing, Thing, Verdict
from carefront.core.relationships import RelationshipKind
from carefront.relationships import policy_words
from carefront.relationships.management.commands.policy_doc import HOME, document


def test_the_page_in_the_docs_is_current():
    assert HOME.read_text(encoding="utf-8") == document(), "run: manage.py policy_doc"


def test_every_thing_standing_and_deed_has_its_words():
    assert set(policy_words.THINGS) == set(Thing)
    assert set(policy_words.STANDINGS) == set(Standing)
    assert set(policy_words.DEEDS) == set(Deed)
    for row, thing in zip(policy_words.table(), POLICY, strict=True):
        assert [cell.verdict for cell in row.cells] == list(POLICY[thing][Deed.SEE].values())


def test_no_sentence_is_kept_for_a_cell_that_says_something_else():
    for (thing, standing), sentences in policy_words.TOLD.items():
        assert POLICY[thing][Deed.SEE][standing] in sentences, (thing, standing)


@pytest.mark.parametrize("kind", RelationshipKind)
def test_each_kind_says_in_words_who_sees_what(kind):
    told = policy_words.told(kind)
    assert len(told) == len(set(told)) >= 3
    assert any("steward" in sentence for sentence in told)


def test_a_changed_table_changes_the_words(monkeypatch):
    wider = {**POLICY[Thing.FORESIGHT], Deed.SEE: dict.fromkeys(Standing, Verdict.YES)}
    monkeypatch.setattr(policy_words, "POLICY", {**POLICY, Thing.FORESIGHT: wider})
    assert "What you think beforehand: seen by the one it is for." in policy_words.told(RelationshipKind.PEER)
    assert re.search(r"beforehand", policy_words.table()[1].label)

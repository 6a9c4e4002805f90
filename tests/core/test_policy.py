"""The table of who may do what: whole, and as the product promises it."""

import pytest

from carefront.core.policy import POLICY, Deed, Standing, Thing, Verdict, allows, standings_that


@pytest.mark.parametrize("thing", Thing)
@pytest.mark.parametrize("deed", Deed)
def test_no_cell_is_missing(thing: Thing, deed: Deed) -> None:
    assert set(POLICY[thing][deed]) == set(Standing)


@pytest.mark.parametrize("thing", Thing)
@pytest.mark.parametrize("deed", Deed)
@pytest.mark.parametrize("standing", [Standing.STEWARD, Standing.STRANGER])
def test_stewards_and_strangers_read_and_do_nothing(thing: Thing, deed: Deed, standing: Standing) -> None:
    assert not allows(thing, deed, standing, shared=True)


@pytest.mark.parametrize("thing", [Thing.COMMITMENT, Thing.FORESIGHT, Thing.ANSWER, Thing.PRIVATE, Thing.REQUEST])
def test_only_the_owner_changes_words(thing: Thing) -> None:
    assert standings_that(thing, Deed.CHANGE, shared=True) == {Standing.OWNER}


def test_nobody_marks_anothers_promise() -> None:
    assert standings_that(Thing.COMMITMENT, Deed.ANSWER, shared=True) == {Standing.OWNER}


def test_what_is_private_is_its_writers_alone() -> None:
    assert standings_that(Thing.PRIVATE, Deed.SEE, shared=True) == {Standing.OWNER}


def test_foresight_is_private_until_it_is_shared() -> None:
    assert standings_that(Thing.FORESIGHT, Deed.SEE) == {Standing.OWNER}
    assert Standing.OTHER in standings_that(Thing.FORESIGHT, Deed.SEE, shared=True)


def test_whoever_may_do_something_may_see_it() -> None:
    for thing in Thing:
        for standing in Standing:
            for deed in Deed:
                if POLICY[thing][deed][standing] is not Verdict.NO:
                    assert allows(thing, Deed.SEE, standing, shared=True), (thing, deed, standing)

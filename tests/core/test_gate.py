"""The gate: what nobody may see is as absent, and what is seen and not one's own to do says so."""

import pytest

from carefront.core.gate import let_through
from carefront.core.policy import Deed, Standing, Thing, allows
from carefront.core.refusals import Because, Refusal


@pytest.mark.parametrize("thing", Thing)
@pytest.mark.parametrize("deed", Deed)
@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("shared", [False, True])
def test_it_refuses_exactly_what_the_policy_does(thing: Thing, deed: Deed, standing: Standing, shared: bool) -> None:
    if allows(thing, Deed.SEE, standing, shared=shared) and allows(thing, deed, standing, shared=shared):
        let_through(thing, deed, standing, shared=shared)
        return
    with pytest.raises(Refusal) as refused:
        let_through(thing, deed, standing, shared=shared)
    seen = allows(thing, Deed.SEE, standing, shared=shared)
    assert refused.value.because is (Because.NOT_YOURS if seen else Because.HIDDEN)

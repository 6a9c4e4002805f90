"""What was worked out by other means comes out of the product's own functions, to three digits and more."""

import pytest

from carefront.core.evidence.cancelled import Cells, association
from carefront.core.evidence.dropped import dropped
from carefront.core.evidence.low import low
from carefront.core.evidence.runs import run_chance
from evals.evidence import agrees, figure_of
from evals.scoring import own


@pytest.mark.parametrize("row", own("evidence.jsonl"), ids=lambda row: row["name"] + " " + row["field"])
def test_a_worked_value_comes_out(row: dict[str, object]) -> None:
    found = figure_of(row["case"], str(row["field"]))  # type: ignore[arg-type]
    if "said" in row:
        assert agrees(found, str(row["said"]))
    else:
        assert (found >= row["least"]) is row["reached"]  # type: ignore[operator]


@pytest.mark.parametrize(("kept", "n"), [(0, 7), (1, 11), (2, 14), (4, 20), (7, 29)])
def test_twenty_is_first_reached_there(kept: int, n: int) -> None:
    assert [low(kept, some) >= 20 for some in range(max(kept, 1), n + 1)].index(True) == n - max(kept, 1)


def test_three_digits_of_the_values_that_were_given_with_three() -> None:
    assert f"{low(1, 10):.3g}" == "18.5"
    assert f"{low(4, 20):.3g}" == "20.5"
    assert [f"{dropped([True] * 8 + [False] * some):.3g}" for some in (3, 4, 5)] == ["8.47", "15.1", "24.2"]
    assert [f"{one:.3g}" for one in association(Cells(4, 1, 1, 8))] == ["22.1", "6.75"]


def test_a_run_of_three_is_no_rarity() -> None:
    assert round(run_chance(0.3, 3, 20), 2) == 0.31
    assert run_chance(0.3, 21, 20) == 0
    assert run_chance(0.3, 1, 20) == pytest.approx(1 - 0.7**20)

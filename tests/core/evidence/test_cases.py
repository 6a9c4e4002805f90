"""The scoring script answers every line it is given, also those that nobody can answer."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from evals.evidence import answer

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = str(ROOT / "evals" / "evidence.py")


@pytest.mark.parametrize(
    ("case", "fields"),
    [
        ({"kind": "low", "kept": 1, "n": 10}, {"e"}),
        ({"kind": "dropped", "sequence": [1, 1, 0]}, {"bf"}),
        ({"kind": "association", "cells": [4, 1, 1, 8]}, {"bf", "e"}),
        ({"kind": "rate", "kept": 2, "n": 5}, {"mean", "low", "high"}),
        ({"kind": "overconfidence", "likelihoods": [0.8, 0.8], "kept": 1}, {"p"}),
        ({"kind": "calibration", "history": [[0.8, 1]], "at": [0.6]}, {"p"}),
        ({"kind": "run", "miss": 0.3, "length": 3, "n": 20}, {"p"}),
    ],
)
def test_an_answer_keeps_the_fields_of_its_case(case: dict[str, object], fields: set[str]) -> None:
    found = answer(json.dumps(case | {"id": "x1"}))
    assert {name: found[name] for name in case} == case
    assert found["id"] == "x1"
    assert fields <= set(found)
    assert "error" not in found


def test_below_what_is_needed_it_says_so() -> None:
    assert answer('{"kind": "dropped", "sequence": [1, 1, 0]}') | {"bf": None, "enough": False, "needs": 8} == answer(
        '{"kind": "dropped", "sequence": [1, 1, 0]}'
    )
    six = answer('{"kind": "dropped", "sequence": [1, 1, 1, 0, 0, 0]}')
    assert six["bf"] > 1
    assert (six["enough"], six["strength"]) == (False, None)


@pytest.mark.parametrize(
    "line",
    [
        "[1",
        "7",
        "NaN",
        '{"kind": "low"}',
        '{"kind": "low", "kept": 3, "n": 2}',
        '{"kind": "low", "kept": -1, "n": 2}',
        '{"kind": "low", "kept": true, "n": 2}',
        '{"kind": "low", "kept": 1, "n": 1e300}',
        '{"kind": "dropped", "sequence": [2]}',
        '{"kind": "dropped", "sequence": "110"}',
        '{"kind": "association", "cells": [1, 2, 3]}',
        '{"kind": "overconfidence", "likelihoods": [1.2], "kept": 0}',
        '{"kind": "calibration", "history": [[0.8]], "at": [0.6]}',
        '{"kind": "run", "miss": null, "length": 3, "n": 20}',
        '{"kind": []}',
        "[" * 100_000,
    ],
)
def test_a_line_that_cannot_be_answered_says_why(line: str) -> None:
    assert answer(line)["error"]


def test_the_script_reads_a_file_or_the_standard_input(tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text('{"kind": "low", "kept": 1, "n": 10}\nnonsense\n\n{"kind": "rate", "kept": 2, "n": 5}\n')
    by_file = subprocess.run([sys.executable, SCRIPT, str(cases)], capture_output=True, text=True, check=True)
    by_input = subprocess.run(
        [sys.executable, SCRIPT, "-"], input=cases.read_text(), capture_output=True, text=True, check=True
    )
    assert by_file.stdout == by_input.stdout
    assert len(by_file.stdout.splitlines()) == 3


def test_nothing_in_the_core_of_evidence_needs_more_than_the_standard_library() -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT / 'src')!r}); import carefront.core.evidence.patterns;"
        "import carefront.core.evidence.groups; assert not {'scipy', 'numpy', 'django'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

"""What docs/api.md shows is what happens."""

import json
import re
import shlex
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from carefront.kit.api_problems import titles
from tests.doors.calling import Api, hold_to_description

DOC = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```sh\n(.*?)```\n(?:\n```json\n(.*?)```)?", re.DOTALL)


def call(command: str, known: dict[str, str]) -> Any:
    """Send what a curl command sends."""
    for name, value in known.items():
        command = command.replace(f"'${name}'", value).replace(f"${name}", value)
    words = shlex.split(command.replace("\\\n", " "))
    assert words.pop(0) == "curl"
    url, headers, method, body = words.pop(0), {}, "GET", ""
    while words:
        switch, value = words.pop(0), words.pop(0)
        if switch == "-H":
            name, _, told = value.partition(": ")
            headers[name] = told
        elif switch == "-X":
            method = value
        else:
            assert switch == "-d"
            body = value
    kind = headers.pop("Content-Type", "application/octet-stream")
    response = Client().generic(method, url, body, content_type=kind, headers=headers)
    hold_to_description(response, method)
    return response


def agrees(shown: Any, told: Any) -> bool:
    """Answer whether an answer holds what the text shows; “…” stands for anything that is there."""
    if isinstance(shown, dict):
        return all(name in told and agrees(value, told[name]) for name, value in shown.items())
    if isinstance(shown, list):
        return len(shown) == len(told) and all(map(agrees, shown, told))
    return bool(told) if shown == "…" else bool(shown == told)


@pytest.mark.django_db
def test_every_example_does_what_it_says(cast: Any) -> None:
    known = {
        "CAREFRONT_SERVER": "",
        "CAREFRONT_TOKEN": Api(cast.ben).secret,
        "RELATIONSHIP": str(cast.coaching),
        "DAY": (timezone.now() + timedelta(days=3)).date().isoformat(),
    }
    blocks = BLOCK.findall(DOC)
    assert len(blocks) == 7
    for command, shown in blocks:
        told = call(command, known).json()
        if shown:
            assert agrees(json.loads(shown), told), (command, told)
        if "understood" in told:
            known["COMMITMENT"] = told["id"]


def test_every_status_is_explained() -> None:
    rows = re.findall(r"^\| (\d{3}(?:, \d{3})*) \|", DOC, re.MULTILINE)
    assert {int(status) for row in rows for status in row.split(", ")} == set(titles()) - {405}

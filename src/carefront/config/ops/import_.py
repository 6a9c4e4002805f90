"""carefront import: carry a table of promises over."""

import time
from pathlib import Path
from typing import Any

import click

from carefront.config.ops._remote import Remote, Said, known_place, show

LOOK = 0.5  # seconds between two looks at how far it is


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--who", "meant", multiple=True, metavar="NAME=TARGET",
    help="Whom a name in the table means: a person or team by its name here, “self”, or “leave”.",
)  # fmt: skip
@click.option("--yes", is_flag=True, help="Carry it over without asking.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def command(file: Path, meant: tuple[str, ...], yes: bool, as_json: bool) -> None:
    """Carry the promises of the CSV table FILE over to the server that you logged in to."""
    remote = Remote(known_place())
    table = remote.post("/imports", {"name": file.name, "table": _text(file)})
    if meant:
        table = remote.put(f"/imports/{table['id']}/choices", {"choices": _choices(meant, table["targets"])})
    if not as_json:
        click.echo(_sum(table))
    if not table["promises"] + table["requests"]:
        raise Said("Nothing in it can be carried over as it stands.")
    if not yes and not as_json:
        click.confirm("Carry it over?", abort=True)
    job = remote.post(f"/imports/{table['id']}/start", {})
    while not job["done"]:
        time.sleep(LOOK)
        job = remote.get(f"/imports/progress/{job['id']}")
        if not as_json:
            click.echo(f"\r{job['progress']} of {job['total']} rows", nl=False, err=True)
    outcome = job["outcome"]
    made = f"{outcome.get('promises', 0)} promises and {outcome.get('requests', 0)} requests were carried over."
    left = f" {outcome['not_carried']} rows were not." if outcome.get("not_carried") else ""
    show(job, as_json, f"\n{made}{left}")


def _text(file: Path) -> str:
    from carefront.core.carrying import Unusable
    from carefront.core.tables import decoded

    try:
        return decoded(file.read_bytes())
    except Unusable:
        raise Said(f"{file} holds no row.") from None


def _choices(meant: tuple[str, ...], targets: list[dict[str, Any]]) -> dict[str, str]:
    keys = {target["label"].casefold(): target["key"] for target in targets} | {"self": "self", "leave": "leave"}
    choices = {}
    for one in meant:
        name, _, target = one.partition("=")
        if target.strip().casefold() not in keys:
            raise Said(f"“{target}” is nobody you have a relationship with. You can choose: {', '.join(sorted(keys))}")
        choices[name.strip()] = keys[target.strip().casefold()]
    return choices


def _sum(table: dict[str, Any]) -> str:
    lines = [
        f"{table['total']} rows: {table['promises']} become promises of yours ({table['answered']} answered already), "
        f"{table['requests']} become requests to others, {table['in_question']} have a question and stay out."
    ]
    names = [stranger["name"] for stranger in table["strangers"]]
    if names:
        lines.append(f'Nobody here is called {", ".join(names)}. Say who is meant with --who "{names[0]}=…".')
    if table["unread"]:
        lines.append(f"Columns that are not read: {', '.join(table['unread'])}.")
    return "\n".join(lines)

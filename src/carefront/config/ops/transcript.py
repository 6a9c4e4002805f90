"""carefront transcript: bring what was said in a conversation."""

import time
from pathlib import Path
from typing import Any

import click

from carefront.config.ops._remote import Remote, Said, known_place, show
from carefront.config.ops.promise import relationship_with

LOOK = 0.5  # seconds between two looks at how far it is
MOST = 2_800_000  # characters that fit into one call


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--with", "name", required=True, help="With whom it was: a name, or a team.")
@click.option("--kind", help="Which relationship, when you share several: coaching, reporting, peer, team.")
@click.option("--on", "day", help="The day on which it was, as 2026-06-24. Left out: today.")
@click.option("--title", default="", help="What you call it. Left out: the file's name.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def command(file: Path, name: str, kind: str | None, day: str | None, title: str, as_json: bool) -> None:
    """Bring the transcript FILE, and show what was found in it. Nothing is put to anybody."""
    remote = Remote(known_place())
    body: dict[str, Any] = {"relationship_id": relationship_with(remote, name, kind), "text": _text(file)}
    body["title"] = title or file.stem[:120]
    if day:
        body["on"] = day
    card = remote.post("/transcripts", body)
    while not card["is_read"]:
        if card["stopped"]:
            raise Said("It could not be read to its end, so nothing was kept.")
        time.sleep(LOOK)
        card = remote.get(f"/transcripts/{card['id']}")
    if card["trouble"]:
        raise Said(f"No spoken words were found in {file}, so nothing was kept.")
    found = remote.all(f"/transcripts/{card['id']}/findings")
    told = [f"{len(found)} found. Look through them: {known_place().server}/transcripts/{card['id']}/"]
    told += [_line(one) for one in found]
    show({**card, "findings": found}, as_json, "\n".join(told))


def _text(file: Path) -> str:
    from carefront.core.carrying import Unusable
    from carefront.core.tables import decoded

    try:
        text = decoded(file.read_bytes())
    except Unusable:
        raise Said(f"{file} holds no words.") from None
    if len(text) > MOST:
        raise Said(f"{file} is too large for one call. Bring it on the page, which takes 20 MB.")
    return text


def _line(one: dict[str, Any]) -> str:
    due = f", by {one['due']['on']}" if one["due"] and not one["is_decision"] else ""
    maybe = ", a maybe" if one["hedged"] else ""
    return f"- {one['kind']}: {one['words']}{due}{maybe}\n    “{one['sentence']}” – {one['speaker'] or 'somebody'}"

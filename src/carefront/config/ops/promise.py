"""carefront promise: make a promise from the command line."""

import re
from typing import Any

import click

from carefront.config.ops._remote import Remote, Said, known_place, show
from carefront.config.ops._wording import day_words, mark_of, open_words, to_words

DAY = re.compile(r"\d{4}-\d\d-\d\d")


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--to", "name", help="Whom you promise it to: a name, or a team. Left out: yourself.")
@click.option("--kind", help="Which relationship, when you share several: coaching, reporting, peer, team.")
@click.option("--by", "day", help="The day: 2026-06-24, or in words. Left out: the day named in the promise.")
@click.option("--success", default="", help="What can be seen when it is done.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def command(
    words: tuple[str, ...], name: str | None, kind: str | None, day: str | None, success: str, as_json: bool
) -> None:
    """Promise WORDS. “carefront promise Call the three accounts by Thursday noon --to Ada”."""
    remote = Remote(known_place())
    body: dict[str, Any] = {"words": " ".join(words), "success": success}
    if name:
        body["relationship_id"] = relationship_with(remote, name, kind)
    if day:
        body["due"] = _day(remote, day)
    made = remote.post("/commitments", body)
    told = [f"Promised to {to_words(made)}: {made['words']}", f"{day_words(made['due'])} · {mark_of(made)}"]
    if said := open_words(made["open_questions"]):
        told.append(said)
    show(made, as_json, "\n".join(told))


def relationship_with(remote: Remote, name: str, kind: str | None) -> str:
    """Answer the id of the one living relationship that a name means. Raises Said when it means none, or several."""
    wanted = name.casefold().strip()
    shared = [
        each for each in remote.all("/relationships")
        if each["state"] == "active" and each["kind"] != "self" and kind in (None, each["kind"])
    ]  # fmt: skip
    found = [each for each in shared if each["title"].casefold() == wanted]
    found = found or [each for each in shared if each["title"].casefold().startswith(wanted)]
    if len(found) == 1:
        return str(found[0]["id"])
    if not found:
        names = ", ".join(sorted({each["title"] for each in shared})) or "nobody yet"
        raise Said(f"You share no relationship with “{name}”. You can promise to: {names}.")
    kinds = ", ".join(sorted(each["kind"] for each in found))
    raise Said(f"There are several with “{name}”: {kinds}. Say which with --kind.")


def _day(remote: Remote, day: str) -> dict[str, Any]:
    if DAY.fullmatch(day.strip()):
        return {"on": day.strip()}
    found = remote.post("/reading", {"words": day})["understood"]
    if found is None:
        raise Said(f"“{day}” is not a day that can be read. Try 2026-06-24.")
    return {"on": found["on"], "at": found["at"]}

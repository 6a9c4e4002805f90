"""carefront due: what you owe."""

import click

from carefront.config.ops._remote import Remote, known_place, show
from carefront.config.ops._wording import line_words


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def command(as_json: bool) -> None:
    """Show what you owe, what comes first first, and what is being asked about."""
    remote = Remote(known_place())
    owed = remote.all("/commitments", which="mine", state="open")
    asked = {look["commitment_id"] for look in remote.get("/check-ins", limit=100)["items"]}
    lines = [line_words(each) for each in owed if each["id"] not in asked]
    waiting = [line_words(each) for each in owed if each["id"] in asked]
    told = ["How did it go?", *waiting] if waiting else []
    if lines:
        told += [*([""] if told else []), "You owe", *lines]
    show(owed, as_json, "\n".join(told or ["You owe nothing just now. Make a promise: carefront promise “…”"]))

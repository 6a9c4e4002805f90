"""carefront done: say how a promise went."""

from typing import Any

import click

from carefront.config.ops._remote import Remote, Said, known_place, show
from carefront.config.ops._wording import line_words, mark_of, to_words

SAID = {"done": "Done", "partly": "Partly", "not_yet": "Not yet", "not_applicable": "No longer applicable"}
WAYS_ON = "What comes next is yours to choose: another day, other words, or letting it go."


@click.command()
@click.argument("which", nargs=-1, required=True)
@click.option("--partly", "outcome", flag_value="partly", help="Some of it.")
@click.option("--not-yet", "outcome", flag_value="not_yet", help="It has not happened yet.")
@click.option("--not-applicable", "outcome", flag_value="not_applicable", help="It no longer applies.")
@click.option("--enough", is_flag=True, help="With --partly: it was enough.")
@click.option("--happened", default="", help="What happened.")
@click.option("--learned", default="", help="What you learned.")
@click.option("--hindered", default="", help="What got in the way.")
@click.option("--support", default="", help="What support would help.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def command(which: tuple[str, ...], outcome: str | None, enough: bool, as_json: bool, **said: str) -> None:
    """Say that WHICH is done: an id, its last letters, or some words of the promise."""
    remote = Remote(known_place())
    chosen = _chosen(remote.all("/commitments", which="mine", state="open"), " ".join(which))
    told = outcome or "done"
    body: dict[str, Any] = {"outcome": told, "enough": enough} | said
    answered = remote.post(f"/commitments/{chosen['id']}/outcome", body)
    words = [f"{SAID[told]}: {chosen['words']}"]
    if not chosen["to_self"]:
        words.append(f"{to_words(chosen)} can see this.")
    if told in {"not_yet", "partly"} and not enough:
        words.append(WAYS_ON)
    show(answered, as_json, "\n".join(words))


def _chosen(owed: list[dict[str, Any]], which: str) -> dict[str, Any]:
    wanted = which.casefold().strip()
    found = [each for each in owed if wanted in (each["id"], mark_of(each))]
    found = found or [each for each in owed if each["words"].casefold() == wanted]
    found = found or [each for each in owed if all(word in each["words"].casefold() for word in wanted.split())]
    if len(found) == 1:
        return found[0]
    if not found:
        raise Said(f"None of your open promises is “{which}”. See them with: carefront due")
    listed = "\n".join(line_words(each) for each in found[:10])
    raise Said(f"Several promises fit. Say which by its letters:\n{listed}")

"""Write the page of the documentation that says who sees what."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from carefront.core.policy import Standing
from carefront.relationships import policy_words

HOME = Path(settings.PACKAGE).parent.parent / "docs" / "policy.md"


def document() -> str:
    """Answer the page in English, made from the policy's table."""
    with translation.override("en"):
        things = policy_words.table()
        heads = [str(policy_words.STANDINGS[standing]) for standing in Standing]
        lines = [
            "# Who sees what",
            "",
            "<!-- Made by `manage.py policy_doc` from carefront/core/policy.py. Change it there. -->",
            "",
            "Whoever is not named in a cell with “yes” or “if it is shared” gets the same answer as for something that "
            "does not exist. Nobody but its author ever widens who sees a thing, and there is no role that reads "
            "everything: a steward runs the workspace without reading people's words.",
            "",
            "| thing | " + " | ".join(heads) + " |",
            "|" + "---|" * (len(heads) + 1),
        ]
        lines += [
            f"| **{thing.label}** ({thing.meaning}) | " + " | ".join(cell.words for cell in thing.cells) + " |"
            for thing in things
        ]
        for thing in things:
            lines += ["", f"## {thing.label}", "", f"{thing.meaning[:1].upper()}{thing.meaning[1:]}.", ""]
            lines += [f"- {sentence}" for sentence in thing.sentences]
        return "\n".join(lines) + "\n"


class Command(BaseCommand):
    help = "Write docs/policy.md from the table in carefront/core/policy.py."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file to write."""
        parser.add_argument("--to", type=Path, default=HOME)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the page."""
        options["to"].write_text(document(), encoding="utf-8")
        self.stdout.write(str(options["to"]))

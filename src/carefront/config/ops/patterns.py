"""carefront patterns: whether what was counted is what is counted when everything is read again."""

import sys

import click

from carefront.config.ops._ready import needs_site


@click.group()
def command() -> None:
    """Check what Carefront noticed. Nobody's words are shown."""


@command.command("check")
@needs_site
def check() -> None:
    """Compute all patterns again from the ledgers and compare; the exit code is 1 when something differs.

    It changes nothing. A relationship that moved since it was last computed waits for the worker and is counted apart.
    """
    from carefront.trust.queries.checking import checked

    looked = waiting = kept = wrong = 0
    for one in checked():
        looked += 1
        waiting += one.waits
        kept += one.kept
        wrong += bool(one.differences)
        for words in one.differences:
            click.echo(f"CARE  {one.relationship_id}  {words}")
    click.echo(f"{looked} relationships, {kept} patterns, {waiting} wait for the worker, {wrong} differ")
    sys.exit(1 if wrong else 0)


@command.command("follow")
@needs_site
def follow() -> None:
    """Compute what moved now, without waiting for the worker."""
    from django.utils import timezone

    from carefront.trust.commands.following import follow_due

    total = 0
    while found := follow_due(timezone.now(), "follow"):
        total += found
    click.echo(f"{total} relationships were computed.")

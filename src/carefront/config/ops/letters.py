"""carefront letters: what a steward may do about letters that wait."""

import click

from carefront.config.ops._ready import needs_site


@click.group()
def command() -> None:
    """See what stands in the way of letters, and let held ones go. Their words are never shown."""


@command.command("status")
@needs_site
def status() -> None:
    """Count letters that wait, by kind and trouble."""
    from django.utils import timezone

    from carefront.kit.posting import queries

    now = timezone.now()
    waiting = queries.waiting(None, now)
    click.echo(f"{waiting.due} due, {waiting.held} held")
    for card in queries.troubles(None):
        where = "set aside" if card.set_aside else "tried again"
        click.echo(f"{card.count:6}  {card.kind}  {card.trouble}  {where}  since {card.oldest:%Y-%m-%d %H:%M} UTC")


@command.command("release")
@needs_site
def release() -> None:
    """Let the letters go that a restore held back."""
    from django.utils import timezone

    from carefront.kit.posting import commands

    click.echo(f"{commands.release_held(now=timezone.now())} letters may go now.")


@command.command("drop")
@needs_site
def drop() -> None:
    """Give up the letters that a restore held back."""
    from django.utils import timezone

    from carefront.kit.posting import commands

    click.echo(f"{commands.drop_held(now=timezone.now())} letters were given up.")


@command.command("retry")
@needs_site
def retry() -> None:
    """Try letters that were set aside once more."""
    from django.utils import timezone

    from carefront.kit.posting import commands

    click.echo(f"{commands.try_again(now=timezone.now())} letters are tried again.")

"""carefront index-words: let everything that was said be found by its words."""

import click

from carefront.config.ops._ready import needs_site


@click.command()
@click.option("--missing", is_flag=True, help="Only what is not in the index, or stands there otherwise.")
@needs_site
def command(missing: bool) -> None:
    """Write the index of what was said in conversations anew, in small batches while everybody goes on working.

    Doing it twice, or stopping in the middle, does no harm.
    """
    looked = bring_index_up_to_date(missing=missing)
    click.echo(f"{looked} things were looked at; what was said is found by its words.")


def bring_index_up_to_date(*, missing: bool) -> int:
    """File what can be found; answer how many things were looked at."""
    from django.utils import timezone

    from carefront.conversations.commands.reindexing import index_everything

    return index_everything(timezone.now(), anew=not missing)

"""carefront migrate: bring the database up to date."""

import click

from carefront.config.ops._ready import needs_site


@click.command()
@needs_site
def command() -> None:
    """Bring the database up to date with this version."""
    click.echo(f"{bring_up_to_date()} changes made; the database is up to date.")


def bring_up_to_date() -> int:
    """Apply what is missing; answer how many changes that were."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from carefront.config.ops.index_words import bring_index_up_to_date

    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if missing:
        is_indexed = "conversations_searchable" in connection.introspection.table_names()
        call_command("migrate", interactive=False, verbosity=0)
        if not is_indexed:  # what was said before there was an index is found as well
            bring_index_up_to_date(missing=True)
    return missing

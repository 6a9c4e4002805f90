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

    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if missing:
        call_command("migrate", interactive=False, verbosity=0)
    return missing

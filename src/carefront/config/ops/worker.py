"""carefront worker: letters, check-ins and whatever else waits for its moment."""

import click

from carefront.config.ops._ready import needs_site


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, then stop.")
@needs_site
def command(once: bool) -> None:
    """Take up work that is due, until told to stop. Any number of these may run, on any number of machines."""
    from django.utils import timezone

    from carefront.config.parent import follow_if_told
    from carefront.kit.inbound.receiver import start_if_set
    from carefront.kit.worker import Worker

    follow_if_told()
    worker = Worker()
    if once:
        click.echo(f"{worker.run_once(timezone.now())} things done.")
        return
    worker.stop_on_signals()
    with start_if_set():
        worker.run()

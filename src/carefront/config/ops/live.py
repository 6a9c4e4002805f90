"""carefront live: the process behind pages on which several people write at once."""

import os

import click

from carefront.config.ops._ready import needs_site


@click.command()
@click.option("--host", envvar="CAREFRONT_HOST", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", envvar="CAREFRONT_LIVE_PORT", default=8001, show_default=True, type=click.IntRange(1, 65535))
@needs_site
def command(host: str, port: int) -> None:
    """Serve live pages alone, until told to stop; `carefront serve` does this beside the web server."""
    from carefront.config.parent import follow_if_told
    from carefront.kit.live import server

    follow_if_told()
    try:
        server.run(host, port)
    except OSError as error:
        raise click.ClickException(f"Port {port} on {host} cannot be used ({os.strerror(error.errno or 0)}).") from None

"""carefront mail-in: replies that come by mail."""

import signal
import sys

import click

from carefront.config.ops._ready import needs_site


@click.command()
@click.option("--stdin", "from_pipe", is_flag=True, help="Read one message from standard input, for a pipe transport.")
@click.option("--recipient", help="With --stdin: the address it was delivered to, when the headers do not say.")
@click.option("--listen", metavar="HOST:PORT", help="Listen there. [what CAREFRONT_INBOUND says]")
@needs_site
def command(from_pipe: bool, recipient: str | None, listen: str | None) -> None:
    """Read replies: one from a pipe, or whatever comes to a local SMTP address. A worker does this too, when
    CAREFRONT_INBOUND is set."""
    if from_pipe:
        _from_pipe(recipient)
    else:
        _listen(listen)


def _from_pipe(recipient: str | None) -> None:
    from django.db import Error
    from django.utils import timezone

    from carefront.kit.inbound.reading import MOST_BYTES
    from carefront.kit.inbound.receiving import receive

    raw = sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        code = receive(raw, now=timezone.now(), envelope_to=(recipient,) if recipient else ())
    except Error:
        click.echo("The message could not be kept just now; please deliver it again.", err=True)
        sys.exit(75)  # EX_TEMPFAIL: the mail server keeps it and tries again
    click.echo(code)


def _listen(listen: str | None) -> None:
    from urllib.parse import urlsplit

    from django.conf import settings

    from carefront.kit.inbound.receiver import listening

    way = urlsplit(f"smtp://{listen}" if listen else settings.INBOUND or "smtp://127.0.0.1:2525")
    if way.scheme != "smtp":
        raise click.ClickException("CAREFRONT_INBOUND names a mailbox; the worker reads it. Give --listen to listen.")
    if not settings.REPLY_ADDRESS:
        raise click.ClickException("Set CAREFRONT_REPLY_ADDRESS first: the address that replies go to.")
    host, port = way.hostname or "127.0.0.1", way.port or 2525
    with listening(host, port):
        click.echo(f"Replies to {settings.REPLY_ADDRESS} are read at {host}:{port}   (Ctrl-C stops)")
        signal.sigwait({signal.SIGINT, signal.SIGTERM})

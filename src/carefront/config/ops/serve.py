"""carefront serve: the whole site with one command."""

import os
import socket
import sys
import time

import click

from carefront.config.ops._children import Child, Family


@click.command()
@click.option("--host", envvar="CAREFRONT_HOST", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", envvar="CAREFRONT_PORT", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--web", envvar="CAREFRONT_WEB", type=click.IntRange(1, 64), help="Web processes. [one a core]")
@click.option(
    "--workers", envvar="CAREFRONT_WORKERS", default=1, show_default=True, type=click.IntRange(0, 64),
    help="Workers for letters and other waiting work, beside the web.",
)  # fmt: skip
@click.option(
    "--live-port", envvar="CAREFRONT_LIVE_PORT", type=click.IntRange(0, 65535),
    help="Where live pages are served; 0 for pages without. [the port + 1]",
)  # fmt: skip
@click.option("--no-migrate", is_flag=True, help="Leave the database as it is.")
def command(host: str, port: int, web: int | None, workers: int, live_port: int | None, no_migrate: bool) -> None:
    """Bring the database up to date, start the site and its worker, and print the address."""
    serve(host=host, port=port, web=web, workers=workers, live_port=live_port, migrate=not no_migrate)


def serve(
    *,
    host: str,
    port: int,
    web: int | None = None,
    workers: int = 1,
    live_port: int | None = None,
    migrate: bool = True,
) -> None:
    """Serve until told to stop; ends this process with the exit code."""
    _free(host, port)
    os.environ.setdefault("CAREFRONT_URL", address_shown(host, port))
    live = _live(host, port, live_port)
    _prepare(migrate)
    processes = [_web(host, port, web or os.cpu_count() or 1), *(_worker(n, workers) for n in range(workers))]
    family = Family(processes + live)
    family.start()
    if _answers(host, port, family):
        click.echo(f"Carefront is at {os.environ['CAREFRONT_URL']}   (Ctrl-C stops it)")
        if os.environ.get("CAREFRONT_DEMO") == "1":
            click.echo(f"Sign in as anybody of the story at {os.environ['CAREFRONT_URL']}/demo/")
        sys.stdout.flush()
    sys.exit(family.keep())


def address_shown(host: str, port: int) -> str:
    """Answer the address under which a browser on this machine finds the site."""
    shown = f"[{host}]" if ":" in host else ("127.0.0.1" if host in ("0.0.0.0", "") else host)  # noqa: S104
    return f"http://{shown}:{port}"


def _prepare(migrate: bool) -> None:
    from carefront.config.ops._ready import needs_site

    @needs_site
    def prepare() -> None:
        from django.db import connections

        from carefront.config.ops._static import collect_when_needed
        from carefront.config.ops.migrate import bring_up_to_date

        if migrate:
            bring_up_to_date()
        collect_when_needed()
        connections.close_all()

    prepare()


def _web(host: str, port: int, processes: int) -> Child:
    switches = {
        "--interface": "wsgi",
        "--host": host,
        "--port": str(port),
        "--workers": str(processes),
        "--blocking-threads": "1",
        "--loop": "asyncio",
        "--http": "1",
        "--backlog": "2048",
        "--respawn-interval": "0.5",
        "--workers-kill-timeout": "15",
        "--log-level": "warning",
    }
    flat = [part for pair in switches.items() for part in pair]
    return Child(
        "The web server",
        [
            "-m",
            "carefront.config.server",
            *flat,
            "--no-ws",
            "--respawn-failed-workers",
            "carefront.config.wsgi:application",
        ],
    )


def _worker(number: int, of: int) -> Child:
    name = "The worker" if of == 1 else f"Worker {number + 1}"
    return Child(name, ["-m", "carefront", "worker"])


def _live(host: str, port: int, wanted: int | None) -> list[Child]:
    """Answer the process of live pages; none where its port is taken or nobody wants it, and pages are told so."""
    if wanted is None:
        wanted = int(os.environ.get("CAREFRONT_LIVE_PORT") or port + 1)
    try:
        if not 0 < wanted < 65536:
            raise click.ClickException("")
        _free(host, wanted)
    except click.ClickException:
        if wanted:
            click.echo(
                f"Port {wanted} on {host} is taken, so pages are not live: people see each other's changes when they "
                "load a page anew. Choose another with --live-port.",
                err=True,
            )
        os.environ["CAREFRONT_LIVE"] = "off"
        return []
    os.environ["CAREFRONT_LIVE_PORT"] = str(wanted)
    return [Child("Live pages", ["-m", "carefront", "live", "--host", host, "--port", str(wanted)], needed=False)]


def _free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(
                f"Port {port} on {host} cannot be used ({error.strerror}). Choose another with --port."
            ) from None


def _answers(host: str, port: int, family: Family) -> bool:
    target = "127.0.0.1" if host in ("0.0.0.0", "") else "::1" if host == "::" else host  # noqa: S104
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not family.stopping():
        try:
            with socket.create_connection((target, port), timeout=1):
                return True
        except OSError:
            time.sleep(0.05)
    return False

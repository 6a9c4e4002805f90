"""carefront export: take everything out that you wrote or may see."""

import os
import time
from datetime import date
from pathlib import Path

import click

from carefront.config.ops._remote import Remote, Said, known_place

LOOK = 0.5  # seconds between two looks at how far it is


@click.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
def command(file: Path | None) -> None:
    """Write everything that you wrote or may see into FILE, a ZIP with JSON and CSV, readable to you alone.

    The key needs the scope “export”.
    """
    remote = Remote(known_place())
    path = file or Path(f"carefront-{date.today().isoformat()}.zip")
    if path.exists():
        raise Said(f"{path} is there already. Choose another name.")
    job = remote.post("/exports", {})
    while not job["done"]:
        time.sleep(LOOK)
        job = remote.get(f"/exports/{job['id']}")
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        remote.fetch(f"/exports/{job['id']}/file", opened)
    click.echo(f"Everything is in {path}. What you wrote for yourself is in it too.")

"""carefront backup: everything an installation owns, in one file."""

import hashlib
import json
import os
import tarfile
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import click

from carefront.config.ops._copying import copy_out, engine
from carefront.config.ops._ready import needs_site

FORMAT = 1
DATABASE, KEY, ERASURES, FILES, MANIFEST = "database", "secret.key", "erasures.log", "files", "manifest.json"


@click.command()
@click.argument("target", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--with-key", is_flag=True, help="Put the secret key in too: sign-ins and links then stay good.")
@needs_site
def command(target: Path | None, with_key: bool) -> None:
    """Write a backup to TARGET while the site goes on. Everything that was said to be kept before the stated moment
    is in it. [backups/ in the installation's folder]"""
    from django.conf import settings

    now = datetime.now(UTC)
    target = target or Path(settings.HOME) / "backups" / f"carefront-{now:%Y%m%dT%H%M%SZ}.tar"
    stated = take(target, with_key=with_key)
    click.echo(f"{target}\nEverything kept before {stated} is in it.")


def take(target: Path, *, with_key: bool) -> str:
    """Write a backup to `target` and answer the moment from before which everything is in it."""
    from django.conf import settings

    from carefront.kit import erasures

    target.parent.mkdir(parents=True, exist_ok=True)
    home = Path(settings.HOME)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        copy = Path(folder) / DATABASE
        stated = datetime.now(UTC).isoformat(timespec="milliseconds")  # before the copy's one moment
        copy_out(copy)
        manifest = {
            "format": FORMAT,
            "carefront": version("carefront"),
            "engine": engine(),
            "stated_at": stated,
            "database_sha256": digest_of(copy),
            "database_bytes": copy.stat().st_size,
        }
        unfinished = Path(folder) / "unfinished.tar"
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as written, tarfile.open(fileobj=written, mode="w") as tar:
            _add(tar, MANIFEST, json.dumps(manifest, indent=2).encode())
            tar.add(copy, DATABASE)
            if erasures.path().exists():
                tar.add(erasures.path(), ERASURES)
            if Path(settings.MEDIA_ROOT).is_dir():
                tar.add(settings.MEDIA_ROOT, FILES)
            if with_key and (home / KEY).exists():
                tar.add(home / KEY, KEY)
        with unfinished.open("rb") as whole:
            os.fsync(whole.fileno())
        unfinished.replace(target)
    return stated


def digest_of(path: Path) -> str:
    """Answer the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    entry.mode = 0o600
    tar.addfile(entry, BytesIO(content))

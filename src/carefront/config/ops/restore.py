"""carefront restore: an installation out of a backup."""

import json
import shutil
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import click

from carefront.config.ops import backup
from carefront.config.ops._copying import copy_in, engine, is_empty
from carefront.config.ops._ready import needs_site


@click.command()
@click.argument("source", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--force", is_flag=True, help="Put it in the place of what is here.")
@needs_site
def command(source: Path, force: bool) -> None:
    """Restore the backup SOURCE into an empty installation. Letters that waited are held until a steward lets them go,
    and whoever was erased since the backup is erased again."""
    from django.utils import timezone

    from carefront.config.ops.migrate import bring_up_to_date
    from carefront.kit import restoring

    _may_begin(force)
    with tempfile.TemporaryDirectory(prefix="carefront-restore-") as folder:
        manifest = _unpack(source, Path(folder))
        copy_in(Path(folder) / backup.DATABASE)
        _place(Path(folder), force)
    bring_up_to_date()
    settled = restoring.settle(timezone.now())
    click.echo(f"Everything kept before {manifest['stated_at']} is back.")
    click.echo(f"{settled.erased} erasures were applied again.")
    if settled.not_erased:
        click.echo(f"{settled.not_erased} erasures need your hand: name another steward, then restore once more.")
    if settled.held:
        click.echo(f"{settled.held} letters are held. Let them go with: carefront letters release")


def _may_begin(force: bool) -> None:
    if is_empty():
        return
    if not force:
        raise click.ClickException("There is an installation here already. Add --force to put the backup in its place.")
    from django.db import Error
    from django.utils import timezone

    from carefront.kit.posting.queries import workers_seen

    try:
        alive = any(worker.alive for worker in workers_seen(timezone.now()))
    except Error:
        return  # an older form of the database, or a broken one: nobody works with it
    if alive:
        raise click.ClickException("A worker was seen within the last minute. Stop the site first, then wait a minute.")


def _unpack(source: Path, folder: Path) -> dict[str, Any]:
    try:
        with tarfile.open(source) as tar:
            _extract(tar, folder)
        manifest: dict[str, Any] = json.loads((folder / backup.MANIFEST).read_text(encoding="utf-8"))
    except (tarfile.TarError, OSError, ValueError) as error:
        raise click.ClickException(f"This is not a backup that can be read: {error}") from error
    if manifest.get("format") != backup.FORMAT:
        raise click.ClickException("This backup was made by a newer version. Update first.")
    if manifest.get("engine") != engine():
        raise click.ClickException(
            f"This backup is of {manifest.get('engine')}, and this installation uses {engine()}."
        )
    if backup.digest_of(folder / backup.DATABASE) != manifest.get("database_sha256"):
        raise click.ClickException("The database in this backup is damaged; nothing was changed.")
    return manifest


def _extract(tar: tarfile.TarFile, folder: Path) -> None:
    """Take plain files out of an archive, into `folder` and nowhere else. Raises tarfile.TarError for anything else."""
    if hasattr(tarfile, "data_filter"):  # since Python 3.11.4
        tar.extractall(folder, filter="data")
        return
    home = folder.resolve()
    for member in tar.getmembers():
        if not (member.isreg() or member.isdir()) or not (home / member.name).resolve().is_relative_to(home):
            raise tarfile.ReadError(f"{member.name} does not belong into a backup")
    tar.extractall(folder)  # noqa: S202 - every member was looked at


def _place(folder: Path, force: bool) -> None:
    """Put what lies beside the database in its place. The erasures of both are kept: none is ever undone."""
    from django.conf import settings

    from carefront.kit import erasures

    home = Path(settings.HOME)
    if (folder / backup.ERASURES).exists():
        erasures.merge((folder / backup.ERASURES).read_text(encoding="ascii").splitlines())
    if (folder / backup.FILES).is_dir():
        shutil.copytree(folder / backup.FILES, settings.MEDIA_ROOT, dirs_exist_ok=True)
    if (folder / backup.KEY).exists():
        (home / backup.KEY).unlink(missing_ok=True)
        shutil.copyfile(folder / backup.KEY, home / backup.KEY)
        (home / backup.KEY).chmod(0o600)
        click.echo("The secret key is the one from the backup.")
    else:
        click.echo("The backup holds no secret key: people sign in again, and links in older letters no longer open.")

"""The command line: one file of `carefront.config.ops` for each command, loaded when it is asked for."""

import os
import pkgutil
from importlib import import_module

import click

from carefront.config import ops


def _modules() -> dict[str, str]:
    """Answer the module of each command; `import_` bears an underscore because Python keeps the word for itself."""
    names = [module.name for module in pkgutil.iter_modules(ops.__path__) if module.name[0] != "_"]
    return {name.rstrip("_").replace("_", "-"): name for name in names}


class Commands(click.Group):
    """Find commands as modules: `carefront mail-in` is `ops/mail_in.py`, whose `command` it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Answer the names of all commands."""
        return sorted(_modules())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Answer one command, or None when there is no such one."""
        name = _modules().get(cmd_name)
        if name is None:
            return None
        module = import_module(f"carefront.config.ops.{name}")
        command: click.Command = module.command
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--home", envvar="CAREFRONT_HOME", help="The folder that holds what this installation owns. [var]")
@click.option("--database-url", envvar="DATABASE_URL", help="PostgreSQL, as postgres://user@host/name. [SQLite]")
@click.option("--url", envvar="CAREFRONT_URL", help="The address that people open. [http://127.0.0.1:8000]")
@click.version_option(package_name="carefront")
def main(home: str | None, database_url: str | None, url: str | None) -> None:
    """Carefront: keep your word to each other."""
    for name, value in (("CAREFRONT_HOME", home), ("DATABASE_URL", database_url), ("CAREFRONT_URL", url)):
        if value:
            os.environ[name] = value

"""carefront login: remember a server and a personal key."""

import sys
from urllib.parse import urlsplit

import click

from carefront.config.ops._remote import Place, Remote, Said, keep_place

LOCAL = {"localhost", "127.0.0.1", "::1"}


@click.command()
@click.argument("url")
@click.option("--token", envvar="CAREFRONT_TOKEN", help="The key; asked for when it is left out.")
def command(url: str, token: str | None) -> None:
    """Remember the server at URL and a personal key that you made on its page “Keys and calendar”."""
    parts = urlsplit(url if "//" in url else f"https://{url}")
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Said(f"“{url}” is no address of a server. Try https://carefront.example")
    if parts.scheme == "http" and parts.hostname not in LOCAL:
        click.echo("This address is not encrypted: whoever is on the way can read the key.", err=True)
    secret = token or (click.prompt("Key", hide_input=True) if sys.stdin.isatty() else sys.stdin.readline())
    place = Place(f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}", secret.strip())
    if not place.token.isascii() or not place.token.isprintable() or not place.token:
        raise Said("That is no key. A key begins with cf_ and is made on the page “Keys and calendar”.")
    me = Remote(place).get("/me")
    path = keep_place(place)
    click.echo(f"You are {me['name']} at {place.server}. The key is in {path}, readable to you alone.")

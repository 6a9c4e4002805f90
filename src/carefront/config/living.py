"""Where live pages are found: the address that browsers connect to, and the database that sends notifications."""

from typing import Any
from urllib.parse import urlsplit

import environ


def live_addresses(env: environ.Env, site_url: str) -> tuple[str, dict[str, Any] | None]:
    """Answer the address of live pages, empty where there are none, and the database behind a pooler when one is named.

    Behind a proxy with a certificate they are under /live/ of the site's own address; on a machine of one's own they
    have a port. `carefront serve` says CAREFRONT_LIVE=off when it could not start them; pages then work without.
    """
    site = urlsplit(site_url)
    behind = f"wss://{site.netloc}/live/"
    beside = (
        f"ws://{site.netloc.rpartition('@')[2].rsplit(':', 1)[0]}:{env.int('CAREFRONT_LIVE_PORT', default=8001)}/live/"
    )
    url: str = env.str("CAREFRONT_LIVE_URL", default=behind if site.scheme == "https" else beside)
    direct: str = env.str("CAREFRONT_LIVE_DATABASE_URL", default="")
    on = env.str("CAREFRONT_LIVE", default="on") != "off"
    return url if on else "", env.db_url_config(direct) if direct else None

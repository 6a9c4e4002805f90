"""Where the sections of the site are, by the word people know them by."""

from functools import cache
from uuid import UUID

from django.urls import reverse

_NOBODY = UUID(int=0)
_PLACES: dict[str, str] = {
    "home": "home",
    "promises": "commitments",
    "new_promise": "commitment_new",
    "requests": "requests",
    "relationships": "relationships",
    "expectations": "expectations",
    "conversations": "conversations",
    "search": "search",
    "preferences": "preferences",
    "mirror": "mirror",
    "clarity": "clarity",
    "calendars": "calendars",
    "who_sees_what": "who_sees_what",
    "noticed": "patterns",
    "carry_over": "import",
    "take_out": "export",
    "steward": "steward",
    "workspaces": "workspaces",
    "sign_in": "account_login",
    "sign_out": "account_logout",
}


@cache
def address(place: str) -> str:
    """Answer the address of the section `place`; raises KeyError for a word that names none."""
    return reverse(_PLACES[place])


@cache
def _pattern(name: str) -> str:
    return reverse(name, args=[_NOBODY]).replace(str(_NOBODY), "{}")


def page_of(name: str, key: UUID) -> str:
    """Answer the address of the page `name` of one thing: what lists ask for at every row."""
    return _pattern(name).format(key)

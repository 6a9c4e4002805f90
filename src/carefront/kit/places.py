"""Where the sections of the site are, by the word people know them by."""

from functools import cache

from django.urls import reverse

_PLACES: dict[str, str] = {
    "home": "home",
    "promises": "commitments",
    "new_promise": "commitment_new",
    "requests": "requests",
    "relationships": "relationships",
    "expectations": "expectations",
    "search": "search",
    "preferences": "preferences",
    "who_sees_what": "who_sees_what",
    "steward": "steward",
    "workspaces": "workspaces",
    "sign_in": "account_login",
    "sign_out": "account_logout",
}


@cache
def address(place: str) -> str:
    """Answer the address of the section `place`; raises KeyError for a word that names none."""
    return reverse(_PLACES[place])

"""Where the sections of the site are, by the word people know them by."""

from django.urls import NoReverseMatch, reverse

# A section's URL names, best first, and the address it has when none of them is mounted.
_PLACES: dict[str, tuple[tuple[str, ...], str]] = {
    "home": (("home",), "/"),
    "promises": (("promises", "commitments"), "/promises/"),
    "new_promise": (("new_promise", "new_commitment"), "/promises/new/"),
    "requests": (("requests",), "/requests/"),
    "relationships": (("relationships",), "/relationships/"),
    "expectations": (("expectations",), "/expectations/"),
    "search": (("search",), "/search/"),
    "preferences": (("preferences",), "/preferences/"),
    "who_sees_what": (("who_sees_what", "policy"), "/who-sees-what/"),
    "steward": (("steward", "workspace"), "/workspace/"),
    "workspaces": (("workspace_choice", "workspaces"), "/workspaces/"),
    "sign_in": (("account_login",), "/account/login/"),
    "sign_out": (("account_logout",), "/account/logout/"),
}


def address(place: str) -> str:
    """Answer the address of the section `place`; raises KeyError for a word that names none."""
    names, fallback = _PLACES[place]
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return fallback

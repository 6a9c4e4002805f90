"""Change how Carefront deals with one: hours, language, look, and the name that others read."""

from datetime import datetime, time

from django.conf import settings

from carefront.core.actors import Actor
from carefront.core.refusals import Because, Refusal
from carefront.core.words import line
from carefront.kit.durable import command, step
from carefront.people import access
from carefront.people.commands.accounts import NAME
from carefront.people.models import Account, Person
from carefront.people.zones import checked_zone

THEMES = ("auto", "light", "dark")


@command
def change_preferences(
    *,
    by: Actor,
    name: str | None = None,
    zone: str,
    language: str,
    quiet_from: time,
    quiet_to: time,
    ask_time: time,
    theme: str,
    letters: bool,
    now: datetime,
) -> None:
    """Keep an account's hours and look, in all of its workspaces.

    `zone` is an IANA name; `quiet_from` and `quiet_to` are wall times (equal: no quiet hours); `ask_time` is when to be
    asked about a promise that names only a day; `theme` is auto, light or dark; without `letters` nothing is mailed but
    codes for signing in. A `name` is what people in this workspace read; None leaves it.
    Raises Refusal(UNKNOWN_CHOICE), (EMPTY) or (TOO_LONG).
    """
    if name is not None:
        _rename(by, name)
    if language not in {code for code, _ in settings.LANGUAGES}:
        raise Refusal(Because.UNKNOWN_CHOICE, "language", given=language[:10])
    if theme not in THEMES:
        raise Refusal(Because.UNKNOWN_CHOICE, "theme", given=theme[:10])
    Account.objects.filter(pk=by.account_id).update(
        zone=checked_zone(zone),
        language=language,
        quiet_from=quiet_from.replace(second=0, microsecond=0, tzinfo=None),
        quiet_to=quiet_to.replace(second=0, microsecond=0, tzinfo=None),
        ask_time=ask_time.replace(second=0, microsecond=0, tzinfo=None),
        theme=theme,
        letters=letters,
    )


@command
def rename_person(*, by: Actor, name: str, now: datetime) -> None:
    """Bear another name in this workspace. Raises Refusal(EMPTY) or (TOO_LONG)."""
    _rename(by, name)


@step
def _rename(by: Actor, name: str) -> None:
    chosen = line(name, "name", limit=NAME)
    person = access.reach(by, by.id)
    Person.objects.filter(pk=person.pk).update(name=chosen)
    # The account's own name stands only in letters about signing in; it follows the one used last.
    Account.objects.filter(pk=by.account_id).update(name=chosen)

"""The time zones that people can choose from."""

from functools import lru_cache
from zoneinfo import available_timezones

from carefront.core.refusals import Because, Refusal

_LEGACY = ("Etc/", "SystemV/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/")


@lru_cache(maxsize=1)
def all_zones() -> frozenset[str]:
    """Answer every IANA name that this machine knows."""
    return frozenset(available_timezones())


@lru_cache(maxsize=1)
def offered_zones() -> tuple[str, ...]:
    """Answer the names worth offering: UTC first, then places, without the old aliases."""
    places = sorted(zone for zone in all_zones() if "/" in zone and not zone.startswith(_LEGACY))
    return ("UTC", *places)


def checked_zone(zone: str) -> str:
    """Answer `zone` when it is an IANA name known here. Raises Refusal(UNKNOWN_CHOICE)."""
    if zone not in all_zones():
        raise Refusal(Because.UNKNOWN_CHOICE, "zone", given=zone[:64])
    return zone

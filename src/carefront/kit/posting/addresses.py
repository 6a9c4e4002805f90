"""Full addresses of pages, as letters need them."""

from uuid import UUID

from django.conf import settings

from carefront.kit import places


def full_address(path: str, workspace: UUID | None = None) -> str:
    """Answer the full address of a page, which opens in `workspace`, whichever the reader last looked at."""
    if workspace is None:
        return f"{settings.SITE_URL}{path}"
    return f"{settings.SITE_URL}{path}{'&' if '?' in path else '?'}in={workspace}"


def preferences_address() -> str:
    """Answer where somebody chooses which letters they get."""
    return full_address(places.address("preferences"))

"""Links to answer: as many open check-ins of a scene as are asked for, each with the address a letter would carry."""

from collections.abc import Iterator
from datetime import UTC, datetime

BODY = b"outcome=done&happened=All+three+picked+up&learned=Mornings+work+better"


def links(count: int) -> Iterator[str]:
    """Answer the addresses of `count` open check-ins."""
    from carefront.commitments.links import link_token
    from carefront.commitments.models import CheckIn

    rows = CheckIn.objects.filter(answered_at=None, closed_at=None).order_by("id").values_list("pk", "owner_id")[:count]
    now = datetime.now(UTC)
    return iter([f"/c/{link_token(pk, owner, asking=1, issued_at=now)}/" for pk, owner in list(rows)])

"""Whether the ledgers are whole: each one counts 1, 2, 3 … without a gap up to its head."""

from django.db.models import Count, F, Max, Q

from carefront.kit.models import Stream


def ledgers_with_gaps() -> int:
    """Answer how many ledgers miss a fact, or hold one more than their head says; 0 when all is well."""
    counted = Stream.objects.annotate(held=Count("events"), newest=Max("events__seq"))
    return counted.exclude(
        Q(held=F("last_seq"), newest=F("last_seq")) | Q(held=0, newest__isnull=True, last_seq=0)
    ).count()

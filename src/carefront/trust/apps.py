"""Registration of this part with Django."""

from django.apps import AppConfig


class TrustConfig(AppConfig):
    name = "carefront.trust"
    label = "trust"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Follow the ledgers, suggest levels, and say what an erasure takes away here."""
        from carefront.conversations.queries import beside
        from carefront.kit import worker
        from carefront.people import arrivals
        from carefront.relationships.queries import suggested
        from carefront.trust.commands import following, forgetting
        from carefront.trust.queries import suggesting
        from carefront.trust.wording import briefs

        beside.noted.append(briefs.noted_in)
        worker.register_source("patterns", following.follow_due)
        suggested.sources.append(suggesting.suggestions)
        arrivals.before_erasure.append(forgetting.forget)

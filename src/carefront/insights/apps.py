"""Registration of this part with Django."""

from django.apps import AppConfig


class InsightsConfig(AppConfig):
    name = "carefront.insights"
    label = "insights"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what an erasure takes away here, and decide once a month what is told of many."""
        from carefront.insights.commands import forgetting, telling
        from carefront.insights.queries import wishing
        from carefront.kit import tending
        from carefront.people import arrivals
        from carefront.trust.queries import dose

        dose.wish_sources.append(wishing.wished)

        tending.register(telling.tend)

        arrivals.before_erasure.append(forgetting.forget)

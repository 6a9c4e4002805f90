"""Registration of this part with Django."""

from django.apps import AppConfig


class InsightsConfig(AppConfig):
    name = "carefront.insights"
    label = "insights"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what an erasure takes away here."""
        from carefront.insights.commands import forgetting
        from carefront.people import arrivals

        arrivals.before_erasure.append(forgetting.forget)

"""Registration of this part with Django."""

from django.apps import AppConfig


class PulsesConfig(AppConfig):
    name = "carefront.pulses"
    label = "pulses"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Decide once a month what is told of many, and say what an erasure takes away here."""
        from carefront.kit import tending
        from carefront.people import arrivals
        from carefront.pulses.commands import forgetting, telling

        tending.register(telling.tend)
        arrivals.before_erasure.append(forgetting.forget)

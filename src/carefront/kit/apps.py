"""Registration of this part with Django."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "carefront.kit"
    label = "kit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say how the plumbing's own letter is made, and clear what open pages have seen."""
        from carefront.kit import tending
        from carefront.kit.inbound import explaining
        from carefront.kit.live import signals
        from carefront.kit.posting import registry

        registry.register("reply_trouble", explaining.render, urgent=True)
        tending.register(signals.tend)

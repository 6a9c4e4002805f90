"""Registration of the room with Django and with the live process."""

from django.apps import AppConfig


class ParlourConfig(AppConfig):
    name = "tests.parlour"
    label = "parlour"

    def ready(self) -> None:
        """Say who may enter."""
        from carefront.kit.live import registry
        from tests.parlour.rooms import entrance

        registry.register("parlour", entrance)

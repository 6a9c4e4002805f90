"""Registration of this part with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "carefront.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say how this room's letters are made, and who the addressees of all letters are."""
        from carefront.kit.posting import registry
        from carefront.people import mail, queries

        registry.register("invitation", mail.render_invitation)
        registry.set_people(queries.addressees_of)

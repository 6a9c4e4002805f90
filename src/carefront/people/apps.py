"""Registration of this part with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "carefront.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say how this room's letters are made, who the addressees of all letters are, who asks over a live
        connection, and how erasures are redone."""
        from allauth.account.signals import email_confirmed

        from carefront.kit import erasures
        from carefront.kit.live import registry as live
        from carefront.kit.posting import registry
        from carefront.people import adapters, asking, mail, queries
        from carefront.people.commands import erasing

        email_confirmed.connect(adapters.address_proven, dispatch_uid="people")
        registry.register("invitation", mail.render_invitation)
        registry.set_people(queries.addressees_of)
        live.set_asking(asking.actors_by_cookies)
        erasures.register("account", lambda account_id, now: erasing.erase_account(account_id=account_id, now=now))

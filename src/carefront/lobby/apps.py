"""Registration of this part with Django."""

from django.apps import AppConfig


class LobbyConfig(AppConfig):
    name = "carefront.lobby"
    label = "lobby"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say how this room's jobs are done and its letters are made, and what an erasure takes away here."""
        from carefront.kit import jobs, tending
        from carefront.kit.posting import registry as posting
        from carefront.lobby import mail
        from carefront.lobby.commands import erasing, exporting, importing
        from carefront.lobby.queries.exporting import JOB as EXPORT
        from carefront.people import arrivals

        jobs.register(importing.JOB, importing.run_import)
        jobs.register(EXPORT, exporting.run_export)
        tending.register(importing.tend)
        tending.register(exporting.tend)
        posting.register("requests_carried", mail.requests_carried)
        arrivals.before_erasure.append(erasing.forget)

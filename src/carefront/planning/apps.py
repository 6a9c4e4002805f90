"""Registration of this part with Django."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "carefront.planning"
    label = "planning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Follow what is accepted, and say how words are forgotten."""
        from carefront.commitments.commands import registry
        from carefront.kit.live import registry as live
        from carefront.people import arrivals
        from carefront.planning.commands import following, forgetting
        from carefront.planning.queries import entering

        live.register(entering.ROOM, entering.entrance)
        registry.on_accept.append(following.request_accepted)
        arrivals.before_erasure.append(forgetting.forget)

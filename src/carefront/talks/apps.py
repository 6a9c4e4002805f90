"""Registration of this part with Django."""

from django.apps import AppConfig


class TalksConfig(AppConfig):
    name = "carefront.talks"
    label = "talks"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Open the fourth level by what was agreed, and take part in leaving, ending and the work that waits."""
        from carefront.conversations.queries import beside as conversations
        from carefront.kit import worker
        from carefront.kit.live import registry as live
        from carefront.kit.posting import registry as posting
        from carefront.people import arrivals
        from carefront.relationships.commands import registry
        from carefront.relationships.queries import agreed_beside
        from carefront.talks import mail
        from carefront.talks.commands import waiting
        from carefront.talks.queries import beside, entering

        agreed_beside.in_force.append(beside.of_levels)
        conversations.kept.append(beside.of_conversation)
        live.register(entering.ROOM, entering.entrance)
        registry.before_agreed_consequences.append(waiting.was_talked_through)
        registry.on_level.append(waiting.level_changed)
        registry.on_end.append(waiting.relationship_ended)
        registry.on_leave.append(waiting.member_left)
        arrivals.before_erasure.append(waiting.forget)
        worker.register_source("talks to look back at", waiting.look_due)
        worker.register_source("consequences that end", waiting.lapse_due)
        for make in mail.ASKING:
            posting.register(make.__name__, make)
        for make in mail.NEWS:
            posting.register(make.__name__, make, joins=True)

"""Registration of this part with Django."""

from django.apps import AppConfig


class RelationshipsConfig(AppConfig):
    name = "carefront.relationships"
    label = "relationships"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say how this room's letters are made, and take part in the work that waits."""
        from carefront.kit import worker
        from carefront.kit.live import registry as live
        from carefront.kit.posting import registry as posting
        from carefront.people import arrivals
        from carefront.relationships import commands, mail
        from carefront.relationships.commands import coming_and_going
        from carefront.relationships.mail import covenants, levels
        from carefront.relationships.queries import entering

        live.register(entering.ROOM, entering.entrance)
        posting.register("relationship_proposed", mail.proposed)
        posting.register("relationship_accepted", mail.accepted)
        posting.register("relationship_paused", mail.paused, joins=True)
        posting.register("relationship_resumed", mail.resumed, joins=True)
        posting.register("relationship_ended", mail.ended)
        posting.register("covenant_asked", covenants.asked)
        posting.register("covenant_in_force", covenants.in_force)
        posting.register("covenant_changed", covenants.changed)
        posting.register("covenant_review", covenants.review)
        for make in (levels.level_proposed, levels.level_look, levels.release_proposed, levels.release_look):
            posting.register(make.__name__, make)
        for make in (
            levels.level_agreed, levels.level_lowered, levels.level_declined, levels.level_lapsed, levels.release_begun,
            levels.release_declined, levels.release_ended,
        ):  # fmt: skip
            posting.register(make.__name__, make, joins=True)
        worker.register_source("resting relationships", commands.wake_due)
        worker.register_source("covenants to look at", commands.ask_due)
        worker.register_source("releases that end", commands.end_due)
        worker.register_source("levels and releases to look at", commands.look_due)
        arrivals.after_acceptance.append(coming_and_going.begin_with_arrival)
        arrivals.before_leaving.append(coming_and_going.leave_all)
        arrivals.before_erasure.append(coming_and_going.forget_words)

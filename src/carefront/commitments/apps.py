"""Registration of this part with Django."""

from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "carefront.commitments"
    label = "commitments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Follow what happens to relationships, and take part in the work that waits."""
        from carefront.commitments import mail
        from carefront.commitments.commands import departing, foresee, nudge, reply, waking
        from carefront.kit import tending, worker
        from carefront.people import arrivals
        from carefront.relationships.commands import registry

        registry.on_pause.append(waking.relationship_rests)
        registry.on_resume.append(waking.relationship_resumes)
        registry.on_release.append(waking.relationship_rests)
        registry.on_release_end.append(waking.relationship_resumes)
        registry.on_end.append(waking.relationship_ends)
        arrivals.before_leaving.append(foresee.end_supports_of)
        arrivals.before_leaving.append(departing.close_requests_of)
        mail.register()
        tending.register(reply.clear_held)
        worker.register_source("check-ins", nudge.ask_due)
        worker.register_source("rests", waking.wake_due)

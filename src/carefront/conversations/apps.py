"""Registration of this part with Django."""

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "carefront.conversations"
    label = "conversations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Follow what happens to relationships, and say how transcripts are read, letters made, and words forgotten."""
        from carefront.commitments.commands import registry as accepting
        from carefront.conversations import mail, tasks
        from carefront.conversations.commands import (
            accepted,
            departing,
            filing,
            forgetting,
            reading,
            recording,
            scheduling,
            uploading,
        )
        from carefront.conversations.queries import notes
        from carefront.kit import jobs, tending, worker
        from carefront.kit.inbound import registry as inbound
        from carefront.kit.itip import organizing
        from carefront.kit.live import registry as live
        from carefront.kit.posting import registry as posting
        from carefront.people import arrivals
        from carefront.relationships.commands import registry

        accepting.on_accept.append(accepted.request_accepted)
        live.register(notes.ROOM, notes.entrance)
        registry.on_end.append(departing.relationship_ends)
        registry.on_leave.append(departing.member_leaves)
        registry.on_join.append(departing.member_joins)
        worker.register_source("notes to be found", filing.file_due)
        worker.register_source("conversations that come again", scheduling.fill_due)
        jobs.register(reading.JOB, tasks.read_transcript)
        tending.register(uploading.tend)
        for kind in ("invited", "moved", "cancelled", "soon"):
            posting.register(f"conversation_{kind}", getattr(mail, f"conversation_{kind}"))
        posting.register("series_ended", mail.series_ended)
        inbound.register(organizing.PREFIX, mail.receive, calendars=True)
        posting.register("asked_from_conversation", mail.asked_from_conversation, joins=True)
        posting.register(recording.RECORD, mail.conversation_record)
        arrivals.before_erasure.append(forgetting.forget)

"""Registration of this part with Django."""

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "carefront.conversations"
    label = "conversations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say how transcripts are read and their letter is made, and what an erasure takes away here."""
        from carefront.conversations import mail, tasks
        from carefront.conversations.commands import forgetting, reading, uploading
        from carefront.kit import jobs, tending
        from carefront.kit.posting import registry as posting
        from carefront.people import arrivals

        jobs.register(reading.JOB, tasks.read_transcript)
        tending.register(uploading.tend)
        posting.register("asked_from_conversation", mail.asked_from_conversation, joins=True)
        arrivals.before_erasure.append(forgetting.forget)

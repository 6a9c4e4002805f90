"""Registration of this part with Django."""

from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "carefront.calendars"
    label = "calendars"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the worker fetch calendars, and say what goes when somebody leaves or is erased."""
        from carefront.calendars import tasks
        from carefront.calendars.commands import forgetting
        from carefront.kit import tending, worker
        from carefront.people import arrivals

        worker.register_source("calendars", tasks.run_due)
        tending.register(forgetting.tend)
        arrivals.before_leaving.append(forgetting.stop)
        arrivals.before_erasure.append(forgetting.forget)

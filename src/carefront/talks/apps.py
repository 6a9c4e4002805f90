"""Registration of this part with Django."""

from django.apps import AppConfig


class TalksConfig(AppConfig):
    name = "carefront.talks"
    label = "talks"
    default_auto_field = "django.db.models.BigAutoField"

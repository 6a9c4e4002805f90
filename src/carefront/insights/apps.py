"""Registration of this part with Django."""

from django.apps import AppConfig


class InsightsConfig(AppConfig):
    name = "carefront.insights"
    label = "insights"
    default_auto_field = "django.db.models.BigAutoField"

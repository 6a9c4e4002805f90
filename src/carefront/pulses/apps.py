"""Registration of this part with Django."""

from django.apps import AppConfig


class PulsesConfig(AppConfig):
    name = "carefront.pulses"
    label = "pulses"
    default_auto_field = "django.db.models.BigAutoField"

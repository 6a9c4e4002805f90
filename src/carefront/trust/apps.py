"""Registration of this part with Django."""

from django.apps import AppConfig


class TrustConfig(AppConfig):
    name = "carefront.trust"
    label = "trust"
    default_auto_field = "django.db.models.BigAutoField"

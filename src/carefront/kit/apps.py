"""Registration of this part with Django."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "carefront.kit"
    label = "kit"
    default_auto_field = "django.db.models.BigAutoField"

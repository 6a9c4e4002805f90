"""Registration of this part with Django."""

from django.apps import AppConfig


class RelationshipsConfig(AppConfig):
    name = "carefront.relationships"
    label = "relationships"
    default_auto_field = "django.db.models.BigAutoField"

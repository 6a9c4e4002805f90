"""Registration of this part with Django."""

from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "carefront.commitments"
    label = "commitments"
    default_auto_field = "django.db.models.BigAutoField"

"""Registration of this part with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "carefront.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

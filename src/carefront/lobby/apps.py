"""Registration of this part with Django."""

from django.apps import AppConfig


class LobbyConfig(AppConfig):
    name = "carefront.lobby"
    label = "lobby"
    default_auto_field = "django.db.models.BigAutoField"

"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from carefront.insights.web import clarity, meaning, mirror

MEANING = "relationships/<uuid:relationship_id>/meaning/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("clarity/", clarity.clarity, name="clarity"),
    path("relationships/<uuid:relationship_id>/clarity/", clarity.relationship_clarity, name="relationship_clarity"),
    path("mirror/", mirror.mirror, name="mirror"),
    path("reflections/<uuid:reflection_id>/", mirror.reflection, name="reflection"),
    path("reflections/<uuid:reflection_id>/deletion/", mirror.reflection_deletion, name="reflection_deletion"),
    path(MEANING, meaning.relationship_meaning, name="relationship_meaning"),
    path(f"{MEANING}sharing/", meaning.meaning_sharing, name="meaning_sharing"),
    path(f"{MEANING}return/", meaning.meaning_return, name="meaning_return"),
    path(f"{MEANING}deletion/", meaning.meaning_deletion, name="meaning_deletion"),
    path(f"{MEANING}turning-away/", meaning.meaning_turning_away, name="meaning_turning_away"),
]

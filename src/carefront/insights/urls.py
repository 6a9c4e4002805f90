"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from carefront.insights.web import clarity

urlpatterns: list[URLPattern | URLResolver] = [
    path("clarity/", clarity.clarity, name="clarity"),
    path("relationships/<uuid:relationship_id>/clarity/", clarity.relationship_clarity, name="relationship_clarity"),
]

"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from carefront.lobby.web import demo, home, relationship, search

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("relationships/<uuid:relationship_id>/", relationship.relationship, name="relationship"),
    path("relationships/<uuid:relationship_id>/facts/", relationship.relationship_facts, name="relationship_facts"),
    path("search/", search.search, name="search"),
    path("demo/", demo.demo, name="demo"),
]

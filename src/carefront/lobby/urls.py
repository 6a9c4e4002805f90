"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from carefront.lobby.web import demo, home, search

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("demo/", demo.demo, name="demo"),
]

"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from carefront.lobby.web import demo

urlpatterns: list[URLPattern | URLResolver] = [
    path("demo/", demo.demo, name="demo"),
]

"""The product's addresses, and the room."""

from django.urls import include, path

from tests.parlour.rooms import parlour

urlpatterns = [path("parlour/<uuid:room_id>/", parlour, name="parlour"), path("", include("carefront.config.urls"))]

"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from carefront.calendars import web

urlpatterns: list[URLPattern | URLResolver] = [
    path("calendars/", web.calendars, name="calendars"),
    path("calendars/<uuid:subscription_id>/fetching/", web.calendar_fetching, name="calendar_fetching"),
    path("calendars/<uuid:subscription_id>/departure/", web.calendar_departure, name="calendar_departure"),
    path("away-days/", web.away_days, name="away_days"),
    path("away-days/proposal/", web.away_proposal, name="away_proposal"),
    path("away-days/<uuid:away_id>/departure/", web.away_departure, name="away_departure"),
]

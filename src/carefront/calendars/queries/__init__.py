"""Queries of calendars: one's own page, free times for one's own eyes, and amounts for planning with others."""

from carefront.calendars.queries.amounts import away_days, away_days_of, busy_between
from carefront.calendars.queries.own import calendar, calendars, free_slots, proposed

__all__ = ["away_days", "away_days_of", "busy_between", "calendar", "calendars", "free_slots", "proposed"]

"""Commands of calendars: the only writers."""

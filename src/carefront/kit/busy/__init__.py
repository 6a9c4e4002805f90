"""Busy times out of somebody's calendar: begin, end and whether all day. No title, place or person is looked at."""

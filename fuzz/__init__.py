"""Malformed requests by the thousand, at the API and at every page."""

"""Hints to the writer of a message, so that a hard thing is said as care, fact and question."""

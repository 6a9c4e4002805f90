"""SQLite as Carefront uses it: Django's own backend, with a quicker way of waiting for one's turn to write."""

"""The only writers of talks and consequences."""

"""The asking person of a request: which standing, in which workspace."""

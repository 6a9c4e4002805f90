"""The only readers of this room."""

"""The only readers of this room, as frozen cards."""

"""The only writers of this room: one file per intent."""

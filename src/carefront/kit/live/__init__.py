"""Live pages: people in one room share text, see who is there, and learn at once that a part changed."""

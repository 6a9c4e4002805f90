"""What this room says, in the reader's language."""

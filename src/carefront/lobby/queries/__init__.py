"""What this room reads: other rooms' queries put together, and a few of its own over their access."""

"""Private hints to whoever writes to somebody else: found on request, shown to the writer alone, kept nowhere."""

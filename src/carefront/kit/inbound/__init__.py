"""Letters coming in: read, stripped of what they quote, and given to whoever answers for their token."""

"""Fetching what somebody else's address names, without lending out this machine's place in its network."""

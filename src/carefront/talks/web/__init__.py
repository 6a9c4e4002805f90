"""The pages of talks and consequences."""

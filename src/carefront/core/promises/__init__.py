"""Reading a promise: its parts, which of the five answers it holds, and how well it can be seen to be kept."""

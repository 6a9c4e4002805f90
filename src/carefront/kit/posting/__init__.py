"""Letters going out: what each kind says, when it may go, how it is sent, and what became of it."""

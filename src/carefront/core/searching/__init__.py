"""Finding what was said: how words are filed, what a question asks for, and the piece of a text that answers it."""

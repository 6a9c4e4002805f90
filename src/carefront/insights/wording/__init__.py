"""How a mirror and a meaning are said in the reader's language."""

"""The rules of Carefront: standard library and SciPy only, no clock, no input or output."""

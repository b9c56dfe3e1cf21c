"""The TinyDB file that never loses a record."""

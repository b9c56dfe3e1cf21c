"""Surviving the line and the terminal; the only code that touches Textual's private parts."""

"""The desk of a company's office director, in a terminal, over SSH."""

__version__ = "0.1.0"

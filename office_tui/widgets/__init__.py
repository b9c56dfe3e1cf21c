"""Widgets show records; they know registers, never the desk."""

"""Screens know the desk; they hold no rules."""

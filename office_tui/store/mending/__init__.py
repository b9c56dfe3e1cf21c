"""Damage: what a look at the office finds, what can be saved of it, and putting it right."""

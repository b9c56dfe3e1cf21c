"""What the office does, each through the one door."""

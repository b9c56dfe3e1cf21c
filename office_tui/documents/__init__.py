"""From template to text to Word."""

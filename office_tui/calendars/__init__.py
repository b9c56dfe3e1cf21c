"""Working days and holidays."""

"""Reading mail from a hostile world."""

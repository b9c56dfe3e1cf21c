"""Reading mail from a hostile world; imported where it is needed, never when the desk opens."""

"""The office on the command line, without Textual."""

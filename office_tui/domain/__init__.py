"""The office's words and rules: pure functions of records and a date."""

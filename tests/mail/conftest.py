"""What all tests of reading mail share."""

from __future__ import annotations

from hypothesis import settings

# A busy machine is no fault of the code; what must not be slow has a test of its own.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

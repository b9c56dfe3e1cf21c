"""The letters that stand in a calendar for what falls on a day about licences."""

from __future__ import annotations

from typing import Final

LETTERS: Final = {
    "expires": "!", "window opens": "w", "window closes": "c", "inspection": "i", "report": "r", "duty": "d",
    "back": "b", "safe start": "s", "decision": "a", "supplement": "p", "round": "v", "amend": "f",
}  # fmt: skip
"""What stands in the cell of a calendar for each; it says the same without any colour."""

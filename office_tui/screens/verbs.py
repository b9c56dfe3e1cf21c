"""All verbs on items, the same keys on every list of them."""

from __future__ import annotations

from office_tui.screens.deciding import Deciding
from office_tui.screens.following import Following
from office_tui.screens.writing import Writing


class Verbs(Deciding, Following, Writing):
    """Mixed into a screen that has `desk`, `chosen()` and `decided()`."""

    COMMANDS_ID = "item"

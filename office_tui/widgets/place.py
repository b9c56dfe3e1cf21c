"""Where a list's cursor and window are: pure arithmetic over rows of which some cannot be chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


class Place:
    """The chosen row and the first row of the window, in a list of keys where "" cannot be chosen."""

    def __init__(self) -> None:
        """Begin in an empty list and a window of no height."""
        self.keys: Sequence[str] = ()
        self.row = -1
        """The chosen row, or -1 where there is none."""
        self.top = 0
        """The row that the window begins with."""
        self.height = 0
        """The rows that the window shows."""

    @property
    def key(self) -> str:
        """The key of the chosen row, or ""."""
        return self.keys[self.row] if 0 <= self.row < len(self.keys) else ""

    def near(self, row: int, step: int = 1) -> int:
        """Return the row nearest to `row` that can be chosen, looking along `step` first; -1 if none is."""
        count = len(self.keys)
        row = max(0, min(row, count - 1))
        if not count:
            return -1
        for way in (
            range(row, count if step > 0 else -1, step),
            range(row, -1 if step > 0 else count, -step),
        ):
            for found in way:
                if self.keys[found]:
                    return found
        return -1

    def beside(self, step: int) -> int:
        """Return the next row along `step` (1 or -1) that can be chosen, or the present one at the end."""
        row = self.row + step
        while 0 <= row < len(self.keys):
            if self.keys[row]:
                return row
            row += step
        return self.row

    def go(self, row: int) -> bool:
        """Choose this row; the window turns by a page where the row lies outside. Say whether it turned."""
        self.row = row
        before = self.top
        if row >= 0 and self.height > 0 and not self.top <= row < self.top + self.height:
            context = min(2, self.height // 8)
            self.top = row - context if row > self.top else row - self.height + 1 + context
        self.settle()
        return self.top != before

    def turn(self, rows: int) -> bool:
        """Move window and cursor by so many rows; say whether the window moved."""
        before, beside = self.top, self.row - self.top
        self.top += rows
        self.settle()
        moved = self.top - before
        target = self.row + rows if moved != rows else self.top + beside
        return self.go(self.near(target, 1 if rows > 0 else -1)) or moved != 0

    def settle(self) -> None:
        """Keep the window inside the list, and a heading above the first row to be chosen in sight."""
        self.top = max(0, min(self.top, len(self.keys) - self.height))
        if self.row < self.height and not any(self.keys[: max(self.row, 0)]):
            self.top = 0

    def put(self, keys: Sequence[str], wished: str = "") -> None:
        """Take new rows: go to `wished`, or stay on the key, else take the next one left, else one before."""
        old, row, had = self.keys, self.row, bool(self.key)
        self.keys = keys
        where = _index(keys)
        following = [wished, *old[max(row, 0) :], *reversed(old[: max(row, 0)])] if had else [wished]
        found = next((where[key] for key in following if key and key in where), None)
        self.go(self.near(row) if found is None else found)


def _index(keys: Sequence[str]) -> Mapping[str, int]:
    """Return the first row of each key."""
    return {keys[row]: row for row in range(len(keys) - 1, -1, -1)}

"""Which keys of a list are marked, and the range that is being drawn out."""

from __future__ import annotations

from collections.abc import Iterable


class Marks:
    """Marked keys; while a range is open, what lies in it is marked as well."""

    def __init__(self) -> None:
        """Begin with nothing marked."""
        self._settled: frozenset[str] = frozenset()
        self._within: frozenset[str] = frozenset()
        self.anchor: str = ""
        """The key at which a range was begun; "" when none is open."""

    def __contains__(self, key: object) -> bool:
        return key in self._settled or key in self._within

    def __bool__(self) -> bool:
        return bool(self._settled or self._within)

    @property
    def all(self) -> frozenset[str]:
        """Every marked key."""
        return self._settled | self._within

    def toggle(self, key: str) -> None:
        """Mark the key, or take its mark away; a range that is open is closed, and stays marked."""
        self.close()
        self._settled ^= {key}

    def replace(self, keys: Iterable[str]) -> None:
        """Mark these keys and no others."""
        self.close()
        self._settled = frozenset(keys)

    def begin(self, key: str) -> None:
        """Open a range at this key."""
        self.close()
        self.anchor, self._within = key, frozenset({key})

    def stretch(self, keys: Iterable[str]) -> None:
        """Make these keys the range."""
        self._within = frozenset(keys)

    def close(self) -> None:
        """Close the range; what lies in it stays marked."""
        self._settled |= self._within
        self._within, self.anchor = frozenset(), ""

    def clear(self) -> bool:
        """Unmark all and close the range; say whether there was anything to clear."""
        was = bool(self) or bool(self.anchor)
        self._settled = self._within = frozenset()
        self.anchor = ""
        return was

    def keep(self, keys: Iterable[str]) -> None:
        """Forget the marks of keys that are gone; where one went, an open range is closed."""
        left = self.all.intersection(keys)
        if left != self.all:
            self.replace(left)

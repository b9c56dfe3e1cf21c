"""Prints what was measured beside what must be reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Figure(NamedTuple):
    """One figure: what was reached, the most it may be (None: only told), and what is aimed at where that is less."""

    name: str
    reached: float
    most: float | None = None
    unit: str = ""
    aim: float | None = None

    @property
    def kept(self) -> bool:
        """Whether it is no more than it may be."""
        return self.most is None or self.reached <= self.most


def show(title: str, figures: Sequence[Figure]) -> int:
    """Print the figures as a table. Return 0, or 1 where one is more than it may be."""
    print(f"\n{title}\n{'':58}{'reached':>12}{'at most':>12}{'aim':>8}")
    for figure in figures:
        most = "" if figure.most is None else f"{figure.most:g}{figure.unit}"
        aim = "" if figure.aim is None else f"{figure.aim:g}{figure.unit}"
        reached = str(figure.reached) if float(figure.reached).is_integer() else f"{figure.reached:.2f}"
        print(
            f"{figure.name:58}{reached + figure.unit:>12}{most:>12}{aim:>8}{'' if figure.kept else '  MISSED'}",
            flush=True,
        )
    return int(not all(figure.kept for figure in figures))

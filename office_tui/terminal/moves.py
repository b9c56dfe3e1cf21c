"""The shortest way of the terminal's cursor from one cell to another."""

from __future__ import annotations


def go(x: int, y: int) -> str:
    """Return the absolute move to column `x` of line `y`, both from 0."""
    if x:
        return f"\x1b[{y + 1};{x + 1}H" if y else f"\x1b[;{x + 1}H"
    return f"\x1b[{y + 1}H" if y else "\x1b[H"


def move(old_x: int | None, old_y: int | None, x: int, y: int) -> str:
    """Return the fewest bytes from one cell to another; None is a column or line that is not known."""
    if (old_x, old_y) == (x, y):
        return ""
    ways = [go(x, y)]
    if old_y == y:
        ways += _along(old_x, x)
    elif old_y is not None:
        if y == old_y + 1:
            # A tty makes CR LF of a newline as a rule; with a CR of our own it is the same either way.
            ways.append("\r\n" + _right(x))
        upright = _csi(abs(y - old_y), "B" if y > old_y else "A")
        ways.append(upright if old_x == x else "\r" + upright + _right(x))
    return min(ways, key=len)


def _along(old_x: int | None, x: int) -> list[str]:
    """Return the ways along one line."""
    ways = [f"\x1b[{x + 1}G", "\r" + _right(x)]
    if old_x is not None:
        ways += [_right(x - old_x)] if x > old_x else [_csi(old_x - x, "D"), "\b" * (old_x - x)]
    return ways


def _right(cells: int) -> str:
    return _csi(cells, "C") if cells else ""


def _csi(count: int, final: str) -> str:
    return f"\x1b[{count}{final}" if count > 1 else f"\x1b[{final}"

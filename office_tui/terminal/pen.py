"""How a cell is drawn (its attributes and colours), and the shortest way from one pen to the next."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Pen(NamedTuple):
    """Attributes and colours by their SGR numbers: sorted attributes ("1", "4"); "" is a default colour."""

    attributes: tuple[str, ...] = ()
    ink: str = ""
    paper: str = ""


PLAIN: Final = Pen()

_ENDS: Final = {
    "1": "22", "2": "22", "3": "23", "4": "24", "21": "24", "5": "25", "6": "25",
    "7": "27", "8": "28", "9": "29", "51": "54", "52": "54", "53": "55",
}  # fmt: skip
"""Each attribute's number, and the number that ends it."""

_SEEN_ON_BLANKS: Final = frozenset({"4", "21", "5", "6", "7", "9", "51", "52", "53"})
"""The attributes that show where there is no letter."""

_INKS: Final = frozenset(map(str, [*range(30, 38), *range(90, 98)]))
_PAPERS: Final = frozenset(map(str, [*range(40, 48), *range(100, 108)]))


@lru_cache(maxsize=4096)
def dip(pen: Pen, parameters: str) -> Pen:
    """Return `pen` after the SGR sequence with these `parameters` (what stands between `ESC [` and `m`)."""
    attributes, ink, paper = set(pen.attributes), pen.ink, pen.paper
    numbers = iter(parameters.replace(":", ";").split(";"))
    for text in numbers:
        number = text.lstrip("0")
        if not number:
            attributes, ink, paper = set(), "", ""
        elif number in _ENDS:
            attributes.add(number)
        elif number in {"38", "39"} | _INKS:
            ink = _colour(number, numbers)
        elif number in {"48", "49"} | _PAPERS:
            paper = _colour(number, numbers)
        else:
            attributes = {one for one in attributes if _ENDS[one] != number}
    return Pen(tuple(sorted(attributes)), ink, paper)


def _colour(number: str, numbers: Iterator[str]) -> str:
    """Return the whole colour that `number` begins, taking the rest from `numbers`; "" is the default."""
    if number in ("39", "49"):
        return ""
    if number not in ("38", "48"):
        return number
    kind = next(numbers, "")
    return ";".join([number, kind, *(next(numbers, "0") for _ in range(1 if kind == "5" else 3))])


@lru_cache(maxsize=1024)
def on_blank(pen: Pen) -> Pen:
    """Return what of `pen` can be seen on a blank: usually nothing, so a bold red space is a plain one."""
    seen = tuple(one for one in pen.attributes if one in _SEEN_ON_BLANKS)
    ink = pen.ink if seen else ""
    return Pen(seen, ink, pen.paper) if seen or pen.paper else PLAIN


@lru_cache(maxsize=4096)
def change(old: Pen, new: Pen) -> str:
    """Return the shortest SGR sequence that turns `old` into `new`; "" where they are alike."""
    if old == new:
        return ""
    afresh = ";".join(["", *filter(None, [*new.attributes, new.ink, new.paper])]) if new != PLAIN else ""
    ends = {_ENDS[one] for one in old.attributes if one not in new.attributes}
    step = sorted(ends) + [one for one in new.attributes if one not in old.attributes or _ENDS[one] in ends]
    if old.ink != new.ink:
        step.append(new.ink or "39")
    if old.paper != new.paper:
        step.append(new.paper or "49")
    return f"\x1b[{min(';'.join(step), afresh, key=len)}m"

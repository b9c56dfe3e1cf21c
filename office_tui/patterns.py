"""The tiny language of number patterns: `DIR-{year}-{n:03}`, `〔{year}〕{n}号`."""

from __future__ import annotations

import re

LONGEST = 60
"""So many characters a pattern may have."""

# Never str.format: a pattern is typed by a person, and format would look up attributes.
_PLACE = re.compile(r"\{(?P<name>year|n|series)(?P<width>:0[1-9])?\}")


def pattern_problem(pattern: str) -> str:
    """Return what is wrong with a pattern in one sentence; empty if nothing is.

    A pattern has `{year}` and `{n}` once each, so that no number comes twice; `{n:03}` is filled up with
    noughts to three figures; `{series}` may stand too.
    """
    if len(pattern) > LONGEST or not pattern.isprintable():
        return f"A pattern is one line of at most {LONGEST} characters."
    names = [place["name"] for place in _PLACE.finditer(pattern)]
    rest = _PLACE.sub("", pattern)
    if "{" in rest or "}" in rest:
        return "Only {year}, {n}, {n:03} and {series} may stand in braces."
    if any(place["width"] and place["name"] != "n" for place in _PLACE.finditer(pattern)):
        return "Only {n} takes a width, as in {n:03}."
    for name in ("year", "n"):
        if names.count(name) != 1:
            return f"{{{name}}} must stand in it once, so that no number comes twice."
    return ""


def fill(pattern: str, series: str, year: int, n: int) -> str:
    """Return the pattern with its places filled; what is no place stays as it stands."""
    values = {"year": f"{year:04}", "series": series, "n": str(n)}

    def value(place: re.Match[str]) -> str:
        return values[place["name"]].zfill(int((place["width"] or "0").lstrip(":")))

    return _PLACE.sub(value, pattern)

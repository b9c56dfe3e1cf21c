"""A country as people write it, as the two letters by which its holidays are known."""

from __future__ import annotations

from typing import Final

CHINESE: Final = {"中国": "CN", "中华人民共和国": "CN"}


def country_code(words: str) -> str:
    """Return the two letters of a country (`cn`, `CHN`, `China`, `UK`, 中国); `""` where none is called so."""
    wanted = words.strip()
    return CHINESE.get(wanted) or _named("".join(wanted.casefold().split()))


def _named(wanted: str) -> str:
    from holidays.registry import COUNTRIES

    found = (names[1] for names in COUNTRIES.values() if wanted in {name.casefold() for name in names})
    return next(found, "")

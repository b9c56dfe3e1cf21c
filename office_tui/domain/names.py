"""Which department or person is meant by a name as people type it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import Literal, NamedTuple

from office_tui.domain.pattern import pattern
from office_tui.domain.people import Department, Person

Named = Department | Person

_DEPARTMENT_ENDS = (
    " department", " dept.", " dept", " division", " office", " section", " team",
    "办公室", "中心", "部门", "部", "处", "科", "室",
)  # fmt: skip
_TITLES = (
    "总经理", "经理", "主任", "部长", "处长", "科长", "主管", "老师", "先生", "女士", "总", "工",
)  # fmt: skip
_HONORIFIC = pattern(r"^(?:mr|mrs|ms|miss|dr|prof)\.?\s+")
_FAMILIAR = pattern(r"^[老小](?=[\u4e00-\u9fff]$)")


class Match(NamedTuple):
    """What a typed name fits: `one` record, `several` (then it must be asked), or `none`; and their ids."""

    kind: Literal["one", "several", "none"]
    ids: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the one record meant, or nothing when it is not exactly one."""
        return self.ids[0] if self.kind == "one" else ""


NONE = Match("none")


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """Make two spellings of one name alike: width, case and spaces do not matter."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def names_of(record: Named) -> tuple[str, ...]:
    """Every name a record is known by, as written, the English one first."""
    more = record.aliases if isinstance(record, Department) else ()
    return tuple(name for name in (record.name, record.name_zh, *more) if name.strip())


def exactly(typed: str, records: Iterable[Named]) -> Match:
    """Match a full name, alias, Chinese name, mail address or id; width and case do not matter."""
    wanted = fold(typed)
    return _found(records, lambda record: wanted in _exact(record)) if wanted else NONE


def wholly(typed: str, records: Iterable[Named]) -> Match:
    """Match a full name, else a whole word of it: `Li` and 李 fit Li Wei 李伟, and never Lin."""
    return _first(typed, tuple(records), _WHOLE)


def match(typed: str, records: Iterable[Named]) -> Match:
    """Match a name as people type it: in full, by a whole word of it, or by how it begins.

    The strictest reading that fits anything decides; when it fits several records the answer is `several`,
    because a name is never guessed.
    """
    return _first(typed, tuple(records), _LEVELS)


def _first(typed: str, records: tuple[Named, ...], levels: tuple[_Level, ...]) -> Match:
    plain = fold(typed)
    untitled = _untitled(plain)
    people = tuple(record for record in records if isinstance(record, Person)) if untitled != plain else ()
    for level in levels if plain else ():
        for wanted, among in ((plain, records), (untitled, people)):
            found = _found(among, partial(level, wanted))
            if found.ids:
                return found
    return NONE


def _found(records: Iterable[Named], fits: Callable[[Named], bool]) -> Match:
    ids = tuple(record.id for record in records if fits(record))
    return NONE if not ids else Match("one" if len(ids) == 1 else "several", ids)


# A line is understood anew at every key, with the same people: their names are folded once.
@lru_cache(maxsize=8_192)
def _folded(record: Named) -> tuple[str, ...]:
    return tuple(fold(name) for name in names_of(record))


@lru_cache(maxsize=8_192)
def _exact(record: Named) -> frozenset[str]:
    mail = record.email if isinstance(record, Person) else ""
    return frozenset({*_folded(record), fold(mail), fold(record.id)} - {""})


def _stem(name: str) -> str:
    for end in _DEPARTMENT_ENDS:
        if name.endswith(end) and len(name) > len(end):
            return name.removesuffix(end)
    return name


def _untitled(name: str) -> str:
    """Take `Mr`, 总 or 小 away: people are called by them, registers do not hold them."""
    name = _FAMILIAR.sub("", _HONORIFIC.sub("", name))
    for title in _TITLES:
        if name.endswith(title) and len(name) > len(title):
            return name.removesuffix(title)
    return name


def _is_exact(wanted: str, record: Named) -> bool:
    return wanted in _exact(record)


def _has_stem(wanted: str, record: Named) -> bool:
    """`Finance` is the Finance Department and 财务部 is 财务; but 财务处 is not 财务部."""
    if not isinstance(record, Department):
        return False
    known = _folded(record)
    return wanted in {_stem(name) for name in known} or _stem(wanted) in known


def _has_word(wanted: str, record: Named) -> bool:
    """A whole word of a name, or a Chinese surname (the first character of a Chinese name)."""
    for name in _folded(record):
        if f" {wanted} " in f" {name} ":
            return True
        if isinstance(record, Person) and name.startswith(wanted) and _is_chinese(wanted):
            return True
    return False


def _begins(wanted: str, record: Named) -> bool:
    return any(name.startswith(wanted) for name in _folded(record))


def _begins_a_word(wanted: str, record: Named) -> bool:
    return any(f" {wanted}" in f" {name}" for name in _folded(record))


def _is_chinese(text: str) -> bool:
    return all("\u3400" <= char <= "\u9fff" for char in text)


_Level = Callable[[str, Named], bool]
_WHOLE: tuple[_Level, ...] = (_is_exact, _has_stem, _has_word)
_LEVELS: tuple[_Level, ...] = (*_WHOLE, _begins, _begins_a_word)

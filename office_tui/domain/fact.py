"""The facts of the company, with their history, and as they stand printed on a licence."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Self

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from office_tui.domain.clean import clean_line
from office_tui.domain.record import Record
from office_tui.domain.worded import Worded, at_colon
from office_tui.errors import UsageError

FACTS = ("name", "address", "representative", "capital", "scope")
"""What licences usually print; others may be added under any name."""
OTHER_NAMES = {
    "company": "name", "名称": "name", "企业名称": "name", "地址": "address", "住所": "address",
    "注册地址": "address", "住所地": "address", "公司地址": "address", "企业地址": "address", "经营场所": "address",
    "公司名称": "name", "单位名称": "name", "注册资金": "capital", "法人代表": "representative",
    "registered address": "address",
    "legal representative": "representative", "法定代表人": "representative", "法人": "representative",
    "registered capital": "capital", "注册资本": "capital", "经营范围": "scope", "业务范围": "scope",
}  # fmt: skip


class Version(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a fact was from one day on, and why it changed."""

    value: Annotated[str, Meta(title="Is", description="As it is printed")]
    value_zh: Annotated[str, Meta(title="In Chinese", description="As it is printed in Chinese")] = ""
    since: Annotated[date, Meta(title="Since", description="From this day on")]
    why: Annotated[str, Meta(title="Why", description="The decision that changed it")] = ""


class Fact(Record, frozen=True, kw_only=True, omit_defaults=True):
    """`FCT-N`: one fact of the company and all it ever was; the one in force is asked for a day."""

    name: Annotated[
        str, Meta(title="Fact", description="Name, address, representative, capital, scope, …")
    ] = ""
    versions: Annotated[
        tuple[Version, ...], Meta(title="Versions", description="What it was and is, oldest first")
    ] = ()


class Printed(Worded, frozen=True, kw_only=True, omit_defaults=True):
    """One fact as it stands on a licence; as a line `address: 18 Weir Lane`."""

    CALLED: ClassVar[tuple[str, str]] = ("printed fact", "printed facts")

    fact: Annotated[str, Meta(title="Fact", description="Which fact of the company")]
    value: Annotated[str, Meta(title="Printed", description="What stands on the paper")]

    def words(self) -> str:
        """Return the line a person would type for it."""
        return f"{self.fact}: {self.value}"

    @classmethod
    def read(cls, line: str, today: date) -> Self:
        """Return the printed fact a line means."""
        fact, _, value = at_colon(clean_line(line))
        if not (fact and value):
            raise UsageError(f"“{line}” prints no fact.", "Such as “address: 18 Weir Lane”.")
        return cls(fact=fact_named(fact), value=value)

    @classmethod
    def begins(cls, text: str) -> bool:
        """Tell whether a text begins with a usual fact and its colon; a scope may have any other word before one."""
        fact, colon, _ = at_colon(text)
        return bool(colon) and fact_named(fact) in FACTS


def changed(fact: Fact, version: Version) -> Fact:
    """Return the fact with what it is from one day on; what was said of that day before stays in its history."""
    versions = sorted((*fact.versions, version), key=lambda each: each.since)
    return replace(fact, versions=tuple(versions))


def fact_named(words: str) -> str:
    """Return the one name of a fact: 住所 is `address`; any other name is its own."""
    name = clean_line(words).casefold()
    return OTHER_NAMES.get(name, name)

"""Departments, people, and the office itself."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from office_tui.domain.record import Record


class Department(Record, frozen=True, kw_only=True, omit_defaults=True):
    """`DEP-N`: a department, under every name people call it by."""

    name: Annotated[str, Meta(title="Name", description="In English")] = ""
    name_zh: Annotated[str, Meta(title="Chinese name", description="In Chinese")] = ""
    aliases: Annotated[
        tuple[str, ...], Meta(title="Also called", description="Other names, separated by commas")
    ] = ()
    head: Annotated[str, Meta(title="Head", description="The person who heads it")] = ""
    note: Annotated[str, Meta(title="Note", description="What to know when passing things on")] = ""


class Person(Record, frozen=True, kw_only=True, omit_defaults=True):
    """`PER-N`: somebody things are given to, or who gives them."""

    name: Annotated[str, Meta(title="Name", description="As we call them")] = ""
    name_zh: Annotated[str, Meta(title="Chinese name", description="In Chinese")] = ""
    department: Annotated[str, Meta(title="Department", description="Where they work")] = ""
    role: Annotated[str, Meta(title="Role", description="What they do there")] = ""
    email: Annotated[str, Meta(title="Mail", description="Their address; letters from it are recognised")] = (
        ""
    )
    phone: Annotated[str, Meta(title="Phone", description="For a quick word")] = ""


class Office(Record, frozen=True, kw_only=True, omit_defaults=True):
    """`OFF-1`: who we are; the letterhead and the signature come from here."""

    company: Annotated[str, Meta(title="Company", description="The name in English")] = ""
    company_zh: Annotated[str, Meta(title="Chinese name", description="The name in Chinese")] = ""
    address: Annotated[str, Meta(title="Address", description="As on the letterhead")] = ""
    director: Annotated[str, Meta(title="Director", description="Who works at this desk")] = ""
    country: Annotated[str, Meta(title="Country", description="Two letters; decides the public holidays")] = (
        ""
    )
    timezone: Annotated[str, Meta(title="Time zone", description="Such as Asia/Shanghai")] = ""


class Series(Record, frozen=True, kw_only=True, omit_defaults=True):
    """`NUM-N`: one number series in one year; a number once taken is never given again."""

    series: Annotated[str, Meta(title="Series", description="DIR, IN or OUT")] = ""
    year: Annotated[int, Meta(title="Year", description="Numbers begin anew each year")] = 0
    last: Annotated[int, Meta(title="Last", description="The last number taken")] = 0
    void: Annotated[
        dict[str, str], Meta(title="Void", description="Numbers given up, each with its reason")
    ] = msgspec.field(default_factory=dict)

"""What the tests of documents share: believable answers to the shipped templates, and a template made on the spot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from office_tui.documents.field import Template
from office_tui.documents.front import read_front

Make = Callable[..., Template]


@pytest.fixture
def given() -> dict[str, object]:
    return {
        "company": "Northwind Instruments Ltd.",
        "company_zh": "北辰仪器有限公司",
        "company_address": "12 Harbour Road, Dalian",
        "today": date(2026, 9, 1),
        "number": "OUT-2026-014",
        "addressee": "Tax Bureau No. 3 & Partners",
        "addressee_address": "Inspection\n88 Renmin Road",
        "their_number": "SZ-2026-118",
        "their_date": date(2026, 8, 20),
        "their_subject": "Documents | to submit",
        "subject": "A & B <c> | d",
        "deadline": date(2026, 9, 20),
        "body": "We enclose **all** of it.\n\n1. one\n2. two",
        "enclosures": ["Report *2025*", "List #1"],
        "copies": ["Finance"],
        "sender_name": "Lin Wei",
        "drafter": "Zhao Min",
        "items": ["Clean the hall", "Lock the doors"],
    }


@pytest.fixture
def template() -> Make:
    """Make a template of fields (`a` a text, `many: list`) and a text, without checking it."""

    def make(body: str, *fields: str, language: str = "en", profile: str = "western") -> Template:
        declared = "".join(f"  {one if ':' in one else one + ':'}\n" for one in fields) or "  none:\n"
        lines = [line if "{" in line else _typed(line) for line in declared.splitlines()]
        source = f"---\ntitle: Trial\nlanguage: {language}\nprofile: {profile}\nfields:\n" + "\n".join(lines)
        source += f"\n---\n{body}"
        front = read_front(source)
        assert not front.problems
        return Template(
            name="trial",
            title="Trial",
            language=language,
            profile=profile,
            fields=front.fields,
            source=source,
            body=front.body,
            body_line=front.body_line,
        )

    return make


def _typed(line: str) -> str:
    name, _, type_ = line.strip().partition(":")
    return f"  {name}: {{type: {type_.strip() or 'text'}}}"

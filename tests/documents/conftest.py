"""What the tests of documents share: believable answers to the shipped templates."""

from __future__ import annotations

from datetime import date

import pytest


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

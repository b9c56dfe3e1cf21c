"""A country by its code or its name."""

from __future__ import annotations

import pytest

from office_tui.calendars.countries import country_code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("CN", "CN"),
        (" cn ", "CN"),
        ("UK", "GB"),
        ("kp", "KP"),
        ("XX", ""),
        ("zz", ""),
        ("chn", "CN"),
        ("China", "CN"),
        ("united states", "US"),
        ("中国", "CN"),
        ("中华人民共和国", "CN"),
        ("德", ""),
        ("X", ""),
        ("", ""),
    ],
)
def test_a_country_is_known_by_its_code_or_its_name(words: str, code: str) -> None:
    assert country_code(words) == code

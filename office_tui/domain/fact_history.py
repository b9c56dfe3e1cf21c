"""What a fact of the company will be, is and was, as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from office_tui.domain.dates import short_date
from office_tui.domain.fact import Fact, Version


def history(fact: Fact, today: date) -> Iterator[str]:
    """Yield each version, the latest first: `from 2 Mar: 3 Far Street (moved)`."""
    for version in reversed(fact.versions):
        is_dated = version.since > date.min
        since = f"from {short_date(version.since, today)}" if is_dated else "from the beginning"
        why = f" ({version.why})" if version.why else ""
        yield f"{since}: {version_said(version)}{why}"


def version_said(version: Version) -> str:
    """Return what a fact is in one version, in both languages."""
    return " ".join(each for each in (version.value, version.value_zh) if each)

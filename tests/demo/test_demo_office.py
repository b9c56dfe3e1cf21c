"""The demo office: believable, the same every time, and never anywhere but in its own folder."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from office_tui.demo import demo_home, prepare
from office_tui.demo.build import build
from office_tui.demo.home import MARK
from office_tui.demo.tables import letters, mail, orders
from office_tui.domain.capture import Capture
from office_tui.domain.directive import Directive
from office_tui.domain.drift import drift
from office_tui.domain.holdings import open_loans
from office_tui.domain.letter import Letter
from office_tui.domain.licence import Licence
from office_tui.domain.red import reds
from office_tui.domain.rounds import unchecked
from office_tui.domain.validity import standing
from office_tui.errors import AccessError, BusyError
from office_tui.paths import Paths
from office_tui.services.desk import Desk
from office_tui.services.doctor import examine
from office_tui.services.holdings import holdings
from office_tui.services.opening import open_desk
from office_tui.services.today import today_bands
from office_tui.store.kept import read_kept

MONDAY = date(2026, 3, 2)


def folders(root: Path) -> Paths:
    return Paths(root / "data", root / "config", root / "cache", root / "state")


def nine(day: date) -> object:
    """A clock that says nine in the morning of a day."""

    def clock(zone: tzinfo | None) -> datetime:
        return datetime(day.year, day.month, day.day, 9, tzinfo=zone or UTC)

    return clock


def built(root: Path, day: date = MONDAY) -> Desk:
    build(folders(root), clock=nine(day))  # type: ignore[arg-type]  # a clock
    desk = open_desk(where=folders(root))
    desk._clock = nine(day)  # type: ignore[assignment]  # the same clock
    return desk


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OFFICE_TUI_HOME", str(tmp_path))
    monkeypatch.setenv("OFFICE_TUI_TODAY", "2026-03-02")
    return tmp_path / "demo"


def test_monday_has_something_in_every_band(tmp_path: Path) -> None:
    desk = built(tmp_path)
    bands = today_bands(desk)
    assert [len(bands.decide), len(bands.chase), len(bands.verify), len(bands.next_days)] == [9, 6, 2, 5]
    whys = " ".join(each.why for each in (*bands.decide, *bands.chase, *bands.verify))
    for reason in ("asks until", "returned", "back today", "late", "delegated", "reported done"):
        assert reason in whys
    assert (bands.counts.late, bands.counts.expiring) == (6, 2)
    assert bands.counts.unanswered == 3
    desk.close()


@pytest.mark.parametrize("days", [0, 1, 2, 3, 5, 6, -12, 60, 136, 215])
def test_whatever_the_day_the_office_is_as_full(days: int, tmp_path: Path) -> None:
    desk = built(tmp_path, MONDAY + timedelta(days=days))
    bands = today_bands(desk)
    assert len(desk.all(Directive)) == len(orders().settled) + len(orders().open)
    assert len(bands.decide) >= 5
    assert len(bands.chase) >= 4
    assert len(bands.verify) == 2
    assert bands.counts.late >= 4
    assert 14 <= bands.counts.undecided <= 18
    desk.close()


def test_letters_are_paired_with_what_answers_them(tmp_path: Path) -> None:
    desk = built(tmp_path)
    by_id = {each.id: each for each in desk.all(Letter)}
    answered = [each for each in by_id.values() if each.answered_by]
    assert len(by_id) >= 60
    assert len(answered) >= 20
    for each in answered:
        reply = by_id[each.answered_by]
        assert reply.answers == each.id
        assert reply.direction != each.direction
    assert len({each.number for each in by_id.values()}) == len(by_id)
    desk.close()


def test_mail_is_kept_read_and_suggested_upon(tmp_path: Path) -> None:
    desk = built(tmp_path)
    mail_ = [each for each in desk.all(Capture) if each.source == "mail"]
    assert len(mail_) == len(mail().message)
    for capture in mail_:
        assert desk.body(capture.text)
        for sha in (capture.message, *(file.sha256 for file in capture.attachments)):
            assert read_kept(desk.where.kept, sha)
    wishes = {each.title: each.suggestion for each in mail_ if not each.suggestion.duplicate_of}
    assert any(each.suggestion.duplicate_of for each in mail_)
    assert wishes["特急：三号厂房消防复查"].importance == "top"
    assert any(
        "answers OUT-" in why for why in next(v for k, v in wishes.items() if "machinery" in k).because
    )
    assert not wishes["Everything for your desk, 40 % off"].becomes
    assert desk.name(wishes["Annual inspection: documents to submit"].department) == "Finance"
    desk.close()


def test_the_journal_goes_forward_and_says_what_was_decided(tmp_path: Path) -> None:
    desk = built(tmp_path)
    moments = [entry.at for entry in desk.entries()]
    assert moments == sorted(moments, reverse=True)
    assert (moments[0] - moments[-1]).days > 80
    assert desk.store.check() == []
    desk.close()


def test_two_buildings_are_alike_to_the_byte(tmp_path: Path) -> None:
    first, second = built(tmp_path / "a"), built(tmp_path / "b")
    assert list(first.store.export()) == list(second.store.export())
    first.close()
    second.close()


def test_every_party_of_the_tables_is_known() -> None:
    known = {party.key for party in letters().parties}
    assert {row.party for row in letters().came} | {row.party for row in letters().went} <= known


# Where it lives


def test_it_has_a_folder_of_its_own(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert demo_home() == home
    monkeypatch.delenv("OFFICE_TUI_HOME")
    assert demo_home().name == "office-tui-demo"


def test_fresh_begins_anew_and_keep_goes_on(home: Path) -> None:
    prepare(fresh=True)
    (home / "data" / "kept" / "mine").write_text("x")
    prepare(fresh=False)
    assert (home / "data" / "kept" / "mine").exists()
    prepare(fresh=True)
    assert not (home / "data" / "kept" / "mine").exists()


def test_another_file_in_the_folder_is_never_removed(home: Path) -> None:
    prepare(fresh=True)
    (home / "letter.docx").write_text("mine")
    prepare(fresh=True)
    assert (home / "letter.docx").read_text() == "mine"


def test_a_folder_it_did_not_make_is_left_alone(home: Path) -> None:
    home.mkdir()
    (home / "data").mkdir()
    (home / "data" / "office.json").write_text("{}")
    with pytest.raises(AccessError, match="did not make it"):
        prepare(fresh=True)
    assert (home / "data" / "office.json").read_text() == "{}"
    assert not (home / MARK).exists()


def test_a_link_in_place_of_a_folder_is_not_followed(home: Path, tmp_path: Path) -> None:
    prepare(fresh=True)
    real = tmp_path / "real"
    (home / "data").rename(real)
    (home / "data").symlink_to(real)
    with pytest.raises(AccessError, match="symbolic link"):
        prepare(fresh=True)
    assert (real / "office.json").is_file()


def test_an_open_demo_is_not_pulled_away(home: Path) -> None:
    prepare(fresh=True)
    desk = open_desk(where=folders(home))
    with pytest.raises(BusyError, match="another window"):
        prepare(fresh=True)
    desk.close()
    prepare(fresh=True)


def test_without_a_terminal_it_prints_its_today(home: Path) -> None:
    env = os.environ | {"OFFICE_TUI_HOME": str(home.parent), "OFFICE_TUI_TODAY": "2026-03-02"}
    run = subprocess.run(
        [sys.executable, "-m", "office_tui", "demo"],
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == 0, run.stderr
    assert "DECIDE 9" in run.stdout
    assert not (home.parent / "data").exists()


def test_the_licences_show_one_of_everything(tmp_path: Path) -> None:
    desk = built(tmp_path)
    held = holdings(desk)
    stands = {each.name: standing(each, desk.today, desk.workdays) for each in held.licences.values()}
    assert len(stands) == 12
    assert set(stands.values()) == {"valid", "expiring", "expired", "suspended"}
    assert sum(not name.isascii() for name in stands) > 8
    assert [len(open_loans(held, id_)) for id_ in held.licences].count(1) == 2
    assert [each.state for of in held.renewals.values() for each in of] == ["filed"]
    assert len(unchecked(held.rounds[0], held)) == 3
    assert {each.fact for each in drift(held, desk.today)} == {"address"}
    assert not list(examine(desk))


@pytest.mark.parametrize("day", [date(2026, 2, 28), date(2026, 7, 1), date(2026, 12, 31), date(2028, 2, 29)])
def test_no_licence_of_the_demo_is_wrong_on_any_day(tmp_path: Path, day: date) -> None:
    desk = built(tmp_path, day)
    found = {each.name: reds(each, holdings(desk), day) for each in desk.all(Licence)}
    red = {name[:7] for name, why in found.items() if why}
    assert red == {"Lift no", "Customs"}

"""A scenario lived through on a failing disk, and judged."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from office_tui.errors import AccessError, OfficeError
from office_tui.store.journal import DoubtError
from office_tui.store.store import Store
from tests.store.acts import AT
from tests.store.campaign.failing_disk import FailingDisk, Fault
from tests.store.campaign.judging import Found, recover, state_of
from tests.store.campaign.scenarios import Build, Scenario

SAVED, REFUSED, DOUBTED = "saved", "refused", "in doubt"


class GivenUpError(Exception):
    """The office could not be opened at all."""


class Stubborn:
    """Goes on after every refusal, as a person would, and notes what it was told of each transaction."""

    def __init__(self, where: Path, disk: FailingDisk) -> None:
        self.where = where
        self.disk = disk
        self._open: list[Store] = []
        self.told: list[tuple[str, str]] = []
        """The label of each transaction and what became of it, in order."""
        self.upset: list[str] = []
        """What was said that no failing disk is a reason for."""
        self.refusals = 0
        self.notices: list[str] = []
        self.state = ""
        """The state after the last transaction that was saved."""

    def open(self, *, create: bool = False) -> Store:
        for _ in range(2):
            try:
                store = Store.open(self.where, create=create or self.refusals > 0, disk=self.disk)
            except OfficeError:
                self.refusals += 1
            else:
                self._open.append(store)
                return store
        raise GivenUpError

    def commit(self, store: Store, label: str, build: Build) -> None:
        try:
            store.commit(build, actor="Chen", session="s1", label=label, at=AT)
        except DoubtError:
            self.told.append((label, DOUBTED))
            self.refusals += 1
        except AccessError:
            self.told.append((label, REFUSED))
            self.refusals += 1
        except Exception as error:
            self.told.append((label, DOUBTED))
            self.upset.append(f"{type(error).__name__}: {error}")
        else:
            self.told.append((label, SAVED))
            self.state = state_of(store)

    def close(self, store: Store) -> None:
        self._open.remove(store)
        store.close()
        self.notices += [store.notice] * bool(store.notice)

    def abandon(self, store: Store) -> None:
        self._open.remove(store)
        store._files.close()

    def abandon_all(self) -> None:
        """Be gone, with everything that is still open."""
        for store in list(self._open):
            self.abandon(store)


def live_with(scenario: Scenario, where: Path, fault: Fault) -> Stubborn:
    """Live through a scenario with a fault in it, to the end or until the office cannot be opened."""
    hands = Stubborn(where, FailingDisk(fault))
    with suppress(GivenUpError):
        scenario(hands)
    hands.abandon_all()
    return hands


def judge(hands: Stubborn, fault: Fault) -> str:
    """Return what is wrong with the office that is left, or nothing."""
    try:
        found = recover(hands.where)
    except (OfficeError, AssertionError, OSError) as error:
        return f"{type(error).__name__}: {error}"
    if hands.upset:
        return f"said: {hands.upset[0]}"
    if any("another program" in notice for notice in hands.notices):
        return f"there is no other program: {hands.notices}"
    if fault.once and hands.refusals > 1:
        return f"one fault was felt {hands.refusals} times: {hands.told}, {hands.notices}"
    return _compared(found, hands)


def _compared(found: Found, hands: Stubborn) -> str:
    saved = [label for label, fate in hands.told if fate == SAVED]
    known = [label for label, fate in hands.told if fate != REFUSED]
    left = list(found.labels)
    if [label for label in left if label in saved] != saved:
        return f"lost: {set(saved) - set(left)}, of {hands.told}"
    if left != [label for label in known if label in left]:
        return f"there is what was refused: {left}, after {hands.told}"
    if saved and left[-1] == saved[-1] and found.state != hands.state:
        return "the records are not those that were saved"
    return ""

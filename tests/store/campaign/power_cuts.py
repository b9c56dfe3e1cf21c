"""A scenario lived through on a tape, and every power cut of it judged."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from office_tui.errors import OfficeError
from office_tui.store.journal import DoubtError
from office_tui.store.mirror import TORN
from office_tui.store.store import Store
from tests.store.acts import AT
from tests.store.campaign.judging import NOTHING, recover, state_of
from tests.store.campaign.power_images import Image
from tests.store.campaign.power_tape import Tape
from tests.store.campaign.scenarios import Build, Scenario

OFFICE = "office.json"
REFUSAL = "DamagedError"
"""While something is in doubt, a disk that dropped it may show damage: to be refused, never guessed at."""

NEVER = 1 << 60
"""In place of a number of calls."""


class Span(NamedTuple):
    """A state, after how many calls it was begun, and after how many it was acknowledged."""

    begun: int
    acknowledged: int
    state: str


class OnTape:
    """Lives through a scenario and notes when each state was acknowledged."""

    def __init__(self, root: Path, state: str = NOTHING, fails: int = 0) -> None:
        self.tape = Tape(root, fails)
        self.spans = [Span(0, 0, state)]
        self._where = root / OFFICE

    def open(self, *, create: bool = False) -> Store:
        begun = len(self.tape.ops)
        store = Store.open(self._where, create=create, disk=self.tape)
        self._note(begun, store)
        return store

    def commit(self, store: Store, label: str, build: Build) -> None:
        begun = len(self.tape.ops)
        try:
            store.commit(build, actor="Chen", session="s1", label=label, at=AT)
        except DoubtError:
            store.changes(0)  # the person looks whether it is there
            self.spans.append(Span(begun, NEVER, state_of(store)))
        else:
            self._note(begun, store)

    def close(self, store: Store) -> None:
        store.close()
        assert store.notice in {"", TORN} or self.tape.fails, store.notice

    def abandon(self, store: Store) -> None:
        store._files.close()

    def _note(self, begun: int, store: Store) -> None:
        self.spans.append(Span(begun, len(self.tape.ops), state_of(store)))

    def allowed(self, after: int) -> set[str]:
        """Return the states that may be found when the power went after so many calls."""
        sure = max(number for number, span in enumerate(self.spans) if span.acknowledged <= after)
        flying = [span for span in self.spans[sure + 1 :] if span.begun <= after]
        refusal = {REFUSAL} if any(span.acknowledged == NEVER for span in flying) else set()
        return {self.spans[sure].state} | {span.state for span in flying} | refusal


class Verdict(NamedTuple):
    """How many distinct images were recovered, and what was wrong, in words."""

    images: int
    wrong: list[str]


class Court:
    """Recovers each distinct image once, and judges it wherever it may come up."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._outcomes: dict[bytes, str] = {}
        self.wrong: list[str] = []

    @property
    def verdict(self) -> Verdict:
        return Verdict(len(self._outcomes), self.wrong)

    def judge(self, image: Image, allowed: set[str], name: str) -> None:
        key = _key(image)
        if key not in self._outcomes:
            self._outcomes[key] = self._outcome(image)
        outcome = self._outcomes[key]
        is_refusal = REFUSAL in allowed and outcome.startswith(REFUSAL)
        if outcome not in allowed and not is_refusal:
            sizes = {"/".join(name): len(content.content) for name, content in image.files.items()}
            self.wrong.append(f"{name}, after call {image.after}: {outcome}, not {sorted(allowed)}; {sizes}")

    def _outcome(self, image: Image) -> str:
        lay(image, self._folder)
        try:
            return recover(self._folder / OFFICE).state
        except (OfficeError, AssertionError, OSError) as error:
            return f"{type(error).__name__}: {error}"


def _key(image: Image) -> bytes:
    return b" ".join(
        b"%b %b" % ("/".join(name).encode(), content.print) for name, content in sorted(image.files.items())
    )


def lay(image: Image, folder: Path) -> None:
    """Make `folder` hold an image and nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    for (inner, name), content in image.files.items():
        path = folder / inner / name
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.write_bytes(content.content)


def live(scenario: Scenario, root: Path, state: str = NOTHING, fails: int = 0) -> OnTape:
    """Live through a scenario in the folder `root`, which may hold an office in `state`; one sync may fail."""
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    hands = OnTape(root, state, fails)
    scenario(hands)
    return hands

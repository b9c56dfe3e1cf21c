"""A process is killed, or its disk fails, between a rename and the folder's sync; others go on; then the power goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from office_tui.errors import OfficeError
from office_tui.store.mirror import Mirror
from office_tui.store.store import Store
from tests.store.acts import QuickDisk, add, titles
from tests.store.campaign.conftest import Tally
from tests.store.campaign.power_cuts import OFFICE, lay
from tests.store.campaign.power_images import images
from tests.store.campaign.power_tape import Tape

pytestmark = pytest.mark.campaign


class Killed(BaseException):
    """The process is no more."""


class Stopping(Tape):
    """A tape on which one sync of the folder, counted from now, does not happen."""

    calls = 0

    def __init__(self, root: Path, how: Callable[[], BaseException]) -> None:
        super().__init__(root)
        self._how = how

    def sync_folder(self, folder: Path) -> None:
        self.calls -= 1
        if self.calls == 0:
            raise self._how()
        super().sync_folder(folder)


def lived(tape: Stopping, where: Path, stop_at: int) -> list[tuple[int, str]]:
    """Live through it; return after how many calls each title was acknowledged."""
    marks: list[tuple[int, str]] = []

    def commit(store: Store, title: str) -> None:
        add(store, title)
        marks.append((len(tape.ops), title))

    first = Store.open(where, create=True, disk=tape)
    commit(first, "1")
    commit(first, "2")
    tape.calls = stop_at
    try:
        with first._files.lock:
            first._files.compact()
    except (Killed, OSError):
        tape.calls = 0
    first._files.close()
    other = Store.open(where, disk=tape)
    for title in ("3", "4"):
        commit(other, title)
    other._files.close()
    return marks


HOW: dict[str, Callable[[], BaseException]] = {
    "killed": Killed,
    "its disk fails": lambda: OSError(5, "Input/output error"),
}


@pytest.mark.parametrize("stop_at", [1, 2, 3])
@pytest.mark.parametrize("how", HOW.values(), ids=HOW)
def test_what_others_built_upon_it_stands(
    tmp_path: Path, arena: Path, tally: Tally, how: Callable[[], BaseException], stop_at: int
) -> None:
    judged, wrong = judged_images(tmp_path, arena, how, stop_at)
    tally("power cuts after a rename nobody synced", judged, len(wrong), least=100)
    assert not wrong, wrong[:3]


def test_control_who_trusts_every_name_is_found_out(
    tmp_path: Path, arena: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Mirror, "names_sure", property(lambda _: True, lambda *_: None), raising=False)
    assert any(judged_images(tmp_path / str(at), arena, Killed, at)[1] for at in (1, 2, 3))


def judged_images(
    folder: Path, arena: Path, how: Callable[[], BaseException], stop_at: int
) -> tuple[int, list[str]]:
    """Live through it, and recover what every power cut leaves; return how many, and what was wrong."""
    root = folder / "data"
    root.mkdir(mode=0o700, parents=True)
    tape = Stopping(root, how)
    marks = lived(tape, root / OFFICE, stop_at)
    judged, wrong = 0, list[str]()
    for image in images(tape, 1, each=12):
        acknowledged = [title for after, title in marks if after <= image.after]
        if acknowledged:
            judged += 1
            found = recovered(lay_out(image, arena / "image"))
            if found[: len(acknowledged)] != acknowledged:
                wrong.append(f"after {image.after}: {acknowledged} acknowledged, {found} found")
    return judged, wrong


def lay_out(image: object, folder: Path) -> Path:
    """Lay an image and return where its office is."""
    lay(image, folder)  # type: ignore[arg-type]  # what `images` yields
    return folder / OFFICE


def recovered(where: Path) -> list[str]:
    """Return the titles that are found, or why none are."""
    try:
        store = Store.open(where, disk=QuickDisk())
    except OfficeError as error:
        return [str(error)]
    found = titles(store)
    store._files.close()
    return found

"""The wheel holds everything the program needs, and nothing beside it."""

from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the wheel holds, as the build backend makes it."""
    from hatchling.builders.wheel import WheelBuilder

    built = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel"))))
    with ZipFile(built) as wheel:
        return wheel.namelist()


def test_nothing_stands_beside_the_package(names: list[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"office_tui"}


def test_every_file_the_program_reads_is_inside(names: list[str]) -> None:
    wanted = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "office_tui").rglob("*")
        if path.is_file() and path.suffix in {".py", ".md", ".tcss", ".toml"}
    }
    assert wanted - set(names) == set()
    assert "office_tui/templates/business-letter.zh.md" in wanted


def test_the_console_script_is_declared(names: list[str]) -> None:
    assert any(name.endswith("entry_points.txt") for name in names)

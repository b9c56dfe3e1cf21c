"""The way in: `office-tui` and `python -m office_tui`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and return the exit code; without words it opens the desk, without reading any grammar."""
    words = sys.argv[1:]
    if words:
        from office_tui.cli.main import run

        return run(words)
    from office_tui.cli.failing import safely
    from office_tui.cli.opening import open_the_desk

    return safely(open_the_desk)


if __name__ == "__main__":
    sys.exit(main())

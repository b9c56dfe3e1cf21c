"""Runs the benches: `python -m bench [NAME [OPTION …]]`, all of them where none is named."""

from __future__ import annotations

import sys
from importlib import import_module

BENCHES = ("store", "mail", "startup", "keys", "licences")


def main(argv: list[str]) -> int:
    """Run the bench that is named, or all; 0 where every figure was reached."""
    if argv and argv[0] not in BENCHES:
        print(f"bench: no bench is called {argv[0]}; there are {', '.join(BENCHES)}.", file=sys.stderr)
        return 2
    names, options = (argv[:1], argv[1:]) if argv else (list(BENCHES), [])
    return max(int(import_module(f"bench.{name}").main(options)) for name in names)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

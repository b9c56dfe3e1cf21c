"""What keys cost on the line: bytes for a move, a page, a decision, a held key; and what each prints."""

from __future__ import annotations

from statistics import median

from bench.office import offices
from bench.probe import Pressed, Program
from bench.startup import OFFICE, READY
from bench.table import Figure, show

PAGE_DOWN = "\x1b[6~"


def presses(program: Program, keys: str | list[str]) -> list[Pressed]:
    """Press one key after the other, each once the screen rests."""
    return [program.press(key) for key in keys]


def opened(env: dict[str, str], width: int, height: int) -> Program:
    """Return the desk of that size, not yet started."""
    return Program(OFFICE, width=width, height=height, env=env)


def inbox(program: Program) -> None:
    """Wait for the first screen, then go to the inbox."""
    program.start(READY)
    program.press("2")


def main(_argv: list[str]) -> int:
    """Measure, print; 0 where every figure is reached."""
    with offices(10_000) as (env,):
        with opened(env, 80, 24) as program:
            inbox(program)
            moves = presses(program, "jjjjjjjjkkkkjjjj")
            pages = presses(program, [PAGE_DOWN] * 5)
            marks = presses(program, "   ") + presses(program, ["\x1b"])
            decisions = presses(program, "ffffffffff")
            undone = presses(program, "uuu")
            held, rest = program.hold("j", 45, 30)
        with opened(env, 120, 40) as program:
            inbox(program)
            wide_held, wide_rest = program.hold("j", 30, 30)
        with opened(env, 80, 24) as program:
            inbox(program)
            idle, _ = program.hold("", 1, 0.5)
    every = [*moves, *pages, *marks, *decisions, *undone]
    return show(
        "Keys in the inbox of 10,000 records, bytes on the line",
        [
            Figure("a cursor key, 80×24, median", int(median(one.sent for one in moves)), 60, " B"),
            Figure("a cursor key, 80×24, the dearest", max(one.sent for one in moves), 60, " B"),
            Figure(
                "a cursor key, to its last change", median(one.seconds for one in moves) * 1000, unit=" ms"
            ),
            Figure("a page down", int(median(one.sent for one in pages)), unit=" B"),
            Figure("a mark, or all unmarked", max(one.sent for one in marks), unit=" B"),
            Figure("a decision, median", int(median(one.sent for one in decisions)), 600, " B"),
            Figure("a decision, the dearest", max(one.sent for one in decisions), 600, " B"),
            Figure("an undo", max(one.sent for one in undone), unit=" B"),
            Figure("a held key, 45 at 30 a second", held / 45, 60, " B"),
            Figure("... once it rests", rest, unit=" B"),
            Figure("a held key beside the pane, 120×40, 30 in one page", wide_held / 30, 60, " B"),
            Figure("... the pane, once it rests", wide_rest, unit=" B"),
            Figure("two seconds without a key", idle, 0, " B"),
            Figure("keys that printed the whole screen again", sum(one.whole for one in every), 0),
        ],
    )

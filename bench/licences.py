"""What the licences' screen costs with 400 licences in a year: opening it beside the inbox, moving by day and week."""

from __future__ import annotations

import argparse
from statistics import mean, median

from bench.keys import opened, presses
from bench.office import offices
from bench.probe import Pressed, Program
from bench.startup import READY
from bench.table import Figure, show

LICENCES, ITEMS = 400, 1_000
MONTH = "lljjjhkklllhhkkl"
"""Moves that stay within March 2026, from the 2nd on."""
ROUNDS = 3
"""How often rows and days are moved in turn."""


def first_open(env: dict[str, str], key: str) -> Pressed:
    """Start the desk, and press the key that opens a screen for the first time."""
    with opened(env, 80, 24) as program:
        program.start(READY)
        return program.press(key)


def hold(program: Program, key: str, count: int) -> tuple[float, int]:
    """Hold a key down, 30 presses a second; return the bytes of each, and those sent once the cursor rests."""
    sent, rest = program.hold(key, count, 30)
    return sent / count, rest + program.press("").sent


def main(argv: list[str]) -> int:
    """Measure interleaved runs, print; 0 where every figure is reached."""
    parser = argparse.ArgumentParser(prog="bench licences", description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args(argv).runs
    found: dict[str, list[Pressed]] = {"2": [], "4": []}
    with offices(ITEMS, licences=LICENCES) as (env,):
        for key in found:
            first_open(env, key)  # not counted: whoever starts first would pay for cold files
        for _ in range(runs):
            for key, pressed in found.items():
                pressed.append(first_open(env, key))
        with opened(env, 80, 24) as program:
            program.start(READY)
            program.press("4")
            listed, list_rest = hold(program, "j", 12)
            program.press("\t")
            program.press("t")
            held, rest = hold(program, "l", 28)
            program.press("t")
            weeks, _ = hold(program, "j", 4)
            rows, days = list[Pressed](), list[Pressed]()
            for _ in range(ROUNDS):
                program.press("2")
                rows += presses(program, "jjjjkkkkjjjjkkkk")
                program.press("4")
                program.press("t")
                days += presses(program, MONTH)
            turns = presses(program, "><><")
        with opened(env, 120, 40) as program:
            program.start(READY)
            program.press("4")
            program.press("\t")
            wide, wide_rest = hold(program, "l", 28)
    seconds = {key: median(one.seconds for one in pressed) for key, pressed in found.items()}
    day, row = median(one.first for one in days), median(one.first for one in rows)
    return show(
        f"The licences' screen: {LICENCES} licences in a year, {ITEMS:,} items; medians of {runs} interleaved runs",
        [
            Figure("the inbox, opened for the first time", seconds["2"] * 1000, unit=" ms"),
            Figure("the licences, opened for the first time", seconds["4"] * 1000, unit=" ms"),
            Figure("licences : inbox", seconds["4"] / seconds["2"], 1.5),
            Figure("sent by opening them", found["4"][0].sent, unit=" B"),
            Figure("a held day, 28 at 30 a second, 80×24", held, 60, " B"),
            Figure("... what falls on the day, once it rests", rest, unit=" B"),
            Figure("a held week, 4 within the month", weeks, 60, " B"),
            Figure("a held row of the list, 12 at 30 a second", listed, 60, " B"),
            Figure("... the three lines, once it rests", list_rest, unit=" B"),
            Figure("a day or week, to its first change", day * 1000, unit=" ms"),
            Figure("a day or week : a row of the inbox", day / row, 1.5),
            Figure("... the cursor's two cells, on average", mean(one.moved for one in days), 60, " B"),
            # Other words: up to seven lines of the new day and three about its licence, some 400 cells of 80×24.
            Figure(
                "... and the new day's lines, once it rests",
                mean(one.sent - one.moved for one in days),
                unit=" B",
            ),
            Figure("a month turned", int(median(one.sent for one in turns)), unit=" B"),
            Figure("a held day beside the list, 120×40", wide, 60, " B"),
            Figure("... once it rests", wide_rest, unit=" B"),
            Figure("keys that printed the whole screen again", sum(one.whole for one in (*days, *turns)), 0),
        ],
    )

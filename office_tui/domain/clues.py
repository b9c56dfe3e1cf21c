"""What hints at a decision: a sender we know, a deadline in the text, words of a letter, a thing that came before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from office_tui.domain.capture import Capture
from office_tui.domain.dates import find_date, say_date
from office_tui.domain.history import History
from office_tui.domain.names import exactly, fold, names_of
from office_tui.domain.our_numbers import answers
from office_tui.domain.pattern import pattern
from office_tui.domain.people import Department, Person
from office_tui.domain.their_number import their_number
from office_tui.domain.whom import shown
from office_tui.domain.workdays import Workdays

SEARCHED = 4_000
"""How many characters of a body are looked through for a deadline."""
LONG_PAST = timedelta(days=60)
"""A deadline further back is history, as in mail of old years."""
AGAIN_WITHIN = timedelta(hours=12)
"""The same subject with the same files again within this time is the same thing sent twice."""

_QUOTED = pattern(r"^[ \t]*>.*$", re.MULTILINE)
_ORIGINAL = pattern(
    r"^[ \t]*(?:-{2,}\s*(?:original message|forwarded message|原始邮件|转发邮件)|on .{6,80} wrote:|发件人\s*[:：])",
    re.IGNORECASE | re.MULTILINE,
)
_TOP = pattern(r"特急|十万火急|\bemergency\b", re.IGNORECASE)
_HIGH = pattern(
    r"(?<!不)(?:紧急|加急|急件)|(?<!not )(?<!non-)(?<!less )\b(?:urgent(?:ly)?|asap|final notice|final reminder)\b"
    r"|(?<!not )\bhigh importance\b",
    re.IGNORECASE,
)
_BULK = pattern(r"\bunsubscribe\b|退订|取消订阅", re.IGNORECASE)
_FORMAL = pattern(
    r"贵公司|贵单位|来函|函复|复函|特此(?:函|通知)|此致|\bdear sirs?\b|\bdear sir or madam\b"
    r"|\byours (?:faithfully|sincerely)\b|\bour ref(?:erence)?\b",
    re.IGNORECASE,
)
_AUTHORITY = pattern(r"\.gov(?:\.[a-z]{2})?$|\.gouv\.fr$|\.gob\.[a-z]{2}$", re.IGNORECASE)
_ANYBODY = frozenset(
    {
        "gmail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com", "gmx.de", "web.de",
        "qq.com", "163.com", "126.com", "foxmail.com", "sina.com", "sohu.com", "aliyun.com", "139.com",
    }
)  # fmt: skip
_HEADS = pattern(
    r"\b(?:general manager|managing director|gm|ceo|chairman|chairwoman)\b|^总经理|^董事长", re.IGNORECASE
)


class Clue(NamedTuple):
    """What one hint would fill in, by the field of a suggestion, and the reason in a few words."""

    fields: dict[str, Any]
    because: str


def duplicate(capture: Capture, history: History) -> Clue | None:
    """Tell what a thing repeats: its Message-ID, its sender's number, or the same sent twice within hours.

    Events of a calendar are told apart by their names when they come in: there, many bear the same title.
    """
    if capture.source == "calendar":
        return None
    if (known := history.same_message(capture.message_id)) and known != capture.id:
        return Clue({"duplicate_of": known}, f"bears the same Message-ID as {known}")
    known = history.same_number(capture.address, capture.sender, capture.their_number)
    if known and known != capture.id:
        return Clue({"duplicate_of": known}, f"the same number of theirs as {known}")
    came = history.same_subject(capture.address, capture.sender, capture.title)
    if came is None or came.id == capture.id or came.received is None or capture.received is None:
        return None
    files = frozenset(file.sha256 for file in capture.attachments)
    soon = abs(capture.received - came.received) <= AGAIN_WITHIN
    return (
        Clue({"duplicate_of": came.id}, f"the same subject as {came.id}, hours apart")
        if soon and files == came.files
        else None
    )


def answer(capture: Capture, history: History) -> Clue | None:
    """Tell that it answers one of our letters: by what it replies to, or by our number in its subject."""
    replied = next((letter for mark in capture.in_reply_to if (letter := history.sent(mark))), None)
    letter = replied or history.our_number_in(capture.title)
    if letter is None:
        return None
    fields = {"becomes": "letter"} | ({"department": letter.department} if letter.department else {})
    return Clue(fields, answers(letter))


def sender(capture: Capture, history: History, departments: Sequence[Department]) -> Clue | None:
    """Tell who had this sender's last things, and what became of them, where most agree."""
    past = history.past(capture.address, capture.sender)
    fields: dict[str, Any] = {}
    reasons: list[str] = []
    units = [one.department for one in past if one.department]
    if unit := _most(units):
        fields["department"] = unit
        reasons.append(f"went to {shown(unit, departments)}")
    if became := _most([one.became for one in past]):
        fields["becomes"] = became
        reasons.append(f"became {became}s" if len(past) > 1 else f"became a {became}")
    last = "last one" if len(past) == 1 else f"last {len(past)}"
    return Clue(fields, f"this sender's {last} {' and '.join(reasons)}") if fields else None


def colleague(capture: Capture, people: Sequence[Person], departments: Sequence[Department]) -> Clue | None:
    """Tell what follows from one of us having written it."""
    found = exactly(capture.address, people) if capture.address else None
    if found is None or not found.id:
        return None
    person = next(person for person in people if person.id == found.id)
    name = next(iter(names_of(person)), person.email)
    if _HEADS.search(person.role):
        return Clue({"becomes": "directive"}, f"{name} ({person.role}) wrote it")
    if not person.department:
        return None
    return Clue(
        {"department": person.department}, f"{name} of {shown(person.department, departments)} wrote it"
    )


def outside(capture: Capture, body: str, people: Sequence[Person]) -> Clue | None:
    """Tell that it is a letter: an authority wrote it, or it came from outside, or it reads like one."""
    domain = capture.address.rpartition("@")[2].casefold()
    if capture.source != "mail" or not domain or _BULK.search(body):
        return None
    if _AUTHORITY.search(domain):
        return Clue({"becomes": "letter"}, "an authority wrote it")
    ours = {person.email.rpartition("@")[2].casefold() for person in people} - _ANYBODY - {""}
    if domain in ours:
        return None
    if ours:
        return Clue({"becomes": "letter"}, "it came from outside")
    return Clue({"becomes": "letter"}, "it reads like a letter") if _FORMAL.search(body[:SEARCHED]) else None


def addressed(capture: Capture, departments: Sequence[Department]) -> Clue | None:
    """Tell the one department that the subject names in full."""
    title = f" {fold(capture.title)} "
    named = [unit for unit in departments if any(_names(title, fold(name)) for name in names_of(unit))]
    if len(named) != 1:
        return None
    return Clue({"department": named[0].id}, f"the subject names {shown(named[0].id, departments)}")


def deadline(capture: Capture, body: str, today: date, workdays: Workdays) -> Clue | None:
    """Tell the deadline in the subject or body, counted from the day it came; what is quoted below is not read."""
    came = capture.received.date() if capture.received else today
    text = f"{capture.title}\n{unquoted(body)[:SEARCHED]}"
    found = find_date(text, came, workdays)
    if found is None or found.day < today - LONG_PAST:
        return None
    words = " ".join(found.words.split())
    return Clue({"due": found.day}, f"“{words}” in the text: {say_date(found.day, today)}")


def reference(capture: Capture, body: str, history: History) -> Clue | None:
    """Tell the sender's own number, where the subject or the text says plainly which it is; never one of ours."""
    number = their_number(f"{capture.title}\n{unquoted(body)[:SEARCHED]}")
    if not number or history.our_number_in(number) is not None:
        return None
    return Clue({"their_number": number}, f"their number, in the text: {number}")


def urgency(capture: Capture, body: str) -> Clue | None:
    """Tell how much it matters by the words of the subject and the first lines."""
    text = f"{capture.title}\n{unquoted(body)[:300]}"
    for words, importance in ((_TOP, "top"), (_HIGH, "high")):
        if found := words.search(text):
            return Clue({"importance": importance}, f"it says “{found[0]}”")
    return None


def unquoted(body: str) -> str:
    """Return a body without what it quotes and what stands below."""
    below = _ORIGINAL.search(body)
    return _QUOTED.sub("", body[: below.start()] if below else body)


def _most(values: list[str]) -> str:
    """Return the value that most of them have: all, or all but one of four."""
    for value in values:
        if values.count(value) >= max(1, len(values) - len(values) // 4):
            return value
    return ""


def _names(title: str, name: str) -> bool:
    return f" {name} " in title if name.isascii() else len(name) > 2 and name in title

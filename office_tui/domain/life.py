"""The life of things: which step leads from which state to which; everything else is refused."""

from __future__ import annotations

from collections.abc import Mapping

from office_tui.errors import StepError

Steps = Mapping[str, Mapping[str, str]]

_DECISIONS = {
    "accept": "accepted", "decline": "declined", "duplicate": "duplicate",
    "defer": "deferred", "delegate": "delegated", "file": "filed",
}  # fmt: skip
_SECOND_THOUGHTS = {"accept": "accepted", "reopen": "new"}

_CAPTURE: Steps = {
    "new": _DECISIONS,
    "deferred": _DECISIONS | {"reopen": "new"},
    "delegated": _DECISIONS | {"reopen": "new"},
    "accepted": {},
    "declined": _SECOND_THOUGHTS,
    "duplicate": _SECOND_THOUGHTS,
    "filed": _SECOND_THOUGHTS,
}

_ASIDE = {"suspend": "suspended", "cancel": "cancelled", "merge": "merged"}
_WITH_THEM = {"assign": "assigned", "return": "returned", "report": "reported done", **_ASIDE}

_DIRECTIVE: Steps = {
    "registered": {"assign": "assigned", "start": "in progress", "report": "reported done", **_ASIDE},
    "assigned": {"accept": "accepted", "start": "in progress", **_WITH_THEM},
    "accepted": {"start": "in progress", **_WITH_THEM},
    "in progress": _WITH_THEM,
    "reported done": {
        "verify": "verified",
        "rework": "in progress",
        "cancel": "cancelled",
        "merge": "merged",
    },
    "verified": {"close": "closed", "rework": "in progress"},
    "returned": {"assign": "assigned", **_ASIDE},
    "suspended": {"resume": "in progress", "cancel": "cancelled", "merge": "merged"},
    "closed": {"reopen": "in progress"},
    "cancelled": {"reopen": "registered"},
    "merged": {"reopen": "registered"},
}

_ON = {"assign": "with department", "answer": "answered"}
_PUT_AWAY = {"close": "closed", "file": "filed"}
_UNDECIDED = {"circulate": "circulating", "read": "read", "return": "returned to sender", **_ON, **_PUT_AWAY}

_LETTER: Steps = {
    "registered": {"propose": "proposed", "instruct": "instructed", **_UNDECIDED},
    "proposed": {"instruct": "instructed", **_UNDECIDED},
    "instructed": _UNDECIDED,
    "with department": {"clarify": "awaiting clarification", **_ON, **_PUT_AWAY},
    "awaiting clarification": {"resume": "with department", **_ON, **_PUT_AWAY},
    "answered": {"reopen": "with department", **_PUT_AWAY},
    "circulating": {"read": "read", "file": "filed", **_ON},
    "read": {"circulate": "circulating", "file": "filed", **_ON},
    "returned to sender": {"file": "filed", "reopen": "registered"},
    "closed": {"file": "filed", "reopen": "registered"},
    "filed": {"reopen": "registered"},
}

_ANSWERED = {"reply": "replied", "no-reply": "no reply needed"}

_LETTER_OUT: Steps = {
    "prepared": {"dispatch": "dispatched", "close": "closed"},
    "dispatched": {"deliver": "delivered", "return": "returned to sender", **_ANSWERED},
    "delivered": {"return": "returned to sender", **_ANSWERED},
    "replied": {"file": "filed"},
    "no reply needed": {"reply": "replied", "file": "filed"},
    "returned to sender": {"dispatch": "dispatched", "close": "closed", "file": "filed"},
    "closed": {"file": "filed", "reopen": "prepared"},
    "filed": {"reopen": "delivered"},
}

_BUSY = {"work": "working", "wait": "waiting", "report": "reported done", "return": "returned"}

_ASSIGNMENT: Steps = {
    "offered": {"accept": "accepted", **_BUSY},
    "accepted": _BUSY,
    "working": {verb: to for verb, to in _BUSY.items() if verb != "work"},
    "waiting": _BUSY,
    "reported done": {"done": "accepted done", "work": "working"},
    "accepted done": {"work": "working"},
    "returned": {},
}

_GIVEN_UP = {"surrender": "surrendered", "revoke": "revoked", "lose": "lost"}

_LICENCE: Steps = {
    "held": {"suspend": "suspended", "supersede": "superseded", **_GIVEN_UP},
    "suspended": {"resume": "held", "supersede": "superseded", **_GIVEN_UP},
    "lost": {"replace": "held", "supersede": "superseded"},
    "superseded": {},
    "surrendered": {},
    "revoked": {"replace": "held"},
}

_DECIDED = {"grant": "granted", "refuse": "refused"}

_RENEWAL: Steps = {
    "preparing": {"file": "filed"},
    "filed": {"supplement": "supplement asked", **_DECIDED},
    "supplement asked": {"resume": "filed", **_DECIDED},
    "granted": {},
    "refused": {},
}

LIVES: Mapping[str, Steps] = {
    "capture": _CAPTURE,
    "directive": _DIRECTIVE,
    "letter": _LETTER,
    "letter out": _LETTER_OUT,
    "assignment": _ASSIGNMENT,
    "licence": _LICENCE,
    "renewal": _RENEWAL,
}

_SETTLED = {
    "capture": frozenset({"accepted", "declined", "duplicate", "filed"}),
    "directive": frozenset({"closed", "cancelled", "merged"}),
    "letter": frozenset({"answered", "read", "returned to sender", "closed", "filed"}),
    "letter out": frozenset({"replied", "no reply needed", "closed", "filed"}),
    "assignment": frozenset({"accepted done", "returned"}),
    "licence": frozenset({"superseded", "surrendered", "revoked"}),
    "renewal": frozenset({"granted", "refused"}),
}

_COMES_OF_ANOTHER = frozenset({"supersede"})
"""Steps nobody takes: a licence is superseded where its renewal is granted."""

_WAITING = {"directive": frozenset({"suspended"}), "letter": frozenset({"awaiting clarification"})}


def step(kind: str, state: str, verb: str) -> str:
    """Return the state that `verb` leads to; raise StepError, naming the legal verbs, if it leads nowhere."""
    steps = _steps(kind, state)
    if verb in steps:
        return steps[verb]
    raise StepError(f"A {kind} that is {state} cannot “{verb}”.", _hint(steps))


def legal(kind: str, state: str) -> tuple[str, ...]:
    """Return the verbs that are legal now, in the order a person meets them; none for an unknown state."""
    return tuple(_steps(kind, state))


def settled_states(kind: str) -> frozenset[str]:
    """Return the states in which nothing is owed any more, for asking it of thousands."""
    return _SETTLED.get(kind, frozenset())


def settled(kind: str, state: str) -> bool:
    """Tell whether nothing is owed any more: closed, filed, answered, cancelled, merged and the like."""
    return state in _SETTLED.get(_table(kind, state), frozenset())


def time_stands(kind: str, state: str) -> bool:
    """Tell whether the due clock stands still in this state: the thing waits for an answer or an approval."""
    return state in _WAITING.get(_table(kind, state), frozenset())


def _steps(kind: str, state: str) -> Mapping[str, str]:
    return LIVES.get(_table(kind, state), {}).get(state, {})


def _table(kind: str, state: str) -> str:
    """A `letter` in a state that only ours know (`dispatched`) leads the life of one of ours."""
    return "letter out" if kind == "letter" and state not in _LETTER else kind


def _hint(steps: Mapping[str, str]) -> str:
    can = [verb for verb in steps if verb not in _COMES_OF_ANOTHER]
    if not can:
        return "No step leads on from there; undo takes the last decision back."
    return f"From there it can: {', '.join(can)}."

"""Legal steps lead where the tables say; every other is refused with the legal ones named."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_tui.domain.assignment import AssignmentState
from office_tui.domain.capture import CaptureState
from office_tui.domain.directive import DirectiveState
from office_tui.domain.letter import LetterState
from office_tui.domain.licence import LicenceState
from office_tui.domain.life import LIVES, legal, settled, step
from office_tui.domain.renewal import RenewalState
from office_tui.errors import StepError

STATES = {
    "capture": get_args(CaptureState),
    "directive": get_args(DirectiveState),
    "letter": get_args(LetterState),
    "letter out": get_args(LetterState),
    "assignment": get_args(AssignmentState),
    "licence": get_args(LicenceState),
    "renewal": get_args(RenewalState),
}
VERBS = {
    "capture": "accept decline duplicate defer delegate file reopen",
    "directive": "assign accept return start report verify close rework reopen suspend resume cancel merge",
    "letter": "propose instruct assign clarify resume answer circulate read close file return reopen",
    "letter out": "dispatch deliver reply no-reply file close reopen return",
    "assignment": "accept return work wait report done",
    "licence": "suspend resume supersede surrender revoke lose replace",
    "renewal": "file supplement resume grant refuse",
}


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("capture", "new accept accepted"),
        ("capture", "new defer deferred accept accepted"),
        ("capture", "new delegate delegated decline declined reopen new"),
        ("capture", "new duplicate duplicate reopen new file filed"),
        ("directive", "registered assign assigned accept accepted start in_progress report reported_done"),
        ("directive", "reported_done verify verified close closed reopen in_progress"),
        ("directive", "assigned report reported_done rework in_progress"),
        ("directive", "assigned return returned assign assigned"),
        ("directive", "accepted suspend suspended resume in_progress"),
        ("directive", "registered cancel cancelled reopen registered merge merged"),
        ("letter", "registered propose proposed instruct instructed assign with_department"),
        ("letter", "with_department clarify awaiting_clarification resume with_department answer answered"),
        ("letter", "answered close closed file filed"),
        ("letter", "registered circulate circulating read read file filed reopen registered"),
        ("letter", "registered return returned_to_sender reopen registered"),
        ("letter", "registered answer answered reopen with_department"),
        ("letter out", "prepared dispatch dispatched deliver delivered reply replied file filed"),
        ("letter out", "dispatched no-reply no_reply_needed file filed reopen delivered"),
        ("letter out", "dispatched return returned_to_sender dispatch dispatched"),
        ("letter", "prepared dispatch dispatched no-reply no_reply_needed"),
        ("assignment", "offered accept accepted work working wait waiting work working report reported_done"),
        ("assignment", "reported_done done accepted_done work working"),
        ("assignment", "offered return returned"),
        ("licence", "held suspend suspended resume held supersede superseded"),
        ("licence", "held lose lost replace held revoke revoked replace held surrender surrendered"),
        ("renewal", "preparing file filed supplement supplement_asked resume filed grant granted"),
        ("renewal", "supplement_asked refuse refused"),
    ],
)
def test_the_usual_lives(kind: str, path: str) -> None:
    words = [word.replace("_", " ") for word in path.split()]
    state = words[0]
    for verb, after in zip(words[1::2], words[2::2], strict=True):
        state = step(kind, state, verb)
        assert state == after


@pytest.mark.parametrize(
    ("kind", "state", "verb", "names"),
    [
        ("directive", "registered", "close", "assign"),
        ("directive", "reported done", "close", "verify"),
        ("directive", "closed", "report", "reopen"),
        ("letter", "filed", "answer", "reopen"),
        ("capture", "accepted", "decline", "undo"),
        ("capture", "new", "fly", "accept, decline"),
        ("assignment", "offered", "done", "accept"),
        ("licence", "held", "renew", "suspend"),
        ("boat", "afloat", "sail", "undo"),
    ],
)
def test_an_illegal_step_names_the_legal_ones(kind: str, state: str, verb: str, names: str) -> None:
    with pytest.raises(StepError) as refused:
        step(kind, state, verb)
    assert state in refused.value.message
    assert verb in refused.value.message
    assert names in refused.value.hint


@pytest.mark.parametrize(
    ("kind", "done"),
    [
        ("capture", "accepted declined duplicate filed"),
        ("directive", "closed cancelled merged"),
        ("letter", "answered read returned_to_sender closed filed replied no_reply_needed"),
        ("letter out", "replied no_reply_needed closed filed"),
        ("assignment", "accepted_done returned"),
        ("licence", "superseded surrendered revoked"),
        ("renewal", "granted refused"),
    ],
)
def test_settled(kind: str, done: str) -> None:
    wanted = {word.replace("_", " ") for word in done.split()}
    assert {state for state in STATES[kind] if settled(kind, state)} == wanted


@pytest.mark.parametrize("kind", LIVES)
def test_the_tables_know_exactly_the_states_and_verbs_there_are(kind: str) -> None:
    assert set(LIVES[kind]) <= set(STATES[kind])
    assert {verb for steps in LIVES[kind].values() for verb in steps} == set(VERBS[kind].split())


def test_every_state_of_a_record_has_a_place_in_a_life() -> None:
    assert set(STATES["letter"]) == set(LIVES["letter"]) | set(LIVES["letter out"])
    for kind in ("capture", "directive", "assignment", "licence", "renewal"):
        assert set(STATES[kind]) == set(LIVES[kind])


@given(st.sampled_from(sorted(LIVES)), st.data())
def test_no_walk_leads_out_of_the_tables(kind: str, data: st.DataObject) -> None:
    state = data.draw(st.sampled_from(sorted(LIVES[kind])))
    for _ in range(12):
        verbs = legal(kind, state)
        if not verbs:
            break
        state = step(kind, state, data.draw(st.sampled_from(verbs)))
        assert state in LIVES[kind]


@given(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))
def test_nonsense_is_refused_not_crashed(kind: str, state: str, verb: str) -> None:
    assert legal(kind, state) == ()
    assert not settled(kind, state)
    with pytest.raises(StepError):
        step(kind, state, verb)

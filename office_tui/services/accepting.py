"""What a capture becomes when it is accepted: a directive or a letter, registered and numbered in the same entry."""

from __future__ import annotations

from msgspec.structs import replace

from office_tui.domain.capture import Becomes, Capture, Text, number_of_theirs
from office_tui.domain.clock import Clock, on
from office_tui.domain.directive import Directive
from office_tui.domain.heads import LetterHead
from office_tui.domain.letter import Letter
from office_tui.domain.life import legal, step
from office_tui.domain.names import fold
from office_tui.domain.our_numbers import OurNumbers, answers
from office_tui.errors import UsageError
from office_tui.services import steps
from office_tui.services.desk import Desk
from office_tui.services.numbering import DIRECTIVE, INCOMING, take_number
from office_tui.store.draft import Draft


def register(desk: Desk, draft: Draft, capture: Capture, becomes: Becomes) -> Directive | Letter:
    """Make the record a capture becomes, number it, pass it on if it is known to whom, and mark the capture."""
    if not becomes:
        raise UsageError(f"{capture.id} does not say what it is.", "Accept it as a directive or as a letter.")
    step("capture", capture.state, "accept")
    made: Directive | Letter = _directive(desk, capture) if becomes == "directive" else _letter(desk, capture)
    series = DIRECTIVE if becomes == "directive" else INCOMING
    made = draft.put(replace(made, number=take_number(draft, desk.settings, series, desk.today.year)))
    understood = capture.suggestion
    if understood.department or understood.owner:
        made = steps.assign(desk, draft, made, understood.department, understood.owner)
    draft.put(
        replace(capture, state="accepted", became=made.id, duplicate_of="", until=None, decided=desk.now)
    )
    _tie_text(draft, made)
    return _paired(desk, draft, capture, made) if isinstance(made, Letter) else made


def _paired(desk: Desk, draft: Draft, capture: Capture, made: Letter) -> Letter:
    """Pair a letter that came with the one of ours it answers: our number stands in its subject.

    A number alone may be chance: the other side fits too, or the suggestion that was accepted said so.
    """
    named = OurNumbers(desk.headers("letters", LetterHead)).in_(made.title)
    sent = draft.get(named.id) if named else None
    if not isinstance(sent, Letter) or sent.answered_by:
        return made
    if not (_same_side(sent, made) or answers(sent) in capture.suggestion.because):
        return made
    if "reply" in legal("letter out", sent.state):
        sent = steps.stepped(desk, sent, "reply")
    draft.put(replace(sent, answered_by=made.id))
    return draft.put(replace(made, answers=sent.id))


def _same_side(one: Letter, other: Letter) -> bool:
    pairs = ((one.address, other.address), (one.party, other.party))
    return any(fold(mine) == fold(theirs) != "" for mine, theirs in pairs)


def _due(desk: Desk, capture: Capture) -> Clock | None:
    due = capture.suggestion.due
    return on(due, desk.today) if due else None


def _directive(desk: Desk, capture: Capture) -> Directive:
    return Directive(
        title=capture.title,
        words=capture.words or capture.title,
        given_by=capture.sender,
        occasion="mail" if capture.source == "mail" else "",
        importance=capture.suggestion.importance,
        due=_due(desk, capture),
        since=desk.today,
        text=capture.text,
        attachments=capture.attachments,
        capture=capture.id,
    )


def _letter(desk: Desk, capture: Capture) -> Letter:
    return Letter(
        title=capture.title,
        party=capture.sender,
        address=capture.address,
        their_number=number_of_theirs(capture),
        dated=capture.dated,
        received=capture.received,
        importance=capture.suggestion.importance,
        due=_due(desk, capture),
        since=desk.today,
        text=capture.text,
        attachments=capture.attachments,
        message=capture.message,
        message_id=capture.message_id,
        capture=capture.id,
    )


def _tie_text(draft: Draft, made: Directive | Letter) -> None:
    """Let the kept body know its record too, so that a search by either finds it."""
    text = draft.get(made.text) if made.text else None
    if isinstance(text, Text):
        draft.put(replace(text, of=made.id))

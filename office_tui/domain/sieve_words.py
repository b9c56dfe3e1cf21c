"""The free words of a filter: everything a record says is looked through, its body last."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, get_type_hints

from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.record import Record
from office_tui.domain.renewal import Renewal
from office_tui.domain.verification import Check, Round

if TYPE_CHECKING:
    from office_tui.domain.licence_sieve import LicenceSieve
    from office_tui.domain.sieve import Look

Rules = Callable[[], "LicenceSieve"]
"""The rules about licences, loaded when one is looked at."""
HELD = (Licence, Loan, Renewal, Check, Round)
"""Licences, and what belongs to them."""
_NAMING = ("department", "owner", "custodian", "borrower", "delegated_to", "waiting_on", "head", "person")
# Hashes and ids of other records say nothing to who searches; ids that name somebody are read as names.
_UNREAD = frozenset({"message", "message_id", "file", "text", "capture", "template", *_NAMING})
_GETTERS: dict[type[Record], Callable[[Any], tuple[str, ...]]] = {}


class Called:
    """The folded names behind ids, each asked once."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.known: dict[str, str] = {"": ""}

    def __call__(self, id_: str) -> str:
        """Return every name behind an id, folded."""
        name = self.known.get(id_)
        if name is None:
            name = self.known[id_] = self.look.name(id_).casefold()
        return name


def has_words(record: Any, words: list[tuple[str, bool]], called: Called, held: Rules) -> bool:
    """Tell whether a record says every word that is wanted, and none that is not; its body is asked last."""
    fields = _said(record, called)
    if isinstance(record, HELD):
        fields = f"{fields}\n{held().said(record)}"
    unseen = []
    for word, wanted in words:
        if word in fields:
            if not wanted:
                return False
        else:
            unseen.append((word, wanted))
    if not unseen:
        return True
    body = called.look.body(record).casefold()
    return all((word in body) is wanted for word, wanted in unseen)


def _said(record: Any, called: Called) -> str:
    """Return everything a record says in its fields, folded, on one line a field."""
    text = "\n".join(_texts(type(record))(record)).casefold()
    weighed = getattr(record, "suggestion", record)
    names = [
        called(name)
        for field in _NAMING
        if (name := getattr(record, field, "") or getattr(weighed, field, ""))
    ]
    files = [file.name.casefold() for file in getattr(record, "attachments", ())]
    keywords = [word.casefold() for word in getattr(record, "keywords", ())]
    return "\n".join((text, *names, *files, *keywords))


def _texts(kind: type[Record]) -> Callable[[Any], tuple[str, ...]]:
    """Return the getter of every field that holds words, worked out once a kind."""
    if kind not in _GETTERS:
        _GETTERS[kind] = _getter(kind)
    return _GETTERS[kind]


def _getter(kind: type[Record]) -> Callable[[Any], tuple[str, ...]]:
    hints = get_type_hints(kind)
    names = [name for name, hint in hints.items() if hint is str and name not in _UNREAD | {"id"}]
    return attrgetter("id", *names) if names else lambda record: (record.id,)

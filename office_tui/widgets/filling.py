"""A form being filled in: what stands in each field, where the cursor is, and what is wrong; no screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from office_tui.domain.record import Problem
from office_tui.domain.worded import told
from office_tui.errors import OfficeError
from office_tui.registers.fields import Field
from office_tui.registers.register import Look
from office_tui.registers.typed import read_value
from office_tui.widgets.edit import Edit
from office_tui.widgets.match import Choice, ranked

Check = Callable[[dict[str, Any]], Sequence[Problem]]
"""Given the values, everything that is wrong with them together."""


class Filling:
    """Texts by field name; `values` reads them all, or leaves every problem next to its field."""

    def __init__(
        self,
        fields: Sequence[Field],
        texts: Mapping[str, str],
        look: Look,
        choices: Mapping[str, Sequence[Choice]],
        kept: Mapping[str, Any] | None = None,
    ) -> None:
        """Begin at the first field; `choices` are what a link may name, by field.

        `kept` is what the texts stand for: a field whose text is as it was keeps it, unread.
        """
        self.fields = tuple(fields)
        self.edits = {field.name: Edit(texts.get(field.name, "")) for field in fields}
        self.problems: dict[str, str] = {}
        self.at = 0
        self._look = look
        self._choices = choices
        self._kept = kept or {}
        self._before = self.texts()

    @property
    def field(self) -> Field:
        """The field the cursor is in."""
        return self.fields[self.at]

    @property
    def edit(self) -> Edit:
        """What stands there."""
        return self.edits[self.field.name]

    @property
    def is_changed(self) -> bool:
        """Whether anything was typed since the form was opened."""
        return self.texts() != self._before

    @property
    def is_last(self) -> bool:
        """Whether the cursor is in the last field."""
        return self.at == len(self.fields) - 1

    def texts(self) -> dict[str, str]:
        """Return what stands in every field, as text; a draft is just this."""
        return {name: edit.text for name, edit in self.edits.items()}

    def typed(self) -> dict[str, str]:
        """Return what stands in the fields that are no longer as they were."""
        return {name: text for name, text in self.texts().items() if text != self._before[name]}

    def forget(self) -> None:
        """Put back what stood in every field before anything was typed."""
        self.restore(self._before)
        self.problems.clear()

    def restore(self, texts: Mapping[str, str]) -> None:
        """Put a draft in; fields that it does not have stay as they are."""
        for name, text in texts.items():
            if name in self.edits:
                self.edits[name] = Edit(text)

    def go(self, at: int) -> None:
        """Go to another field; a link begun is completed to what was shown beside it."""
        meant = self.meant(self.field)
        if meant is not None:
            self.edits[self.field.name] = Edit(meant.name)
        self.at = max(0, min(at, len(self.fields) - 1))

    def meant(self, field: Field) -> Choice | None:
        """Return what the text of a link would name; None for nothing, or a name that is new."""
        typed = self.edits[field.name].text.strip()
        if not typed or field.shape != "link":
            return None
        return next(iter(self._found(field)), None)

    def _found(self, field: Field) -> list[Choice]:
        return ranked(self._choices.get(field.name, ()), self.edits[field.name].text, inside=False)

    def turn(self, step: int) -> None:
        """Take the next or previous of the words a field chooses from."""
        words = ("no", "yes") if self.field.shape == "flag" else self.field.choices
        here = words.index(self.edit.text) if self.edit.text in words else 0
        self._put(words[(here + step) % len(words)])

    def jump(self, character: str) -> None:
        """Take the next word that begins with a letter."""
        words = ("no", "yes") if self.field.shape == "flag" else self.field.choices
        here = words.index(self.edit.text) if self.edit.text in words else 0
        order = [*words[here + 1 :], *words[: here + 1]]
        wanted = [word for word in order if word.startswith(character.casefold())]
        if wanted:
            self._put(wanted[0])

    def _put(self, text: str) -> None:
        self.edits[self.field.name] = Edit(text)

    def understood(self) -> str:
        """Return how the field at the cursor is understood, in words; nothing where it needs none."""
        if self.field.shape == "link":
            return self._linked()
        is_lines = self.field.part is not None and self.field.name in self.typed()
        if not (is_lines or self.field.shape == "date") or not self.edit.text.strip():
            return ""
        from office_tui.domain.dates import say_date

        try:
            value = read_value(self.field, self.edit.text, self._look)
        except OfficeError as error:
            return error.message
        return told(self.field.part, value) if self.field.part else say_date(value, self._look.today)

    def _linked(self) -> str:
        typed = self.edit.text.strip()
        meant = self.meant(self.field)
        if meant is None:
            return "not known yet; kept as typed" if typed else ""
        if meant.name == typed:
            return meant.note
        others = ", ".join(map(_told, self._found(self.field)[1:3]))
        return f"Enter takes {_told(meant)}" + (f"; also: {others}" if others else "")

    def values(self, check: Check | None = None) -> dict[str, Any] | None:
        """Return every field's value, or None and all problems at once, the cursor on the first."""
        self.go(self.at)
        self.problems = {}
        read: dict[str, Any] = {}
        for field in self.fields:
            try:
                read[field.name] = self._value(field)
            except OfficeError as error:
                self.problems[field.name] = str(error)
        if check is not None and not self.problems:
            self.problems = {problem.field: problem.message for problem in check(read)}
        if not self.problems:
            return read
        names = [field.name for field in self.fields]
        self.at = min((names.index(name) for name in self.problems if name in names), default=self.at)
        return None

    def _value(self, field: Field) -> Any:
        if field.name in self._kept and field.name not in self.typed():
            return self._kept[field.name]
        value = read_value(field, self.edits[field.name].text, self._look)
        if field.shape != "link":
            return value
        wanted = str(value).casefold()
        for choice in self._choices.get(field.name, ()):
            if wanted and wanted in {name.casefold() for name in (choice.key, choice.name, *choice.also)}:
                return choice.key
        return value


def _told(choice: Choice) -> str:
    """Return its name, and where it belongs."""
    return f"{choice.name} ({choice.note})" if choice.note else choice.name

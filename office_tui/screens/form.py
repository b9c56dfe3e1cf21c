"""A form for a record, made from its fields: filled in line by line, all problems shown at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any

from rich.cells import cell_len
from textual.geometry import Offset

from office_tui.registers.fields import Field
from office_tui.registers.register import Look
from office_tui.widgets.filling import Check, Filling
from office_tui.widgets.ink import ACCENT, BAD, DIM, PLAIN, STRONG, WARN, Line, Span, cut, fit, line, width_of
from office_tui.widgets.match import Choice
from office_tui.widgets.prompt import Prompt
from office_tui.widgets.wrap import wrap

SAVE = frozenset({"ctrl+o", "f2"})
WRITE = frozenset({"ctrl+t", "f4"})
BY_WORD = frozenset({"choice", "flag"})
MOST = 5
"""Lines that the whole sentence about a field may take."""
LEAVING = "Not saved. Esc again leaves and keeps a draft; ctrl+r drops it; ctrl+o saves."
AS_IT_WAS = "All stands as it was before anything was typed."


class Form(Prompt[dict[str, Any]]):
    """Answers with the value of every field, or None when it is left.

    `texts` is what stands in the fields at first, `kept` the values it stands for (a field nobody changes keeps
    its value, unread), `draft` what was typed over it in an earlier session,
    `stands` what is in the record meanwhile, said beside what a draft would put in its place;
    `choices` are what a link may name, by field; `check` looks at all values together; `keep` is told the
    texts after every change, so that a lost line loses nothing.
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        texts: Mapping[str, str],
        look: Look,
        *,
        choices: Mapping[str, Sequence[Choice]] | None = None,
        check: Check | None = None,
        keep: Callable[[dict[str, str]], None] | None = None,
        draft: Mapping[str, str] | None = None,
        kept: Mapping[str, Any] | None = None,
        stands: Mapping[str, str] | None = None,
    ) -> None:
        """Begin in the first field."""
        super().__init__(len(fields) + 3)
        self.filling = Filling(fields, texts, look, choices or {}, kept)
        self._stands = {name: text for name, text in (stands or {}).items() if name in (draft or {})}
        self.filling.restore(draft or {})
        self._title = title
        self._question = title + ("  (from the draft that was kept: ctrl+r drops it)" if draft else "")
        self._check = check
        self._keep = keep
        self._said: Span | None = None
        self._touched: set[str] = set()
        self._labels = min(22, max((cell_len(field.title) for field in fields), default=0)) + 2

    def needs(self, width: int, height: int) -> int:
        """Take no more lines than the screen has."""
        return max(4, min(len(self.filling.fields) + 2 + len(self._about(width)), height))

    # What it looks like

    def draw(self, width: int) -> tuple[Sequence[Line], Offset | None]:
        """The title, the fields in sight, what the cursor's field is about, the keys."""
        about = self._about(width)[: max(1, self.rows - 3)]
        room = self.rows - 2 - len(about)
        top = max(0, min(self.filling.at - room // 2, len(self.filling.fields) - room))
        shown = range(top, min(top + room, len(self.filling.fields)))
        rows = [self._row(i, width) for i in shown]
        _, at = self.filling.edit.view(width - self._labels - 3)
        count = len(self.filling.fields)
        where = f"{self.filling.at + 1} of {count}" if room < count else ""
        title = line(" ", (fit(self._question, width - 2 - len(where)), STRONG), (where, DIM))
        return (title, *rows, *about, self._keys(width)), Offset(
            self._labels + 1 + at, 1 + self.filling.at - top
        )

    def _row(self, index: int, width: int) -> Line:
        field, here = self.filling.fields[index], index == self.filling.at
        label: Line = line(" ", (fit(field.title, self._labels), PLAIN if here else DIM))
        room = width - self._labels - 2
        said, ink = self._beside(field)
        value = self._value(field, here, room, min(cell_len(said) + 2, room // 2) if said else 0)
        left = max(0, width - width_of((*label, *value)) - 2)
        return (*label, *value, ("  ", PLAIN), (cut(said, left), ink)) if said else (*label, *value)

    def _beside(self, field: Field) -> Span:
        """Return what is wrong with a field; of one from a draft what stands there now, and would be written over."""
        wrong = self.filling.problems.get(field.name, "")
        stands = self._stands.get(field.name)
        if wrong or stands is None or field.name not in self.filling.typed():
            return (wrong, BAD)
        return (f"now: {' '.join(stands.split()) or 'empty'}", WARN)

    def _value(self, field: Field, here: bool, room: int, beside: int) -> Line:
        edit = self.filling.edits[field.name]
        if field.shape == "lines" and "\n" in edit.text:
            first, _, rest = edit.text.partition("\n")
            more = rest.rstrip("\n").count("\n") + 1 if rest.strip("\n") else 0
            count = f"  +{more} line{'s' if more > 1 else ''}" if more else ""
            return line(cut(first, room - 12 - beside), (count, DIM))
        if field.shape in BY_WORD and here:
            words = ("no", "yes") if field.shape == "flag" else field.choices
            spans = ((f" {word or '-'} ", STRONG if word == edit.text else DIM) for word in words)
            return tuple(
                ("<" + word[1:-1] + ">", ink) if ink is STRONG else (word, ink) for word, ink in spans
            )
        return edit.view(max(8, room - beside), active=here)[0]

    def _about(self, width: int) -> list[Line]:
        """Return what is said of the cursor's field, on as many lines as a whole sentence takes."""
        said, ink = self._told()
        return [line(" ", (row, ink)) for row in islice(wrap(said, width - 2), MOST)]

    def _told(self) -> Span:
        if self._said:
            return self._said
        wrong = self.filling.problems.get(self.filling.field.name, "")
        if wrong:
            return (wrong, BAD)
        understood = self.filling.understood()
        return (understood, ACCENT) if understood else (self.filling.field.help, DIM)

    def _keys(self, width: int) -> Line:
        more = {"lines": "ctrl+t several lines  ", "choice": "space changes  ", "flag": "space changes  "}
        extra = more.get(self.filling.field.shape, "")
        going = "Enter saves" if self.filling.is_last else "Enter next"
        return line(" ", (cut(f"{going}  {extra}Tab moves  ctrl+o saves  Esc leaves", width - 2), DIM))

    # What the keys do

    def press(self, key: str, character: str | None) -> None:
        """Enter goes on and saves behind the last field; the rest moves, chooses or edits."""
        self._said = None
        before = self.filling.texts()
        if key in SAVE or (key == "enter" and self.filling.is_last):
            self._save()
        elif key == "ctrl+r":
            self._drop()
        elif key in {"tab", "down", "enter"}:
            self.filling.go(self.filling.at + 1)
        elif key in {"shift+tab", "up"}:
            self.filling.go(self.filling.at - 1)
        else:
            self._type(key, character)
            self.filling.problems.pop(self.filling.field.name, None)  # it is being put right
        self._tell(before)

    def _drop(self) -> None:
        """Drop all that was typed, the draft too: every field is as it was."""
        self.filling.forget()
        self._stands = {}
        self._touched.clear()
        self._question, self._said = self._title, (AS_IT_WAS, WARN)

    def _type(self, key: str, character: str | None) -> None:
        filling = self.filling
        shape = filling.field.shape
        if shape in BY_WORD:
            if key in {"space", "right", "left"}:
                filling.turn(-1 if key == "left" else 1)
            elif character and character.isalpha():
                filling.jump(character)
        elif shape == "lines" and (key in WRITE or "\n" in filling.edit.text):
            if character and character.isprintable():
                filling.restore({filling.field.name: filling.edit.text + character})
            self._write()
        else:
            if character and self._gives_way(character):
                filling.restore({filling.field.name: ""})  # as in a prompt, what is typed takes its place
            self._touched.add(filling.field.name)
            filling.edit.press(key, character)

    def _gives_way(self, character: str) -> bool:
        """Whether what stands there goes with the first letter typed: a 0, or a date that nobody has touched."""
        field, text = self.filling.field, self.filling.edit.text
        if field.shape == "number":
            return text == "0" and character.isdecimal()
        untouched = field.name not in self._touched and field.name not in self.filling.typed()
        return field.shape == "date" and untouched and character.isprintable() and not character.isspace()

    def paste(self, text: str) -> None:
        """Put the text in; where several lines may stand, it keeps its lines."""
        filling = self.filling
        before = filling.texts()
        if filling.field.shape == "lines" and "\n" in filling.edit.text + text:
            filling.restore({filling.field.name: filling.edit.text + text})
            self._write()
        elif filling.field.shape not in BY_WORD:
            if text and self._gives_way(text[0]):
                filling.restore({filling.field.name: ""})
            self._touched.add(filling.field.name)
            refused = filling.edit.paste(text)
            self._said = (refused, WARN) if refused else None
        self._tell(before)

    def _write(self) -> None:
        from office_tui.widgets.write import Write

        name = self.filling.field.name
        self.app.push_screen(
            Write(self.filling.field.title, self.filling.edit.text), lambda text: self._written(name, text)
        )

    def _written(self, name: str, text: str | None) -> None:
        if text is not None:
            before = self.filling.texts()
            self.filling.restore({name: text})
            self._tell(before)
            self.redraw()

    def _tell(self, before: Mapping[str, str]) -> None:
        """Keep what was typed, and only that: the other fields may be changed by somebody else meanwhile."""
        if self._keep is not None and self.filling.texts() != before:
            self._keep(self.filling.typed())

    def _save(self) -> None:
        values = self.filling.values(self._check)
        if values is not None:
            self.dismiss(values)
        else:
            count = len(self.filling.problems)
            wrong = self.filling.problems.get(self.filling.field.name, "")
            end = "" if not wrong or wrong.endswith((".", "!", "?", "。")) else "."
            self._said = (f"{wrong}{end} {count} to put right.".lstrip(), BAD)

    def leave(self) -> None:
        """Leave at once where nothing was typed; ask once where something was."""
        if not self.filling.is_changed or (self._said and self._said[0] == LEAVING):
            self.dismiss(None)
        else:
            self._said = (LEAVING, WARN)
            self.redraw()

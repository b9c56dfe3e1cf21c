"""The small part of Jinja that a template may use: fields, if, for and a few filters, no calls, no sums."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from office_tui.documents.field import Field
from office_tui.documents.front import at_line
from office_tui.domain.record import Problem

if TYPE_CHECKING:
    from jinja2 import nodes

FILTERS = ("default", "join", "upper")
LOOP = ("first", "last", "index", "length")
NESTED = 4
"""How many loops may stand in one another."""
DEEP = 60
"""How deep the parts of one expression or block may be nested."""

_SAYS = {
    "Call": "nothing can be called in a template",
    "Include": "a template is one file: include is not possible",
    "Import": "a template is one file: import is not possible",
    "FromImport": "a template is one file: import is not possible",
    "Extends": "a template is one file: extends is not possible",
    "Macro": "macros are not possible",
    "Test": "tests (is …) are not possible; “if field” asks whether it was filled in",
    "Getitem": "parts of a value (x[…]) cannot be asked for",
    "Assign": "set is not possible; declare a field instead",
}
_ALLOWED = frozenset({
    "Template", "Output", "TemplateData", "Name", "Const", "Filter", "If", "For",
    "Or", "And", "Not", "Compare", "Operand", "CondExpr", "Getattr",
})  # fmt: skip


def jinja_problems(body: str, fields: tuple[Field, ...], first_line: int) -> list[Problem]:
    """Return what is wrong with the text of a template: syntax, names nobody declared, what is not allowed.

    `first_line` is the line of the file on which `body` begins. Nothing of the template is run or compiled.
    """
    import jinja2

    try:
        tree = jinja2.Environment(autoescape=False).parse(body)  # noqa: S701 -- no HTML, and not run
    except jinja2.TemplateSyntaxError as error:
        return [
            at_line(error.lineno + first_line - 1, error.message or "this is not the language of templates")
        ]
    except (ValueError, RecursionError, MemoryError):
        return [at_line(first_line, "the template is too deeply nested, or has a number that is too long")]
    walk = _Walk(first_line - 1)
    walk.through(tree, frozenset(field.name for field in fields))
    return walk.problems


class _Walk:
    """Goes through the syntax tree once, knowing which names are declared at each place."""

    def __init__(self, offset: int) -> None:
        self.problems: list[Problem] = []
        self._offset = offset
        self._line = 1

    def through(self, node: nodes.Node, names: frozenset[str], loops: int = 0, depth: int = 0) -> None:
        """Check one node and all below it."""
        kind = type(node).__name__
        self._line = node.lineno or self._line
        if depth > DEEP:
            self._add(node, "this is too deeply nested")
            return
        if kind not in _ALLOWED:
            self._add(node, _SAYS.get(kind, f"{kind.lower()} is not possible in a template"))
            return
        match kind:
            case "For":
                self._loop(node, names, loops, depth)
                return
            case "Name":
                self._name(node, names, loops)
            case "Filter":
                self._filter(node)
            case "Getattr":
                self._attribute(node, loops)
                return
            case "Operand" if getattr(node, "op", "") not in ("eq", "ne"):
                self._add(node, "values can only be compared with == and !=")
        for child in node.iter_child_nodes():
            self.through(child, names, loops, depth + 1)

    def _loop(self, node: nodes.Node, names: frozenset[str], loops: int, depth: int) -> None:
        from jinja2 import nodes

        assert isinstance(node, nodes.For)
        if node.recursive or not isinstance(node.target, nodes.Name) or loops >= NESTED:
            self._add(node, f"a loop is “for one in list”, not recursive, at most {NESTED} in one another")
            return
        self.through(node.iter, names, loops, depth + 1)
        inside = names | {node.target.name}
        for child in _inner(node):
            self.through(child, inside, loops + 1, depth + 1)
        for child in node.else_:
            self.through(child, names, loops, depth + 1)

    def _name(self, node: nodes.Node, names: frozenset[str], loops: int) -> None:
        name = str(getattr(node, "name", ""))
        if name not in names and not (name == "loop" and loops):
            self._add(node, f"“{name[:40]}” is not declared among the fields", name[:40])

    def _filter(self, node: nodes.Node) -> None:
        name = str(getattr(node, "name", ""))
        if name not in FILTERS:
            self._add(node, f"there is no filter “{name[:40]}”; there are {', '.join(FILTERS)}")

    def _attribute(self, node: nodes.Node, loops: int) -> None:
        from jinja2 import nodes

        assert isinstance(node, nodes.Getattr)
        on_loop = isinstance(node.node, nodes.Name) and node.node.name == "loop" and loops
        if not on_loop or node.attr not in LOOP:
            self._add(node, f"only loop.{', loop.'.join(LOOP)} can be asked for, and only within a loop")

    def _add(self, node: nodes.Node, message: str, field: str = "template") -> None:
        # An operator bears no line of its own.
        self.problems.append(at_line((node.lineno or self._line) + self._offset, message, field))


def _inner(node: nodes.For) -> Iterator[nodes.Node]:
    """Yield what is evaluated with the loop's own name in force."""
    yield from node.body
    if node.test is not None:
        yield node.test

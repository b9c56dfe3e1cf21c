"""Fills the fields into a template's text, within a budget of steps and of output."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from office_tui.documents.escape import Safe, finalize, say
from office_tui.errors import UsageError

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

STEPS = 2_000
"""Rounds of loops and uses of filters in one document."""
PIECES = 100_000
"""Pieces of text in one document."""
OUTPUT = 1_000_000
"""Characters of Markdown in one document."""
_TAG = re.compile(r"\{%.*?%\}|\{#.*?#\}")
_JOINT = 20
_COUNTED = "counted"


class _Spent(Exception):  # noqa: N818 -- it ends a render and is never seen outside this file
    """The budget is used up."""


class _Budget:
    """Counts what one document uses."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._steps = 0

    def step(self) -> None:
        self._steps += 1
        if self._steps > STEPS:
            raise _Spent

    def counted(self, values: Iterable[object]) -> Iterator[object]:
        """Yield the values of a loop, each for one step; a text, or no value, has none."""
        for value in values if isinstance(values, list | tuple) else ():
            self.step()
            yield value

    def default(self, value: object, instead: object = "") -> object:
        self.step()
        return value or instead

    def join(self, values: object, joint: object = ", ") -> Safe:
        """Join with `joint` as it stands in the template; each of the values is escaped."""
        self.step()
        many = values if isinstance(values, list | tuple) else [values] if values else []
        parts = [finalize(value, self.language) for value in many]
        return Safe(str(joint)[:_JOINT].join(parts))

    def upper(self, value: object) -> str:
        self.step()
        return say(value, self.language).upper()


def fill(body: str, values: Mapping[str, object], language: str) -> str:
    """Return the Markdown of a template's text with the values in it; `values` has every declared name.

    The text must have passed `jinja_problems`. Raises UsageError where it goes beyond the budget or uses a
    value in a way that has no meaning.
    """
    import jinja2

    budget = _Budget(language)
    try:
        environment = _environment(budget)
        template = environment.from_string(_counted_loops(environment, without_tag_lines(body)))
        return _gathered(template.generate(dict(values)))
    except _Spent:
        raise UsageError(
            "The template makes a document that is too long.",
            f"At most {STEPS} steps and {OUTPUT} characters.",
        ) from None
    except (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError, SyntaxError) as error:
        raise UsageError("The template cannot be filled in.", f"{error}") from error
    except (RecursionError, MemoryError):
        raise UsageError("The template is too deeply nested.") from None


def without_tag_lines(body: str) -> str:
    """Join lines that hold nothing but tags or comments to the next, so that they leave no empty line.

    Jinja's own `trim_blocks` would also eat the line end after a sentence that ends in `{% endif %}`.
    """
    lines = body.split("\n")
    kept = [
        line.strip() if _TAG.search(line) and not _TAG.sub("", line).strip() else f"{line}\n"
        for line in lines[:-1]
    ]
    return "".join([*kept, lines[-1]])


def _gathered(pieces: Iterable[str]) -> str:
    parts: list[str] = []
    length = 0
    for piece in pieces:
        parts.append(piece)
        length += len(piece)
        if length > OUTPUT or len(parts) > PIECES:
            raise _Spent
    return "".join(parts)


def _counted_loops(environment: Environment, body: str) -> nodes.Template:
    """Parse the text and make every loop go through the budget."""
    from jinja2 import nodes

    tree = environment.parse(body)
    for loop in tree.find_all(nodes.For):
        loop.iter = nodes.Filter(
            loop.iter, _COUNTED, [], [], None, None, lineno=loop.lineno, environment=environment
        )
    return tree


def _environment(budget: _Budget) -> Environment:
    """Return an environment that knows nothing but our filters."""
    environment: Environment = _walled()(
        autoescape=False,
        optimized=False,
        keep_trailing_newline=True,
        cache_size=0,
        finalize=partial(finalize, language=budget.language),
    )
    environment.globals.clear()
    environment.tests.clear()
    environment.filters.clear()
    for name in ("default", "join", "upper", _COUNTED):
        environment.filters[name] = getattr(budget, name)
    return environment


@cache
def _walled() -> Any:
    """Return the class of the second wall: what the first ever lets by gets no answer."""
    from jinja2 import StrictUndefined
    from jinja2.runtime import LoopContext
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Walled(ImmutableSandboxedEnvironment):
        """No attribute but those of a loop, and no call at all."""

        intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)

        def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
            return isinstance(obj, LoopContext) and not attr.startswith("_")

        def is_safe_callable(self, obj: object) -> bool:
            return False

        def call_binop(self, context: object, operator: str, left: object, right: object) -> object:
            raise TypeError("nothing is computed in a template")

    return partial(Walled, undefined=StrictUndefined)

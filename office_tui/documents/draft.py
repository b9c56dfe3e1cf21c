"""Drafting: a template and its values become Markdown, a preview in the terminal, and a Word file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from office_tui.documents.blocks import Block, blocks
from office_tui.documents.field import Template
from office_tui.documents.profile import PROFILES
from office_tui.documents.values import context, known, problems
from office_tui.errors import UsageError

__all__ = ["docx_bytes", "export", "known", "preview_lines", "problems", "render_markdown"]

_BLANK_LINES = re.compile(r"\n{3,}")


def render_markdown(template: Template, values: Mapping[str, object], *, final: bool) -> str:
    """Return the document as Markdown, values escaped; while not `final`, what is missing is `‹label?›`.

    Raises UsageError where `final` and something is missing or wrong, and where the template goes beyond its
    budget.
    """
    from office_tui.documents.sandbox import fill

    if not template.body:
        first = template.problems[0].message if template.problems else "there is no text in it"
        raise UsageError(f"The template {template.name} cannot be used: {first}.", "Edit the template.")
    if final and (found := problems(template, values)):
        raise UsageError(" ".join(problem.message for problem in found), f"Fill in {found[0].field}.")
    text = fill(template.body, context(template, values, final=final), template.language)
    return _BLANK_LINES.sub("\n\n", text).strip("\n") + "\n"


def preview_lines(markdown: str, width: int, *, profile: str = "western") -> list[str]:
    """Return the document as plain lines of at most `width` cells (20 at least), aligned as in the profile."""
    from office_tui.documents.preview import preview

    return preview(_blocks(markdown), PROFILES.get(profile, PROFILES["western"]), max(20, width))


def docx_bytes(template: Template, values: Mapping[str, object], *, identifier: str, author: str) -> bytes:
    """Return the finished document as the octets of a .docx; raises UsageError while something is missing.

    `identifier` is the register's id, by which the file is known when it comes back.
    """
    from office_tui.documents.word import word_file

    found = _blocks(render_markdown(template, values, final=True))
    title = str(values.get("subject") or template.title)
    return word_file(found, PROFILES[template.profile], identifier=identifier, title=title, author=author)


def export(
    template: Template, values: Mapping[str, object], path: Path, *, identifier: str, author: str
) -> None:
    """Write the finished document to `path`, readable by its owner only, never over a file that is there.

    Raises AccessError where it cannot be written or something bears that name, UsageError as `docx_bytes`
    does.
    """
    from office_tui.documents.keep import write_new

    write_new(path, docx_bytes(template, values, identifier=identifier, author=author))


@lru_cache(maxsize=8)
def _kept_blocks(markdown: str) -> tuple[Block, ...]:
    return tuple(blocks(markdown))


def _blocks(markdown: str) -> list[Block]:
    """Return the blocks of a text; a preview that is only scrolled or resized is not parsed again."""
    return list(_kept_blocks(markdown))

"""The YAML of a template's head as nodes, each with its line; nothing hostile gets that far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yaml.nodes import MappingNode

_DEEP = 8
"""How deep the head may be nested; a sound one needs four levels."""


class HeadError(Exception):
    """The head cannot be read; `line` counts from 0 within it."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def compose_head(text: str) -> MappingNode:
    """Return the head as a mapping of nodes; no objects are made of them. Raises HeadError."""
    import yaml
    from yaml.nodes import MappingNode

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        _judge(text, loader)
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        why = f"the head is not YAML: {error.problem or error.context}"
        raise HeadError(mark.line if mark else 0, why) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise HeadError(0, "the head is not YAML that can be read") from error
    if not isinstance(root, MappingNode):
        raise HeadError(0, "the head is a list of keys with values, such as “title: Business letter”")
    return root


def _judge(text: str, loader: Any) -> None:
    """Look through the events one by one, before anything is built from them."""
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=loader):
        line = event.start_mark.line if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            # A few bytes with aliases unfold into gigabytes.
            raise HeadError(line, "the head cannot use YAML aliases (*name)")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEP:
            raise HeadError(line, "the head is too deeply nested")

"""The words before a line's first colon: a department, a person, who gave the order, or none of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from office_tui.domain.names import NONE, Match, exactly, fold, match, wholly
from office_tui.domain.pattern import pattern
from office_tui.domain.people import Department, Person

_COLON = pattern(r"[:：]")
_GIVER = pattern(
    r"(?:the\s+)?(?:gm|general manager|ceo|cfo|coo|chairman|chairwoman|president|board|boss"
    r"|总经理|董事长|董事会|党委|总裁|书记|主席|领导)"
    r"(?:[,，\s]*(?:orally|oral|by phone|phone|meeting|remark|plan|口头|电话|会议|会上|批示|交办|指示))?",
    re.IGNORECASE,
)
# Words that stand before a colon in ordinary text, in mail subjects and in notes to oneself.
_ORDINARY = frozenset({
    "re", "fw", "fwd", "aw", "wg", "sv", "tr", "vs", "note", "notes", "nb", "n.b", "ps", "p.s.", "todo",
    "tbd", "fyi", "attn", "attention", "urgent", "important", "subject", "question", "idea", "reminder",
    "warning", "meeting", "agenda", "minutes", "draft", "deadline", "due", "date", "time", "place",
    "plan", "task", "item", "remember", "also", "example", "call", "ask", "buy", "check", "send",
    "write", "tell", "prepare", "book", "invite", "visit", "review", "update", "fix", "see", "read",
    "find", "get", "make", "do", "pay", "order", "print", "sign", "http", "https", "ftp", "mailto",
    "tel", "fax", "phone", "mail", "email", "e-mail", "from", "to", "cc", "bcc", "dear", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "tomorrow", "yesterday",
    "letter", "memo", "notice", "report", "注", "注意", "备注", "附", "附件", "主题", "回复", "答复",
    "转发", "提醒", "会议", "问题", "紧急", "通知", "事项", "全部", "内部", "外部", "各处", "到处",
    "会议室", "来文",
})  # fmt: skip
_JOINING = frozenset({"and", "of", "the", "for", "&"})
_LATIN = pattern(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ&'’.-]*(?:\s+[A-Za-zÀ-ɏ&][A-Za-zÀ-ɏ&'’.-]*){0,2}")
_CHINESE = pattern(
    r"[A-Za-z\u3400-\u9fff]{1,7}(?:部|处|科|室|局|办|组|厂|队|院|所|站|店|班|委|中心|公司|车间|工会)"
)
_SEVERAL = pattern(r"\s*(?:[,，、/&+;；和及与]|\band\b)\s*")


class Heading(NamedTuple):
    """What stands before the colon; `found` says which records it fits, `rest` is what follows."""

    kind: Literal["", "department", "departments", "person", "giver"]
    typed: str
    found: Match
    rest: str


def read_heading(text: str, departments: Sequence[Department], people: Sequence[Person]) -> Heading:
    """Read the words before the first colon; an unknown department is one only if it looks like one.

    It does when it is one to three capitalised words without a digit, or at most eight characters that end
    like 部 处 科 室 局; never when it is an ordinary word (`Re`, 附件), nor in `10:30` or `http://`.
    """
    nothing = Heading("", "", NONE, text)
    colon = _COLON.search(text)
    if colon is None:
        return nothing
    head, rest = text[: colon.start()].strip(), text[colon.end() :]
    if not head or not rest.strip() or len(head) > 60 or rest.startswith("//"):
        return nothing
    spaced = colon[0] == "：" or rest[:1].isspace() or not head.isascii()
    kind, found = _kind(head, departments, people, spaced=spaced)
    return Heading(kind, head, found, rest) if kind else nothing


def _kind(
    head: str, departments: Sequence[Department], people: Sequence[Person], *, spaced: bool
) -> tuple[Literal["", "department", "departments", "person", "giver"], Match]:
    if (found := exactly(head, departments)).ids:
        return "department", found
    if (found := exactly(head, people)).ids:
        return "person", found
    if not spaced:
        return "", NONE
    if _GIVER.fullmatch(head):
        return "giver", NONE
    if fold(head) in _ORDINARY:
        return "", NONE
    if _may_begin_a_name(head) and (found := match(head, departments)).ids:
        return "department", found
    if (found := wholly(head, people)).ids:
        return "person", found
    if ids := _each_known(head, departments):
        return "departments", Match("several", ids)
    return ("department", NONE) if _looks_like_department(head) else ("", NONE)


def _may_begin_a_name(head: str) -> bool:
    """Fewer than three letters, or one Chinese character, begin too many names to mean one."""
    return len(head) >= (3 if head.isascii() else 2)


def _each_known(head: str, departments: Sequence[Department]) -> tuple[str, ...]:
    found = [exactly(name, departments) for name in _SEVERAL.split(head)]
    return tuple(one.id for one in found) if len(found) > 1 and all(one.id for one in found) else ()


def _looks_like_department(head: str) -> bool:
    if _CHINESE.fullmatch(head):
        return True
    words = head.split()
    return (
        _LATIN.fullmatch(head) is not None
        and len(head) <= 40
        and fold(words[0]) not in _ORDINARY
        and words[0][0].isupper()
        and all(word[0].isupper() or word in _JOINING for word in words)
    )

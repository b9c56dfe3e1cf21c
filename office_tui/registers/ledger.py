"""The ledger of licences and the record of checks, as they are handed to others: columns in both languages."""

from __future__ import annotations

from typing import Any, NamedTuple

from office_tui.domain.licence import Licence
from office_tui.domain.record import Record
from office_tui.domain.rounds import rounds_told
from office_tui.domain.validity import is_long_term
from office_tui.domain.verification import Check
from office_tui.registers.ledger_chinese import (
    ANSWERS,
    CLASSES,
    end_zh,
    holder,
    name_zh,
    original_zh,
    said_zh,
    state_zh,
)
from office_tui.registers.licences import licence_end, licence_original, licence_state
from office_tui.registers.register import Look

Value = Any
"""What a column says of a record: a function of the record and a look at the office."""


class LedgerColumn(NamedTuple):
    """One column: its headings, what it says, whether it also stands on paper, where room is short.

    `value_zh` is what it says in a Chinese table, where that is not the same.
    """

    title: str
    title_zh: str
    value: Value
    on_paper: bool = True
    value_zh: Value | None = None


def _iso(day: Any) -> str:
    return day.isoformat() if day is not None else ""


def _licence(record: Check, look: Look) -> Licence:
    found = look.record(record.licence)
    return found if isinstance(found, Licence) else Licence(name=record.licence)


LEDGER: tuple[LedgerColumn, ...] = (
    LedgerColumn("id", "台账编号", lambda record, _: record.id, on_paper=False),
    LedgerColumn("name", "证照名称", lambda record, _: record.name),
    LedgerColumn("category", "类别", lambda record, _: record.category, False, said_zh(CLASSES, "category")),
    LedgerColumn("number", "证号", lambda record, _: record.number),
    LedgerColumn(
        "holder",
        "持证单位",
        lambda record, look: holder(record, look, chinese=False),
        on_paper=False,
        value_zh=lambda record, look: holder(record, look, chinese=True),
    ),
    LedgerColumn("issuer", "发证机关", lambda record, _: record.issuer),
    LedgerColumn("issued", "发证日期", lambda record, _: _iso(record.issued), on_paper=False),
    LedgerColumn(
        "valid to",
        "有效期至",
        lambda record, look: licence_end(record, look) if is_long_term(record) else _iso(record.valid_to),
        value_zh=lambda record, _: end_zh(record),
    ),
    LedgerColumn("state", "状态", licence_state, value_zh=state_zh),
    LedgerColumn("original", "原件", licence_original, value_zh=original_zh),
    LedgerColumn(
        "department",
        "责任部门",
        lambda record, look: look.name(record.department),
        on_paper=False,
        value_zh=lambda record, look: name_zh(record.department, look),
    ),
    LedgerColumn(
        "custodian",
        "保管人",
        lambda record, look: look.name(record.custodian),
        value_zh=lambda record, look: name_zh(record.custodian, look),
    ),
    LedgerColumn("scope", "许可范围", lambda record, _: record.scope, on_paper=False),
    LedgerColumn("conditions", "条件", lambda record, _: record.conditions, on_paper=False),
    LedgerColumn("basis", "依据", lambda record, _: record.basis, on_paper=False),
    LedgerColumn("fee", "费用", lambda record, _: record.fee, on_paper=False),
)

CHECK_RECORD: tuple[LedgerColumn, ...] = (
    LedgerColumn("checked", "检查日期", lambda record, _: _iso(record.on)),
    LedgerColumn("licence", "证照名称", lambda record, look: _licence(record, look).name),
    LedgerColumn("number", "证号", lambda record, look: _licence(record, look).number, on_paper=False),
    LedgerColumn(
        "by",
        "检查人",
        lambda record, look: look.name(record.by),
        value_zh=lambda record, look: name_zh(record.by, look),
    ),
    LedgerColumn(
        "round",
        "检查轮次",
        lambda record, look: rounds_told(record, look.holdings),
        value_zh=lambda record, look: rounds_told(record, look.holdings).replace(" (late)", "（补）"),
    ),
    LedgerColumn("paper seen", "原件在", lambda record, _: record.seen, value_zh=said_zh(ANSWERS, "seen")),
    LedgerColumn(
        "issuer confirms",
        "已向机关核实",
        lambda record, _: record.confirmed,
        value_zh=said_zh(ANSWERS, "confirmed"),
    ),
    LedgerColumn(
        "facts match", "登载相符", lambda record, _: record.matches, value_zh=said_zh(ANSWERS, "matches")
    ),
    LedgerColumn("finding", "发现问题", lambda record, _: record.finding),
    LedgerColumn(
        "put right",
        "整改",
        lambda record, _: " ".join(filter(None, (record.correction, _iso(record.corrected)))),
    ),
)


def ledger_rows(
    columns: tuple[LedgerColumn, ...], records: list[Record], look: Look, *, chinese: bool, on_paper: bool
) -> list[list[str]]:
    """Return the headings and a row for each record."""
    shown = [column for column in columns if column.on_paper or not on_paper]
    titles = [column.title_zh if chinese else column.title for column in shown]
    said = [(column.value_zh if chinese else None) or column.value for column in shown]
    return [titles, *([str(value(record, look)) for value in said] for record in records)]

"""What the ledger says in Chinese: how a licence stands, what it is, where its paper is, who answers for it."""

from __future__ import annotations

from typing import Any

from office_tui.domain.copy import Copy, is_original
from office_tui.domain.holdings import open_loans, open_renewal
from office_tui.domain.licence import Licence
from office_tui.domain.record import Record
from office_tui.domain.succession import renewed_from, stands
from office_tui.domain.validity import is_long_term
from office_tui.registers.register import Look

CLASSES = {"permit": "许可", "identity": "证照", "title": "资质", "rating": "等级"}
STANDINGS = {
    "not yet valid": "未生效", "valid": "有效", "window open": "可续期", "expiring": "即将到期", "expired": "已过期",
    "suspended": "已停用", "superseded": "已换证", "surrendered": "已注销", "revoked": "已吊销", "lost": "遗失",
    "preparing": "续期准备中", "filed": "续期已申请", "supplement asked": "待补正", "granted": "已批准",
    "refused": "续期未获批",
}  # fmt: skip
"""How a licence or its renewal stands."""
ANSWERS = {"yes": "是", "no": "否"}
PIECES = {"original": "正本", "duplicate": "副本", "stamped copy": "盖章复印件"}


def name_zh(id_: str, look: Look) -> str:
    """Return what a department or person is called in Chinese, where that is known; any other text is its own name."""
    return getattr(look.record(id_), "name_zh", "") or look.name(id_) if id_ else ""


def holder(record: Licence, look: Look, *, chinese: bool) -> str:
    """Return who holds a licence: whoever is named, else the company, as its name is today."""
    fact = look.holdings.facts.get("name") if not record.holder else None
    versions = [each for each in fact.versions if each.since <= look.today] if fact else []
    if record.holder or not versions:
        return record.holder
    now = versions[-1]
    return now.value_zh or now.value if chinese else now.value or now.value_zh


def state_zh(record: Licence, look: Look) -> str:
    """Return how a licence stands; being renewed says so, and having been."""
    stood = stands(record, look.holdings, look.today, look.workdays)
    said, over = STANDINGS[stood], renewed_from(record, look.today, look.holdings)
    if over is not None and stood != "superseded":
        return f"{said}，{over.isoformat()}起换证"
    renewal = open_renewal(look.holdings, record.id)
    return f"{said}，{STANDINGS[renewal.state]}" if renewal is not None else said


def end_zh(record: Licence) -> str:
    """Return its last day."""
    return "长期" if is_long_term(record) else record.valid_to.isoformat() if record.valid_to else ""


def original_zh(record: Licence, look: Look) -> str:
    """Say with whom the original is, or that it is missing, or where it lies, whatever other papers are out."""
    out = [loan for loan in open_loans(look.holdings, record.id) if loan.is_of_original]
    if out:
        return f"{_piece(out[0].copy)}借出：{name_zh(out[0].borrower, look)}"
    original: Copy | None = next((copy for copy in record.copies if is_original(copy.name)), None)
    if original is None:
        return ""
    return "缺失" if original.is_missing else original.place


def said_zh(words: dict[str, str], field: str) -> Any:
    """Return a column that says a field in Chinese words; what has none stands as it is."""

    def value(record: Record, _: Look) -> str:
        said = str(getattr(record, field))
        return words.get(said, said)

    return value


def _piece(name: str) -> str:
    kind = next((each for each in PIECES if name.startswith(each)), "")
    return PIECES[kind] + name.removeprefix(kind).strip() if kind else name

"""The Chinese ledger: Chinese words under Chinese headings, and our own name where the company holds it."""

from __future__ import annotations

from datetime import date
from typing import get_args

from office_tui.domain.copy import Copy, CopyKind
from office_tui.domain.licence import Licence, LicenceClass
from office_tui.domain.people import Department, Office
from office_tui.domain.renewal import RenewalState
from office_tui.domain.validity import Standing
from office_tui.registers.ledger import LEDGER, ledger_rows
from office_tui.registers.ledger_chinese import CLASSES, PIECES, STANDINGS
from office_tui.registers.licences import licence_paper
from office_tui.services import lending, renewing
from office_tui.services.desk import Desk
from office_tui.services.look import look
from office_tui.services.register import save, save_office

PAPERS = (Copy(kind="original", place="保险柜"), Copy(kind="duplicate", number=1))


def test_every_class_standing_and_piece_has_its_chinese_word() -> None:
    assert set(CLASSES) == set(get_args(LicenceClass))
    assert set(STANDINGS) == {*get_args(Standing), *get_args(RenewalState)}
    assert set(PIECES) == set(get_args(CopyKind))


def rows(desk: Desk, *, chinese: bool) -> list[dict[str, str]]:
    heads, *found = ledger_rows(LEDGER, [*desk.all(Licence)], look(desk), chinese=chinese, on_paper=False)
    return [dict(zip(heads, row, strict=True)) for row in found]


def test_what_the_ledger_says_in_either_language(desk: Desk) -> None:
    save_office(desk, Office(company="Harbour Works", company_zh="港湾工厂"))
    unit = save(desk, Department(name="Sales", name_zh="销售部"))
    one = save(desk, Licence(name="消防", valid_to=date(2026, 2, 1), copies=PAPERS, department=unit.id))
    save(desk, Licence(name="营业执照", category="identity", long_term=True, holder="Wei", copies=PAPERS[:1]))
    renewing.begin(desk, [one])
    lending.lend(desk, [one], borrower="Sales", purpose="x", back_by=date(2026, 3, 9), copy="duplicate 1")
    first, second = rows(desk, chinese=True)
    assert first["台账编号"] == one.id
    assert (first["类别"], first["持证单位"], first["责任部门"]) == ("许可", "港湾工厂", "销售部")
    assert (first["状态"], first["原件"]) == ("已过期，续期准备中", "保险柜")
    assert (second["类别"], second["持证单位"], second["有效期至"]) == ("证照", "Wei", "长期")
    assert (second["状态"], second["原件"]) == ("有效", "保险柜")
    english = rows(desk, chinese=False)[0]
    assert (english["category"], english["holder"], english["original"]) == (
        "permit",
        "Harbour Works",
        "保险柜",
    )


def test_of_two_papers_that_are_out_the_ledger_and_the_list_name_the_original(desk: Desk) -> None:
    save(desk, Department(name="Sales", name_zh="销售部"))
    one = save(desk, Licence(name="消防", valid_to=date(2027, 2, 1), copies=PAPERS))
    for piece in ("duplicate 1", "original"):
        lending.lend(desk, [one], borrower="Sales", purpose="x", back_by=date(2026, 3, 9), copy=piece)
    assert rows(desk, chinese=True)[0]["原件"] == "正本借出：销售部"
    assert (
        rows(desk, chinese=False)[0]["original"] == licence_paper(one, look(desk)) == "original lent to Sales"
    )

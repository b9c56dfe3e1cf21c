"""An undo, an edit or an earlier copy that would break a rule is refused, and nothing of it is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from office_tui.domain import licence_problems
from office_tui.domain.copy import Copy
from office_tui.domain.lead import Lead
from office_tui.domain.licence import Licence
from office_tui.domain.loan import Loan
from office_tui.domain.names import fold
from office_tui.domain.people import Department
from office_tui.domain.renewal import Renewal
from office_tui.errors import ConflictError, OfficeError, UsageError
from office_tui.services import granting, lending, licences, renewing
from office_tui.services.backing_up import back_up
from office_tui.services.deleting import delete
from office_tui.services.desk import Desk
from office_tui.services.register import save
from office_tui.services.restoring import compare, read_for_restore, restore
from office_tui.services.tables import bring_in
from office_tui.services.undo import redo, undo
from office_tui.services.verifying import check
from tests.services.office import Opens, now, put, whole

FIRE = Licence(
    name="Fire safety", number="XF-9", valid_to=date(2026, 12, 31), copies=(Copy(kind="original"),)
)
MARCH_9 = date(2026, 3, 9)


def lic(desk: Desk, id_: str = "LIC-1") -> Licence:
    return now(desk, id_, Licence)


def lend(desk: Desk) -> None:
    lending.lend(desk, [lic(desk)], borrower="Finance", purpose="tender", back_by=MARCH_9)


def give_back(desk: Desk, id_: str = "LOA-1") -> None:
    lending.give_back(desk, [now(desk, id_, Loan)])


def refuse(desk: Desk) -> None:
    renewing.begin(desk, [lic(desk)])
    renewing.file(desk, [now(desk, "REN-1", Renewal)], "R-1")
    renewing.refuse(desk, [now(desk, "REN-1", Renewal)], "a form was missing")


def grant(desk: Desk) -> None:
    renewing.begin(desk, [lic(desk)])
    renewing.file(desk, [now(desk, "REN-1", Renewal)], "R-1")
    granting.grant(desk, [now(desk, "REN-1", Renewal)], valid_to=date(2030, 1, 31))


def lend_and_give_back(desk: Desk) -> None:
    lend(desk)
    give_back(desk)


def add_piece(desk: Desk) -> None:
    save(desk, replace(lic(desk), copies=(*FIRE.copies, Copy(kind="duplicate", number=1))))


def check_second(desk: Desk) -> None:
    check(desk, [lic(desk, "LIC-2")], paper="yes")


CASES: dict[str, tuple[Callable[[Desk], object], Callable[[Desk], object], str]] = {
    "lent again": (lend_and_give_back, lend, r"out twice \(LOA-1, LOA-2\)"),
    "renewed again": (refuse, lambda desk: renewing.begin(desk, [lic(desk)]), "renewed twice at once"),
    "successor in use": (
        grant,
        lambda desk: renewing.begin(desk, [lic(desk, "LIC-2")]),
        "REN-2 belongs to LIC-2, which would be gone",
    ),
    "piece out": (
        add_piece,
        lambda desk: lending.lend(
            desk, [lic(desk)], borrower="Finance", purpose="x", back_by=MARCH_9, copy="duplicate 1"
        ),
        "no paper of it any more",
    ),
    "licence in use": (lambda desk: save(desk, replace(FIRE, name="Lift", number="")),
        check_second, "CHK-1 belongs to LIC-2"),
    "number taken": (
        lambda desk: delete(desk, [lic(desk)]),
        lambda desk: save(desk, FIRE),
        "LIC-1: LIC-2 Fire safety has this number already",
    ),
    "number taken after giving it up": (
        lambda desk: licences.move(desk, [lic(desk)], "surrender", "moved"),
        lambda desk: save(desk, FIRE),
        "has this number already",
    ),
    "name taken": (
        lambda desk: delete(desk, [now(desk, "DEP-1", Department)]),
        lambda desk: save(desk, Department(name="Finance")),
        "DEP-1: DEP-2 is called Finance already",
    ),
}  # fmt: skip


@pytest.fixture
def two(opens: Opens) -> tuple[Desk, Desk]:
    """Two people in one office with one licence and one department."""
    me, bob = opens(), opens(login="bob")
    put(me, Department(name="Finance"))
    save(me, FIRE)
    bob.refresh()
    return me, bob


@pytest.mark.parametrize("case", CASES)
def test_an_undo_that_would_break_a_rule_is_refused_whole(two: tuple[Desk, Desk], case: str) -> None:
    me, bob = two
    mine, theirs, says = CASES[case]
    mine(me)
    bob.refresh()
    theirs(bob)
    me.refresh()
    before = whole(me)
    with pytest.raises(ConflictError, match=says) as refused:
        undo(me)
    assert "is not undone: " in refused.value.message
    assert refused.value.hint
    assert whole(me) == before
    undo(bob)  # what stood against it is gone, so it is taken back
    me.refresh()
    undo(me)


def test_doing_again_asks_the_rules_too(two: tuple[Desk, Desk]) -> None:
    me, bob = two
    lend(me)
    undo(me)
    bob.refresh()
    lend(bob)
    me.refresh()
    with pytest.raises(ConflictError, match=r"is not done again: The original of LIC-1 would be out twice"):
        redo(me)
    assert [each.id for each in me.all(Loan)] == ["LOA-2"]


def test_what_clashed_before_stands_in_nobodys_way(two: tuple[Desk, Desk]) -> None:
    me, _ = two
    put(me, *(Loan(licence="LIC-1", copy="original") for _ in range(2)))
    save(me, replace(lic(me), note="seen"))
    undo(me)
    give_back(me)


@pytest.mark.parametrize(
    "copies", [(), (Copy(kind="original", number=1),), (Copy(kind="original", is_missing=True),)]
)
def test_a_piece_that_is_out_is_neither_removed_nor_renamed_nor_missing(
    two: tuple[Desk, Desk], copies: tuple[Copy, ...]
) -> None:
    me, _ = two
    lend(me)
    with pytest.raises(UsageError, match=r"LIC-1 cannot be saved: The original of LIC-1 is out \(LOA-1\)"):
        save(me, replace(lic(me), copies=copies))
    save(me, replace(lic(me), copies=(*FIRE.copies, Copy(kind="duplicate", number=1))))
    give_back(me)
    save(me, replace(lic(me), copies=copies))


def test_a_table_renames_no_piece_that_is_out(two: tuple[Desk, Desk]) -> None:
    me, _ = two
    lend(me)
    rows = [replace(lic(me), copies=()), replace(FIRE, name="Lift", number="")]
    with pytest.raises(UsageError, match="Nothing was imported: The original of LIC-1 is out"):
        bring_in(me, rows, "table.csv")
    give_back(me)
    bring_in(me, rows, "table.csv")


def test_a_table_undone_spares_a_licence_that_is_lent(two: tuple[Desk, Desk]) -> None:
    me, bob = two
    bring_in(me, [replace(FIRE, name=name, number=name) for name in ("Lift", "Food")], "table.csv")
    bob.refresh()
    lending.lend(bob, [lic(bob, "LIC-2")], borrower="Finance", purpose="x", back_by=MARCH_9)
    me.refresh()
    assert undo(me).spared == 1
    assert [each.id for each in me.all(Licence)] == ["LIC-1", "LIC-2"]


@pytest.mark.parametrize("taken_back", [False, True])
def test_many_licences_are_compared_with_their_namesakes_only(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, taken_back: bool
) -> None:
    bring_in(desk, [replace(FIRE, number=f"XF-{n}") for n in range(60)], "table.csv")
    looks: list[str] = []

    def counted(text: str) -> str:
        looks.append(text)
        return fold(text)

    monkeypatch.setattr(licence_problems, "fold", counted)
    if taken_back:
        undo(desk)
    else:
        bring_in(desk, [replace(each, copies=()) for each in desk.all(Licence)], "table.csv")
    assert 60 <= len(looks) <= 60 * 16  # a few for each, and not each with each


def test_a_copy_that_contradicts_itself_is_restored_with_a_warning(two: tuple[Desk, Desk]) -> None:
    me, _ = two
    put(me, *(Loan(licence="LIC-1", copy="original") for _ in range(2)))
    wanted = me.all(Loan)
    copy = read_for_restore(back_up(me.where).path)
    delete(me, me.all(Loan)[:1])
    before = whole(me)
    done = restore(me, compare(me, copy), "a copy")
    assert done.beware == ("The original of LIC-1 would be out twice (LOA-1, LOA-2).",)
    assert [replace(each, rev=0) for each in me.all(Loan)] == [replace(each, rev=0) for each in wanted]
    undo(me)
    assert whole(me) == before


def needs(*ids: str) -> tuple[Lead, ...]:
    return tuple(Lead(kind="needs", title=id_) for id_ in ids)


NEW = Licence(name="Food", long_term=True)


def test_a_plan_names_anew_only_what_is_there(two: tuple[Desk, Desk]) -> None:
    me, _ = two
    wrong = replace(NEW, plan=needs("LIC-1", "LIC-88"))
    with pytest.raises(UsageError) as refused:
        save(me, wrong)
    assert refused.value.hint == "plan: LIC-88 is not there: enter it first, or name one that is."
    with pytest.raises(UsageError) as refused:
        bring_in(me, [wrong], "table.csv")
    assert "LIC-88 is not there" in refused.value.hint
    saved = save(me, replace(NEW, plan=needs("LIC-1")))
    with pytest.raises(UsageError) as refused:
        save(me, replace(saved, plan=wrong.plan))
    assert "LIC-88 is not there" in refused.value.hint


def test_what_a_plan_named_before_stands_in_nobodys_way(two: tuple[Desk, Desk]) -> None:
    me, _ = two
    (old,) = put(me, replace(NEW, plan=needs("LIC-88")))
    old = save(me, replace(old, note="seen", plan=(Lead(kind="step", title="test"), *old.plan)))
    bring_in(me, [replace(old, note="seen again")], "table.csv")
    old = save(me, replace(lic(me, old.id), plan=()))
    with pytest.raises(ConflictError, match=r"needs LIC-88, which would not be there") as refused:
        undo(me)
    assert refused.value.hint == "Put right first what stands against it, or change the record itself."
    with pytest.raises(UsageError):
        save(me, replace(old, plan=needs("LIC-88")))


def test_what_a_plan_needs_is_deleted_with_it_or_once_it_is_out_of_it(two: tuple[Desk, Desk]) -> None:
    me, _ = two
    needer = save(me, replace(NEW, plan=needs("LIC-1")))
    with pytest.raises(OfficeError) as refused:
        delete(me, [lic(me)])
    assert refused.value.hint == "Take it out of the plan of LIC-2 first, or delete both together."
    delete(me, [lic(me), needer])
    undo(me)
    save(me, replace(lic(me, "LIC-2"), plan=()))
    delete(me, [lic(me)])


@pytest.mark.parametrize("ours", [True, False])
def test_a_superseded_licence_that_is_needed_stays(two: tuple[Desk, Desk], ours: bool) -> None:
    me, _ = two
    needer = save(me, replace(NEW, plan=needs("LIC-1")))
    grant(me)
    if not ours:
        licences.move(me, [needer], "surrender", "closed")
        assert delete(me, [lic(me)]).ids == ("LIC-1",)
        return
    with pytest.raises(OfficeError) as refused:
        delete(me, [lic(me)])
    assert refused.value.hint == "Take it out of the plan of LIC-2 first, or delete both together."

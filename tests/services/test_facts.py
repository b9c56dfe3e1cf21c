"""The company's facts: one truth for licences and letterhead, nothing said is lost, and each label says what is so."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from office_tui.domain.fact import Fact, Printed
from office_tui.domain.licence import Licence
from office_tui.domain.people import Office
from office_tui.errors import OfficeError, UsageError
from office_tui.services import facts
from office_tui.services.answering import known
from office_tui.services.desk import Desk
from office_tui.services.letterhead import letterhead
from office_tui.services.publishing import edition
from office_tui.services.register import save, save_office
from office_tui.services.undo import undo
from tests.services.office import FixedClock, labels, now, put

APRIL = date(2026, 4, 1)


@pytest.fixture
def desk(office: Desk) -> Desk:
    """An office with a letterhead and a licence that prints its address in two languages."""
    put(office, Office(company="Pumps Ltd", address="18 Weir Lane"))
    printed = (Printed(fact="address", value="18 Weir Lane"), Printed(fact="representative", value="王伟"))
    save(office, Licence(name="Fire", long_term=True, printed=printed, amend_days=30))
    return office


def all_facts(desk: Desk) -> dict[str, list[str]]:
    return {each.name: [version.value for version in each.versions] for each in desk.all(Fact)}


def test_the_letterhead_changes_on_the_day_and_what_must_be_amended_is_said_before(
    desk: Desk, clock: FixedClock
) -> None:
    done = facts.change_fact(desk, "address", "3 Far Street", since=APRIL, why="moved")
    assert done.label == "address from 1 Apr is: 3 Far Street"
    today, coming = facts.still_to_amend(desk, "address")
    assert (today.version.value, today.licences) == ("18 Weir Lane", ())
    assert (coming.version.since, [each.amend_by for each in coming.licences]) == (APRIL, [date(2026, 5, 1)])
    assert known(desk, None)["company_address"] == "18 Weir Lane"
    clock.now = datetime(2026, 5, 1, 9, tzinfo=UTC)
    assert known(desk, None)["company_address"] == "3 Far Street"
    assert letterhead(desk).address == "3 Far Street"


def test_a_fact_first_known_for_a_day_to_come_is_told(desk: Desk) -> None:
    facts.change_fact(desk, "capital", "9 million", since=APRIL)
    (coming,) = facts.still_to_amend(desk, "capital")
    assert coming.version.value == "9 million"
    with pytest.raises(OfficeError, match="Nobody has said"):
        facts.still_to_amend(desk, "scope")


def test_the_name_stands_where_we_are_named(desk: Desk) -> None:
    facts.change_fact(desk, "name", "Valves Ltd")
    assert edition(desk).title == "Valves Ltd"


def test_editing_who_we_are_changes_the_fact_as_well_and_undo_takes_both_back(desk: Desk) -> None:
    facts.change_fact(desk, "address", "3 Far Street")
    save_office(desk, replace(letterhead(desk), address="5 Near Street", director="Wang"))
    assert facts.what_to_amend(desk, "address").version.value == "5 Near Street"
    assert letterhead(desk).address == "5 Near Street"
    assert all_facts(desk) == {"address": ["18 Weir Lane", "3 Far Street", "5 Near Street"]}
    undo(desk)
    assert facts.what_to_amend(desk, "address").version.value == letterhead(desk).address == "3 Far Street"


def test_what_is_said_twice_of_one_day_is_kept_with_its_reason(desk: Desk) -> None:
    facts.change_fact(desk, "address", "3 Far Street", why="moved")
    facts.change_fact(desk, "address", "4 Far Street", why="misheard")
    (fact,) = desk.all(Fact)
    assert [(each.value, each.why) for each in fact.versions][1:] == [
        ("3 Far Street", "moved"),
        ("4 Far Street", "misheard"),
    ]
    assert facts.what_to_amend(desk, "address").version.value == "4 Far Street"
    with pytest.raises(OfficeError, match="“4 Far Street” already"):
        facts.change_fact(desk, "address", "4 Far Street")
    assert len(all_facts(desk)["address"]) == 3


def test_what_it_was_in_between_is_not_called_what_it_is_now(desk: Desk) -> None:
    facts.change_fact(desk, "address", "3 Far Street", since=date(2026, 2, 20))
    done = facts.change_fact(desk, "address", "9 Old Road", since=date(2026, 2, 2))
    assert done.label == labels(desk)[0] == "address from 2 Feb until 20 Feb was: 9 Old Road"
    assert facts.what_to_amend(desk, "address").version.value == "3 Far Street"


def test_a_chinese_paper_is_amended_in_chinese_or_not_at_all(desk: Desk) -> None:
    facts.change_fact(desk, "representative", "Li Na")
    with pytest.raises(OfficeError, match="in Chinese"):
        facts.amend(desk, [now(desk, "LIC-1", Licence)])
    facts.change_fact(desk, "representative", "Li Na", value_zh="李娜")
    facts.amend(desk, [now(desk, "LIC-1", Licence)])
    assert [each.words() for each in now(desk, "LIC-1", Licence).printed] == [
        "address: 18 Weir Lane",
        "representative: 李娜",
    ]


def test_of_two_languages_only_what_is_no_longer_true_is_printed_anew(desk: Desk) -> None:
    both = (Printed(fact="address", value="3  far street"), Printed(fact="address", value="堰巷18号"))
    it = save(desk, replace(now(desk, "LIC-1", Licence), printed=both))
    facts.change_fact(desk, "address", "3 Far Street", value_zh="远街3号")
    facts.amend(desk, [it], "address")
    assert [each.value for each in now(desk, it.id, Licence).printed] == ["3  far street", "远街3号"]


def test_a_fact_of_no_sensible_day_is_refused(desk: Desk) -> None:
    with pytest.raises(UsageError, match="too far away"):
        facts.change_fact(desk, "address", "3 Far Street", since=date(1500, 1, 1))


def test_what_a_licence_does_not_print_is_not_amended(desk: Desk) -> None:
    facts.change_fact(desk, "address", "3 Far Street")
    with pytest.raises(OfficeError, match="prints no capital"):
        facts.amend(desk, desk.all(Licence), "capital")


def test_only_the_old_line_of_a_paper_in_two_languages_is_amended(desk: Desk) -> None:
    printed = (Printed(fact="address", value="2 New Road"), Printed(fact="address", value="堰巷18号"))
    it = save(desk, Licence(name="Fire", long_term=True, printed=printed))
    facts.amend(desk, [it])
    after = now(desk, it.id, Licence).printed
    assert [each.value for each in after] == ["18 Weir Lane", "堰巷18号"]


def test_what_may_be_right_in_chinese_is_not_amended_but_asked_for(desk: Desk) -> None:
    printed = (Printed(fact="name", value="Old Pumps Ltd"), Printed(fact="address", value="堰巷18号"))
    it = save(desk, Licence(name="Fire", long_term=True, printed=printed))
    with pytest.raises(OfficeError, match="Nobody has said what the address is in Chinese"):
        facts.amend(desk, [it], "address")
    assert facts.amend(desk, [it]).label.startswith("amended: name: ")
    after = now(desk, it.id, Licence)
    assert [each.value for each in after.printed] == ["Pumps Ltd", "堰巷18号"]
    with pytest.raises(OfficeError, match="Nobody has said what the address is in Chinese"):
        facts.amend(desk, [after])

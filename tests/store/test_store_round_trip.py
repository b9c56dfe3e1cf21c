from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Literal

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from office_tui.domain.capture import Capture, Suggestion, Text
from office_tui.domain.clock import Clock
from office_tui.domain.directive import Directive
from office_tui.domain.entry import Entry
from office_tui.errors import DamagedError, UsageError
from office_tui.store.draft import Draft
from office_tui.store.store import Store
from tests.store.acts import AT, Opens, QuickDisk, add, capture, save, state, titles


class Heading(msgspec.Struct, frozen=True):
    id: str
    title: str = ""
    state: str = "new"


def test_a_record_comes_back_as_it_was_put(opens: Opens) -> None:
    store = opens()
    put = Capture(
        title='财务部：“资金计划” \\ "A & B" \u2028 \U0001f600',
        received=datetime(2026, 3, 2, 9, 30, 1, 5, tzinfo=timezone(timedelta(hours=8))),
        dated=date(2026, 2, 28),
        suggestion=Suggestion(department="DEP-1", because=("a date in the text",)),
    )
    saved: list[Capture] = []
    commit = save(store, lambda draft: saved.append(draft.put(put)))
    assert saved == [msgspec.structs.replace(put, id="CAP-1", rev=1)]
    assert (commit.seq, commit.ids, commit.entry) == (1, ("CAP-1",), "ENT-1")
    assert store.get("CAP-1") == saved[0]
    store.close()
    assert opens(create=False).get("CAP-1") == saved[0]


def test_the_entry_says_who_when_what_and_what_stood_there(opens: Opens) -> None:
    store = opens()
    add(store, "one")
    save(
        store,
        lambda draft: draft.put(msgspec.structs.replace(capture(store, "CAP-1"), title="two")),
        "rename",
    )
    entry = list(store.scan(Entry))[1]
    assert (entry.id, entry.rev, entry.at, entry.actor, entry.session) == ("ENT-2", 2, AT, "Chen", "s1")
    assert (entry.label, [each.key for each in entry.changes]) == ("rename", [1])
    assert msgspec.json.decode(entry.changes[0].before) == {"id": "CAP-1", "rev": 1, "title": "one"}
    assert [each.is_new for each in next(store.scan(Entry)).changes] == [True]


def test_ids_are_never_given_twice(opens: Opens) -> None:
    store = opens()
    add(store, "one", "two")
    save(store, lambda draft: draft.delete("CAP-2"))
    store.close()
    store = opens()
    assert add(store, "three").ids == ("CAP-3",)
    assert store.get("CAP-2") is None
    assert titles(store) == ["one", "three"]


def test_a_build_that_raises_or_puts_nothing_writes_nothing(opens: Opens, path: Path) -> None:
    store = opens()
    add(store, "one")
    before = path.with_name("office.json.journal").read_bytes()

    def fail(draft: Draft) -> None:
        draft.put(Capture(title="two"))
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        save(store, fail)
    nothing = save(store, lambda draft: draft.get("CAP-1"))
    gone = save(store, lambda draft: draft.delete(draft.put(Capture(title="three")).id))
    assert nothing == gone == (1, (), "")
    assert path.with_name("office.json.journal").read_bytes() == before
    assert add(store, "two").ids == ("CAP-2",)


def test_a_draft_sees_what_it_put(opens: Opens) -> None:
    store = opens()
    add(store, "one", "two")

    def build(draft: Draft) -> None:
        draft.put(Capture(title="three"))
        draft.delete("CAP-1")
        draft.put(msgspec.structs.replace(capture(store, "CAP-2"), title="deux"))
        assert [each.title for each in draft.scan(Capture)] == ["deux", "three"]
        assert [each.title for each in draft.headers("captures", Heading)] == ["deux", "three"]
        assert draft.get("CAP-1") is None
        assert titles(store) == ["one", "two"], "nobody else sees it before the commit"

    save(store, build)
    assert titles(store) == ["deux", "three"]


def test_what_could_not_be_read_back_is_refused(opens: Opens) -> None:
    store = opens()
    wrong: Literal["new"] = "strange"  # type: ignore[assignment]  # what a bug would do
    for record in (Capture(state=wrong), Capture(title="\ud800"), Capture(id="DIR-1")):
        with pytest.raises(UsageError):
            save(store, lambda draft, record=record: draft.put(record))  # type: ignore[misc]  # bound now
    assert store.count("captures") == 0


def test_headers_follow_every_change(opens: Opens) -> None:
    store = opens()
    add(store, "one", "two", "three")
    store.close()
    store = opens()
    assert store.headers("captures", Heading) == [
        Heading("CAP-1", "one"),
        Heading("CAP-2", "two"),
        Heading("CAP-3", "three"),
    ]
    save(store, lambda draft: draft.delete("CAP-1"))
    restored = next(each for each in store.scan(Entry) if each.label == "a decision").changes[0]
    add(store, "four")
    assert [each.title for each in store.headers("captures", Heading)] == ["two", "three", "four"]
    save(store, lambda draft: draft.restore(restored))
    assert [each.title for each in store.headers("captures", Heading)] == ["one", "two", "three", "four"]
    assert titles(store) == ["one", "two", "three", "four"]
    assert list(store.raw("captures")) == [1, 2, 3, 4]


def test_a_damaged_record_stays_and_is_named(opens: Opens) -> None:
    store = opens()
    store.db.table("captures").insert({"title": "one", "state": "strange"})
    add(store, "two")
    assert titles(store) == ["two"]
    assert [each.title for each in store.headers("captures", Capture)] == ["two"]
    with pytest.raises(DamagedError, match="CAP-1"):
        store.get("CAP-1")
    assert [(each.table, each.key) for each in store.damaged()] == [("captures", 1)]
    store.close()
    store = opens()
    assert [each.title for each in store.headers("captures", Capture)] == ["two"]
    assert store.count("captures") == 2
    assert [(each.table, each.key) for each in store.check()] == [("captures", 1)]


def test_a_table_not_read_takes_new_rows_without_being_cut(opens: Opens) -> None:
    store = opens()
    save(store, lambda draft: [draft.put(Text(body=f"body {number}")) for number in range(3)])
    for round_ in range(3):
        store.close()
        store = opens()
        save(store, lambda draft: draft.put(Text(body="more")))
        assert store.count("texts") == 4 + round_
    store.close()
    bodies = [each.body for each in opens().scan(Text)]
    assert bodies == ["body 0", "body 1", "body 2", "more", "more", "more"]


Act = tuple[str, int, str]
ACTS = st.lists(
    st.tuples(st.sampled_from(["put", "set", "delete", "reopen"]), st.integers(1, 6), st.text(max_size=5))
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_any_sequence_of_changes_survives_reopening(
    tmp_path_factory: pytest.TempPathFactory, acts: list[Act]
) -> None:
    where = tmp_path_factory.mktemp("any", numbered=True) / "office.json"
    store = Store.open(where, create=True, disk=QuickDisk())
    model: dict[str, str] = {}
    for act, number, text in acts:
        id_ = f"DIR-{number}"
        if act == "put":
            model[save(store, lambda draft, text=text: draft.put(directive("", text))).ids[0]] = text  # type: ignore[misc]
        elif act == "set" and id_ in model:
            save(store, lambda draft, id_=id_, text=text: draft.put(directive(id_, text)))  # type: ignore[misc]
            model[id_] = text
        elif act == "delete":
            save(store, lambda draft, id_=id_: draft.delete(id_))  # type: ignore[misc]
            model.pop(id_, None)
        elif act == "reopen":
            store.close()
            store = Store.open(where, disk=QuickDisk())
        assert {each.id: each.title for each in store.scan(Directive)} == model
    before = state(store)
    store.close()
    store = Store.open(where, disk=QuickDisk())
    assert state(store) == before
    store.close()


def directive(id_: str, title: str) -> Directive:
    return Directive(
        id=id_, title=title.encode("utf-8", "ignore").decode(), due=Clock(start=date(2026, 3, 2))
    )

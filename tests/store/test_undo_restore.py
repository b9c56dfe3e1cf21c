"""Undo: what an entry says stood there before, put back, gives the first state again."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from office_tui.domain.capture import Capture
from office_tui.domain.entry import Entry
from office_tui.store.draft import Draft
from office_tui.store.store import Store
from tests.store.acts import QuickDisk, save


def shown(store: Store) -> dict[str, str]:
    return {each.id: each.title for each in store.scan(Capture)}


def take_back(store: Store, entry: Entry) -> None:
    def build(draft: Draft) -> None:
        for change in reversed(entry.changes):
            draft.restore(change)

    save(store, build, "undo")


Step = list[tuple[str, int, str]]
STEPS = st.lists(
    st.lists(
        st.tuples(st.sampled_from(["put", "set", "delete"]), st.integers(1, 5), st.sampled_from("abc")),
        max_size=4,
    ),
    max_size=6,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS, st.booleans())
def test_any_sequence_undone_gives_each_earlier_state_back(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step], reopen: bool
) -> None:
    where = tmp_path_factory.mktemp("undo", numbered=True) / "office.json"
    store = Store.open(where, create=True, disk=QuickDisk())
    states = [shown(store)]
    for step in steps:
        if save(store, partial(change, step=step)).entry:
            states += [shown(store)]
    if reopen:
        store.close()
        store = Store.open(where, disk=QuickDisk())
    entries = list(store.scan(Entry))
    assert len(entries) == len(states) - 1
    for entry, (earlier, later) in zip(reversed(entries), pairwise(states[::-1]), strict=True):
        assert shown(store) == earlier
        take_back(store, entry)
        assert shown(store) == later
    for entry in list(store.scan(Entry))[len(entries) :][::-1]:
        take_back(store, entry)  # and an undo is undone likewise
    assert shown(store) == states[-1]
    store.close()


def change(draft: Draft, step: Step) -> None:
    for act, number, title in step:
        id_ = f"CAP-{number}"
        if act == "put":
            draft.put(Capture(title=title))
        elif act == "delete":
            draft.delete(id_)
        elif draft.get(id_) is not None:
            draft.put(Capture(id=id_, title=title))


def test_a_record_put_back_has_a_revision_of_its_own_and_all_its_fields(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    store = Store.open(tmp_path_factory.mktemp("rev") / "office.json", create=True, disk=QuickDisk())
    store.db.table("captures").insert({"title": "one", "field_of_a_newer_version": [1]})
    seen = store.get("CAP-1")
    assert isinstance(seen, Capture)
    save(store, lambda draft: draft.put(msgspec.structs.replace(seen, title="two")))
    take_back(store, list(store.scan(Entry))[-1])
    assert (
        bytes(store.raw("captures")[1])
        == b'{"id":"CAP-1","rev":3,"title":"one","field_of_a_newer_version":[1]}'
    )
    store.close()

"""The desk: the one door through which the office's records are read and changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime, tzinfo
from typing import TypeVar

import msgspec

from office_tui.domain.entry import Entry
from office_tui.domain.kinds import KINDS, kind_of
from office_tui.domain.names import names_of
from office_tui.domain.people import Department, Office, Person
from office_tui.domain.record import Record
from office_tui.domain.workdays import Workdays
from office_tui.errors import NotFoundError
from office_tui.paths import Paths
from office_tui.services.now import office_now, real_now
from office_tui.services.working_week import working_week
from office_tui.settings import Settings
from office_tui.store.draft import Draft
from office_tui.store.store import Changes, Commit, Store

R = TypeVar("R", bound=Record)
T = TypeVar("T")
H = TypeVar("H", bound=msgspec.Struct)
Build = Callable[[Draft], None]
Listener = Callable[[Changes], None]


class Desk:
    """One opening of the office: who acts, in which session, over which store, at what time.

    `now` may be given a clock of its own by tests; times it returns carry a zone.
    """

    def __init__(
        self,
        store: Store,
        where: Paths,
        settings: Settings,
        *,
        session: str,
        login: str = "",
        clock: Callable[[tzinfo | None], datetime] = office_now,
    ) -> None:
        self.store = store
        self.where = where
        self.settings = settings
        self.session = session
        self.began = real_now()
        self.warnings: list[str] = []
        """What is wrong with the settings and the own working days, to be said once."""
        self._login = login
        self._clock = clock
        self._seen = store.seq
        self._listeners: list[Listener] = []
        self._names: dict[str, tuple[str, ...]] | None = None
        self._workdays: tuple[int, Workdays] | None = None
        self._known: dict[str, tuple[int, date, object]] = {}
        self._written: dict[str, int] = {}

    # What time it is, and who is here

    @property
    def now(self) -> datetime:
        """The office's time, in the office's zone."""
        return self._clock(self._zone())

    @property
    def today(self) -> date:
        """The office's date."""
        return self.now.date()

    def here(self, moment: datetime) -> datetime:
        """Return a moment as the office's clock shows it, whatever zone it was noted in."""
        return moment.astimezone(self._zone())

    @property
    def office(self) -> Office:
        """Who we are; an empty record before the first opening was answered."""
        found = self.store.get("OFF-1")
        return found if isinstance(found, Office) else Office()

    @property
    def actor(self) -> str:
        """Who acts: the director named in the office's record, else the login name."""
        return self.office.director or self._login

    @property
    def acting_as(self) -> frozenset[str]:
        """Every name under which who acts stands in the journal: before the director was named, the login's."""
        return frozenset({self.actor, self._login})

    @property
    def workdays(self) -> Workdays:
        """The office's working days for the years around today; without the own ones where their file is wrong."""
        year = self.today.year
        if self._workdays is None or self._workdays[0] != year:
            found, wrong = working_week(self.where, self.office.country, year)
            if wrong:
                self.warnings.append(wrong)
            self._workdays = (year, found)
        return self._workdays[1]

    def _zone(self) -> tzinfo | None:
        name = self.office.timezone
        if not name:
            return None
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError):
            return None  # an unknown zone is reported where it is entered; here the machine's own serves

    # Reading

    def get(self, id_: str) -> Record:
        """Return the record with this id; `NotFoundError` if there is none."""
        record = self.store.get(id_) if kind_of(id_) else None
        if record is None:
            raise NotFoundError(f"There is no {id_}.", "`office-tui list inbox` shows what is there.")
        return record

    def find(self, reference: str) -> Record:
        """Return the record with this id or number (`DIR-12`, `DIR-2026-012`), whatever its kind."""
        asked = reference.strip()
        id_ = asked.upper()
        record = self.store.get(id_) if kind_of(id_) else None
        return record if record is not None else self._numbered(asked)

    def _numbered(self, number: str) -> Record:
        for kind in KINDS:
            if number and "number" in kind.type.__struct_fields__:
                for record in self.store.scan(kind.type):
                    if getattr(record, "number", "").casefold() == number.casefold():
                        return record
        raise NotFoundError(
            f"Nothing here is called “{number[:60]}”.", "Give an id such as CAP-3 or a number of ours."
        )

    def all(self, type_: type[R]) -> list[R]:
        """Return every readable record of a kind, oldest first."""
        return list(self.store.scan(type_))

    def headers(self, table: str, shape: type[H]) -> list[H]:
        """Return the records of a table as the smaller `shape`, oldest first; the fast way to fill a list."""
        return self.store.headers(table, shape)

    def name(self, id_: str) -> str:
        """Return what people call the department or person with this id; any other text is its own name."""
        names = self._all_names().get(id_)
        return names[0] if names else id_

    def every_name(self, id_: str) -> str:
        """Return every name the department or person goes by, separated by blanks."""
        return " ".join(self._all_names().get(id_, (id_,)))

    def _all_names(self) -> dict[str, tuple[str, ...]]:
        if self._names is None:
            named: list[Department | Person] = [*self.store.scan(Department), *self.store.scan(Person)]
            self._names = {each.id: names_of(each) for each in named}
        return self._names

    def body(self, text_id: str) -> str:
        """Return the cleaned body kept under a `TXT-` id, or nothing."""
        found = self.store.get(text_id) if text_id else None
        return getattr(found, "body", "")

    def remembered(self, name: str, ask: Callable[[], T], tables: Collection[str] = ()) -> T:
        """Return the answer to a question about the office, asked anew when it or the minute has changed.

        One that is only about some `tables`, and the day, is asked anew when one of those or the day has changed.
        """
        now = self.now
        moment = now.date() if tables else now.replace(second=0, microsecond=0)
        seq = max((self._written.get(table, 0) for table in tables), default=self.store.seq)
        known, asked, answer = self._known.get(name, (-1, moment, None))
        if (known, asked) != (seq, moment):
            answer = ask()
            self._known[name] = (seq, moment, answer)
        return answer  # type: ignore[return-value]  # what `ask` returned under this name

    def entries(self) -> Iterator[Entry]:
        """Yield the journal, newest first."""
        for key in sorted(self.store.raw("entries"), reverse=True):
            entry = self.store.get(f"ENT-{key}")
            if isinstance(entry, Entry):
                yield entry

    # Changing

    def change(self, label: str, build: Build, *, undoes: str = "") -> Commit:
        """Run `build` inside the store's lock as one entry of the journal, then announce what changed."""
        commit = self.store.commit(
            build, actor=self.actor, session=self.session, label=label, at=real_now(), undoes=undoes
        )
        self.refresh()
        return commit

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of every change from now on, ours and others'; returns how to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def refresh(self) -> bool:
        """Take in what other sessions wrote, tell everybody who asked, and say whether anything changed."""
        changes = self.store.changes(self._seen)
        if changes.seq == self._seen:
            return False
        self._seen = changes.seq
        self._written |= dict.fromkeys(changes.tables, changes.seq)
        if changes.tables & {"departments", "people"}:
            self._names = None
        if "office" in changes.tables:
            self._workdays = None
        for listener in list(self._listeners):
            listener(changes)
        return True

    def close(self) -> None:
        """Leave the office; the last to leave puts everything into the plain file."""
        self.store.close()

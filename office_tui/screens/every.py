"""Every place that has commands, for whoever must know all keys: the settings and the generated key guide."""

from __future__ import annotations

from textual.dom import DOMNode

from office_tui.screens.answer import AnswerScreen
from office_tui.screens.facts import FactsScreen
from office_tui.screens.inbox import InboxScreen
from office_tui.screens.item import ItemScreen
from office_tui.screens.licence import LicenceScreen
from office_tui.screens.licences import LicencesScreen
from office_tui.screens.registers import RegistersScreen
from office_tui.screens.today import TodayScreen
from office_tui.widgets.line_list import LineList
from office_tui.widgets.month import Month
from office_tui.widgets.pane import Pane

PLACES: tuple[tuple[str, tuple[type[DOMNode], ...]], ...] = (
    ("In lists and texts", (LineList, Pane)),
    ("In a calendar", (Month,)),
    ("Today", (TodayScreen,)),
    ("Inbox", (InboxScreen,)),
    ("One item", (ItemScreen,)),
    ("Reply", (AnswerScreen,)),
    ("Licences", (LicencesScreen,)),
    ("One licence", (LicenceScreen,)),
    ("Facts of the company", (FactsScreen,)),
    ("Registers", (RegistersScreen,)),
)
"""Each place under the name people give it."""

EVERY_PLACE: tuple[type[DOMNode], ...] = tuple(cls for _, classes in PLACES for cls in classes)

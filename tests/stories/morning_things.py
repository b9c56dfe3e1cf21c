"""The forty things of the morning: what arrives, the keys that decide it, and what must come of it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

TAX = "Tax Bureau No. 3 <notice@tax3.example.gov.cn>"
GM = "Grace Moore <gm@harbour.example>"
TOM = "Tom Baker <tom@harbour.example>"
SHOP = "Best Offers <news@shop.example>"
BANK = "Harbour Bank <desk@bank.example>"


class Thing(NamedTuple):
    """A line, or sender, subject and body; the keys, with words that are not counted in “ ”; then the outcome.

    `unit` is the department or person it went to, `day` when it is due or comes back, `because` the reason or
    the title of what it repeats.
    """

    arrives: str | tuple[str, str, str]
    keys: str
    becomes: str
    unit: str = ""
    day: date | None = None
    because: str = ""


def march(day: int) -> date:
    """Return a day of this month."""
    return date(2026, 3, day)


def ordered(arrives: str | tuple[str, str, str], keys: str, unit: str, day: int) -> Thing:
    """Return a thing that becomes a directive for a department, due on a day of March."""
    return Thing(arrives, keys, "directive", unit, march(day))


def letter(arrives: str | tuple[str, str, str], unit: str, day: int) -> Thing:
    """Return a thing that is accepted as the letter it is suggested to be."""
    return Thing(arrives, "a", "letter", unit, march(day))


RIGHT = (
    ordered("Finance: cash plan by Friday !high @Li Na", "a", "Finance", 6),
    ordered("财务部：3月10日前交资金计划 !高 @李娜", "a", "Finance", 10),
    ordered("Sales: receivables list by 13 March", "a", "Sales", 13),
    ordered("Production: list of spare parts within 10 working days @Zhao", "a", "Production", 16),
    ordered("HR: training plan by 31 March", "a", "Human Resources", 31),
    ordered((GM, "The supply contract for Legal", "Have it read by 12 March, please."), "a", "Legal", 12),
    letter("letter Port Authority, PA-77, 27 Feb: Berth dues, reply by 20 March", "", 20),
    letter("来文 市环保局，环函〔2026〕15号，2月27日：关于报送排污报告，请于3月20日前回复", "", 20),
    letter((TAX, "Annual inspection: documents", "Please submit by 20 March 2026."), "Finance", 20),
    letter((TAX, "Quarterly return", "To be filed by 13 March 2026."), "Finance", 13),
)
TO_GIVE = (
    ordered("repair the fire doors in hall 2", "w p Enter d fr Enter a", "Production", 6),
    ordered("who pays for the crane?", "w f Enter d we Enter a", "Finance", 4),
    ordered("an interpreter for the guests from Lisbon", "w a Enter d 20 Enter a", "Administration", 20),
    ordered("draft a rule for remote work", "w h Enter d 31 Enter a", "Human Resources", 31),
    ordered("检查食堂合同", "w l Enter d 13 Enter a", "Legal", 13),
    ordered((GM, "Why did orders fall?", "I want figures."), "w s Enter d th Enter a", "Sales", 5),
    ordered((GM, "Two new forklifts", "What would they cost?"), "w p Enter d 2w Enter a", "Production", 16),
    ordered((TOM, "The white van leaks oil", "Badly."), "w a Enter d tom Enter a d", "Administration", 3),
    ordered((TOM, "My overtime of January", "Uncounted."), "w h Enter d fr Enter a d", "Human Resources", 6),
    ordered((BANK, "New rules for guarantees", "See our site."), "w f Enter d 10 Enter A d", "Finance", 10),
)
DEFERRED = (
    Thing("think about the summer party", "s n", "deferred", day=date(2026, 4, 1)),
    Thing("read the new safety handbook", "s w", "deferred", day=march(9)),
    Thing("call the printer about the brochures", "s m", "deferred", day=march(3)),
    Thing((GM, "Something for the next board", "Not urgent."), "s w", "deferred", day=march(9)),
    Thing((TOM, "Winter tyres", "Off at Easter?"), "s 20 Enter", "deferred", day=march(20)),
    Thing((BANK, "Your statement is ready", "Any time."), "s m", "deferred", day=march(3)),
)
DECLINED = (
    Thing((SHOP, "Office chairs, 30 % off", "Today only!"), "x 4", "declined", because="advertising"),
    Thing((SHOP, "Your last chance for chairs", "Really."), "x 4", "declined", because="advertising"),
    Thing("paint the gate green", "x 3", "declined", because="no longer needed"),
    Thing("buy a ship", "x “not before the audit” Enter", "declined", because="not before the audit"),
    Thing((TOM, "A second van", "!"), "x “the first stands idle” Enter", "declined", because="the first stands idle"),
)  # fmt: skip
DUPLICATES = (
    Thing((TAX, "Re: Licence fee of 2025", "A reminder."), "= Enter", "duplicate", because="Licence fee of 2025"),
    Thing((BANK, "Credit line: renewal, again", "As before."), "= Enter", "duplicate", because="Credit line: renewal"),
    Thing("count the fire extinguishers", "= Enter", "duplicate", because="count the fire extinguishers in hall 1"),
    Thing("new badges for the visitors", "= Enter", "duplicate", because="new badges for visitors"),
)  # fmt: skip
FILED = (
    Thing((BANK, "We move to Quay Street", "From May on."), "f", "filed"),
    Thing("the lift was inspected, all well", "f", "filed"),
    Thing((GM, "Thank you for Friday", "Well done."), "f", "filed"),
)
DELEGATED = (
    Thing("the neighbours complain about noise", "W l Enter", "delegated", "Legal", march(9)),
    Thing((TOM, "Who has the archive's key?", "I looked."), "W c Enter", "delegated", "Chen Jie", march(9)),
)  # fmt: skip
MORNING = (*RIGHT, *TO_GIVE, *DEFERRED, *DECLINED, *DUPLICATES, *FILED, *DELEGATED)

LAST_WEEK = (
    (TAX, "Licence fee of 2025", "Finance"),
    (BANK, "Credit line: renewal", "Finance"),
    ("", "count the fire extinguishers in hall 1", "Safety"),
    ("", "new badges for visitors", "Administration"),
)
"""What was decided before, and is repeated this morning: sender, title, the department that has it."""

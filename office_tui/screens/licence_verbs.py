"""All verbs on licences, the same keys in the list, in the calendar and on an opened one."""

from __future__ import annotations

from office_tui.screens.licence_asking import LicenceAsking
from office_tui.screens.licence_checking import LicenceChecking
from office_tui.screens.licence_papers import LicencePapers
from office_tui.screens.licence_renewing import LicenceRenewing
from office_tui.screens.licence_writing import LicenceWriting


class LicenceVerbs(LicencePapers, LicenceRenewing, LicenceChecking, LicenceWriting, LicenceAsking):
    """Mixed into a screen that has `desk`, `licences()` and `decided()`."""

    COMMANDS_ID = "licence"

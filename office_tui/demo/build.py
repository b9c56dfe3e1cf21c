"""Building the demo office: who we are, and what happened, played through the office's own services."""

from __future__ import annotations

from office_tui.domain.people import Office
from office_tui.paths import Paths
from office_tui.services.capturing import capture
from office_tui.services.opening import open_desk
from office_tui.services.register import save_office


def build(where: Paths) -> None:
    """Build the demo office in an empty folder."""
    desk = open_desk(create=True, where=where)
    try:
        save_office(
            desk,
            Office(
                company="Lantian Pumps Co., Ltd.",
                company_zh="蓝田泵业有限公司",
                director="Wen Yan",
                country="CN",
                timezone="Asia/Shanghai",
            ),
        )
        capture(desk, "Finance: cash plan by friday !high")
    finally:
        desk.close()

"""A believable office, for trying the program out, for pictures and for tests; it never touches the real one."""

from __future__ import annotations

from office_tui.demo.home import demo_home, prepare

__all__ = ["demo_home", "prepare"]

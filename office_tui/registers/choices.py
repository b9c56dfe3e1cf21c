"""One of a few words, as people write it in English or Chinese."""

from __future__ import annotations

from collections.abc import Sequence

from office_tui.domain.names import fold
from office_tui.domain.script import is_chinese
from office_tui.errors import UsageError

CHINESE = {
    "许可": "permit", "许可证": "permit", "行政许可": "permit", "备案": "permit", "备案证": "permit", "批文": "permit",
    "证照": "identity", "营业执照": "identity", "执照": "identity", "登记": "identity", "登记证": "identity",
    "登记证书": "identity", "资质": "title", "资质证书": "title", "资格": "title", "资格证": "title",
    "资格证书": "title", "证书": "title", "认证": "title", "商标": "title", "等级": "rating", "评级": "rating",
    "天": "days", "日": "days", "工作日": "workdays", "月": "months", "个月": "months",
}  # fmt: skip
"""Choices in Chinese; the class of a licence is what kind of right the paper gives, whatever it is called."""


def chosen(choices: Sequence[str], words: str) -> str:
    """Return which choice is meant: in full, as it begins, or in Chinese; `UsageError` lists them in that language."""
    wanted = fold(words)
    meant = CHINESE.get(wanted, wanted)
    near = [one for one in choices if one == meant] or [
        one for one in choices if meant and one.startswith(meant)
    ]
    if len(near) == 1:
        return near[0]
    known = [word for word, one in CHINESE.items() if one in choices] if is_chinese(words) else []
    raise UsageError(f"“{words}” is none of: {', '.join(known or (one or 'nothing' for one in choices))}.")

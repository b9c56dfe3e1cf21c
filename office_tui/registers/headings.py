"""The headings of other people's tables, in both languages, as fields of ours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from office_tui.domain.names import fold
from office_tui.registers.fields import Field

HEADINGS: dict[str, dict[str, str]] = {
    "licences": {
        "证照名称": "name", "许可证名称": "name", "证书名称": "name", "类别": "category", "持有人": "holder",
        "持证单位": "holder", "发证机关": "issuer", "颁发机关": "issuer", "证号": "number", "编号": "number",
        "证照编号": "number", "许可范围": "scope", "范围": "scope", "经营范围": "scope", "条件": "conditions",
        "发证日期": "issued", "颁发日期": "issued", "有效期起": "valid_from", "生效日期": "valid_from",
        "有效期至": "valid_to", "到期日期": "valid_to", "有效期": "valid_to", "长期": "long_term",
        "换证开始": "window_opens", "换证截止": "window_closes", "审批工作日": "decision_days", "换证材料": "plan",
        "检验": "duties", "年检": "duties", "提醒": "ladder", "依据": "basis", "法律依据": "basis", "费用": "fee",
        "责任部门": "department", "部门": "department", "保管人": "custodian", "关键词": "keywords",
        "登载事项": "printed", "变更期限": "amend_days", "原件": "copies", "证件": "copies", "备注": "note",
        "expires": "valid_to", "expiry": "valid_to", "expiry date": "valid_to", "authority": "issuer",
        "licence": "name", "license": "name", "no.": "number",
    },
    "departments": {
        "部门名称": "name_zh", "部门": "name_zh", "中文名称": "name_zh", "英文名称": "name", "department": "name",
        "别名": "aliases", "简称": "aliases", "负责人": "head", "备注": "note",
    },
    "people": {
        "姓名": "name_zh", "中文名": "name_zh", "英文名": "name", "部门": "department", "职务": "role",
        "岗位": "role", "邮箱": "email", "电子邮箱": "email", "e-mail": "email", "email": "email", "电话": "phone",
        "手机": "phone", "chinese": "name_zh",
    },
}  # fmt: skip
"""For each kind the headings that people use besides the fields' names and labels."""


class Heading(NamedTuple):
    """A column of a table: what it is headed, and the field it fills, if any."""

    text: str
    field: Field | None


def headed(kind: str, fields: Sequence[Field], texts: Sequence[str]) -> list[Heading]:
    """Return which field each heading means: by its name, its label, or a usual word for it."""
    known = {fold(word): name for word, name in HEADINGS.get(kind, {}).items()}
    known |= {fold(field.title): field.name for field in fields} | {
        field.name: field.name for field in fields
    }
    by_name = {field.name: field for field in fields}
    return [Heading(text, by_name.get(known.get(fold(text), ""))) for text in texts]

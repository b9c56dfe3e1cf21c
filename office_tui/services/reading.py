"""Reading what came attached, as cleaned text."""

from __future__ import annotations

from office_tui.domain.clean import clean
from office_tui.domain.record import Attachment
from office_tui.errors import OfficeError
from office_tui.services.desk import Desk
from office_tui.store.kept import read_kept

TEXTS = (".txt", ".md", ".csv", ".log", ".ics", ".vcf", ".json", ".xml", ".eml", ".html", ".htm")
LIMIT = 200_000
"""Bytes of a text that are shown."""


def attachment_text(desk: Desk, attachment: Attachment) -> str:
    """Return an attachment as text to read; `OfficeError` for what is no text and no Word document."""
    name = attachment.name.lower()
    content = read_kept(desk.where.kept, attachment.sha256)
    if name.endswith(".docx"):
        from office_tui.documents.read import read_docx

        return clean("\n".join(read_docx(content).paragraphs))
    if name.endswith(TEXTS) or attachment.type.startswith("text/"):
        from office_tui.mail.charsets import decode

        return clean(decode(content[:LIMIT], ""))
    raise OfficeError(
        f"{attachment.name} cannot be read in a terminal.", "S saves it; open it on your own machine."
    )

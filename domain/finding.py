"""What a check says about a return, with a severity and a place to jump to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error must be mended before the report is sent."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def word(self) -> str:
        """The Vietnamese word."""
        return {"error": "Lỗi", "warning": "Cảnh báo", "note": "Lưu ý"}[self.value]


@dataclass(frozen=True)
class Finding:
    """One thing that a check found.

    `rule` is the check's stable name (`missing_value`), `subject` is `measure`, `task` or
    `narrative`, `code` and `field` the place (`10`, `value`), `sentence` the Vietnamese text.
    """

    rule: str
    severity: Severity
    subject: str
    code: str
    field: str
    sentence: str

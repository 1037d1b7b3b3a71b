"""The names that tie the Excel template to the code: its sheets and its named cells."""

from __future__ import annotations

from pathlib import Path

SHIPPED = Path(__file__).parent / "templates" / "appendices.xlsx"

APPENDIX_SHEET = "Mẫu phụ lục"
SUMMARY_SHEET = "Mẫu tổng hợp"
DATA_SHEET = "Mẫu dữ liệu"

TABLE = "skq_"  # before the names of an appendix's parts
SUMMARY = "skq_summary_"  # before those of the summary's parts
DATA = "skq_data_"  # before those of the sheets for reuse

TABLE_PARTS = (
    "label",
    "title",
    "attached",
    "unit_line",
    "header",
    "numbers",
    "row_group",
    "row_measure",
    "row_task",
    "row_item",
    "row_total",
    "note",
    "end",
)
DATA_PARTS = ("title", "header", "text", "number")

REQUIRED = (
    *(f"{TABLE}{part}" for part in TABLE_PARTS),
    *(f"{SUMMARY}{part}" for part in TABLE_PARTS),
    *(f"{DATA}{part}" for part in DATA_PARTS),
)

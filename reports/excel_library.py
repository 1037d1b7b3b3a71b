# ruff: noqa: E402 - the imports have to stand below what keeps numpy away
"""The names of openpyxl that the Excel side uses, imported without numpy.

openpyxl imports numpy wherever it finds it, only to accept numpy's numbers as cell values. That
would add half of the import time to every export, so the list of accepted numbers is put in its
place first. Every module of the Excel side takes openpyxl from here.
"""

from __future__ import annotations

import sys
from copy import copy
from decimal import Decimal
from types import ModuleType


def _plain_numbers() -> ModuleType:
    module = ModuleType("openpyxl.compat.numbers")
    vars(module).update(NUMERIC_TYPES=(int, float, Decimal), NUMPY=False)
    return module


sys.modules.setdefault("openpyxl.compat.numbers", _plain_numbers())

# numpy had to be out of the way first.
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.chart import BarChart, LineChart
from openpyxl.chart.data_source import (
    AxDataSource,
    NumData,
    NumDataSource,
    NumRef,
    NumVal,
    StrData,
    StrRef,
    StrVal,
)
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series as ChartSeries
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.image import Image
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import (
    AnchorMarker,
    OneCellAnchor,
    SpreadsheetDrawing,
)
from openpyxl.drawing.text import (
    CharacterProperties,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
)
from openpyxl.drawing.text import (
    Font as DrawingFont,
)
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.packaging.relationship import Relationship
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.stylesheet import write_stylesheet
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook._writer import WorkbookWriter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.dimensions import SheetDimension
from openpyxl.worksheet.merge import MergeCell, MergeCells
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from openpyxl.writer.theme import theme_xml
from openpyxl.xml.functions import tostring


def take_style(cell: SheetCell, model: SheetCell) -> None:
    """Give the cell the whole style of the model, forty times faster than trait by trait."""
    cell._style = copy(model._style)  # type: ignore[attr-defined]


__all__ = [
    "Alignment",
    "AnchorMarker",
    "AxDataSource",
    "BarChart",
    "Border",
    "Break",
    "CharacterProperties",
    "ChartSeries",
    "ColorChoice",
    "DataLabelList",
    "DefinedName",
    "DrawingFont",
    "ExcelWriter",
    "Font",
    "GraphicalProperties",
    "Image",
    "InvalidFileException",
    "LineChart",
    "LineProperties",
    "Marker",
    "MergeCell",
    "MergeCells",
    "NumData",
    "NumDataSource",
    "NumRef",
    "NumVal",
    "OneCellAnchor",
    "Paragraph",
    "ParagraphProperties",
    "PatternFill",
    "PatternFillProperties",
    "RegularTextRun",
    "Relationship",
    "RichText",
    "SeriesLabel",
    "SheetCell",
    "SheetDimension",
    "Side",
    "SpreadsheetDrawing",
    "StrData",
    "StrRef",
    "StrVal",
    "Text",
    "Title",
    "Workbook",
    "WorkbookWriter",
    "Worksheet",
    "WorksheetWriter",
    "XDRPositiveSize2D",
    "get_column_letter",
    "load_workbook",
    "take_style",
    "theme_xml",
    "tostring",
    "write_stylesheet",
]

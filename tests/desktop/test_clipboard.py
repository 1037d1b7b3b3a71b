"""Blocks as Excel, Word and LibreOffice put them on the clipboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from desktop.grid.clipboard import read_block, read_text, write_block
from desktop.grid.html_table import read_html

EXCEL_HTML = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body>
<!--StartFragment--><table border=0 cellpadding=0>
<col width=64><tr height=20><td height=20 class=xl65 align=right>12,5</td>
<td>tăng
  so với<br>cùng kỳ</td></tr>
<tr style='display:none'><td>ẩn</td><td>ẩn</td></tr>
<tr><td colspan=2>gộp</td></tr></table><!--EndFragment--></body></html>"""

WORD_HTML = """<table class=MsoTableGrid><tr><td><p class=MsoNormal>Một<o:p></o:p></p>
<p class=MsoNormal>Hai</p></td><td><p>3&nbsp;500</p></td></tr></table>"""


def test_tabs_and_lines_become_cells() -> None:
    assert read_text("1\t2\r\n3\t\r\n") == [["1", "2"], ["3", ""]]


def test_a_quoted_cell_may_hold_lines_tabs_and_quotes() -> None:
    assert read_text('"một\nhai ""ba"""\t4\n') == [['một\nhai "ba"', "4"]]


def test_a_quote_inside_a_cell_is_only_a_quote() -> None:
    assert read_text('cao 5" nước\t"chưa đóng') == [['cao 5" nước', '"chưa đóng']]


def test_nothing_gives_no_block() -> None:
    assert read_text("") == []
    assert read_html("<p>không có bảng</p>") == []


def test_excels_table_keeps_line_breaks_and_leaves_hidden_rows_out() -> None:
    assert read_html(EXCEL_HTML) == [["12,5", "tăng so với\ncùng kỳ"], ["gộp", ""]]


def test_words_paragraphs_in_a_cell_stay_in_that_cell() -> None:
    assert read_html(WORD_HTML) == [["Một\nHai", "3 500"]]


def test_a_cell_merged_downwards_leaves_blanks_below() -> None:
    html = "<table><tr><td rowspan=2>15</td><td>a</td></tr><tr><td>b</td></tr></table>"
    assert read_html(html) == [["15", "a"], ["", "b"]]


@pytest.mark.parametrize("noise", ["<table", "<td>x", "<table><td>y", "</table></td>"])
def test_broken_html_gives_no_cells_and_no_failure(noise: str) -> None:
    assert read_html(noise) == []


CELLS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=12
).map(str.strip)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=2, max_size=4))
def test_what_is_copied_as_text_is_read_back_the_same(block: list[list[str]]) -> None:
    mime = QMimeData()
    mime.setText(write_block(block).text())
    assert read_block(mime) == block

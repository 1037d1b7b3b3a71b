"""`python -m tests.faults.round_trips TEXTS SEED`: what is typed comes back out of both files.

Odd texts and figures are recorded as a clerk types them, exported, and read again: the data that
the files carry must be the return, and what is printed must be the text, no formula and nothing
cut. So many texts are tried, a whole return of them at a time.
"""

import os
from decimal import Decimal
from pathlib import Path
from unicodedata import is_normalized

from docx import Document
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from db.store import Store
from domain.change import Subject
from domain.number import format_number
from domain.quarter import Quarter
from domain.return_json import read_return
from domain.text import clean
from reports import excel_data, word_data
from tests.db.samples import OFFICE, PLAN, UNIT, ticking
from tests.faults import workloads
from tests.faults.catalogue import SEED
from tests.faults.ground import Answer, answer, ground, renew
from workflow.export import export
from workflow.narrative import paragraphs_of, write_passage
from workflow.record import TypedCell, record_texts

Q1 = Quarter(2026, 1)
PLACES = [
    *((Subject.MEASURE, code, field) for code in PLAN.measures
      for field in ("cause", "remedy", "note")),
    *((Subject.TASK, code, field) for code in PLAN.tasks
      for field in ("result", "documents", "cause", "remedy", "note")),
]  # fmt: skip
ODD = st.sampled_from(
    ["=1+1", "+84", "-5", "@x", "\t=x", "<2,05", "3-3,5", "007", "1.234", "R&D", "{{ x }}",
     "{% if %}", "_x0041_", "a\rb", "a\r\nb", " a ", "'a", '"', "]]>", "&amp;", "TRUE", "1E5",
     "#N/A", "12/2026", "e\u0302\u0301", "\ud800", "\ufffe", "\x07a", "a\u200bb", "🌊" * 9]
)  # fmt: skip
SPOKEN = 3  # paragraphs of the narrative that the clerk writes
TRIED = len(PLACES) + SPOKEN
TEXTS = st.lists(ODD | st.text(max_size=40), min_size=TRIED, max_size=TRIED)
FIGURES = st.lists(
    st.decimals(-(10**9), 10**9, places=3), min_size=len(PLAN.measures), max_size=len(PLAN.measures)
)


def main(texts: int, seed_: int) -> Answer:
    with ground() as place:
        os.environ["SKQ_HOME"] = str(place / "home")
        original, folder = place / "original", place / "folder"
        original.mkdir()
        Store.create(original / "a.skq", PLAN, OFFICE, UNIT, ticking()).close()

        @seed(seed_)
        @settings(
            max_examples=max(1, texts // TRIED), deadline=None, database=None,
            suppress_health_check=list(HealthCheck), phases=(Phase.generate, Phase.shrink),
        )  # fmt: skip
        @given(TEXTS, FIGURES)
        def comes_back(texts: list[str], figures: list[Decimal]) -> None:
            _there_and_back(renew(folder, original), texts, figures)

        try:
            comes_back()
        except Exception as error:
            notes = " ".join(getattr(error, "__notes__", ()))
            return {"texts": texts, "bad": [f"{type(error).__name__}: {error} {notes}"[:1500]]}
    return {"texts": texts, "bad": []}


def _there_and_back(folder: Path, texts: list[str], figures: list[Decimal]) -> None:
    cells = [TypedCell(*place, text) for place, text in zip(PLACES, texts, strict=False)]
    cells += [
        TypedCell(Subject.MEASURE, code, "value", format_number(figure))
        for code, figure in zip(PLAN.measures, figures, strict=True)
    ]
    with workloads.planted_fault(), Store.open(folder / "a.skq", clock=ticking()) as store:
        # A figure may be asked about; what is refused is not in the return either.
        record_texts(store, Q1, cells, "Nhập", all_or_nothing=False)
        _write_paragraphs(store, texts[len(PLACES) :])
        held = store.return_for(Q1)
        word, excel = export(store, Q1, folder / "out")
    assert read_return(word_data.read_data(word) or "") == held
    assert read_return(excel_data.read_data(excel) or "") == held
    stored = [
        getattr((held.entries if subject is Subject.MEASURE else held.progress)[code], field)
        for subject, code, field in PLACES
        if code in (held.entries if subject is Subject.MEASURE else held.progress)
    ]
    assert all(is_normalized("NFC", text) for text in stored)
    typed = {_words(clean(text)[0]) for text in texts}
    assert {_words(text) for text in stored} <= typed | {""}
    in_word, in_excel = _printed_in_word(word), _printed_in_excel(excel)
    for text in [*stored, *(passage.text for passage in held.narrative.values())]:
        assert _words(text) in in_word, f"{text!r} is not printed in Word"
    for text in stored:
        assert _words(text) in in_excel, f"{text!r} is not printed in Excel"


def _write_paragraphs(store: Store, texts: list[str]) -> None:
    keys = [one.draft.key for one in paragraphs_of(store, Q1) if one.draft.is_text]
    for key, text in zip(keys, texts, strict=False):
        write_passage(store, Q1, key, text)


def _words(text: str) -> str:
    return "".join(text.split())


def _printed_in_word(path: Path) -> str:
    document = Document(str(path))
    texts = [paragraph.text for paragraph in document.paragraphs]
    rows = [row for table in document.tables for row in table.rows]
    return _words(" ".join([*texts, *(cell.text for row in rows for cell in row.cells)]))


def _printed_in_excel(path: Path) -> str:
    texts = []
    for sheet in load_workbook(path).worksheets:
        for cell in (one for row in sheet.iter_rows() for one in row):
            assert cell.data_type != "f", f"{cell.coordinate} is a formula"
            texts += [cell.value] if isinstance(cell.value, str) else []
    return _words(" ".join(texts))


if __name__ == "__main__":
    answer(main, 500, SEED)

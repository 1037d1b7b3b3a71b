"""The store takes an office's own rows under free codes only, and knows them in a damaged log."""

import json
from pathlib import Path

import pytest

from db.store import Store
from domain.change import Change, Subject
from domain.quarter import Quarter
from tests.db.samples import OFFICE, PLAN, UNIT, ticking

PARTS = {"name": "Tỷ lệ riêng", "unit": "%", "lead": "", "adds_up": "latest"}


def own(code: str, field: str = "own_measure") -> Change:
    parts = (
        PARTS
        if field == "own_measure"
        else dict.fromkeys(("name", "lead", "coordinating", "deadline"), "")
    )
    return Change(Subject.OWN_PLAN, None, code, field, json.dumps(parts, ensure_ascii=False))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    Store.create(tmp_path / "a.skq", PLAN, OFFICE, UNIT, ticking()).close()
    return tmp_path / "a.skq"


@pytest.mark.parametrize("code", ["1", "2.1", "", "abc", "-3", "0", "007", "9" * 30, "٣"])
def test_a_measure_is_added_under_a_free_whole_number_only(path: Path, code: str) -> None:
    with Store.open(path) as store, pytest.raises(ValueError, match="not in this plan"):
        store.record([own(code)], "Thêm", "Lan")


@pytest.mark.parametrize("code", ["1", "1.1", "99", "1.", ".1", "x.1"])
def test_a_task_is_added_in_the_next_section_only(path: Path, code: str) -> None:
    with Store.open(path) as store, pytest.raises(ValueError, match="not in this plan"):
        store.record([own(code, "own_task")], "Thêm", "Lan")


def test_a_row_takes_figures_once_it_is_there(path: Path) -> None:
    figure = Change(Subject.MEASURE, Quarter(2026, 1), "77", "value", "5")
    with Store.open(path, clock=ticking()) as store:
        with pytest.raises(ValueError, match="not in this plan"):
            store.record([figure], "Nhập", "Lan")
        store.record([own("77")], "Thêm", "Lan")
        store.record([figure], "Nhập", "Lan")
    with Store.open(path) as store:
        assert store.verify() == ()
        assert store.plan.measures["77"].name == PARTS["name"]
        assert "77" in store.returns()[Quarter(2026, 1)].entries
        store.undo()
        store.undo()
        assert "77" not in store.plan.measures
        store.redo()
        assert "77" in store.plan.measures


def test_a_text_that_is_no_row_is_refused(path: Path) -> None:
    with Store.open(path) as store:
        for text in ("[]", "{}", json.dumps({**PARTS, "name": 5}), json.dumps({**PARTS, "x": ""})):
            with pytest.raises(ValueError, match=r"own row|no text"):
                store.record([Change(Subject.OWN_PLAN, None, "77", "own_measure", text)], "T", "L")

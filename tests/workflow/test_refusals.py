"""Refusals that no other test meets: each names what was typed and what to do."""

from pathlib import Path

import pytest

from db.store import Store
from domain.change import Change, Subject
from domain.pack import pack_text
from domain.problem import Problem
from domain.quarter import Quarter
from tests.hostile import packs
from workflow import import_plan
from workflow.own_plan import read_own_target
from workflow.record import TypedCell, record_texts
from workflow.table_preview import preview_table, take_table

Q1, Q2 = Quarter(2026, 1), Quarter(2026, 2)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (TypedCell(Subject.MEASURE, "10", "estimate", "có lẽ"), "bad_flag"),
        (TypedCell(Subject.TASK, "1.1", "percent", "120"), "bad_percent"),
        (TypedCell(Subject.TASK, "1.1", "percent", "-1"), "bad_percent"),
        (TypedCell(Subject.TASK, "1.1", "state", "gần xong"), "bad_state"),
    ],
)
def test_what_cannot_be_read_is_quoted_and_not_recorded(
    empty: Path, cell: TypedCell, code: str
) -> None:
    with Store.open(empty) as store:
        (refused,) = record_texts(store, Q1, [cell], "Nhập").refused
        assert refused.problem.code == code
        assert f"“{cell.text}”" in refused.problem.sentence
        assert refused.problem.advice
        assert len(store.batches()) == 1


@pytest.mark.parametrize("text", ["", "  ", "\u200b"])
def test_an_own_target_without_words_is_refused(text: str) -> None:
    with pytest.raises(Problem) as refused:
        read_own_target(text)
    assert refused.value.code == "empty_target"


def test_a_plan_that_is_not_what_was_chosen_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKQ_HOME", str(tmp_path / "home"))
    path = tmp_path / "gói.json"
    path.write_text(packs.GOOD, encoding="utf-8")
    preview = import_plan.preview_pack(path)
    other = pack_text(preview.plan).replace(preview.plan.resolution.title, "khác")
    monkeypatch.setattr(import_plan, "pack_text", lambda _plan: other)
    with pytest.raises(Problem) as refused:
        import_plan.install_pack(preview)
    assert refused.value.code == "pack_differs"
    assert list((tmp_path / "home" / "plans").iterdir()) == []


def test_a_table_that_is_read_otherwise_by_now_is_not_recorded(empty: Path, tmp_path: Path) -> None:
    """An earlier figure settled how 6.150 is meant; then it was taken away."""
    path = tmp_path / "bảng.csv"
    path.write_text("code,value\n6,6.150\n", encoding="utf-8")
    with Store.open(empty) as store:
        store.record([Change(Subject.MEASURE, Q1, "6", "value", "6100")], "Nhập", "Lan")
        preview = preview_table(store, Q2, path)
        assert not preview.refused
        store.undo()
        with pytest.raises(Problem) as refused:
            take_table(store, preview)
        assert refused.value.code == "table_outdated"
        assert not store.return_for(Q2).entries

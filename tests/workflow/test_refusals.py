"""Refusals that no other test meets: each names what was typed and what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db import header
from db.store import Store
from desktop import self_test
from domain.change import Change, Subject
from domain.pack import pack_text
from domain.plan import OwnTask
from domain.problem import Problem
from domain.quarter import Quarter
from reports.office_package import head_of
from tests.hostile import packs
from workflow import import_plan, integrity
from workflow.own_plan import read_own_target
from workflow.own_rows import put_task
from workflow.plans import plans, unread
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


@pytest.mark.parametrize("read", [header.check, head_of])
def test_a_file_that_may_not_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: Callable[[Path], object]
) -> None:
    path = tmp_path / "a.skq"
    path.write_bytes(b"x" * 200)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as locked:
        locked.setattr(Path, "open", refuse)
        with pytest.raises(Problem) as refused:
            read(path)
    assert refused.value.code == "file_unreadable"
    assert path.name in refused.value.sentence


def test_an_own_row_without_a_name_is_refused(empty: Path) -> None:
    with Store.open(empty) as store:
        with pytest.raises(Problem) as refused:
            put_task(store, OwnTask(" \u200b ", "", "", ""))
        assert refused.value.code == "own_row_without_name"
        assert len(store.batches()) == 1


def test_an_installed_file_that_is_no_plan_is_named_and_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKQ_HOME", str(tmp_path))
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "hỏng.json").write_text("{", encoding="utf-8")
    (problem,) = unread()
    assert problem.code == "plan_unread"
    assert "hỏng.json" in problem.sentence
    assert plans()


def test_a_program_with_a_changed_file_does_not_pass_its_own_test(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.dll").write_bytes(b"x")
    integrity.write_list(tmp_path, integrity.PROGRAM_LIST)
    (tmp_path / "a.dll").write_bytes(b"y")
    monkeypatch.setattr(self_test, "program_folder", lambda: tmp_path)
    with pytest.raises(Problem) as refused:
        self_test._check_files()
    assert refused.value.code == "program_damaged"
    assert "a.dll" in refused.value.sentence

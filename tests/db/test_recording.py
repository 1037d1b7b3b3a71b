"""What is recorded is there, in the state and in the log; what is refused has changed nothing."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from db.store import Store
from domain.change import (
    BatchKind,
    Change,
    Subject,
    entry_changes,
    office_changes,
    own_plan_changes,
    passage_changes,
    progress_changes,
)
from domain.plan import OwnPlan
from domain.quarter import Quarter
from domain.returns import Entry, Passage, Progress, TaskState
from domain.target import Target, TargetKind
from tests.db.samples import OFFICE, PLAN

Q1, Q2 = Quarter(2026, 1), Quarter(2026, 2)
ENTRY = Entry("2.1", Decimal("12.50"), note="số ước")
PROGRESS = Progress("1.2.1", TaskState.IN_PROGRESS, Decimal(40))
PASSAGE = Passage("mo-dau", "Quý I, kinh tế tiếp tục phát triển.", "nháp", Quarter(2025, 4))


def _value(text: str | None, code: str = "1", quarter: Quarter = Q1) -> Change:
    return Change(Subject.MEASURE, quarter, code, "value", text)


def test_a_return_comes_back_from_a_new_opening(store: Store) -> None:
    changes = (
        *entry_changes(Q1, None, ENTRY),
        *progress_changes(Q1, None, PROGRESS),
        *passage_changes(Q1, None, PASSAGE),
    )
    store.record(changes, "Nhập số liệu quý I", "Lan")
    store.close()
    with Store.open(store.path) as again:
        found = again.return_for(Q1)
        assert found.entries == {"2.1": ENTRY}
        assert str(found.entries["2.1"].value) == "12.50"
        assert found.progress == {"1.2.1": PROGRESS}
        assert found.narrative == {"mo-dau": PASSAGE}
        assert again.returns()[Q1] == found
        assert again.returns()[Q2] == again.return_for(Q2)
        assert not again.return_for(Q2).entries


def test_entries_stand_in_the_order_of_the_plan(store: Store) -> None:
    store.record([_value("3", "2.2"), _value("1", "1"), _value("2", "2.1")], "Nhập", "Lan")
    assert list(store.return_for(Q1).entries) == list(PLAN.measures)


def test_an_office_and_its_own_plan_are_recorded_like_everything_else(store: Store) -> None:
    office = replace(OFFICE, signer="Nguyễn Văn A", recipients=())
    own = OwnPlan({"1": Target("95", TargetKind.EQUAL, Decimal(95), Decimal(95))}, frozenset({"1"}))
    store.record(office_changes(OFFICE, office), "Sửa thông tin đơn vị", "Lan")
    store.record(own_plan_changes(store.own_plan, own), "Sửa kế hoạch", "Lan")
    assert (store.office, store.own_plan) == (office, own)
    store.undo()
    assert (store.office, store.own_plan) == (office, OwnPlan())


def test_a_batch_is_logged_with_who_when_and_what_was_there_before(store: Store) -> None:
    store.record([_value("1")], "Nhập", "Lan")
    number = store.record([replace(_value("2"), reason="số chính thức")], "Đính chính", "Mai")
    newest = store.history(limit=1)[0]
    assert (newest.batch, newest.who, newest.old, newest.new) == (number, "Mai", "1", "2")
    assert newest.reason == "số chính thức"
    batch = store.batches()[0]
    assert (batch.label, batch.kind, batch.at) == ("Đính chính", BatchKind.RECORD, newest.at)


def test_an_unchanged_value_is_no_change(store: Store) -> None:
    store.record([_value("1.0")], "Nhập", "Lan")
    before = store.history()
    assert store.record([_value("1.0"), _value(None, "2.1")], "Nhập lại", "Lan") == 0
    assert store.record([], "Không có gì", "Lan") == 0
    assert store.history() == before
    assert len(store.batches()) == 2


def test_another_precision_is_a_change(store: Store) -> None:
    store.record([_value("1.0")], "Nhập", "Lan")
    store.record([_value("1.00")], "Nhập", "Lan")
    assert str(store.return_for(Q1).entries["1"].value) == "1.00"


def test_an_entry_without_anything_in_it_is_no_entry(store: Store) -> None:
    store.record([_value("1")], "Nhập", "Lan")
    store.record([_value(None)], "Xóa", "Lan")
    assert store.return_for(Q1).entries == {}
    assert store.verify() == ()


def test_the_last_of_several_changes_to_one_field_stands(store: Store) -> None:
    store.record([_value("1"), _value("2"), _value("2")], "Nhập", "Lan")
    assert store.return_for(Q1).entries["1"].value == 2
    assert [(one.old, one.new) for one in store.history(Subject.MEASURE)] == [
        ("1", "2"),
        (None, "1"),
    ]
    store.undo()
    assert store.return_for(Q1).entries == {}
    assert store.verify() == ()


def test_text_is_kept_in_one_normal_form(store: Store) -> None:
    changes = entry_changes(Q1, None, Entry("1", note="Ho\u0300a", cause="a\x00b\n\t“c”"))
    store.record(changes, "Nha\u0323p", "La\u0302n")
    entry = store.return_for(Q1).entries["1"]
    assert (entry.note, entry.cause) == ("Hòa", "a\x00b\n\t“c”")
    assert (store.batches()[0].label, store.batches()[0].who) == ("Nhạp", "Lân")


@pytest.mark.parametrize(
    "change",
    [
        _value("12,5"),
        _value("1", code="99"),
        _value("1", quarter=Quarter(2025, 1)),
        Change(Subject.MEASURE, None, "1", "value", "1"),
        Change(Subject.TASK, Q1, "1", "state", "done"),
        Change(Subject.TASK, Q1, "1.1", "value", "1"),
        Change(Subject.NARRATIVE, Q1, "", "text", "a"),
        Change(Subject.OFFICE, None, "1", "name", "a"),
        Change(Subject.OFFICE, Q1, "", "name", "a"),
        Change(Subject.OWN_PLAN, None, "99", "left_out", "1"),
        Change(Subject.MEASURE, Q1, "1", "note", "\ud800"),
    ],
)
def test_a_batch_with_a_mistake_in_it_changes_nothing(store: Store, change: Change) -> None:
    before = store.history()
    with pytest.raises(ValueError, match=r"."):
        store.record([_value("5", "2.1"), change], "Nhập", "Lan")
    assert store.history() == before
    assert store.return_for(Q1).entries == {}
    assert store.record([_value("5", "2.1")], "Nhập", "Lan") == 2


def test_a_batch_has_a_label(store: Store) -> None:
    with pytest.raises(ValueError, match="label"):
        store.record([_value("5")], "", "Lan")
    assert store.return_for(Q1).entries == {}


def test_history_answers_for_a_subject_a_code_a_field_or_a_quarter(store: Store) -> None:
    store.record([_value("1"), _value("2", "2.1")], "Nhập", "Lan")
    store.record([_value("3", quarter=Q2), Change(Subject.MEASURE, Q2, "1", "note", "a")], "N", "L")
    measures = store.history(Subject.MEASURE)
    assert [one.new for one in measures] == ["a", "3", "2", "1"]
    assert [one.new for one in store.history(Subject.MEASURE, code="1", field="value")] == [
        "3",
        "1",
    ]
    assert [one.new for one in store.history(quarter=Q1)] == ["2", "1"]
    assert store.history(limit=2) == measures[:2]
    assert [one.seq for one in store.history()] == list(range(len(store.history()), 0, -1))


def test_one_file_lies_in_the_folder_after_work(store: Store) -> None:
    store.record([_value("5")], "Nhập", "Lan")
    store.close()
    assert [one.name for one in store.path.parent.iterdir()] == [store.path.name]


def test_a_closed_store_is_a_mistake_of_the_caller(store: Store, path: Path) -> None:
    store.close()
    store.close()
    with pytest.raises(RuntimeError, match="closed"):
        store.return_for(Q1)
    assert path.exists()

"""What taking a table would do is known before, and is what then happens."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.backup_folder import Reason, backups_in, folder_of
from db.store import Store
from domain.change import Subject
from domain.plan import AddsUp, OwnMeasure
from domain.problem import Problem
from domain.quarter import Quarter
from workflow.own_rows import put_measure, take_away
from workflow.table_preview import preview_table, take_table

Table = Callable[..., Path]
QUARTER = Quarter(2026, 1)


def test_the_preview_writes_nothing_and_taking_it_writes_one_batch(
    empty: Path, table: Table
) -> None:
    path = table('Mã,Chỉ tiêu,Giá trị,Ghi chú\n10,Doanh nghiệp,612,mới\n4,GRDP,"12,6",\n')
    with Store.open(empty) as store:
        before = store.history()
        preview = preview_table(store, QUARTER, path)
        assert store.history() == before
        assert [(one.code, one.field, one.old, one.new) for one in preview.changes] == [
            ("10", "value", "(trống)", "612"),
            ("10", "note", "(trống)", "mới"),
            ("4", "value", "(trống)", "12,6"),
        ]
        assert preview.strange_columns == 1
        batch = take_table(store, preview)
        assert {one.batch for one in store.history()[:3]} == {batch}
        assert [one.reason for one in backups_in(folder_of(empty))] == [Reason.FILL]


def test_a_row_with_a_refused_cell_is_left_out_whole(empty: Path, table: Table) -> None:
    path = table("Mã,Giá trị,Ghi chú\n10,6x2,mới\n4,5,\n4,6,\n99,1,\n")
    with Store.open(empty) as store:
        preview = preview_table(store, QUARTER, path)
        assert preview.changes == ()
        codes = [one.problem.code for one in preview.refused]
        assert {"repeated_code", "unknown_code"} <= set(codes)
        assert take_table(store, preview) == 0
        assert backups_in(folder_of(empty)) == ()


def test_what_is_no_longer_taken_is_not_taken(empty: Path, table: Table) -> None:
    own = OwnMeasure("Tỷ lệ hồ sơ trực tuyến", "%", "", AddsUp.LATEST)
    with Store.open(empty) as store:
        put_measure(store, own, ">90")
        preview = preview_table(store, QUARTER, table("Mã,Giá trị\n25,95\n"))
        take_away(store, Subject.MEASURE, "25")
        with pytest.raises(Problem) as refused:
            take_table(store, preview)
        assert refused.value.code == "table_outdated"
        assert store.return_for(QUARTER).entries == {}

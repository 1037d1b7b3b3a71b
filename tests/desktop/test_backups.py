"""The window keeps backups: on close, if anything was changed, and says when it cannot."""

from pathlib import Path

from db.store import Store
from desktop.datafile import DataFile
from domain.change import Subject
from domain.problem import Problem
from workflow.backups import backups_of
from workflow.record import TypedCell

VALUE = [TypedCell(Subject.MEASURE, "10", "value", "700")]


def test_closing_after_a_change_leaves_a_backup(demo: Path) -> None:
    file = DataFile(Store.open(demo))
    assert not file.record(VALUE, "thử")
    file.close()
    assert len(backups_of(demo)) == 1


def test_closing_without_a_change_leaves_none(demo: Path) -> None:
    DataFile(Store.open(demo)).close()
    assert backups_of(demo) == ()


def test_a_backup_that_cannot_be_made_is_told_and_the_file_is_closed(demo: Path) -> None:
    file = DataFile(Store.open(demo))
    told: list[Problem] = []
    file.backup_failed.connect(told.append)
    file.record(VALUE, "thử")

    def fail() -> None:
        raise Problem("disk_full", "Ổ đĩa đã đầy.")

    file._back_up(fail)
    file.close()
    assert [problem.code for problem in told] == ["disk_full"]
    with Store.open(demo) as store:
        assert store.writable

"""The subcommands: each calls one job and prints what it returns. Nothing here knows the window."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import json_shapes as shapes
from domain.office import Profile
from domain.problem import Problem
from domain.quarter import Quarter

if TYPE_CHECKING:
    from db.store import Store
    from workflow.export import Exported
    from workflow.record import Recorded

EXIT_OK, EXIT_PROBLEM = 0, 1


def _say(text: str = "") -> None:
    sys.stdout.write(f"{text}\n")


def _say_json(shape: object) -> None:
    _say(json.dumps(shape, ensure_ascii=False, indent=2))


def _table(rows: Iterable[tuple[str, ...]]) -> None:
    """Prints rows in columns as wide as their widest text, the last one free."""
    cells = list(rows)
    widths = (
        [max(len(row[place]) for row in cells) for place in range(len(cells[0]))] if cells else []
    )
    for row in cells:
        padded = [text.ljust(width) for text, width in zip(row[:-1], widths, strict=False)]
        _say("  ".join([*padded, row[-1]]).rstrip())


def _open(path: Path, *, reading: bool = True) -> Store:
    from db.store import Store  # noqa: PLC0415 - `plans` and `explain` need no storage

    return Store.open(path, reading=reading)


def plans(options: argparse.Namespace) -> int:
    """Lists the known plans."""
    from workflow.plans import plans as known  # noqa: PLC0415
    from workflow.plans import unread  # noqa: PLC0415

    if options.json:
        _say_json([shapes.plan_line(one) for one in known()])
    else:
        _table((one.id, str(one.year), shapes.plan_title(one)) for one in known())
    for problem in unread():
        sys.stderr.write(f"Lưu ý: {problem}\n")
    return EXIT_OK


def plan(options: argparse.Namespace) -> int:
    """Prints one plan whole, with its doubts, or reprints its appendices as files."""
    from domain.pack import write_pack  # noqa: PLC0415
    from workflow.plans import plan as known  # noqa: PLC0415

    chosen = known(options.plan)
    if options.out:
        from workflow.plan_export import export_plan  # noqa: PLC0415 - heavy

        return _say_exported(export_plan(chosen, options.out))
    if options.json:
        _say_json(write_pack(chosen))
    else:
        _table(shapes.plan_rows(chosen))
    return EXIT_OK


def units(options: argparse.Namespace) -> int:
    """Lists the known units."""
    from workflow.units import units as known  # noqa: PLC0415

    if options.json:
        _say_json([shapes.unit(one) for one in known()])
    else:
        _table((one.code, one.title, shapes.validity(one)) for one in known())
    return EXIT_OK


def new(options: argparse.Namespace) -> int:
    """Makes a new data file."""
    from workflow.new import new_file, read_profile  # noqa: PLC0415

    profile = read_profile(options.profile) if options.profile is not None else None
    new_file(options.file, options.unit, options.plan, profile)
    _say(str(options.file))
    return EXIT_OK


def demo(options: argparse.Namespace) -> int:
    """Makes the demonstration office's data file."""
    from workflow.demo import demo_file  # noqa: PLC0415

    demo_file(options.file, Quarter.read(options.quarter))
    _say(str(options.file))
    return EXIT_OK


def fill(options: argparse.Namespace) -> int:
    """Takes values from a table."""
    from workflow.fill import fill as take  # noqa: PLC0415

    quarter = Quarter.read(options.quarter)
    with _open(options.file, reading=False) as store:
        recorded = take(store, quarter, options.table, partial=options.partial)
    if options.json:
        _say_json(shapes.recorded(recorded))
    else:
        _say_taken(recorded)
    _complain_of(recorded, options.partial)
    nothing_taken = recorded.refused and not recorded.taken
    return EXIT_PROBLEM if nothing_taken or (recorded.refused and not options.partial) else EXIT_OK


def _say_taken(recorded: Recorded) -> None:
    _say(f"Đã nhận {recorded.taken} giá trị.")
    for note in recorded.notes:
        _say(f"Lưu ý: {note}")


def _complain_of(recorded: Recorded, partial: bool) -> None:
    for one in recorded.refused:
        places = (("dòng", one.cell.row), ("mã", one.cell.code))
        where = ", ".join(f"{noun} {place}" for noun, place in places if place)
        sys.stderr.write(f"Không nhận ({where}): {one.problem} [{one.problem.code}]\n")
    if recorded.refused and recorded.batch is None:
        instead = "" if partial else ", hoặc thêm --partial để chỉ nhận các dòng đúng"
        sys.stderr.write(
            f"Tệp số liệu CHƯA thay đổi. Hãy sửa các dòng trên rồi nhập lại{instead}.\n"
        )


def show(options: argparse.Namespace) -> int:
    """Prints entries, progress and assessments of a quarter."""
    from workflow.assess import material  # noqa: PLC0415

    quarter = Quarter.read(options.quarter)
    with _open(options.file) as store:
        seen = material(store, quarter)
    if options.json:
        _say_json(shapes.shown(seen))
    else:
        _say(f"{seen.office.name} - {quarter.label}")
        _table(shapes.shown_rows(seen))
        _say(shapes.counts_line(seen))
    return EXIT_OK


def check(options: argparse.Namespace) -> int:
    """Prints the findings; exit code 1 where an error stands."""
    from workflow.check import checked, has_errors  # noqa: PLC0415

    with _open(options.file) as store:
        findings = checked(store, Quarter.read(options.quarter), date.today())
    if options.json:
        _say_json([shapes.finding(one) for one in findings])
    else:
        _table((one.severity.word, one.code, one.sentence) for one in findings)
        _say(f"{len(findings)} nhận xét." if findings else "Không có lỗi, có thể gửi báo cáo.")
    return EXIT_PROBLEM if has_errors(findings) else EXIT_OK


def doctor(options: argparse.Namespace) -> int:
    """Prints what there is to know about a data file; exit code 1 where it is unfit for work."""
    from desktop.diagnosis_shape import diagnosis_shape  # noqa: PLC0415
    from workflow.doctor import concluded, diagnosis, shown  # noqa: PLC0415

    found = diagnosis(options.file)
    if options.json:
        _say_json(diagnosis_shape(found))
    else:
        _table(shown(found))
        for line in concluded(found):
            _say(line)
    return EXIT_OK if found.is_well else EXIT_PROBLEM


def backups(options: argparse.Namespace) -> int:
    """Prints the backups of a data file, each checked now."""
    from workflow.backups import looked_over  # noqa: PLC0415

    found = looked_over(options.file)
    if options.json:
        _say_json([shapes.backup_shape(one) for one in found])
        return EXIT_OK
    for one in found:
        state = "nguyên vẹn" if one.is_good else "HỎNG"
        _say(f"{one.backup.at:%H:%M:%S %d/%m/%Y}  {one.backup.reason.words}, {state}")
        _say(f"  {one.backup.path}")
    if not found:
        _say("Tệp chưa có bản sao lưu nào.")
    return EXIT_OK


def restore(options: argparse.Namespace) -> int:
    """Makes the data file what a backup is; its present state becomes a backup too."""
    from workflow.backups import newest_good  # noqa: PLC0415
    from workflow.backups import restore as put_back  # noqa: PLC0415

    restored = put_back(options.file, options.backup or newest_good(options.file))
    if options.json:
        _say_json(shapes.restored_shape(restored))
        return EXIT_OK
    _say(f"Đã khôi phục từ {restored.backup}")
    if restored.before:
        _say(f"Tình trạng trước đó được giữ ở {restored.before}")
    return EXIT_OK


def export(options: argparse.Namespace) -> int:
    """Writes the report and prints the files' paths."""
    from workflow.export import Wishes, export_report, report_of  # noqa: PLC0415 - heavy
    from workflow.templates import kind_of  # noqa: PLC0415

    profile = _profile(options)
    quarter = Quarter.read(options.quarter)
    wishes = Wishes(templates={kind_of(path).suffix: path for path in options.template})
    with _open(options.file) as store:
        report = report_of(store, quarter, profile)
    return _say_exported(export_report(report, options.out, _suffixes(options), wishes))


def _say_exported(exported: Exported) -> int:
    """Prints the finished files; raises the Problem of one that failed."""
    for path in exported.paths:
        _say(str(path))
    for note in exported.notes:
        sys.stderr.write(f"Lưu ý: {note}\n")
    exported.complete()
    return EXIT_OK


def _profile(options: argparse.Namespace) -> Profile | None:
    from workflow.new import read_profile  # noqa: PLC0415

    return read_profile(options.profile) if options.profile is not None else None


def preview(options: argparse.Namespace) -> int:
    """Writes the pages as HTML and prints the path."""
    from workflow.preview import write_preview  # noqa: PLC0415

    quarter = Quarter.read(options.quarter)
    with _open(options.file) as store:
        _say(str(write_preview(store, quarter, options.out, _profile(options))))
    return EXIT_OK


def templates(options: argparse.Namespace) -> int:
    """Lists the templates, or copies one out, adds, chooses or removes one."""
    from workflow import templates as known  # noqa: PLC0415

    profile = _profile(options) or Profile.HD05
    if options.copy:
        _say(str(known.copy_out(known.kind_of(options.copy), profile, options.copy)))
    elif options.add:
        _say(str(known.install(options.add).path))
    elif options.use:
        known.choose(known.named(options.use, profile), profile)
    elif options.remove:
        known.remove(known.named(options.remove, profile))
    else:
        _table(known.lines(profile))
    return EXIT_OK


def _suffixes(options: argparse.Namespace) -> tuple[str, ...]:
    """The files that are wanted: both where neither or both were asked for."""
    from workflow.export import EXCEL, SUFFIXES, WORD  # noqa: PLC0415

    if options.word == options.excel:
        return SUFFIXES
    return (WORD,) if options.word else (EXCEL,)


def explain(options: argparse.Namespace) -> int:
    """Prints how the program reads a number, target or deadline; exit code 1 where it cannot."""
    quarter = Quarter.read(options.quarter) if options.quarter is not None else None
    try:
        shape = shapes.EXPLAINED[options.kind](options.text, quarter)
    except Problem as problem:
        if options.json:
            _say_json(shapes.unread(options.kind, options.text, problem))
        raise
    if options.json:
        _say_json(shape)
    else:
        _say(str(shape["meaning"]))
    return EXIT_OK

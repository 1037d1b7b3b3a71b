"""The jobs that the harnesses interrupt: how to begin, what to do, and what must hold afterwards.

Each leaves a folder with a data file in it. What `act` has written to `said` it has promised.
"""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from unittest import mock

from db import backup, migrations
from db.backup_folder import Reason, backups_in, folder_of
from db.migrations import Step
from db.store import Store
from domain.change import BatchKind, Change, Subject
from domain.office import Profile
from domain.problem import Problem
from domain.quarter import Quarter
from reports.word_template import shipped_template
from tests.db.samples import OFFICE, PLAN, UNIT, ticking
from workflow import templates
from workflow.backups import Backups, backups_of, restore
from workflow.demo import demo_file
from workflow.export import export
from workflow.fill import fill
from workflow.import_plan import install_pack, preview_pack
from workflow.plans import plan

NAME, TOGETHER = "Số liệu.skq", 3
FIXTURE = Path(__file__).parents[1] / "db" / "fixtures" / "schema-1.sqlite"
NEXT_SCHEMA = Step(
    (
        "ALTER TABLE entry ADD COLUMN unit_price TEXT",
        "CREATE TABLE attachment (name TEXT NOT NULL PRIMARY KEY, hash TEXT NOT NULL)",
    )
)
Act = Callable[[Path, int], object]


# What surrounds a job that is to go wrong; beginning and checking are done by the sound program.
planted_fault: Callable[[], AbstractContextManager[object]] = nullcontext


@dataclass(frozen=True)
class Workload:
    """`act` works in a folder that `prepare` has laid out; `check` says what is bad in it."""

    name: str
    prepare: Callable[[Path], object]
    job: Act
    oracle: Callable[[Path, list[bytes]], list[str]]

    def act(self, folder: Path, said: int) -> None:
        """Do the job, with the planted fault; the user's own folder lies in the folder too."""
        os.environ["SKQ_HOME"] = str(folder / "home")
        with planted_fault():
            self.job(folder, said)

    def check(self, folder: Path, said: list[bytes]) -> list[str]:
        """What is bad in the folder, after so much was said."""
        os.environ["SKQ_HOME"] = str(folder / "home")
        return self.oracle(folder, said)


def changes(value: str, quarter: int = 1) -> list[Change]:
    """A batch of three changes in two tables."""
    at = Quarter(2026, quarter)
    return [
        Change(Subject.MEASURE, at, "1", "cause", value),
        Change(Subject.MEASURE, at, "2.1", "note", value * 50),
        Change(Subject.TASK, at, "1.1", "result", value),
    ]


def say(said: int, word: object) -> None:
    os.write(said, f"{word}\n".encode())


# -- beginning --


def new(folder: Path) -> Path:
    path = folder / NAME
    with Store.create(path, PLAN, OFFICE, UNIT, ticking()) as store:
        store.record(changes("đầu"), "Nhập", "Lan")
    return path


def with_backups(folder: Path) -> None:
    path = new(folder)
    with Store.open(path) as store:
        kept = Backups(store, ticking())
        kept.make(Reason.CLOSE)
        store.record(changes("sau"), "Nhập", "Lan")
        kept.make(Reason.CLOSE)
        store.record(changes("cuối"), "Nhập", "Lan")


def of_schema_1(folder: Path) -> None:
    shutil.copyfile(FIXTURE, folder / NAME)


def with_table(folder: Path) -> None:
    new(folder)
    (folder / "bảng.csv").write_text("code,value\n1,5\n2.1,6\n2.2,7\n")


def with_pack(folder: Path) -> None:
    os.environ["SKQ_HOME"] = str(folder / "home")
    new(folder)
    install_pack(preview_pack(_pack(folder, "trước")))
    _pack(folder, "sau")


def _pack(folder: Path, theme: str) -> Path:
    from domain.pack import pack_text  # noqa: PLC0415 - only here

    path = folder / "gói.json"
    text = pack_text(PLAN).replace("Chủ đề", f"Chủ đề {theme}")
    path.write_text(text)
    return path


def with_template(folder: Path) -> None:
    new(folder)
    shutil.copyfile(shipped_template(Profile.HD05), folder / "mẫu của xã.docx")


def demo(folder: Path) -> None:
    demo_file(folder / NAME, Quarter(2026, 1))


# -- doing --


def save(folder: Path, said: int, seed: int = 0) -> None:
    chance = random.Random(seed)
    store = Store.open(folder / NAME)
    for turn in range(4):
        step = chance.random()
        done = store.undo() if step < 0.2 else store.redo() if step < 0.3 else None
        number = done.number if done else store.record(_batch(f"{seed}.{turn}", step), "Nhập", "L")
        say(said, number)
    store.close()


def save_briefly(folder: Path, said: int) -> None:
    """One change and its undoing: where each call is tried many times over."""
    with Store.open(folder / NAME) as store:
        say(said, store.record(changes("thêm"), "Nhập", "Lan"))
        undone = store.undo()
        say(said, undone.number if undone else "nothing")


def _batch(value: str, step: float) -> list[Change]:
    return changes(value, 1 + int(step * 4))


def create(folder: Path, said: int) -> None:
    Store.create(folder / "mới.skq", PLAN, OFFICE, UNIT, ticking()).close()
    say(said, "created")


def take_table(folder: Path, said: int) -> None:
    with Store.open(folder / NAME) as store:
        say(said, fill(store, Quarter(2026, 2), folder / "bảng.csv").batch)


def migrate(folder: Path, said: int) -> None:
    migrations.STEPS, migrations.VERSION = (*migrations.STEPS[:1], NEXT_SCHEMA), 2
    Store.open(folder / NAME).close()
    say(said, "migrated")


def make_backup(folder: Path, said: int) -> None:
    with Store.open(folder / NAME) as store:
        made = Backups(store, ticking()).make(Reason.BY_HAND)
        say(said, made.path.name)


def go_back(folder: Path, said: int) -> None:
    path = folder / NAME
    restore(path, backups_of(path)[-1].path, ticking())
    say(said, "restored")


def write_report(folder: Path, said: int) -> None:
    with Store.open(folder / NAME, reading=True) as store:
        for path in export(store, Quarter(2026, 1), folder / "out"):
            say(said, path.name)


def take_pack(folder: Path, said: int) -> None:
    install_pack(preview_pack(folder / "gói.json"))
    say(said, "installed")


def take_template(folder: Path, said: int) -> None:
    # Its check runs in another process, which the kernel would not let go on unwatched.
    with mock.patch.object(templates, "check_apart", return_value=()):
        templates.choose(templates.install(folder / "mẫu của xã.docx"), Profile.HD05)
    say(said, "chosen")


# -- what must hold --


def whole(folder: Path, said: list[bytes]) -> list[str]:
    """The data file opens, its log replays, and every promised batch is in it whole."""
    with Store.open(folder / NAME) as store:
        sizes = dict.fromkeys((one.number for one in store.batches()), 0)
        for change in store.history():
            sizes[change.batch] += 1
        kinds = {one.number: one.kind for one in store.batches()}
    there = {0, *sizes}  # 0 says that the batch had been saved already
    own = [number for number, kind in kinds.items() if kind is not BatchKind.CREATE]
    return [
        *(
            f"batch {one} is lost"
            for one in map(int, filter(bytes.isdigit, said))
            if one not in there
        ),
        *(f"batch {one} is halved" for one in own if sizes[one] != TOGETHER),
    ]


def created(folder: Path, said: list[bytes]) -> list[str]:
    path = folder / "mới.skq"
    if not path.exists():
        return ["the new file is lost"] if said else []
    Store.open(path).close()
    return whole(folder, [])


def old_or_new_schema(folder: Path, said: list[bytes]) -> list[str]:
    """Every row of before is there, in the old schema or the new one, never in between."""
    steps, number = migrations.STEPS, migrations.VERSION
    migrations.STEPS, migrations.VERSION = (*migrations.STEPS[:1], NEXT_SCHEMA), 2
    try:
        with Store.open(folder / NAME) as store:
            bad = [] if store.return_for(Quarter(2026, 1)).entries else ["rows are gone"]
            bad += [] if len(store.history()) == len(_FIXTURE_LOG) else ["the log differs"]
    finally:
        migrations.STEPS, migrations.VERSION = steps, number
    bad += [] if backups_in(folder_of(folder / NAME)) else ["no copy was made first"]
    return bad + _bad_backups(folder)


def _fixture_log() -> tuple[int, ...]:
    import sqlite3  # noqa: PLC0415 - read past the Store on purpose

    database = sqlite3.connect(f"file:{FIXTURE}?mode=ro&immutable=1", uri=True)
    found = database.execute("SELECT seq FROM change").fetchall()
    database.close()
    return tuple(row[0] for row in found)


_FIXTURE_LOG = _fixture_log()


def backups_whole(folder: Path, said: list[bytes]) -> list[str]:
    """Every file with a backup's name is one; the promised one is there; two old ones stay."""
    names = {one.path.name for one in backups_in(folder_of(folder / NAME))}
    promised = [one.decode() for one in said if not one.isdigit()]
    bad = [f"backup {one} is lost" for one in promised if one.endswith("skq") and one not in names]
    return bad + _bad_backups(folder) + whole(folder, [one for one in said if one.isdigit()])


def _bad_backups(folder: Path) -> list[str]:
    bad = []
    for one in backups_in(folder_of(folder / NAME)):
        try:
            backup.check(one.path)
        except Problem as problem:
            bad.append(f"{one.path.name}: {problem.code}")
    return bad


def before_or_after(folder: Path, said: list[bytes]) -> list[str]:
    """The data file is the state before or the restored one, and the one before is kept."""
    with Store.open(folder / NAME) as store:
        found = store.return_for(Quarter(2026, 1)).entries["2.1"].note
    bad = [] if found in ("đầu" * 50, "cuối" * 50) else [f"neither before nor after: {found}"]
    if said and found != "đầu" * 50:
        bad.append("the restored state is lost")
    if found == "đầu" * 50 and not _has_state(folder, "cuối" * 50):
        bad.append("the state before is lost")
    return bad + backups_whole(folder, [])


def _has_state(folder: Path, note: str) -> bool:
    for one in backups_of(folder / NAME):
        with Store.open(one.path, reading=True) as store:
            if store.return_for(Quarter(2026, 1)).entries["2.1"].note == note:
                return True
    return False


def reports_whole(folder: Path, said: list[bytes]) -> list[str]:
    """Whatever has a report's name is a whole report, and what was promised is there."""
    bad = []
    out = folder / "out"
    for path in sorted(out.iterdir()) if out.exists() else []:
        try:
            _read_report(path)
        except Exception as error:
            bad.append(f"{path.name} cannot be read: {type(error).__name__}")
    bad += [f"{one.decode()} is lost" for one in said if not (out / one.decode()).exists()]
    Store.open(folder / NAME).close()
    return bad


def _read_report(path: Path) -> None:
    from docx import Document  # noqa: PLC0415 - heavy
    from openpyxl import load_workbook  # noqa: PLC0415

    if path.name.startswith("."):
        return  # written aside, and swept one day
    if path.suffix == ".docx":
        Document(str(path))
    elif path.suffix == ".xlsx":
        load_workbook(path)
    elif not path.read_text(encoding="utf-8").rstrip().endswith("</html>"):
        raise EOFError


def pack_whole(folder: Path, said: list[bytes]) -> list[str]:
    """The installed plan is the old one or the new one."""
    theme = plan(PLAN.id).resolution.theme
    if theme not in ("Chủ đề trước", "Chủ đề sau") or (said and theme != "Chủ đề sau"):
        return [f"the plan is neither: {theme}"]
    return []


def template_whole(folder: Path, said: list[bytes]) -> list[str]:
    """Every template that can be chosen is whole, and the promised choice holds."""
    kind, good = templates.TemplateKind.WORD, (folder / "mẫu của xã.docx").read_bytes()
    own = [one for one in templates.templates(kind, Profile.HD05) if not one.shipped]
    bad = [f"{one.path.name} is no copy" for one in own if one.path.read_bytes() != good]
    choice = templates.chosen(kind, Profile.HD05)
    if choice.note or (said and choice.template.shipped):
        bad.append(f"the choice is lost: {choice.note}")
    return bad


def savings(count: int) -> Iterator[Workload]:
    """So many ways of saving, each with other steps."""
    for seed in range(count):
        yield Workload(f"save {seed}", new, partial(save, seed=seed), whole)


ALL = {
    one.name: one
    for one in (
        Workload("save", new, save, whole),
        Workload("save briefly", new, save_briefly, whole),
        Workload("create", new, create, created),
        Workload("fill", with_table, take_table, backups_whole),
        Workload("migrate", of_schema_1, migrate, old_or_new_schema),
        Workload("backup", with_backups, make_backup, backups_whole),
        Workload("restore", with_backups, go_back, before_or_after),
        Workload("pack", with_pack, take_pack, pack_whole),
        Workload("template", with_template, take_template, template_whole),
        Workload("export", demo, write_report, reports_whole),
    )
}

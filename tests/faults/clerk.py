"""A clerk who records, undoes, backs up, restores, fills, restarts and is killed, in any order.

`python -m tests.faults.clerk RUNS SEED`: after each step the file is what a plain model says, and
every backup still gives back exactly the state it was made of. (`tests/db/test_state_machine.py`
does the same with every kind of record, on the store alone.)
"""

import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from db.backup_folder import Reason
from db.store import Store
from domain.change import Change, Subject
from domain.quarter import Quarter
from tests.db.samples import OFFICE, PLAN, UNIT, ticking
from tests.faults.catalogue import SEED
from tests.faults.ground import Answer, answer, ground
from workflow.backups import Backups, backups_of, restore
from workflow.fill import fill

STEPS, NIGHTLY_STEPS = 30, 50
MANY = 1_000  # from so many runs on each takes the nightly number of steps
State = dict[tuple[int, str], str]
CODES = st.sampled_from(list(PLAN.measures))
QUARTERS = st.integers(1, 4)
WORDS = st.text("aăâ đ<&=\n1", max_size=8)


class Clerk(RuleBasedStateMachine):
    """The model is a dictionary of notes; undo and redo are two lists of older ones."""

    place = Path(tempfile.gettempdir())

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=self.place)
        self.path = Path(self.folder.name) / "a.skq"
        os.environ["SKQ_HOME"] = str(Path(self.folder.name) / "home")
        self.store = Store.create(self.path, PLAN, OFFICE, UNIT, ticking())
        self.backups = Backups(self.store, ticking())
        self.notes: State = {}
        self.before: list[State] = []
        self.after: list[State] = []
        self.kept: dict[int, tuple[State, list[State], list[State]]] = {}

    @rule(quarter=QUARTERS, code=CODES, text=WORDS)
    def record(self, quarter: int, code: str, text: str) -> None:
        at = Quarter(2026, quarter)
        new = text.strip() or None
        old = self.notes.get((quarter, code))
        number = self.store.record(
            [Change(Subject.MEASURE, at, code, "note", text.strip() or None)], "Nhập", "Lan"
        )
        assert bool(number) == (new != old)
        if number:
            self._turn({**self.notes, (quarter, code): new or ""})

    @rule(quarter=QUARTERS, code=CODES, number=st.integers(0, 9))
    def take_a_table(self, quarter: int, code: str, number: int) -> None:
        table = self.path.with_name("bảng.csv")
        table.write_text(f"code,value,note\n{code},,n{number}\n", encoding="utf-8")
        text = f"n{number}"
        changes = self.notes.get((quarter, code)) != text
        done = fill(self.store, Quarter(2026, quarter), table)
        assert bool(done.batch) == changes
        newest = backups_of(self.path)[0]  # made before anything was taken
        self.kept.setdefault(newest.number, (self.notes, [*self.before], [*self.after]))
        if changes:
            self._turn({**self.notes, (quarter, code): text})

    @rule()
    def undo(self) -> None:
        assert (self.store.undo() is not None) == bool(self.before)
        if self.before:
            self.after.append(self.notes)
            self.notes = self.before.pop()

    @rule()
    def redo(self) -> None:
        assert (self.store.redo() is not None) == bool(self.after)
        if self.after:
            self.before.append(self.notes)
            self.notes = self.after.pop()

    @rule()
    def back_up(self) -> None:
        made = self.backups.make(Reason.BY_HAND)
        self.kept[made.number] = (self.notes, [*self.before], [*self.after])

    @precondition(lambda self: self.kept)
    @rule(data=st.data())
    def go_back(self, data: st.DataObject) -> None:
        self.store.close()
        mine = [one for one in backups_of(self.path) if one.number in self.kept]
        chosen = data.draw(st.sampled_from(mine))
        done = restore(self.path, chosen.path, ticking())
        newest = backups_of(self.path)[0]
        assert newest.path == done.before
        self.kept[newest.number] = (self.notes, [*self.before], [*self.after])
        notes, before, after = self.kept[chosen.number]
        self.notes, self.before, self.after = notes, [*before], [*after]
        self._open()

    @rule()
    def restart(self) -> None:
        self.store.close()
        self._open()

    @rule(text=WORDS)
    def be_killed(self, text: str) -> None:
        """The program dies after it has begun to save; nothing of it may stay."""
        self.store.close()
        child = os.fork()
        if child == 0:
            try:
                _die_while_saving(self.path, text)
            finally:
                os._exit(1)
        os.waitpid(child, 0)
        self._open()

    @invariant()
    def the_file_is_what_the_model_says(self) -> None:
        assert _notes(self.store) == {key: text for key, text in self.notes.items() if text}

    def teardown(self) -> None:
        assert self.store.verify() == ()
        self.store.close()
        backups = backups_of(self.path)
        assert {one.number for one in backups} >= set(self.kept)
        for one in backups:
            with Store.open(one.path, reading=True) as held:
                assert _notes(held) == self.kept[one.number][0], one.path.name
        self.folder.cleanup()

    def _open(self) -> None:
        self.store = Store.open(self.path, clock=ticking())
        self.backups = Backups(self.store, ticking())

    def _turn(self, notes: State) -> None:
        self.before.append(self.notes)
        self.after = []
        self.notes = {key: text for key, text in notes.items() if text}


def _notes(store: Store) -> State:
    return {
        (quarter.number, code): entry.note
        for quarter, one in store.returns().items()
        for code, entry in one.entries.items()
    }


def _die_while_saving(path: Path, text: str) -> None:
    store = Store.open(path)
    connection = store._connection
    with connection.saving():
        connection.sql("UPDATE entry SET note = 'half'")
        connection.sql("INSERT INTO batch VALUES (9999, 'x', 'x', 'x', 'record', NULL, 'x')")
        connection.sql("PRAGMA cache_spill = 1")
        connection.sql("PRAGMA cache_size = 1")
        connection.sql(f"UPDATE passage SET text = '{len(text)}'")
        os._exit(0)


def main(runs: int, seed_: int) -> Answer:
    steps = NIGHTLY_STEPS if runs >= MANY else STEPS
    with ground() as place:
        Clerk.place = place
        limits = settings(
            max_examples=runs, stateful_step_count=steps, deadline=None, database=None,
            suppress_health_check=list(HealthCheck), print_blob=False,
            phases=(Phase.generate, Phase.shrink),
        )  # fmt: skip
        try:
            run_state_machine_as_test(seed(seed_)(Clerk), settings=limits)
        except Exception as error:
            notes = " ".join(getattr(error, "__notes__", ()))
            return {"runs": runs, "bad": [f"{type(error).__name__}: {error} {notes}"[:1500]]}
    return {"runs": runs, "steps": steps, "bad": []}


if __name__ == "__main__":
    answer(main, 200, SEED)

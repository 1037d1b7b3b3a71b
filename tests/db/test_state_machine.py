"""Record, undo, redo and restart in any order: the file is what a plain model says it is."""

import tempfile
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from db.store import Store
from domain.change import (
    Change,
    entry_changes,
    office_changes,
    own_plan_changes,
    passage_changes,
    progress_changes,
)
from domain.plan import OwnPlan
from domain.quarter import Quarter
from domain.returns import Entry, Passage, Progress, TaskState
from tests.db.samples import OFFICE, PLAN, UNIT, ticking

QUARTERS = st.integers(1, 4).map(lambda number: Quarter(2026, number))
TEXTS = st.text(st.characters(codec="utf-8"), max_size=5).map(
    lambda text: unicodedata.normalize("NFC", text)
)
FIGURES = st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=2)
ENTRIES = st.builds(
    Entry, st.sampled_from(list(PLAN.measures)), FIGURES, st.booleans(), note=TEXTS
) | st.builds(Entry, st.sampled_from(list(PLAN.measures)), FIGURES)
PROGRESS = st.builds(Progress, st.sampled_from(list(PLAN.tasks)), st.sampled_from(TaskState))
PASSAGES = st.builds(Passage, st.sampled_from(["mo-dau", "ket"]), TEXTS)
OWN_PLANS = st.builds(
    OwnPlan,
    left_out=st.frozensets(st.sampled_from([*PLAN.measures, *PLAN.tasks])),
    pace=st.dictionaries(
        st.tuples(st.sampled_from(list(PLAN.measures)), st.integers(1, 4)),
        st.decimals(0, 100, places=1),
    ),
)

Model = dict[Any, Any]


class _Clerk(RuleBasedStateMachine):
    """The model is a dictionary of records; undo and redo are two lists of older ones."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "a.skq"
        self.store = Store.create(self.path, PLAN, OFFICE, UNIT, ticking())
        self.model: Model = {"office": OFFICE, "own_plan": OwnPlan()}
        self.before: list[Model] = []
        self.after: list[Model] = []
        self.logged = len(self.store.history())

    @initialize()
    def begin(self) -> None:
        assert self.store.can_undo is None

    @rule(quarter=QUARTERS, entries=st.lists(ENTRIES, max_size=3, unique_by=lambda one: one.code))
    def paste_entries(self, quarter: Quarter, entries: list[Entry]) -> None:
        new = {("entry", quarter, one.code): one for one in entries}
        gone = {key for key, one in new.items() if one == Entry(one.code)}
        changes = [
            change
            for key, one in new.items()
            for change in entry_changes(quarter, self.model.get(key), one)
        ]
        self._record(changes, {key: None if key in gone else one for key, one in new.items()})

    @rule(quarter=QUARTERS, progress=PROGRESS)
    def say_progress(self, quarter: Quarter, progress: Progress) -> None:
        key = ("progress", quarter, progress.code)
        self._record(progress_changes(quarter, self.model.get(key), progress), {key: progress})

    @rule(quarter=QUARTERS, passage=PASSAGES)
    def edit_passage(self, quarter: Quarter, passage: Passage) -> None:
        key = ("passage", quarter, passage.key)
        self._record(passage_changes(quarter, self.model.get(key), passage), {key: passage})

    @rule(quarter=QUARTERS, key=st.sampled_from(["mo-dau", "ket"]))
    def go_back_to_the_draft(self, quarter: Quarter, key: str) -> None:
        place = ("passage", quarter, key)
        self._record(passage_changes(quarter, self.model.get(place), None), {place: None})

    @rule(signer=st.sampled_from(["", "Nguyễn Văn A", "Trần Thị B"]))
    def change_signer(self, signer: str) -> None:
        office = replace(self.model["office"], signer=signer)
        self._record(office_changes(self.model["office"], office), {"office": office})

    @rule(own=OWN_PLANS)
    def change_own_plan(self, own: OwnPlan) -> None:
        self._record(own_plan_changes(self.model["own_plan"], own), {"own_plan": own})

    @rule()
    def undo(self) -> None:
        assert (self.store.undo() is not None) == bool(self.before)
        if self.before:
            self.after.append(self.model)
            self.model = self.before.pop()

    @rule()
    def redo(self) -> None:
        assert (self.store.redo() is not None) == bool(self.after)
        if self.after:
            self.before.append(self.model)
            self.model = self.after.pop()

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = Store.open(self.path, clock=ticking())

    @invariant()
    def the_file_is_what_the_model_says(self) -> None:
        found: Model = {"office": self.store.office, "own_plan": self.store.own_plan}
        for quarter, one in self.store.returns().items():
            found |= {("entry", quarter, code): entry for code, entry in one.entries.items()}
            found |= {("progress", quarter, code): said for code, said in one.progress.items()}
            found |= {("passage", quarter, key): text for key, text in one.narrative.items()}
        assert found == self.model

    @invariant()
    def the_log_grows_and_replays(self) -> None:
        assert self.store.verify() == ()
        assert (self.store.can_undo is None) == (not self.before)
        assert (self.store.can_redo is None) == (not self.after)
        length = len(self.store.history())
        assert length >= self.logged
        self.logged = length

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def _record(self, changes: Any, new: Model) -> None:
        changes = list[Change](changes)
        number = self.store.record(changes, "Nhập", "Lan")
        assert (number > 0) == bool(changes)
        if changes:
            self.before.append(self.model)
            self.after = []
            merged = {**self.model, **new}
            self.model = {key: one for key, one in merged.items() if one is not None}


TestClerk = _Clerk.TestCase
TestClerk.settings = settings(
    max_examples=40,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)

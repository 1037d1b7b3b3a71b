"""The tests T1 to T20 that the catalogue of faults demands, each with the figure it runs at.

One list for both: `dev.py test` runs the figures for every change, `dev.py soak` the nightly ones.
Where a test elsewhere in tests/ already is what is demanded, it is named and not written again.
"""

from dataclasses import dataclass

SEED = 20260316


@dataclass(frozen=True)
class Trial:
    """One demand: a harness of this folder with its figures (0 is all there are), or tests.

    None means that it does not run then. `examples` is what the tests' properties get nightly.
    """

    number: str
    what: str
    harness: str = ""
    on_change: int | None = None
    nightly: int | None = None
    tests: tuple[str, ...] = ()
    examples: int = 0

    @property
    def name(self) -> str:
        """How it is found in the output."""
        return f"{self.number} {self.what}"


TRIALS = (
    Trial("T1", "kills at random moments while saving", "random_kills", None, 1_000,
          tests=("tests/db/test_durability.py",)),
    Trial("T2", "a kill at every system call that changes a file", "kills", 0, 0),
    Trial("T3", "power cuts, and cuts during recovery", "cuts", 2_000, 50_000),
    Trial("T4", "every system call fails, once and for ever after", "errors", 0, 0),
    Trial("T5", "kills and failures during export, in each kind of report", "exports", 5, 0),
    Trial("T6", "mutated tables and data files", "mutants", 1_000, 10_000),
    Trial("T7", "mutated packs and templates", "template_mutants", 300, 20_000),
    Trial("T8", "mutants guided by what they reach", "guided", 1_000, 40_000),
    Trial("T9", "hostile files, each with its code",
          tests=("tests/hostile/test_hostile.py", "tests/workflow/test_templates.py")),
    Trial("T10", "any text and figure through both files and back", "round_trips", 500, 20_000),
    Trial("T11", "a clerk against a plain model", "clerk", 200, 5_000,
          tests=("tests/db/test_state_machine.py",)),
    Trial("T12", "laws of reading numbers, targets, dates and text", examples=100_000,
          tests=("tests/domain/test_number.py", "tests/domain/test_target_laws.py",
                 "tests/domain/test_deadline_laws.py", "tests/domain/test_day.py",
                 "tests/domain/test_text.py")),
    Trial("T13", "flipped bits", "flips", 200, 2_000, tests=("tests/db/test_damage.py",)),
    Trial("T14", "migration from every released schema", tests=("tests/db/test_migrations.py",)),
    Trial("T15", "thinning under arbitrary clocks", "schedules", 500, 10_000,
          tests=("tests/workflow/test_backups.py",)),
    Trial("T16", "twenty programs start together", "starts", None, 200,
          tests=("tests/db/test_lock.py",)),
    Trial("T17", "a target held by another program",
          tests=("tests/workflow/test_place.py", "tests/windows/test_open_files.py")),
    Trial("T18", "every function that writes, failing anywhere",
          tests=("tests/db/test_all_or_nothing.py",)),
    Trial("T20", "every code of a Problem", tests=("tests/faults/test_messages.py",)),
)  # fmt: skip
HARNESSES = {one.harness: one for one in TRIALS if one.harness}

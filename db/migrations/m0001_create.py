"""Schema 1: the data file of one office and one plan year.

Every value is text as the change log writes it, so a figure keeps the precision it was typed with;
NULL is "nothing said". `hash` is the SHA-256 of the row, because SQLite itself does not notice most
damage. The quarter is written `2026Q1`.
"""

from __future__ import annotations

_DATA_FILE = """
CREATE TABLE data_file (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    plan  TEXT NOT NULL,               -- the whole plan pack: the file stands on its own
    unit  TEXT NOT NULL,               -- the reporting unit, as JSON
    hash  TEXT NOT NULL
)"""

_ENTRY = """
CREATE TABLE entry (
    quarter         TEXT NOT NULL,
    code            TEXT NOT NULL,
    value           TEXT,
    estimate        TEXT,
    reference       TEXT,
    note            TEXT,
    cause           TEXT,
    remedy          TEXT,
    verdict         TEXT,
    verdict_reason  TEXT,
    hash            TEXT NOT NULL,
    PRIMARY KEY (quarter, code)
) WITHOUT ROWID"""

_PROGRESS = """
CREATE TABLE progress (
    quarter         TEXT NOT NULL,
    code            TEXT NOT NULL,
    state           TEXT,
    percent         TEXT,
    done_on         TEXT,
    result          TEXT,
    documents       TEXT,
    cause           TEXT,
    remedy          TEXT,
    note            TEXT,
    verdict         TEXT,
    verdict_reason  TEXT,
    hash            TEXT NOT NULL,
    PRIMARY KEY (quarter, code)
) WITHOUT ROWID"""

_PASSAGE = """
CREATE TABLE passage (
    quarter       TEXT NOT NULL,
    code          TEXT NOT NULL,
    text          TEXT,
    basis         TEXT,
    carried_from  TEXT,
    hash          TEXT NOT NULL,
    PRIMARY KEY (quarter, code)
) WITHOUT ROWID"""

# `code` here is the office's own abbreviation in document numbers; there is only one row.
_OFFICE = """
CREATE TABLE office (
    id            INTEGER PRIMARY KEY CHECK (id = 1),
    unit          TEXT,
    name          TEXT,
    superior      TEXT,
    issuer        TEXT,
    code          TEXT,
    place         TEXT,
    authority     TEXT,
    deputy_of     TEXT,
    signer_title  TEXT,
    signer        TEXT,
    addressees    TEXT,
    recipients    TEXT,
    archive       TEXT,
    profile       TEXT,
    heading_mark  TEXT,
    "window"      TEXT,
    charts        TEXT,
    hash          TEXT NOT NULL
)"""

_OWN_PLAN = """
CREATE TABLE own_plan (
    code                 TEXT NOT NULL PRIMARY KEY,
    left_out             TEXT,
    left_out_task        TEXT,
    target_text          TEXT,
    target_kind          TEXT,
    target_low           TEXT,
    target_high          TEXT,
    target_exceeds_from  TEXT,
    target_inclusive     TEXT,
    pace_1               TEXT,
    pace_2               TEXT,
    pace_3               TEXT,
    pace_4               TEXT,
    own_measure          TEXT,
    own_task             TEXT,
    hash                 TEXT NOT NULL
) WITHOUT ROWID"""

_BATCH = """
CREATE TABLE batch (
    number  INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    who     TEXT NOT NULL,
    label   TEXT NOT NULL,
    kind    TEXT NOT NULL CHECK (kind IN ('create', 'record', 'undo', 'redo')),
    of      INTEGER REFERENCES batch (number),
    hash    TEXT NOT NULL,
    CHECK ((of IS NOT NULL) = (kind IN ('undo', 'redo')))
)"""

_CHANGE = """
CREATE TABLE change (
    seq      INTEGER PRIMARY KEY,
    batch    INTEGER NOT NULL REFERENCES batch (number),
    subject  TEXT NOT NULL,
    quarter  TEXT,
    code     TEXT NOT NULL,
    field    TEXT NOT NULL,
    old      TEXT,
    new      TEXT,
    reason   TEXT NOT NULL,
    hash     TEXT NOT NULL,
    CHECK (old IS NOT new)
)"""

_CHANGE_BY_BATCH = "CREATE INDEX change_by_batch ON change (batch)"
_CHANGE_BY_PLACE = "CREATE INDEX change_by_place ON change (subject, code, field)"

# The log only grows, whatever the program above it does.
_KEEP_LOG = tuple(
    f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} "
    "BEGIN SELECT RAISE(ABORT, 'the change log only grows'); END"
    for table in ("batch", "change")
    for verb in ("update", "delete")
)

STATEMENTS = (
    "PRAGMA application_id = 0x534B5131",
    _DATA_FILE,
    _ENTRY,
    _PROGRESS,
    _PASSAGE,
    _OFFICE,
    _OWN_PLAN,
    _BATCH,
    _CHANGE,
    _CHANGE_BY_BATCH,
    _CHANGE_BY_PLACE,
    *_KEEP_LOG,
)

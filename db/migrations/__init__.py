"""The numbered steps that bring a data file to the present schema.

A step is frozen once it has been released: it carries its own SQL and never uses the tables of
`db/tables.py`. The steps are listed here by name, so that a frozen program finds them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from db.migrations import m0001_create


@dataclass(frozen=True)
class Step:
    """The SQL of one step, and the tables whose rows it means to change.

    In every other table all rows and columns must be the same afterwards; a new column at the end
    leaves the hashes of the rows valid.
    """

    statements: tuple[str, ...]
    rewrites: frozenset[str] = frozenset()


STEPS: tuple[Step, ...] = (Step(m0001_create.STATEMENTS),)
VERSION = len(STEPS)


def migrate(execute: Callable[[str], object], found: int) -> None:
    """Bring a database from schema `found` (0 is an empty one) to the present one.

    `execute` carries out one SQL statement. The caller holds the transaction, which takes the
    schema's number with it when it rolls back; before a file with data in it is brought up, the
    caller has made a checked copy.
    """
    if not 0 <= found <= VERSION:
        raise ValueError(f"no way from schema {found} to {VERSION}")
    for number, step in enumerate(STEPS[found:], start=found + 1):
        for statement in step.statements:
            execute(statement)
        execute(f"PRAGMA user_version = {number}")


def rewritten(found: int) -> frozenset[str]:
    """The tables whose rows the steps from schema `found` on mean to change."""
    return frozenset[str]().union(*(step.rewrites for step in STEPS[found:]))

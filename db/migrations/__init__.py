"""The numbered steps that bring a data file to the present schema.

A step is frozen once it has been released: it carries its own SQL and never uses the tables of
`db/tables.py`. The steps are listed here by name, so that a frozen program finds them.
"""

from __future__ import annotations

from collections.abc import Callable

from db.migrations import m0001_create

_STEPS = (m0001_create.STATEMENTS,)
VERSION = len(_STEPS)


def migrate(execute: Callable[[str], object], found: int) -> None:
    """Bring a database from schema `found` (0 is an empty one) to the present one.

    `execute` carries out one SQL statement. The caller holds the transaction, which takes the
    schema's number with it when it rolls back; before a file with data in it is brought up, the
    caller has made a checked copy.
    """
    if not 0 <= found <= VERSION:
        raise ValueError(f"no way from schema {found} to {VERSION}")
    for number, statements in enumerate(_STEPS[found:], start=found + 1):
        for statement in statements:
            execute(statement)
        execute(f"PRAGMA user_version = {number}")

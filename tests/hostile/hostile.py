"""One hostile file: its name, how it is made, and the code of the Problem it must end in."""

from collections.abc import Callable
from dataclasses import dataclass

SECONDS, BYTES = 10.0, 500 * 1024 * 1024


@dataclass(frozen=True)
class Hostile:
    """`code` is the Problem's; empty where the file must be read after all, to the `rows` given."""

    name: str
    file: str
    content: Callable[[], bytes]
    code: str
    rows: int = 0

"""A failure in the user's world, and the severity of what a check says."""

from __future__ import annotations


class Problem(Exception):
    """A failure that the user can do something about.

    `code` is stable and English (`unknown_plan`), `sentence` says in Vietnamese what happened and
    what it concerns, `advice` says in Vietnamese what to do next.
    """

    def __init__(self, code: str, sentence: str, advice: str = "") -> None:
        super().__init__(f"{sentence} {advice}".strip())
        self.code = code
        self.sentence = sentence
        self.advice = advice

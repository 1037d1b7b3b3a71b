"""Every code of a Problem is met by some test, and no sentence speaks a library's English."""

import ast
import re
from pathlib import Path

import pytest

from domain.problem import Problem

ROOT = Path(__file__).parents[2]
FOLDERS = ("domain", "db", "reports", "workflow", "desktop")
# What makes a Problem of its first argument, beside Problem itself.
MAKERS = {"Problem", "_Meaning", "Refusal"}
Seen = dict[str, list[tuple[str, str]]]

# Words of Python, SQLite, lxml, openpyxl, Jinja and the file system. What stands in quotation
# marks is quoted from the clerk, and so are paths, file names and the words of the command line.
ENGLISH = re.compile(
    r"\b(?:error|errno|exception|traceback|failed|failure|invalid|expected|unexpected|unknown|"
    r"denied|permission|no such|not found|cannot|could not|missing|malformed|database|disk|image|"
    r"sqlite|peewee|openpyxl|lxml|jinja|object|attribute|undefined|none|null|true|false|"
    r"line|column|row|index|range|decode|encode|codec|overflow|string|argument|value|got|zip)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(
    r"“[^”]*”|\([^)]*=[^)]*\)|[\w./\\-]*[/\\][\w./\\-]*|\b\w+,\w+(?:\[?,[\w,]+\]?)?"
)
# Words of ours that happen to be English: names of columns and menus that the clerk really sees.
KNOWN = {
    "bad_pack": {"true", "false"},
    "bad_return": {"true", "false"},
    "table_without_columns": {"value", "column"},
    "table_of_two_kinds": {"value"},
    "unknown_field": {"value"},
    "external_content": {"edit", "links", "break"},
}


def codes() -> dict[str, str]:
    """Each code of a Problem in the program, with a place where it is made."""
    found: dict[str, str] = {}
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
                name = getattr(call.func, "id", getattr(call.func, "attr", ""))
                first = call.args[0] if call.args else None
                if name in MAKERS and isinstance(first, ast.Constant):
                    place = f"{path.relative_to(ROOT).as_posix()}:{call.lineno}"
                    found.setdefault(str(first.value), place)
    return found


def test_codes_are_found_and_look_alike() -> None:
    found = codes()
    assert len(found) > 60
    assert {"disk_full", "already_open", "bad_pack", "damaged_file"} <= set(found)
    assert [one for one in found if not re.fullmatch(r"[a-z][a-z0-9_]*", one)] == []


def test_a_problem_says_what_it_is(seen: Seen) -> None:
    assert str(Problem("one", "Hỏng.", "Làm lại.")) == "Hỏng. Làm lại."
    assert seen.pop("one") == [("Hỏng.", "Làm lại.")]


def test_no_sentence_speaks_english(seen: Seen) -> None:
    bad = [
        f"{sorted(words)} in [{code}] {sentence} {advice}"
        for code, said in seen.items()
        for sentence, advice in dict.fromkeys(said)
        if (words := english(code, sentence, advice))
    ]
    assert not bad, "\n".join(bad[:60])


def english(code: str, sentence: str, advice: str) -> set[str]:
    """The English words of a message."""
    words = ENGLISH.findall(QUOTED.sub(" ", f"{sentence} {advice}"))
    return {word.lower() for word in words} - KNOWN.get(code, set())


def test_every_code_is_met_by_a_test(seen: Seen, is_whole_run: bool) -> None:
    if not is_whole_run:
        pytest.skip(reason="only the whole run meets every code")
    missed = [f"{code}, made at {place}" for code, place in codes().items() if code not in seen]
    assert not missed, "\n".join(missed)

"""The shape of the code itself: who may import whom, how long a function may be, what is in git."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Each package, and what it may import beside the standard library and itself.
MAY_IMPORT = {
    "domain": set[str](),
    "db": {"domain", "peewee", "playhouse"},
    "reports": {"domain", "docx", "docxtpl", "jinja2", "lxml", "matplotlib", "openpyxl"},
    "workflow": {"domain", "db", "reports"},
    "desktop": {"domain", "db", "reports", "workflow", "PySide6", "shiboken6", "matplotlib"},
}
# What takes long to load: the command line does without unless a command needs it.
HEAVY = {"PySide6", "docx", "docxtpl", "openpyxl", "lxml", "numpy", "matplotlib", "PIL"}
MOST_LINES = 50
NAMES_THAT_PROMISE_NOTHING = {"utils", "util", "helpers", "helper", "misc", "common", "tools"}

MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|farm|root|home/\w+)/[\w.]")
INDEX_HOST = re.compile(r"--(?:extra-)?index-url[ =]\S|--find-links[ =]\S|https?://\S+/simple/?\b")


def sources(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    """The path and the parsed text of each Python file under `folders`."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def imported_names(tree: ast.Module) -> set[str]:
    """The top-level names that a file imports, inside functions too."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module.partition(".")[0])
    return names


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def texts_in_git() -> Iterator[tuple[str, str]]:
    """The path and the text of each text file that is, or is about to be, in git."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip(reason="this folder is not a git checkout")
    for name in filter(None, listed.stdout.split("\0")):
        try:
            yield name, (ROOT / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue


def loaded_by(code: str) -> set[str]:
    """Which of the heavy libraries are in memory after a new Python has run `code`."""
    report = f"import sys, json; sys.stderr.write(json.dumps(sorted({HEAVY!r} & set(sys.modules))))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_imports_only_what_lies_below_it(package: str) -> None:
    allowed = MAY_IMPORT[package] | {package} | sys.stdlib_module_names
    strays = {
        path: stray for path, tree in sources(package) if (stray := imported_names(tree) - allowed)
    }
    assert not strays


@pytest.mark.parametrize(
    ("library", "home"),
    [
        ("PySide6", {"desktop"}),
        ("peewee", {"db"}),
        ("docx", {"reports"}),
        ("docxtpl", {"reports"}),
        ("openpyxl", {"reports"}),
    ],
)
def test_a_library_is_known_to_one_package_only(library: str, home: set[str]) -> None:
    users = {
        path.partition("/")[0]
        for path, tree in sources(*MAY_IMPORT)
        if library in imported_names(tree)
    }
    assert users <= home


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    assert loaded_by("import desktop.console") == set()


def test_listing_the_plans_loads_no_heavy_library() -> None:
    code = """
import runpy, sys
sys.argv = ["desktop", "plans"]
try:
    runpy.run_module("desktop", run_name="__main__", alter_sys=True)
except SystemExit as done:
    assert not done.code, done.code
"""
    assert loaded_by(code) == set()


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{path}:{function.lineno} {function.name}"
        for path, tree in sources(*MAY_IMPORT)
        for function in functions(tree)
        if (function.end_lineno or 0) - function.lineno + 1 > MOST_LINES
    ]
    assert not long


def test_every_file_name_says_what_is_inside() -> None:
    vague = [
        path
        for path, _ in sources(*MAY_IMPORT, "tests")
        if NAMES_THAT_PROMISE_NOTHING & set(Path(path).with_suffix("").parts)
    ]
    assert not vague


def test_every_module_says_what_it_is_for() -> None:
    silent = [path for path, tree in sources(*MAY_IMPORT) if not ast.get_docstring(tree)]
    assert not silent


def asserts_something(test: ast.AST) -> bool:
    """Whether a test can fail by itself: an assertion, or a call that makes one."""
    makes_one = ("raises", "warns", "fail", "waitUntil", "waitSignal", "waitSignals")
    for node in ast.walk(test):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rpartition(".")[2]
            if name in makes_one or name.startswith(("assert_", "check_", "expect_")):
                return True
    return False


def test_every_test_asserts_something() -> None:
    idle = [
        f"{path}:{function.lineno} {function.name}"
        for path, tree in sources("tests")
        for function in functions(tree)
        if function.name.startswith("test_") and not asserts_something(function)
    ]
    assert not idle


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("assert x", True),
        ("with pytest.raises(ValueError): x()", True),
        ("with qtbot.waitSignal(x): y()", True),
        ("check_report(x)", True),
        ("x()", False),
        ("y = 'assert'", False),
    ],
)
def test_an_idle_test_is_told_from_a_real_one(body: str, expected: bool) -> None:
    assert asserts_something(ast.parse(body)) is expected


def places(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}"
        for name, text in texts_in_git()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_file_names_a_path_of_one_machine() -> None:
    assert not places(MACHINE_PATH)


def test_no_file_names_a_package_index() -> None:
    assert not places(INDEX_HOST)


@pytest.mark.parametrize(
    ("line", "pattern"),
    [
        ("see /" + "root/notes.txt", MACHINE_PATH),
        ("cd /" + "home/lan/so-ket-quy", MACHINE_PATH),
        ("--index" + "-url http://here", INDEX_HOST),
        ("from https://mirror.example" + "/simple/ruff", INDEX_HOST),
    ],
)
def test_a_trace_of_one_machine_is_recognised(line: str, pattern: re.Pattern[str]) -> None:
    assert pattern.search(line)

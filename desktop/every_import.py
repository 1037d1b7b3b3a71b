"""Imports everything that the program can import, so that what was not packed shows at once.

The names are read off the compiled code of our own modules, and so are found in a frozen program,
inside functions too: an import that only one menu entry needs is no surprise for its user.
"""

from __future__ import annotations

import dis
import importlib
import importlib.util
import pkgutil
from collections.abc import Iterator
from types import CodeType

_OWN = ("domain", "db", "reports", "workflow", "desktop")
_ADD_ON = {"matplotlib", "mpl_toolkits", "numpy", "PIL"}
_OTHER_SYSTEMS = {"fcntl", "msvcrt", "pwd", "resource", "winreg"}
_FOR_TYPES_ONLY = {"_typeshed"}


def import_everything() -> tuple[int, list[str]]:
    """How many modules were imported, and what failed: one line each, empty where all is there."""
    names = sorted({name for own in _own_modules() for name in [own, *_imported_by(own)]})
    failures = []
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError as error:
            if not _may_be_missing(name):
                failures.append(f"{name}: {error}")
    return len(names), failures


def _own_modules() -> Iterator[str]:
    for package in _OWN:
        yield package
        paths = importlib.import_module(package).__path__
        for found in pkgutil.walk_packages(paths, f"{package}."):
            if not found.name.endswith(".__main__"):  # importing it is starting the program
                yield found.name


def _imported_by(module: str) -> set[str]:
    """The modules that the code of one of our modules names anywhere."""
    spec = importlib.util.find_spec(module)
    # Asked for by name: the loader of a frozen program is not of the class that declares it.
    get_code = getattr(spec.loader, "get_code", None) if spec else None
    code = get_code(module) if get_code else None
    return {name for part in _parts(code) for name in _imports(part)} if code else set()


def _parts(code: CodeType) -> Iterator[CodeType]:
    """The code of a module, and of everything defined in it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _parts(constant)


def _imports(code: CodeType) -> Iterator[str]:
    """The absolute imports in one piece of code; `from a import b` may mean the module `a.b`."""
    wanted: object = None
    for step in dis.get_instructions(code):
        if step.opname == "LOAD_CONST":
            wanted = step.argval
        elif step.opname == "IMPORT_NAME":
            yield step.argval
            if isinstance(wanted, tuple):
                yield from (f"{step.argval}.{name}" for name in wanted if _is_module(step, name))


def _is_module(step: dis.Instruction, name: str) -> bool:
    try:
        return importlib.util.find_spec(f"{step.argval}.{name}") is not None
    except (ImportError, AttributeError, ValueError):
        return False


def _may_be_missing(name: str) -> bool:
    return name.partition(".")[0] in _ADD_ON | _OTHER_SYSTEMS | _FOR_TYPES_ONLY

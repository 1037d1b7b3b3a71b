"""Tests of what only Windows does; on Linux `dev.py build --windows --try` runs them under wine."""

import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

REASON = "Windows only; `python3 dev.py build --windows --try` runs it on Linux"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip every test of this folder elsewhere."""
    if sys.platform == "win32":
        return
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.skip(reason=REASON))


@pytest.fixture
def held() -> Callable[..., AbstractContextManager[None]]:
    """Keeps a file open as another program does: `held(path)` shares nothing, as Excel does."""

    @contextmanager
    def hold(path: Path, share: int = 0) -> Iterator[None]:
        kernel = _kernel()
        generic_read, open_existing = 0x80000000, 3
        handle = kernel.CreateFileW(str(path), generic_read, share, None, open_existing, 0, None)
        assert handle not in (None, ctypes.c_void_p(-1).value)
        try:
            yield
        finally:
            kernel.CloseHandle(ctypes.c_void_p(handle))

    return hold


def _kernel() -> Any:
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32")
        kernel.CreateFileW.restype = ctypes.c_void_p
        return kernel
    raise AssertionError(REASON)

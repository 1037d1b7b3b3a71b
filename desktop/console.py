"""The command line, for IT staff, tests and automation.

It is put together here: each subcommand calls one job of `workflow` and prints what it returns, in
Vietnamese for people or as JSON. Heavy modules are imported by the subcommand that needs them.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from desktop.grammar import read_arguments
from domain.problem import Problem
from domain.text import clean, quoted

EXIT_OK, EXIT_PROBLEM = 0, 1
_EXIT_STOPPED = 130  # as shells have it after Ctrl+C


def main(arguments: Sequence[str]) -> int:
    """Runs the program; exit code 0 done, 1 a problem or a finding, 2 a wrong call."""
    if arguments[:1] == [_TEMPLATE_JOB]:
        return _template_job(arguments[1])
    _use_utf8()
    options = read_arguments(list(arguments))
    try:
        if options.command in _WRITING:
            _sweep(getattr(options, "file", None))
        code = _COMMANDS[options.command](options)
        sys.stdout.flush()
    except Problem as problem:
        _complain(problem)
        return EXIT_PROBLEM
    except OSError as error:
        _complain_of_system(error)
        return EXIT_PROBLEM
    except MemoryError:
        _complain(_no_memory())
        return EXIT_PROBLEM
    except KeyboardInterrupt:
        sys.stderr.write("Đã dừng theo yêu cầu. Số liệu đã lưu không bị ảnh hưởng.\n")
        return _EXIT_STOPPED
    return code


def _complain_of_system(error: OSError) -> None:
    """Says what the user can do about it; our own mistakes are raised again."""
    if error.filename and error.errno in _NO_SUCH_NAME:
        _complain(_unusable_path(str(error.filename)))
    elif error.filename and isinstance(error, PermissionError):
        _complain(_no_access(str(error.filename)))
    elif error.filename is None and error.errno in _NOT_PRINTED:
        sys.stdout = _nowhere()  # what is left unprinted must not fail once more at the end
        if error.errno != errno.EPIPE:  # who reads no further wants to hear no more
            _complain(_unprinted())
    else:
        raise error


_WRITING = frozenset({"new", "demo", "fill", "restore", "export", "preview", "templates"})


def _sweep(data_file: Path | None) -> None:
    """Takes away what runs that were killed long ago have left."""
    from workflow.leftovers import sweep_leftovers  # noqa: PLC0415 - only before writing

    with contextlib.suppress(OSError):
        sweep_leftovers(data_file)


def _no_memory() -> Problem:
    return Problem(
        "no_memory",
        "Máy không còn đủ bộ nhớ cho việc này. Số liệu đã lưu không bị ảnh hưởng.",
        "Hãy đóng bớt chương trình đang mở rồi làm lại.",
    )


def _no_access(path: str) -> Problem:
    return Problem(
        "no_access",
        f"Không được phép xem hoặc ghi {quoted(path)}.",
        "Hãy chọn tệp, thư mục khác, hoặc nhờ người quản trị máy cấp quyền.",
    )


# What systems say of a name that no file can have: too long, or `a?b` on Windows.
_NO_SUCH_NAME = frozenset({errno.ENAMETOOLONG, errno.EINVAL})
# What systems say where the output goes to a full disk or to a program that has ended.
_CLOSED_PIPE_ON_WINDOWS = {errno.EINVAL} if sys.platform == "win32" else set[int]()
_NOT_PRINTED = frozenset(
    {errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO} | _CLOSED_PIPE_ON_WINDOWS
)


def _unprinted() -> Problem:
    return Problem(
        "output_failed",
        "Lệnh đã chạy nhưng không ghi được kết quả ra nơi nhận: ổ đĩa đầy hoặc bị lỗi.",
        "Hãy giải phóng dung lượng, hoặc chuyển kết quả ra tệp ở ổ đĩa khác rồi chạy lại.",
    )


def _unusable_path(path: str) -> Problem:
    return Problem(
        "path_unusable",
        f"Không dùng được đường dẫn {quoted(path)}: quá dài hoặc có ký tự không được phép.",
        'Hãy chọn thư mục và tên tệp ngắn hơn, không có các ký tự < > : " | ? *.',
    )


# How the frozen program calls itself to work with an office's template apart; nobody types this.
_TEMPLATE_JOB = "--template-job"


def _template_job(folder: str) -> int:
    from workflow.template_job import run  # noqa: PLC0415

    return run(Path(folder))


def _use_utf8() -> None:
    """Vietnamese must survive consoles of code page 1252 and 1258, and pipes.

    A Windows program without a console has no streams at all: what is printed then goes nowhere.
    """
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _complain(problem: Problem) -> None:
    # The names of files may hold what a terminal would obey.
    for words in filter(None, (problem.sentence, problem.advice)):
        sys.stderr.write(f"{clean(words)[0]}\n")
    sys.stderr.write(f"[{problem.code}]\n")


# Without any of these Qt ends the whole program, in English.
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def _window(path: Path | None) -> int:
    if sys.platform == "linux" and not any(map(os.environ.get, _SCREENS)):
        raise Problem(
            "no_screen",
            "Máy này không có màn hình để mở cửa sổ.",
            "Hãy chạy trong phiên làm việc có màn hình, hoặc dùng các lệnh; thêm --help để xem.",
        )
    from desktop.app import run  # noqa: PLC0415 - the toolkit is needed for the window only

    return run(path)


def _open(options: argparse.Namespace) -> int:
    return _window(options.file)


def _self_test(_options: argparse.Namespace) -> int:
    from desktop.self_test import self_test  # noqa: PLC0415

    return self_test()


def _job(name: str) -> Callable[[argparse.Namespace], int]:
    """The subcommand's function in `desktop.commands`, imported when it is called."""

    def run(options: argparse.Namespace) -> int:
        from desktop import commands  # noqa: PLC0415

        job: Callable[[argparse.Namespace], int] = getattr(commands, name)
        return job(options)

    return run


_COMMANDS: dict[str | None, Callable[[argparse.Namespace], int]] = {
    "self-test": _self_test,
    "open": _open,
    None: lambda _options: _window(None),
    **{
        name: _job(name)
        for name in (
            "plans",
            "plan",
            "units",
            "new",
            "demo",
            "fill",
            "show",
            "check",
            "doctor",
            "backups",
            "restore",
            "export",
            "preview",
            "templates",
            "explain",
        )
    },
}

"""The command line, for IT staff, tests and automation.

It is put together here: each subcommand calls one job of `workflow` and prints what it returns, in
Vietnamese for people or as JSON. Heavy modules are imported by the subcommand that needs them.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn, TextIO

from domain.problem import Problem
from domain.text import quoted

EXIT_OK, EXIT_PROBLEM, EXIT_USAGE = 0, 1, 2


class Parser(argparse.ArgumentParser):
    """A parser whose errors are Vietnamese; exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Prints the usage and what is wrong with the call."""
        self.print_usage(sys.stderr)
        sys.stderr.write(f"Lệnh chưa đúng: {_in_vietnamese(message)}\n")
        sys.exit(EXIT_USAGE)

    def format_usage(self) -> str:
        """The usage line under its Vietnamese heading."""
        return super().format_usage().replace("usage:", "Cách dùng:", 1)

    def format_help(self) -> str:
        """The help under Vietnamese headings."""
        text = super().format_help()
        for english, vietnamese in _HEADINGS:
            text = text.replace(english, vietnamese, 1)
        return text


_HEADINGS = (
    ("usage:", "Cách dùng:"),
    ("positional arguments:", "Tham số:"),
    ("options:", "Tùy chọn:"),
    ("show this help message and exit", "hiện hướng dẫn này"),
)
_MESSAGES = (
    ("the following arguments are required:", "thiếu"),
    ("unrecognized arguments:", "không có tham số"),
    ("invalid choice:", "không có lựa chọn"),
    ("expected one argument", "cần một giá trị"),
    ("expected at least one argument", "cần ít nhất một giá trị"),
    ("ambiguous option:", "tùy chọn không rõ:"),
    ("could match", "có thể là"),
    ("choose from", "chọn trong"),
    ("argument ", "tham số "),
)


def _in_vietnamese(message: str) -> str:
    for english, vietnamese in _MESSAGES:
        message = message.replace(english, vietnamese)
    return message


def main(arguments: Sequence[str]) -> int:
    """Runs the program; exit code 0 done, 1 a problem or a finding, 2 a wrong call."""
    if arguments[:1] == [_TEMPLATE_JOB]:
        return _template_job(arguments[1])
    _use_utf8()
    if not arguments:
        return _window(None)
    options = _parser().parse_args(_with_literal_text(list(arguments)))
    try:
        code = _COMMANDS[options.command](options)
        sys.stdout.flush()
    except Problem as problem:
        _complain(problem)
        return EXIT_PROBLEM
    except OSError as error:
        _complain_of_system(error)
        return EXIT_PROBLEM
    return code


def _complain_of_system(error: OSError) -> None:
    """Says what the user can do about it; our own mistakes are raised again."""
    if error.filename and error.errno in _NO_SUCH_NAME:
        _complain(_unusable_path(str(error.filename)))
    elif error.filename is None and error.errno in _NOT_PRINTED:
        sys.stdout = _nowhere()  # what is left unprinted must not fail once more at the end
        if error.errno != errno.EPIPE:  # who reads no further wants to hear no more
            _complain(_unprinted())
    else:
        raise error


# What systems say of a name that no file can have: too long, or `a?b` on Windows.
_NO_SUCH_NAME = frozenset({errno.ENAMETOOLONG, errno.EINVAL})


# What systems say where the output goes to a full disk or to a program that has ended.
_NOT_PRINTED = frozenset({errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


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
    sys.stderr.write(f"{problem.sentence}\n")
    if problem.advice:
        sys.stderr.write(f"{problem.advice}\n")
    sys.stderr.write(f"[{problem.code}]\n")


def _with_literal_text(arguments: list[str]) -> list[str]:
    """`explain`'s TEXT may begin with a hyphen: options go first, then `--`, then TEXT."""
    if arguments[:1] != ["explain"]:
        return arguments
    options: list[str] = []
    words: list[str] = []
    rest = iter(arguments[1:])
    for word in rest:
        if word == "--":
            words.extend(rest)
        elif word in ("--json", "-h", "--help") or word.startswith("--quarter="):
            options.append(word)
        elif word == "--quarter":
            options.extend((word, *islice(rest, 1)))
        else:
            words.append(word)
    return ["explain", *options, *words[:1], "--", *words[1:]]


def _parser() -> Parser:
    parser = Parser(
        prog="python -m desktop", description="Sơ Kết Quý: báo cáo quý thực hiện nghị quyết."
    )
    parser.add_argument("--self-test", dest="command", action="store_const", const="self-test",
                        help="tự kiểm tra chương trình")  # fmt: skip
    commands = parser.add_subparsers(dest="command", metavar="LỆNH")
    for name, help_text, options in _SUBCOMMANDS:
        command = commands.add_parser(name, help=help_text, description=help_text)
        for flags, keywords in options:
            command.add_argument(*flags, **keywords)
    return parser


_Option = tuple[tuple[str, ...], dict[str, Any]]
_JSON: _Option = (("--json",), {"action": "store_true", "help": "in dạng JSON"})
_FILE: _Option = (("file",), {"metavar": "FILE", "type": Path, "help": "tệp số liệu .skq"})
_QUARTER: _Option = (
    ("--quarter",),
    {"metavar": "Q", "required": True, "help": "quý, ví dụ 2026Q1"},
)
_PROFILE: _Option = (("--profile",), {"metavar": "P", "help": "thể thức: nd30, hd05 hoặc hd36"})
_SUBCOMMANDS: tuple[tuple[str, str, tuple[_Option, ...]], ...] = (
    ("plans", "các kế hoạch năm có sẵn và đã cài", (_JSON,)),
    (
        "plan",
        "toàn bộ một kế hoạch năm, hoặc in lại các phụ lục của kế hoạch",
        (
            (("plan",), {"metavar": "PLAN"}),
            (("--out",), {"metavar": "DIR", "type": Path, "help": "ghi phụ lục ra Word và Excel"}),
            _JSON,
        ),
    ),
    ("units", "các đơn vị mà chương trình biết", (_JSON,)),
    (
        "new",
        "tạo tệp số liệu mới",
        (
            _FILE,
            (("--unit",), {"metavar": "CODE", "required": True, "help": "mã đơn vị"}),
            (("--plan",), {"metavar": "PLAN", "required": True, "help": "mã kế hoạch"}),
            _PROFILE,
        ),
    ),
    (
        "demo",
        "tạo tệp số liệu minh họa",
        (
            _FILE,
            (
                ("--quarter",),
                {"metavar": "Q", "default": "2026Q3", "help": "có số liệu đến quý này"},
            ),
        ),
    ),
    (
        "fill",
        "nhập số liệu từ bảng .csv hoặc .xlsx",
        (
            _FILE,
            _QUARTER,
            (("--from",), {"dest": "table", "metavar": "TABLE", "type": Path, "required": True}),
            (
                ("--partial",),
                {"action": "store_true", "help": "nhận các dòng đúng, bỏ các dòng sai"},
            ),
            _JSON,
        ),
    ),
    ("show", "số liệu, tiến độ và đánh giá", (_FILE, _QUARTER, _JSON)),
    ("check", "kiểm tra trước khi gửi", (_FILE, _QUARTER, _JSON)),
    ("doctor", "chẩn đoán tệp số liệu và máy tính", (_FILE, _JSON)),
    ("backups", "các bản sao lưu của tệp số liệu, bản mới nhất ở trên", (_FILE, _JSON)),
    (
        "restore",
        "khôi phục tệp số liệu từ một bản sao lưu",
        (
            _FILE,
            (
                ("--from",),
                {
                    "dest": "backup",
                    "metavar": "BACKUP",
                    "type": Path,
                    "help": "bản sao lưu; không nêu thì lấy bản nguyên vẹn gần nhất",
                },
            ),
            _JSON,
        ),
    ),
    (
        "export",
        "xuất báo cáo Word và Excel",
        (
            _FILE,
            _QUARTER,
            (
                ("--out",),
                {"metavar": "DIR", "type": Path, "required": True, "help": "thư mục xuất"},
            ),
            (("--word",), {"action": "store_true", "help": "chỉ Word"}),
            (("--excel",), {"action": "store_true", "help": "chỉ Excel"}),
            (
                ("--template",),
                {
                    "metavar": "FILE",
                    "type": Path,
                    "action": "append",
                    "default": [],
                    "help": "mẫu .docx hoặc .xlsx dùng lần này",
                },
            ),
            _PROFILE,
        ),
    ),
    (
        "preview",
        "xem trước báo cáo dạng HTML",
        (
            _FILE,
            _QUARTER,
            (
                ("--out",),
                {"metavar": "FILE.html", "type": Path, "required": True, "help": "tệp HTML"},
            ),
            _PROFILE,
        ),
    ),
    (
        "templates",
        "mẫu Word và Excel: liệt kê, sao ra để sửa, thêm, chọn, xóa",
        (
            _PROFILE,
            (
                ("--copy",),
                {"metavar": "FILE", "type": Path, "help": "sao mẫu đi kèm ra tệp .docx hoặc .xlsx"},
            ),
            (("--add",), {"metavar": "FILE", "type": Path, "help": "kiểm tra và thêm mẫu"}),
            (("--use",), {"metavar": "NAME", "help": "chọn mẫu theo tên tệp cho thể thức này"}),
            (("--remove",), {"metavar": "NAME", "help": "xóa mẫu theo tên tệp"}),
        ),
    ),
    (
        "explain",
        "chương trình đọc một số, mục tiêu hoặc thời hạn như thế nào",
        (
            (("kind",), {"metavar": "LOẠI", "choices": ("number", "target", "deadline")}),
            (("text",), {"metavar": "TEXT", "nargs": "?", "default": ""}),
            (("--quarter",), {"metavar": "Q", "help": "quý đang xét"}),
            _JSON,
        ),
    ),
    ("open", "mở cửa sổ với một tệp số liệu", (_FILE,)),
)


def _window(path: Path | None) -> int:
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

"""The command line's grammar: its subcommands with their options, read and told in Vietnamese."""

from __future__ import annotations

import argparse
import sys
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn

EXIT_USAGE = 2


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


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    """The subcommand and its options; ends the program with exit code 2 where they are wrong."""
    if not arguments:  # the window, which waits for no parser
        return argparse.Namespace(command=None)
    return _parser().parse_args(_with_literal_text(arguments))


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
            (("plan",), {"metavar": "PLAN", "help": "mã kế hoạch, xem bằng lệnh plans"}),
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
            (
                ("--from",),
                {
                    "dest": "table",
                    "metavar": "TABLE",
                    "type": Path,
                    "required": True,
                    "help": "bảng .csv hoặc .xlsx; dòng đầu ghi tên cột: "
                    "code,value[,estimate,reference,note] hoặc "
                    "code,state[,percent,done_on,result,note]",
                },
            ),
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
            (
                ("kind",),
                {
                    "metavar": "LOẠI",
                    "choices": ("number", "target", "deadline"),
                    "help": "number (số), target (mục tiêu) hoặc deadline (thời hạn)",
                },
            ),
            (("text",), {"metavar": "TEXT", "nargs": "?", "default": "", "help": "chữ cần đọc"}),
            (("--quarter",), {"metavar": "Q", "help": "quý đang xét"}),
            _JSON,
        ),
    ),
    ("open", "mở cửa sổ với một tệp số liệu", (_FILE,)),
)

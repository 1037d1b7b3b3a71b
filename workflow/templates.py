"""The templates that an office may choose from: those shipped, and its own in the user folder.

An own template is checked when it is installed, and again each time before a report is made with
it (`workflow.template_process`). The shipped one is always there, and is what an export falls back
to, with a note, when an own one has vanished or no longer passes.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from domain.office import Profile
from domain.problem import Problem
from reports.office_package import check_package, head_of, is_package, refuse_old_office
from workflow.folders import user_folder
from workflow.place import make_folder, place, told
from workflow.template_job import EXCEL, WORD
from workflow.template_process import TEMPORARY, bad_template, check_apart

_SHIPPED = Path(__file__).resolve().parent.parent / "reports" / "templates"
_CHOICES = "chosen.json"
_LONGEST_NAME = 60
_NOT_IN_NAMES = re.compile(r"[^\w \-]+")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com\d|lpt\d)")


class TemplateKind(StrEnum):
    """Which file a template is for."""

    WORD = "word"
    EXCEL = "excel"

    @property
    def suffix(self) -> str:
        """The suffix of the template and of the file made with it."""
        return WORD if self is TemplateKind.WORD else EXCEL


@dataclass(frozen=True)
class Template:
    """A template that can be chosen; `name` is what the window shows."""

    kind: TemplateKind
    name: str
    path: Path
    shipped: bool = False


@dataclass(frozen=True)
class Choice:
    """The template to be used; `note` says why it is not the one that the office has chosen."""

    template: Template
    note: str = ""


def shipped(kind: TemplateKind, profile: Profile) -> Template:
    """The template that the program brings along for the document standard."""
    name = f"{profile.value}.docx" if kind is TemplateKind.WORD else "appendices.xlsx"
    return Template(kind, "Mẫu đi kèm chương trình", _SHIPPED / name, shipped=True)


def plan_template() -> Path:
    """The Word template of the plan's own appendices; it is shipped and cannot be chosen."""
    return _SHIPPED / "plan.docx"


def is_shipped(path: Path) -> bool:
    """Whether that is one of the program's own templates."""
    return path.parent == _SHIPPED


def templates(kind: TemplateKind, profile: Profile) -> tuple[Template, ...]:
    """What can be chosen for the document standard: the shipped one, then the office's own."""
    paths = sorted(_folder().glob(f"*{kind.suffix}"))
    own = [_own(kind, path.name) for path in paths if not path.name.startswith(("~$", "."))]
    return (shipped(kind, profile), *own)


def named(name: str, profile: Profile) -> Template:
    """The template of that file name; Problem `unknown_template`."""
    known = {one.path.name: one for kind in TemplateKind for one in templates(kind, profile)}
    if name not in known:
        raise Problem(
            "unknown_template", f"Không có mẫu “{name}”.", f"Các mẫu hiện có: {', '.join(known)}."
        )
    return known[name]


def lines(profile: Profile) -> list[tuple[str, str, str]]:
    """Each template of the document standard: a mark where it is in use, file name, shown name."""
    return [
        ("*" if one == chosen(kind, profile).template else " ", one.path.name, one.name)
        for kind in TemplateKind
        for one in templates(kind, profile)
    ]


def copy_out(kind: TemplateKind, profile: Profile, path: Path) -> Path:
    """Copies the shipped template to that path, to be edited in Word or Excel.

    The path gets the right suffix; Problem `file_exists` rather than overwriting anything.
    """
    target = path if path.suffix.lower() == kind.suffix else Path(f"{path}{kind.suffix}")
    make_folder(target.parent)
    if target.exists():
        raise Problem(
            "file_exists", f"Đã có tệp “{target}”.", "Hãy chọn tên khác cho bản sao của mẫu."
        )
    source = shipped(kind, profile).path
    place(target, _copier(source), lambda _aside: None)
    return target


def install(path: Path) -> Template:
    """Checks the file and takes a copy into the user folder; a new name where the old is taken.

    Problem `bad_template` with its findings, or what is wrong with the file as a whole.
    """
    kind = kind_of(path)
    with told(path), tempfile.TemporaryDirectory(prefix=TEMPORARY) as folder:
        copy = _snapshot(path, Path(folder))
        findings = check_apart(copy)
        if findings:
            raise bad_template(path, findings)
        target = _free_path(safe_stem(path.stem), kind)
        make_folder(target.parent)
        place(target, _copier(copy), lambda _aside: None)
    return _own(kind, target.name)


def findings(path: Path) -> tuple[str, ...]:
    """What must be mended in the file before it can be installed; Problems as for `install`."""
    kind_of(path)
    with told(path), tempfile.TemporaryDirectory(prefix=TEMPORARY) as folder:
        return check_apart(_snapshot(path, Path(folder)))


def remove(template: Template) -> None:
    """Deletes an own template and forgets that it was chosen; a shipped one stays."""
    if template.shipped:
        raise Problem(
            "template_shipped",
            "Mẫu đi kèm chương trình không xóa được.",
            "Hãy chọn mẫu của đơn vị.",
        )
    try:
        _own(template.kind, template.path.name).path.unlink(missing_ok=True)
    except OSError:
        raise Problem(
            "file_in_use",
            f"Chưa xóa được mẫu “{template.name}”.",
            "Hãy đóng mẫu trong Word hoặc Excel rồi thử lại.",
        ) from None
    _keep({key: name for key, name in _choices().items() if name != template.path.name})


def choose(template: Template, profile: Profile) -> None:
    """Uses the template for the document standard from now on; the shipped one resets that."""
    choices = _choices()
    choices.pop(_key(template.kind, profile), None)
    if not template.shipped:
        choices[_key(template.kind, profile)] = template.path.name
    _keep(choices)


def chosen(kind: TemplateKind, profile: Profile) -> Choice:
    """The template to be used for the document standard, and why it is not the office's own."""
    name = _choices().get(_key(kind, profile))
    if not name:
        return Choice(shipped(kind, profile))
    template = _own(kind, name)
    if template.path.is_file():
        return Choice(template)
    return Choice(shipped(kind, profile), fallback_note(template, "không còn tệp mẫu."))


def fallback_note(template: Template, reason: str) -> str:
    """The sentence that the shipped template was used, and why."""
    return f"Đã dùng mẫu đi kèm chương trình thay cho mẫu “{template.name}”: {reason}"


def kind_of(path: Path) -> TemplateKind:
    """What the file is a template for, by its suffix; Problem `not_a_template`."""
    for kind in TemplateKind:
        if path.suffix.lower() == kind.suffix:
            return kind
    raise Problem(
        "not_a_template",
        f"“{path.name}” không phải mẫu Word (.docx) hay Excel (.xlsx).",
        "Hãy chọn tệp .docx hoặc .xlsx; mẫu .dotx, .docm, .xltx, .xlsm hãy lưu lại cho đúng loại.",
    )


def safe_stem(stem: str) -> str:
    """A file name without suffix that is allowed everywhere and cannot leave its folder."""
    words = _NOT_IN_NAMES.sub(" ", unicodedata.normalize("NFC", stem)).split()
    name = " ".join(words)[:_LONGEST_NAME].strip(" -") or "mau"
    return f"mau {name}" if _RESERVED.fullmatch(name) else name


def _folder() -> Path:
    return user_folder() / "templates"


def _own(kind: TemplateKind, name: str) -> Template:
    """The office's template of that file name; the name counts alone, whatever it says before."""
    path = _folder() / Path(name.replace("\\", "/")).name
    return Template(kind, path.stem, path)


def _key(kind: TemplateKind, profile: Profile) -> str:
    return f"{kind.value}-{profile.value}"


def _snapshot(path: Path, folder: Path) -> Path:
    """A copy that nobody else can change while it is checked; refused where it is no Office file.

    The Problems of `reports.office_package` keep their codes here.
    """
    head = head_of(path)
    refuse_old_office(path, head)
    if not is_package(head):
        raise Problem(
            "not_a_template",
            f"“{path.name}” không phải tệp Word (.docx) hay Excel (.xlsx).",
            "Hãy mở bằng Word hoặc Excel rồi lưu lại đúng loại tệp.",
        )
    copy = folder / f"{safe_stem(path.stem)}{path.suffix.lower()}"
    shutil.copyfile(path, copy)
    check_package(copy)
    return copy


def _copier(source: Path) -> Callable[[Path], None]:
    def write(aside: Path) -> None:
        shutil.copyfile(source, aside)

    return write


def _free_path(stem: str, kind: TemplateKind) -> Path:
    number = 1
    path = _folder() / f"{stem}{kind.suffix}"
    while path.exists():
        number += 1
        path = _folder() / f"{stem} ({number}){kind.suffix}"
    return path


def _choices() -> dict[str, str]:
    """The file name of the chosen template by kind and document standard."""
    try:
        kept = json.loads((_folder() / _CHOICES).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        kept = {}
    pairs = kept.items() if isinstance(kept, dict) else ()
    return {key: value for key, value in pairs if isinstance(value, str)}


def _keep(choices: dict[str, str]) -> None:
    text = json.dumps(choices, ensure_ascii=False, indent=1, sort_keys=True)

    def write(aside: Path) -> None:
        aside.write_text(text, encoding="utf-8")

    make_folder(_folder())
    place(_folder() / _CHOICES, write, lambda _aside: None)

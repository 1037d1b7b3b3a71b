"""The licence texts of everything shipped, in a folder of the program."""

from __future__ import annotations

import email.message
import email.parser
import re
import shutil
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from installer.steps import ROOT, CannotGoOn

FOLDER = "giay-phep"
CHART_FOLDER = "giay-phep-bieu-do"
TEXTS = ROOT / "installer" / "licences"
LICENCE_FILE = re.compile(r"licen[cs]e|copying|notice|authors", re.I)
# What the chart add-on brings; everything else in requirements.txt is the program's.
CHART_PACKAGES = {
    "contourpy", "cycler", "fonttools", "kiwisolver", "matplotlib", "numpy", "packaging", "pillow",
    "pyparsing", "python-dateutil",
}  # fmt: skip
# What wheels ought to carry and do not: the licence they name, or those of libraries inside them.
TEXTS_OF = {
    "lxml": ("LGPL-2.1.txt",),  # of iconv; the texts of libxml2 and libxslt are in its own
    "pyside6-essentials": ("LGPL-3.txt", "GPL-3.txt", "inside-qt.txt", "Apache-2.0.txt"),
    "shiboken6": ("LGPL-3.txt", "GPL-3.txt"),
    "docxtpl": ("LGPL-2.1.txt",),
}
HOME_LABELS = ("homepage", "home", "source", "source code", "repository", "documentation")
PREFACE = """\
Giấy phép của Sơ Kết Quý và các thành phần
===========================================

Sơ Kết Quý được phát hành theo giấy phép MIT (so-ket-quy/LICENSE). Chương trình dùng các thành
phần dưới đây; nguyên văn giấy phép của từng thành phần nằm trong thư mục cùng tên.

Sơ Kết Quý is released under the MIT licence. Qt and PySide6 are used under the LGPL version 3,
docxtpl under the LGPL version 2.1: they lie unchanged in _internal/, where you may replace them
with versions of your own. Their sources are published by The Qt Company and by the docxtpl
project at the addresses below. The libraries inside Qt and inside Python are named, with their
licences, in pyside6-essentials/ and python/. MSVCP140*.dll and VCRUNTIME140*.dll are the Visual C++
runtime of Microsoft, which Microsoft allows to be passed on with a program.

"""


def write_licences(target: Path, packages: Iterable[str], site: Path) -> None:
    """Put the licences of `packages`, as installed in `site`, into the folder, with an index."""
    shutil.rmtree(target, ignore_errors=True)
    rows = [_copy(name, site, target) for name in sorted(packages)]
    index = PREFACE + "".join(sorted(rows))
    (target / "DOC-TRUOC.txt").write_text(index, encoding="utf-8-sig", newline="\r\n")


def write_own_licences(target: Path) -> None:
    """The texts of the program itself and of Python, beside those of the packages."""
    stdlib = Path(sysconfig.get_path("stdlib"))
    texts = [folder / "LICENSE.txt" for folder in (stdlib, stdlib.parent)]
    python = next((path for path in texts if path.exists()), None)
    if python is None:
        raise CannotGoOn("this Python comes without its LICENSE.txt, which must be shipped")
    inside = TEXTS / "inside-python.txt"
    for name, source in (("so-ket-quy", ROOT / "LICENSE"), ("python", python), ("python", inside)):
        (target / name).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target / name / source.name)


def program_packages() -> set[str]:
    """The packages of requirements.txt that the program holds, and what starts it."""
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    locked = re.findall(r"^([A-Za-z0-9._-]+)==", lock, re.M)
    return set(locked) - CHART_PACKAGES - {"tzdata"} | {"pyinstaller"}


def _copy(package: str, site: Path, target: Path) -> str:
    """Copy the texts of one package; its line of the index."""
    info = _info_folder(package, site)
    about = email.parser.Parser().parsestr((info / "METADATA").read_text(encoding="utf-8"))
    texts = [path for path in sorted(info.rglob("*")) if path.is_file() and _is_text(path)]
    texts += [TEXTS / name for name in TEXTS_OF.get(package, ())]
    if not texts:
        raise CannotGoOn(f"no licence text for {package}: add one to installer/licences.py")
    for number, path in enumerate(texts):
        name = f"{path.stem}{'-' + str(number) if number else ''}.txt"
        (target / package).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target / package / name)
    return f"{about['Name']} {about['Version']}: {_licence(about)}; {_home(about)}\n"


def _is_text(path: Path) -> bool:
    """Whether the file is a licence that we ship under; Qt's commercial one is not."""
    return bool(LICENCE_FILE.search(path.name)) and "Commercial" not in path.name


def _info_folder(package: str, site: Path) -> Path:
    wanted = package.replace("-", "_").lower()
    for path in site.glob("*.dist-info"):
        if path.name.partition("-")[0].lower() == wanted:
            return path
    raise CannotGoOn(f"{package} is not installed in {site.name}")


def _licence(about: email.message.Message) -> str:
    named = about["License-Expression"] or about["License"] or ""
    if named and "\n" not in named:
        return str(named)
    kinds = [word for word in about.get_all("Classifier", []) if word.startswith("License ::")]
    return kinds[0].rpartition(":: ")[2] if kinds else "see its text"


def _home(about: email.message.Message) -> str:
    """The address under which the package and its source are found, of all that it names."""
    links = dict(link.split(", ", 1) for link in about.get_all("Project-URL", []))
    named = {label.casefold(): address for label, address in links.items()}
    found = (named[label] for label in HOME_LABELS if label in named)
    return str(about["Home-page"] or next(found, ""))

"""Takes the handbook's pictures from the real window: `python -m tests.desktop.help_pictures`.

They are taken of the demonstration office, in light colours, and kept small.
"""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["SKQ_HOME"] = tempfile.mkdtemp()
os.environ["LOGNAME"] = "vanthu"  # who is named in the history

from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.app import make_application
from desktop.memory import Memory
from desktop.screens.help import HELP
from desktop.screens.settings import SettingsDialog
from desktop.screens.tasks_screen import TasksScreen
from desktop.tasks import Tasks
from desktop.window import Window
from domain.quarter import Quarter
from installer.small_picture import write_small
from workflow.demo import demo_file

SIZE = (940, 600)
SETTLE_MILLISECONDS = 400


@dataclass(frozen=True)
class Picture:
    """A file name, the window's page (or ``), and what is done before it is taken."""

    name: str
    page: str
    prepare: Callable[[Any], object] = lambda _page: None


def tasks_with_form(screen: TasksScreen) -> None:
    screen.step_into_panel()
    QTest.qWait(SETTLE_MILLISECONDS)
    screen.go_to("1.16")


PICTURES = (
    Picture("chi-tieu.png", "Phụ lục I – Chỉ tiêu", lambda page: page.go_to("3", "value")),
    Picture("nhiem-vu.png", "Phụ lục II – Nhiệm vụ", tasks_with_form),
    Picture("loi-van.png", "Lời văn", lambda page: page.go_to("leadership.study")),
    Picture("xuat.png", "Xuất báo cáo"),
    Picture("ke-hoach.png", "Kế hoạch năm", lambda page: page.go_to("10")),
    Picture("nhat-ky.png", "Nhật ký"),
)


def main() -> None:
    """Write every picture into the handbook's folder."""
    app = make_application(["so-ket-quy"])
    folder = Path(tempfile.mkdtemp())
    demo_file(folder / "demo.skq", Quarter(2026, 3))
    window = Window(Memory(folder / "window.json"), Tasks(app))
    window.resize(*SIZE)
    window.show()
    window.show_start()
    take(window, "trang-dau.png")
    window.open_path(folder / "demo.skq")
    for picture in PICTURES:
        take_page(window, picture)
    assert window.workspace is not None
    dialog = SettingsDialog(window.workspace.file, window)
    dialog.show()
    take(dialog, "thong-tin.png")
    window.close_file()


def take_page(window: Window, picture: Picture) -> None:
    assert window.workspace is not None
    navigation = window.workspace.navigation
    names = [navigation.item(place).text() for place in range(navigation.count())]
    if picture.page not in names:
        print(f"{picture.name}: no page {picture.page}")
        return
    window.workspace.show_page(names.index(picture.page))
    picture.prepare(window.workspace.stack.currentWidget())
    take(window, picture.name)


def take(widget: QWidget, name: str, part: QRect | None = None) -> None:
    QTest.qWait(SETTLE_MILLISECONDS)
    write_small(widget.grab(part or widget.rect()).toImage(), HELP / name)


if __name__ == "__main__":
    main()

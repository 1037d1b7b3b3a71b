"""Thông tin đơn vị: the form, its picture, and saving as one batch."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.store import Store
from desktop.screens.appendix import AppendixScreen
from desktop.screens.settings import SettingsDialog
from desktop.screens.settings_fields import FIELDS
from desktop.window import Window
from domain.change import Subject
from domain.office import Office, Profile
from tests.desktop.conftest import Told

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
Opened = Callable[[Path, int], AppendixScreen]


@pytest.fixture
def dialog(opened: Opened, demo: Path, window: Window, qtbot: QtBot) -> Iterator[SettingsDialog]:
    """The dialog on the demonstration office."""
    opened(demo, 1)
    assert window.workspace is not None
    shown = SettingsDialog(window.workspace.file, window)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    shown.done(0)
    shown.deleteLater()


def fill(widget: QWidget, text: str) -> None:
    widget.setFocus()
    QTest.keyClick(widget, Key.Key_A, CONTROL)
    for number, line in enumerate(text.split("\n")):
        if number:
            QTest.keyClick(widget, Key.Key_Return)
        QTest.keyClicks(widget, line)


def test_every_field_of_the_office_can_be_set() -> None:
    names = {one.name for one in fields(Office)} - {"unit"}  # the unit is what the file is of
    assert {field.name for field in FIELDS} == names


def test_saving_makes_one_batch(dialog: SettingsDialog, window: Window) -> None:
    assert window.workspace is not None
    file = window.workspace.file
    before = len(file.store.batches())
    fill(dialog.fields["signer"], "Tran Thi B")
    fill(dialog.fields["place"], "Ha Long")
    fill(dialog.fields["recipients"], "Noi mot\nNoi hai")
    QTest.mouseClick(dialog.save_button, LEFT)
    office = file.store.office
    assert (office.signer, office.place) == ("Tran Thi B", "Ha Long")
    assert office.recipients == ("Noi mot", "Noi hai")
    assert len(file.store.batches()) == before + 1
    window.undo()
    assert file.store.office.signer == "Nguyễn Văn A"


def test_the_picture_follows_every_letter(dialog: SettingsDialog) -> None:
    before = dialog.picture.grab().toImage()
    fill(dialog.fields["issuer"], "DANG UY XA MOI")
    assert "DANG UY XA MOI" in dialog.picture.accessibleDescription()
    assert dialog.picture.grab().toImage() != before


def test_the_picture_follows_the_standard(dialog: SettingsDialog) -> None:
    assert "-BC/ĐU" in dialog.picture.accessibleDescription()
    box = dialog.fields["profile"]
    box.setFocus()
    QTest.keyClick(box, Key.Key_End)
    assert dialog.office.profile is Profile.ND30
    assert "/BC-ĐU" in dialog.picture.accessibleDescription()


def test_what_is_customary_is_filled_in_and_the_signer_stays(dialog: SettingsDialog) -> None:
    box = dialog.fields["profile"]
    box.setFocus()
    QTest.keyClick(box, Key.Key_End)
    QTest.mouseClick(dialog.customary_button, LEFT)
    office = dialog.office
    assert office.authority == "ỦY BAN NHÂN DÂN"
    assert office.code == "UBND"
    assert office.signer == "Nguyễn Văn A"


def test_an_office_without_a_name_is_refused_and_the_form_stays(
    dialog: SettingsDialog, told: Told, demo: Path
) -> None:
    fill(dialog.fields["name"], " ")
    QTest.mouseClick(dialog.save_button, LEFT)
    assert [one.code for one in told.problems] == ["office_without_name"]
    assert dialog.isVisible()
    fill(dialog.fields["name"], "Dang uy phuong")


def test_leaving_with_changes_asks(dialog: SettingsDialog, told: Told) -> None:
    fill(dialog.fields["signer"], "Tran Thi B")
    told.answer = False
    QTest.keyClick(dialog, Key.Key_Escape)
    assert len(told.questions) == 1
    assert dialog.isVisible()
    told.answer = True
    QTest.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()


def test_leaving_without_changes_does_not_ask(dialog: SettingsDialog, told: Told) -> None:
    QTest.keyClick(dialog, Key.Key_Escape)
    assert told.questions == []
    assert not dialog.isVisible()


def test_the_wheel_changes_no_setting(dialog: SettingsDialog) -> None:
    box = dialog.fields["profile"]
    before = dialog.office
    centre = box.rect().center()
    turned = QWheelEvent(
        QPointF(centre),
        QPointF(box.mapToGlobal(centre)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turned)
    assert not turned.isAccepted()
    assert dialog.office == before


def test_the_menu_opens_the_dialog(opened: Opened, blank: Path, window: Window) -> None:
    opened(blank, 1)
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SettingsDialog)
        fill(dialog.fields["signer"], "Le Van C")
        seen.append(dialog.windowTitle())
        dialog.fields["signer"].setFocus()
        QTest.keyClick(dialog.fields["signer"], Key.Key_Return)

    action = next(one for one in window._in_file if "đơn vị" in one.text())
    QTimer.singleShot(0, look)
    action.trigger()
    assert seen == ["Thông tin đơn vị"]
    with Store.open(blank) as store:
        assert store.office.signer == "Le Van C"
        newest = store.history(Subject.OFFICE, limit=1)[0]
        assert newest.field == "signer"


def test_every_field_has_a_name_for_screen_readers(dialog: SettingsDialog) -> None:
    assert all(widget.accessibleName() for widget in dialog.fields.values())
    assert dialog.picture.accessibleName()

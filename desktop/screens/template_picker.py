"""Which template the files are made with: the one shipped, or one of the office's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop import ask
from desktop.tasks import Tasks
from domain.office import Profile
from domain.problem import Problem
from workflow import templates as known
from workflow.templates import Template, TemplateKind

_KINDS = {TemplateKind.WORD: "Mẫu W&ord", TemplateKind.EXCEL: "Mẫ&u Excel"}
_ADD = "T&hêm mẫu…"
_MOST_FINDINGS = 12


class TemplatePicker(QWidget):
    """A list for each kind of file; a new template is checked before it is taken in."""

    busy = Signal(bool)

    def __init__(self, tasks: Tasks, profile: Profile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._profile = profile
        self.boxes = {kind: QComboBox() for kind in TemplateKind}
        self.add_button = QPushButton(_ADD)
        self.copy_button = QPushButton("Chép mẫu để sử&a…")
        self.note = QLabel()
        self._lay_out()
        self._connect()
        self.show_profile(profile)

    def show_profile(self, profile: Profile) -> None:
        """Show what can be chosen for the document standard, and what is."""
        self._profile = profile
        notes = []
        for kind, box in self.boxes.items():
            choice = known.chosen(kind, profile)
            notes += [choice.note] if choice.note else []
            box.clear()
            for template in known.templates(kind, profile):
                box.addItem(template.name, template)
                if template == choice.template:
                    box.setCurrentIndex(box.count() - 1)
        self.note.setText("\n".join(notes))
        self.note.setVisible(bool(notes))

    def add(self) -> None:
        """Ask for a template, check it in the background, and choose it."""
        path = ask.template_to_add(self)
        if path is None:
            return
        self._show_busy(True)
        job = self._tasks.start(lambda: _installed(path))
        job.done.connect(self._choose)
        job.refused.connect(lambda problem: ask.tell_problem(self, problem))
        job.over.connect(lambda: self._show_busy(False))

    def copy_out(self) -> None:
        """Copy the shipped Word template to a place of the user's, to be edited there."""
        proposal = Path.home() / f"mau-{self._profile.value}{TemplateKind.WORD.suffix}"
        path = ask.template_copy(self, proposal)
        if path is None:
            return
        try:
            known.copy_out(TemplateKind.WORD, self._profile, path)
        except Problem as problem:
            ask.tell_problem(self, problem)
            return
        ask.show_folder(path.parent)

    def _choose(self, template: Template) -> None:
        try:
            known.choose(template, self._profile)
        except Problem as problem:
            ask.tell_problem(self, problem)
        self.show_profile(self._profile)

    def _show_busy(self, busy: bool) -> None:
        self.add_button.setEnabled(not busy)
        self.add_button.setText("Đang kiểm tra mẫu…" if busy else _ADD)
        self.busy.emit(busy)

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(4)
        for row, (kind, words) in enumerate(_KINDS.items()):
            label = QLabel(words)
            label.setBuddy(self.boxes[kind])
            self.boxes[kind].setAccessibleName(words.replace("&", ""))
            self.boxes[kind].setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            layout.addWidget(label, row, 0)
            layout.addWidget(self.boxes[kind], row, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        layout.addLayout(buttons, len(_KINDS), 1)
        self.note.setWordWrap(True)
        layout.addWidget(self.note, len(_KINDS) + 1, 0, 1, 2)
        layout.setColumnStretch(1, 1)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add)
        self.copy_button.clicked.connect(self.copy_out)
        for box in self.boxes.values():
            box.activated.connect(lambda row, box=box: self._choose(box.itemData(row)))


def _installed(path: Path) -> Template:
    """The template taken in; Problem with all that must be mended first."""
    findings = known.findings(path)
    if not findings:
        return known.install(path)
    shown = [f"• {one}" for one in findings[:_MOST_FINDINGS]]
    if len(findings) > _MOST_FINDINGS:
        shown.append(f"… và {len(findings) - _MOST_FINDINGS} điểm khác.")
    advice = "Hãy sửa mẫu trong Word hoặc Excel rồi thêm lại:\n"
    sentence = f"Mẫu “{path.name}” có {len(findings)} điểm phải sửa."
    raise Problem("bad_template", sentence, advice + "\n".join(shown))

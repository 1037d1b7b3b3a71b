"""One window per data file: a second start brings the first window forward and ends.

The window that shows a file listens on a local socket named by the file. Nothing but the call
itself goes through it, and only from programs of the same user.
"""

from __future__ import annotations

import os
import sys
from hashlib import blake2b
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

_PATIENCE_MILLISECONDS = 1000
_CALL = b"front\n"


class Answering(QObject):
    """Answers, for the shown file, whoever starts the program with it again."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._path: Path | None = None
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)  # at once, but after whatever opens the file
        self._timer.timeout.connect(self._listen)

    def answer_for(self, path: Path | None) -> None:
        """Answer for this file from now on, or for none."""
        self._path = path
        self._server.close()
        self._timer.start()

    def _listen(self) -> None:
        if self._path is None:
            return
        name = _name(self._path)
        if not self._server.listen(name) and not call_forward(self._path):
            # What a killed program has left: nobody answers there.
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.write(_CALL)
            socket.flush()
            socket.disconnectFromServer()
            self._come_forward()

    def _come_forward(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()


def call_forward(path: Path) -> bool:
    """Whether a window that shows the file has answered, and comes forward."""
    _allow_others_to_the_front()
    socket = QLocalSocket()
    socket.connectToServer(_name(path))
    if not socket.waitForConnected(_PATIENCE_MILLISECONDS):
        return False
    answered = socket.waitForReadyRead(_PATIENCE_MILLISECONDS)
    return answered and bytes(socket.readAll().data()) == _CALL


def _name(path: Path) -> str:
    """One for all the names that links give to the data file."""
    real = os.path.normcase(os.path.realpath(path)).encode("utf-8", "surrogateescape")
    return f"so-ket-quy-{blake2b(real, digest_size=16).hexdigest()}"


def _allow_others_to_the_front() -> None:
    """Windows lets only the program in front hand the front on."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - of use there only

        ctypes.windll.user32.AllowSetForegroundWindow(-1)  # whoever asks: ASFW_ANY

"""What a process did to the files of a folder, in order, and what a disk would hold of it.

After a kill the disk holds everything up to that moment. After a power cut it holds what was
synced; of what came later, any part of the writes, torn at 512 bytes, and the first so many changes
of names and sizes, as a journaling file system keeps them in order.
"""

import os
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults import tracer
from tests.faults.tracer import Call

SECTOR = 512


@dataclass(frozen=True)
class Step:
    """One change; `file` is a number that stays with a file whatever it is called."""

    kind: str  # create, write, size, sync, rename, link, unlink, mkdir, rmdir, said
    file: int = 0
    name: str = ""
    other: str = ""
    offset: int = 0
    data: bytes = b""


@dataclass
class Recording:
    """The folder as it was before, and the steps since."""

    folder: Path
    before: dict[str, bytes | None]  # None is a folder
    numbers: dict[str, int]
    steps: list[Step] = field(default_factory=list)

    def acknowledged(self, upto: int) -> list[bytes]:
        """What the process had said by then."""
        said = b"".join(one.data for one in self.steps[:upto] if one.kind == "said")
        return [line for line in said.split(b"\n") if line]


def record(folder: Path, act: Callable[[int], object]) -> Recording:
    """Runs `act` in a process of its own; it is given a descriptor on which it says what it did."""
    made = Recording(folder, _contents(folder), {})
    watcher = _Watcher(made)
    reading, saying = os.pipe()
    watcher.saying = saying
    code = tracer.run(lambda: act(saying), watcher.before, watcher.after)
    os.close(reading)
    os.close(saying)
    if code != 0:
        raise RuntimeError(f"the recorded process ended with {code}")
    return made


def _contents(folder: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(folder).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
    }


class _Watcher:
    """Turns system calls into steps."""

    def __init__(self, made: Recording) -> None:
        self.made = made
        self.saying = -1
        self._inodes: dict[int, int] = {}
        self._existed = False
        self._position = 0
        for name, content in made.before.items():
            if content is not None:
                made.numbers[name] = self._number((made.folder / name).stat().st_ino)

    def before(self, call: Call) -> int:
        if call.name in ("open", "openat"):
            self._existed = os.path.lexists(call.path(0 if call.name == "open" else 1))
        elif call.name in ("write", "writev", "sendfile"):
            self._position = _position(call, call.arguments[0])
        elif call.name in ("unlink", "unlinkat", "rename", "renameat", "renameat2"):
            self._forget(call)
        return 0

    def after(self, call: Call) -> None:
        if call.result < 0:
            return
        if call.name in ("write", "writev", "pwrite", "sendfile"):
            self._write(call)
        elif call.name in ("fsync", "fdatasync", "ftruncate"):
            self._on_file(call)
        elif call.name in ("open", "openat"):
            self._open(call)
        else:
            self._names(call)

    def _write(self, call: Call) -> None:
        descriptor = call.arguments[0]
        if descriptor == self.saying:
            with open(f"/proc/{call.process}/mem", "rb", buffering=0) as memory:
                memory.seek(call.arguments[1])
                self.made.steps.append(Step("said", data=memory.read(call.result)))
            return
        if self._name(call.file(descriptor)) is None or not call.result:
            return
        offset = call.arguments[3] if call.name == "pwrite" else self._position
        with open(f"/proc/{call.process}/fd/{descriptor}", "rb") as file:
            file.seek(offset)
            data = file.read(call.result)
        self.made.steps.append(
            Step("write", self._file(call, descriptor), offset=offset, data=data)
        )

    def _on_file(self, call: Call) -> None:
        descriptor = call.arguments[0]
        name = self._name(call.file(descriptor))
        if name is None:
            return
        if (self.made.folder / name).is_dir():
            self.made.steps.append(Step("sync", -1, name))
        elif call.name == "ftruncate":
            size = call.arguments[1]
            self.made.steps.append(Step("size", self._file(call, descriptor), offset=size))
        else:
            self.made.steps.append(Step("sync", self._file(call, descriptor)))

    def _open(self, call: Call) -> None:
        name = self._name(call.file(call.result))
        if name is None:
            return
        flags = call.arguments[1 if call.name == "open" else 2]
        number = self._file(call, call.result)
        if not self._existed:
            self.made.steps.append(Step("create", number, name))
        elif flags & os.O_TRUNC:
            self.made.steps.append(Step("size", number))

    def _names(self, call: Call) -> None:
        kind = call.name.removesuffix("2").removesuffix("at")
        if kind not in ("rename", "link", "unlink", "mkdir", "rmdir"):
            if kind not in ("chmod", "fchmod", "utimens"):
                raise RuntimeError(f"not modelled: {call.name}")
            return
        at = call.name.endswith(("at", "at2"))
        first = self._name(str(call.path(1 if at else 0)))
        two = kind in ("rename", "link")
        second = self._name(str(call.path(3 if at else 1))) if two else ""
        if first is not None and second is not None:
            self.made.steps.append(Step(kind, name=first, other=second))

    def _forget(self, call: Call) -> None:
        """A file that is gone frees its inode, which may soon be another's."""
        at = call.name.endswith(("at", "at2"))
        wanted = (1 if at else 0) if call.name.startswith("unlink") else (3 if at else 1)
        try:
            found = os.lstat(call.path(wanted))
        except OSError:
            return
        if found.st_nlink == 1:
            self._inodes.pop(found.st_ino, None)

    def _name(self, path: str) -> str | None:
        try:
            return Path(path).relative_to(self.made.folder).as_posix()
        except ValueError:
            return None

    def _file(self, call: Call, descriptor: int) -> int:
        return self._number(os.stat(f"/proc/{call.process}/fd/{descriptor}").st_ino)

    def _number(self, inode: int) -> int:
        if inode not in self._inodes:
            self._inodes[inode] = 1 + len(self._inodes) + 1000 * len(self.made.steps)
        return self._inodes[inode]


def _position(call: Call, descriptor: int) -> int:
    try:
        text = Path(f"/proc/{call.process}/fdinfo/{descriptor}").read_text()
    except OSError:
        return 0
    fields = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
    return int(fields.get("pos", "0"))


# -- the disk --

_META = {"create", "size", "rename", "link", "unlink", "mkdir", "rmdir"}


def after_kill(made: Recording, upto: int, target: Path) -> None:
    """The folder as a kill before the step leaves it."""
    _lay(made, [True] * upto, {}, target)


def after_cut(made: Recording, upto: int, chance: random.Random, target: Path) -> None:
    """The folder as one power cut before the step may leave it."""
    steps = made.steps[:upto]
    synced = {one.file: at for at, one in enumerate(steps) if one.kind == "sync"}
    committed = max(synced.values(), default=-1)
    loose = [at for at, one in enumerate(steps) if one.kind in _META and at > committed]
    kept_meta = set(loose[: chance.randint(0, len(loose))])
    luck = chance.choice((0.0, 0.5, 0.9, 1.0))
    keep, torn = [], {}
    for at, one in enumerate(steps):
        if one.kind in _META:
            keep.append(at <= committed or at in kept_meta)
        elif one.kind == "write" and at > synced.get(one.file, -1):
            keep.append(chance.random() < luck)
            if keep[-1] and chance.random() < 0.2:
                torn[at] = chance.randint(0, len(one.data) // SECTOR)
        else:
            keep.append(True)
    _lay(made, keep, torn, target)


def _lay(made: Recording, keep: list[bool], torn: dict[int, int], target: Path) -> None:
    """Writes the folder that the kept steps come to."""
    names: dict[str, int | None] = {}
    content: dict[int, bytearray] = {}
    for name, data in made.before.items():
        names[name] = None if data is None else made.numbers[name]
        if data is not None:
            content[made.numbers[name]] = bytearray(data)
    for at, kept in enumerate(keep):
        if kept:
            _apply(made.steps[at], names, content, torn.get(at))
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name, number in sorted(names.items()):
        if number is None:
            (target / name).mkdir(parents=True, exist_ok=True)
        else:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(content.get(number, bytearray()))


def _apply(
    step: Step, names: dict[str, int | None], content: dict[int, bytearray], sectors: int | None
) -> None:
    if step.kind == "create":
        names[step.name] = step.file
        content.setdefault(step.file, bytearray())
    elif step.kind == "write":
        data = step.data if sectors is None else step.data[: sectors * SECTOR]
        held = content.setdefault(step.file, bytearray())
        held.extend(bytes(max(0, step.offset - len(held))))
        held[step.offset : step.offset + len(data)] = data
    elif step.kind == "size":
        held = content.setdefault(step.file, bytearray())
        del held[step.offset :]
        held.extend(bytes(step.offset - len(held)))
    elif step.kind == "mkdir":
        names[step.name] = None
    elif step.kind in ("unlink", "rmdir"):
        names.pop(step.name, None)
    elif step.kind in ("rename", "link") and step.name in names:
        found = names.pop(step.name) if step.kind == "rename" else names[step.name]
        names[step.other] = found

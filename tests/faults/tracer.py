"""Runs a function in a process of its own and stands between it and the system, call by call.

It works through ptrace, so it needs no other program; a seccomp filter lets all calls pass that
change no file, since stopping at each would triple the time. At each of the others the harness may
look, kill the process, or make the call fail. Linux on x86-64 only: `is_possible` says whether.
"""

import ctypes
import os
import platform
import signal
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TRACEME, CONT, GETREGS, SETREGS, SYSCALL, SETOPTIONS = 0, 7, 12, 13, 24, 0x4200
_TRACE_SYSGOOD, _TRACE_SECCOMP, _EXIT_KILL = 1, 1 << 7, 1 << 20
_TRAP = signal.SIGTRAP if sys.platform != "win32" else 0
_SYSCALL_STOP, _SECCOMP_STOP = _TRAP | 0x80, _TRAP | 7 << 8

CALLS = {
    1: "write", 2: "open", 18: "pwrite", 20: "writev", 40: "sendfile", 74: "fsync",
    75: "fdatasync", 76: "truncate", 77: "ftruncate", 82: "rename", 83: "mkdir", 84: "rmdir",
    85: "creat", 86: "link", 87: "unlink", 88: "symlink", 90: "chmod", 91: "fchmod",
    257: "openat", 258: "mkdirat", 263: "unlinkat", 264: "renameat", 265: "linkat",
    280: "utimensat", 285: "fallocate", 296: "pwritev", 316: "renameat2", 326: "copy_file_range",
}  # fmt: skip
_WRITING_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


# https://docs.kernel.org/userspace-api/seccomp_filter.html
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _BY_FILTER = 38, 22, 2
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _TRACE = 0x7FFF0000, 0x7FF00000


class _Filter(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("steps", ctypes.c_void_p)]


class _Registers(ctypes.Structure):
    _fields_ = [
        (name, ctypes.c_ulonglong)
        for name in (
            "r15",
            "r14",
            "r13",
            "r12",
            "rbp",
            "rbx",
            "r11",
            "r10",
            "r9",
            "r8",
            "rax",
            "rcx",
            "rdx",
            "rsi",
            "rdi",
            "orig_rax",
            "rip",
            "cs",
            "eflags",
            "rsp",
            "ss",
            "fs_base",
            "gs_base",
            "ds",
            "es",
            "fs",
            "gs",
        )
    ]


@dataclass
class Call:
    """One system call that may change files, seen before it is carried out."""

    process: int
    name: str
    arguments: tuple[int, ...]
    result: int = 0

    @property
    def changes(self) -> bool:
        """Whether it changes something, as far as that can be told from outside."""
        if self.name in ("open", "openat"):
            flags = self.arguments[1 if self.name == "open" else 2]
            return bool(flags & _WRITING_FLAGS)
        return True

    def path(self, argument: int) -> Path:
        """The path that an argument points to."""
        with open(f"/proc/{self.process}/mem", "rb", buffering=0) as memory:
            memory.seek(self.arguments[argument])
            text = memory.read(4096).split(b"\0", 1)[0]
        return Path(f"/proc/{self.process}/cwd").resolve() / os.fsdecode(text)

    def file(self, descriptor: int) -> str:
        """The path behind a descriptor; empty where it is none of a file."""
        try:
            return os.readlink(f"/proc/{self.process}/fd/{descriptor}")
        except OSError:
            return ""


KILL = -1  # as the answer of `before`: the process ends here
Before = Callable[[Call], int]  # 0 goes on, KILL ends it, any other is the error that is returned
After = Callable[[Call], None]


@cache
def is_possible() -> bool:
    """Whether a process may be watched here."""
    if platform.system() != "Linux" or platform.machine() != "x86_64":
        return False
    try:
        return run(lambda: None, lambda _call: 0) == 0
    except OSError:
        return False


def run(act: Callable[[], object], before: Before, after: After = lambda _call: None) -> int:
    """Runs `act` in a process of its own under watch; its exit code, -9 where it was killed."""
    child = os.fork()
    if child == 0:
        _be_watched(act)
    _wait_for(child, signal.SIGSTOP)
    _ptrace(SETOPTIONS, child, 0, _TRACE_SYSGOOD | _TRACE_SECCOMP | _EXIT_KILL)
    return _Watch(child, before, after).to_the_end()


def _be_watched(act: Callable[[], object]) -> None:
    code = 70
    try:
        _ptrace(TRACEME, 0, 0, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        _stop_at_calls_only()
        act()
        code = 0
    finally:
        os._exit(code)


def _stop_at_calls_only() -> None:
    """A filter by which the kernel stops this process before each call of `CALLS`."""
    size = len(CALLS)
    steps = [(_LOAD, 0, 0, 0)]  # the call's number
    steps += [(_JUMP_IF_EQUAL, size - at, 0, number) for at, number in enumerate(CALLS)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _TRACE)]
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *one) for one in steps))
    filter_ = _Filter(len(steps), ctypes.addressof(program))
    for words in ((_NO_NEW_PRIVILEGES, 1, 0), (_SET_SECCOMP, _BY_FILTER, ctypes.byref(filter_))):
        if _libc().prctl(*words, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "prctl")


class _Watch:
    """The watched process between two of its stops."""

    def __init__(self, child: int, before: Before, after: After) -> None:
        self._child = child
        self._before = before
        self._after = after
        self._inside: Call | None = None  # the call that is being carried out
        self._failure = 0

    def to_the_end(self) -> int:
        """Its exit code."""
        signalled = 0
        while True:
            if self._failure != KILL:  # one that was killed may be gone already
                _ptrace(SYSCALL if self._inside else CONT, self._child, 0, signalled)
            signalled = 0
            _, status = os.waitpid(self._child, 0)
            if not os.WIFSTOPPED(status):
                return os.waitstatus_to_exitcode(status)
            if status >> 8 == _SECCOMP_STOP:
                self._enter()
            elif os.WSTOPSIG(status) == _SYSCALL_STOP:
                self._leave()
            else:
                signalled = os.WSTOPSIG(status)

    def _enter(self) -> None:
        self._inside = _seen(self._child)
        self._failure = self._before(self._inside) if self._inside else 0
        if self._failure == KILL:
            os.kill(self._child, signal.SIGKILL)
        elif self._failure:
            _skip(self._child)

    def _leave(self) -> None:
        call, self._inside = self._inside, None
        if call:
            if self._failure:
                _answer(self._child, -self._failure)
            call.result = _result(self._child)
            self._after(call)


def _seen(child: int) -> Call | None:
    registers = _registers(child)
    name = CALLS.get(registers.orig_rax)
    if name is None:
        return None
    arguments = (registers.rdi, registers.rsi, registers.rdx, registers.r10)
    call = Call(child, name, arguments)
    return call if call.changes else None


def _skip(child: int) -> None:
    registers = _registers(child)
    registers.orig_rax = 2**64 - 1
    _ptrace(SETREGS, child, 0, ctypes.byref(registers))


def _answer(child: int, value: int) -> None:
    registers = _registers(child)
    registers.rax = value % 2**64
    _ptrace(SETREGS, child, 0, ctypes.byref(registers))


def _result(child: int) -> int:
    value = _registers(child).rax
    return value - 2**64 if value >= 2**63 else int(value)


def _registers(child: int) -> _Registers:
    registers = _Registers()
    _ptrace(GETREGS, child, 0, ctypes.byref(registers))
    return registers


def _wait_for(child: int, wanted: int) -> None:
    _, status = os.waitpid(child, 0)
    if not os.WIFSTOPPED(status) or os.WSTOPSIG(status) != wanted:
        raise OSError("processes may not be watched here")


@cache
def _libc() -> ctypes.CDLL:
    library = ctypes.CDLL(None, use_errno=True)
    library.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    library.ptrace.restype = ctypes.c_long
    library.prctl.argtypes = [ctypes.c_int, *[ctypes.c_void_p] * 4]
    return library


def _ptrace(request: int, process: int, address: int, data: object) -> None:
    if _libc().ptrace(request, process, address, data) == -1:
        raise OSError(ctypes.get_errno(), "ptrace")

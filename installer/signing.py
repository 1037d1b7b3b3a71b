"""Signing what Windows asks about, when a certificate is configured by the environment.

SKQ_SIGN_PKCS12    the certificate with its key, a .p12 or .pfx file
SKQ_SIGN_PASSWORD  a file whose first line is the password of that file
SKQ_SIGN_TIME      the address of a time-stamping service (without one, signatures end with the
                   certificate)

Without SKQ_SIGN_PKCS12 nothing is signed, which is no mistake: SmartScreen then warns, and the
handbook says what to do.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from installer.steps import CannotGoOn, call, say

HOME_PAGE_NAME = "Sơ Kết Quý"


def is_configured(env: Mapping[str, str] = os.environ) -> bool:
    """Whether there is a certificate to sign with."""
    return bool(env.get("SKQ_SIGN_PKCS12"))


def command(source: Path, target: Path, env: Mapping[str, str] = os.environ) -> list[str]:
    """How osslsigncode is called to sign `source` into `target`."""
    words = ["osslsigncode", "sign", "-pkcs12", env["SKQ_SIGN_PKCS12"]]
    if env.get("SKQ_SIGN_PASSWORD"):
        words += ["-readpass", env["SKQ_SIGN_PASSWORD"]]
    if env.get("SKQ_SIGN_TIME"):
        words += ["-ts", env["SKQ_SIGN_TIME"]]
    return [*words, "-h", "sha256", "-n", HOME_PAGE_NAME, "-in", str(source), "-out", str(target)]


def sign(program: Path) -> None:
    """Sign the file in its place, where a certificate is configured."""
    if not is_configured():
        return
    if not shutil.which("osslsigncode"):
        raise CannotGoOn("a certificate is configured, but osslsigncode is not installed")
    aside = program.with_suffix(".signed")
    aside.unlink(missing_ok=True)
    call(command(program, aside))
    aside.replace(program)
    say(f"signed {program.name}")


def uninstaller_command() -> str:
    """What makensis calls with the uninstaller it has made; empty without a certificate."""
    return f'"{sys.executable}" -m installer.signing' if is_configured() else ""


def main(arguments: list[str]) -> int:
    """Sign the files named on the command line: makensis calls this for the uninstaller."""
    for name in arguments:
        sign(Path(name))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""The parts of the Windows recipe that need no Windows: lock files, stand-ins, signing, letter."""

import ast
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from installer import licences, signing, steps, windows, windows_python, wine
from installer.letter import write_letter
from installer.nsis_words import FILES, better, write_words
from installer.steps import CannotGoOn
from workflow.version import VERSION

ROOT = Path(__file__).resolve().parents[2]


def test_windows_gets_its_own_packages_without_markers() -> None:
    blocks = list(windows_python.windows_requirements(ROOT))
    names = [windows_python.name_of(block) for block in blocks]
    assert len(names) == len(set(names))
    assert {"colorama", "pefile", "pywin32-ctypes", "tzdata", "peewee", "pyinstaller"} <= set(names)
    assert not {"macholib", "mypy", "ruff"} & set(names)
    assert all("--hash=sha256:" in block and ";" not in block for block in blocks)


def test_a_marker_that_nobody_thought_of_stops_the_build(tmp_path: Path) -> None:
    block = "numpy==1 ; platform_machine == 'arm64' \\\n    --hash=sha256:00\n"
    for name in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / name).write_text(block, encoding="utf-8")
    with pytest.raises(CannotGoOn, match="arm64"):
        list(windows_python.windows_requirements(tmp_path))


def test_every_downloaded_wheel_has_a_hash() -> None:
    for lock in (windows_python.RUNTIME_LOCK, wine.UCRT_LOCK):
        assert re.search(
            r"^[\w-]+==\S+ \\\n    --hash=sha256:[0-9a-f]{64}$", lock.read_text(), re.M
        )


def test_files_of_wine_and_stand_ins_are_found_out(tmp_path: Path) -> None:
    (tmp_path / "_internal").mkdir()
    for name in (
        "icuuc.dll",
        "MSCMS.dll",
        "ucrtbase.dll",
        "api-ms-win-crt-math-l1-1-0.dll",
        "a.dll",
    ):
        (tmp_path / "_internal" / name).write_bytes(b"MZ" + bytes(200))
    assert len(wine.strays_in(tmp_path)) == 4
    (tmp_path / "b.dll").write_bytes(b"MZ" + bytes(62) + b"Wine builtin DLL" + bytes(99))
    assert "b.dll" in wine.strays_in(tmp_path)
    assert "_internal/a.dll" not in wine.strays_in(tmp_path)


def test_a_program_without_manifest_and_version_is_found_out(tmp_path: Path) -> None:
    (tmp_path / "bare.exe").write_bytes(b"MZ" + bytes(500))
    (tmp_path / "whole.exe").write_bytes(b"MZ" + b"..".join(windows.SAID_BY_PROGRAM.values()))
    assert windows.lacking_in(tmp_path / "bare.exe") == list(windows.SAID_BY_PROGRAM)
    assert not windows.lacking_in(tmp_path / "whole.exe")


def test_a_step_is_done_once_for_the_same_input_and_anew_after_a_failure(tmp_path: Path) -> None:
    done: list[str] = []

    def fail() -> None:
        raise CannotGoOn("no")

    steps.once("a step", "1", lambda: done.append("1"), cache=tmp_path)
    steps.once("a step", "1", lambda: done.append("again"), cache=tmp_path)
    with pytest.raises(CannotGoOn):
        steps.once("a step", "2", fail, cache=tmp_path)
    steps.once("a step", "1", lambda: done.append("after"), cache=tmp_path)
    assert done == ["1", "after"]


def test_a_path_is_named_as_windows_sees_it(tmp_path: Path) -> None:
    assert wine.windows_path(wine.DRIVE_C / "Số liệu" / "a.skq") == "C:\\Số liệu\\a.skq"
    assert wine.windows_path(tmp_path / "a").startswith("Z:\\")


def test_the_words_of_nsis_are_made_fit_to_be_read() -> None:
    apart = unicodedata.normalize("NFD", "&Tiến >\nTrích xuất: lôi khi ghi vào tập tin")
    assert better(apart) == "&Tiếp tục >\nGiải nén: lỗi khi ghi vào tệp"


@pytest.mark.skipif(not shutil.which("makensis"), reason="needs NSIS, as the Windows build does")
def test_both_files_of_words_are_written(tmp_path: Path) -> None:
    write_words(tmp_path / "words")
    for name in FILES:
        text = (tmp_path / "words" / name).read_text(encoding="utf-8-sig")
        assert unicodedata.is_normalized("NFC", text)
        assert "$(^Name" in text
        assert not re.search("nhấn|tập tin|trợ lí", text, re.I)


def test_every_package_that_is_shipped_has_a_licence_text(tmp_path: Path) -> None:
    site = Path(pytest.__file__).parent.parent
    for packages in (licences.program_packages(), licences.CHART_PACKAGES):
        licences.write_licences(tmp_path / "giay-phep", packages, site)
        for package in packages:
            assert list((tmp_path / "giay-phep" / package).glob("*.txt")), package
    licences.write_own_licences(tmp_path / "giay-phep")
    assert (tmp_path / "giay-phep" / "python" / "LICENSE.txt").exists()


def test_the_libraries_inside_the_binaries_have_their_licences_too(tmp_path: Path) -> None:
    site = Path(pytest.__file__).parent.parent
    licences.write_licences(tmp_path, licences.program_packages(), site)
    licences.write_own_licences(tmp_path)
    texts = {
        folder: "".join(path.read_text("utf-8") for path in (tmp_path / folder).iterdir())
        for folder in ("python", "pyside6-essentials", "lxml")
    }
    for folder, name in (
        ("python", "expat"),
        ("python", "SQLite"),
        ("pyside6-essentials", "PCRE2"),
        ("pyside6-essentials", "HarfBuzz"),
        ("pyside6-essentials", "FreeType"),
        ("lxml", "libxml2"),
        ("lxml", "GNU LESSER GENERAL PUBLIC LICENSE"),
    ):
        assert name in texts[folder], name
    index = (tmp_path / "DOC-TRUOC.txt").read_text(encoding="utf-8-sig")
    assert not re.search(r"donate|/issues|changelog|HISTORY", index, re.I)


def test_the_letter_says_name_version_size_and_checksum(tmp_path: Path) -> None:
    setup = tmp_path / "SoKetQuy-1.2.0-setup.exe"
    setup.write_bytes(b"x" * 1_250_000)
    write_letter(tmp_path / "thư.txt", "1.2.0", [setup])
    text = (tmp_path / "thư.txt").read_text(encoding="utf-8-sig")
    for part in ("1.2.0", setup.name, "1,2 MB", "1250000 byte", "certutil -hashfile"):
        assert part in text
    assert re.search(r"SHA-256: [0-9a-f]{64}\n", text)


def test_nothing_is_signed_without_a_certificate(tmp_path: Path) -> None:
    assert not signing.is_configured({})
    words = signing.command(
        tmp_path / "a.exe", tmp_path / "b.exe", {"SKQ_SIGN_PKCS12": "x.p12", "SKQ_SIGN_TIME": "t"}
    )
    assert words[:4] == ["osslsigncode", "sign", "-pkcs12", "x.p12"]
    assert words[words.index("-ts") : words.index("-ts") + 2] == ["-ts", "t"]


@pytest.mark.skipif(
    not (shutil.which("osslsigncode") and shutil.which("openssl") and shutil.which(wine.COMPILER)),
    reason="needs osslsigncode, openssl and mingw, as the Windows build does",
)
def test_a_program_is_signed_with_a_configured_certificate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_certificate(tmp_path)
    (tmp_path / "a.c").write_text("int main(void) { return 0; }", encoding="ascii")
    program = tmp_path / "a.exe"
    subprocess.run([wine.COMPILER, "-o", program, tmp_path / "a.c"], check=True)
    monkeypatch.setenv("SKQ_SIGN_PKCS12", str(tmp_path / "c.p12"))
    monkeypatch.setenv("SKQ_SIGN_PASSWORD", str(tmp_path / "password"))
    signing.sign(program)
    words = ["osslsigncode", "verify", "-CAfile", str(tmp_path / "c.pem"), str(program)]
    said = subprocess.run(words, capture_output=True, text=True, check=False)
    assert "Signature verification: ok" in said.stdout, said.stdout + said.stderr


def make_certificate(folder: Path) -> None:
    """A certificate of our own, good for a test only."""
    (folder / "password").write_text("test\n", encoding="ascii")
    request = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=Test -keyout k.pem -out c.pem"
    extension = ["-addext", "extendedKeyUsage=codeSigning"]
    pack = "pkcs12 -export -inkey k.pem -in c.pem -out c.p12 -passout file:password"
    for words in ([*request.split(), *extension], pack.split()):
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)


def test_the_program_knows_the_version_that_is_released() -> None:
    assert steps.version() == VERSION


def test_the_program_imports_nothing_that_the_build_leaves_out() -> None:
    spec = ast.parse((ROOT / "build_exe.spec").read_text(encoding="utf-8"))
    left_out = {
        name
        for node in spec.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "UNNEEDED_MODULES"
        for name in ast.literal_eval(node.value)
    }
    assert "unittest" in left_out
    used = {
        f"{path.relative_to(ROOT)}: {name}"
        for package in ("domain", "db", "reports", "workflow", "desktop")
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in imported_by(node)
        if any(name == module or name.startswith(f"{module}.") for module in left_out)
    }
    assert not used


def imported_by(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []

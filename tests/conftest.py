"""What every test has: no need of a screen, a log that must stay quiet, LibreOffice as a judge."""

import logging
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

CONVERSION_SECONDS = 120

# The same examples each time, so that a failure can be repeated; `dev.py soak` tries many others.
settings.register_profile("change", derandomize=True, deadline=None)
settings.register_profile(
    "soak", max_examples=int(os.environ.get("SKQ_EXAMPLES", "1000")), deadline=None, database=None
)
settings.load_profile("change")


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test in which the program logged a warning that the test did not ask for."""
    yield
    if "expected_log" in request.fixturenames:
        return
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    loud = [record for record in records if record.levelno >= logging.WARNING]
    if loud:
        lines = [f"{record.levelname} {record.name}: {record.getMessage()}" for record in loud]
        pytest.fail("unexpected in the log:\n" + "\n".join(lines), pytrace=False)


@pytest.fixture
def expected_log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """The log, for a test in which the program should warn; such a test asserts what it says."""
    return caplog


@pytest.fixture(scope="session")
def soffice_profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A LibreOffice profile of our own: with one that is in use a conversion does nothing."""
    return tmp_path_factory.mktemp("soffice-profile")


@pytest.fixture
def soffice(tmp_path: Path, soffice_profile: Path) -> Callable[[Path], Path]:
    """Turns a Word or Excel file into a PDF in `tmp_path` and gives back the PDF's path."""
    program = shutil.which("soffice")
    if program is None:
        missing = "LibreOffice is not installed; `python3 dev.py test` says how to get it"
        if os.environ.get("CI") == "true":
            pytest.fail(missing, pytrace=False)
        pytest.skip(reason=missing)

    def to_pdf(document: Path) -> Path:
        said = subprocess.run(
            [
                program,
                f"-env:UserInstallation={soffice_profile.as_uri()}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(tmp_path),
                str(document),
            ],
            capture_output=True,
            text=True,
            timeout=CONVERSION_SECONDS,
            check=False,
        )
        pdf = tmp_path / f"{document.stem}.pdf"
        # Not the exit code: soffice leaves with 0 when it could not convert.
        assert pdf.exists(), f"no PDF of {document.name}: {said.stdout}{said.stderr}"
        return pdf

    return to_pdf

"""The installed program against its list of checksums."""

from pathlib import Path

import pytest

from workflow.integrity import CHART_LIST, PROGRAM_LIST, program_folder, verify, write_list


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program of three files, listed."""
    (tmp_path / "_internal").mkdir()
    for name in ("SoKetQuy.exe", "_internal/a.dll", "_internal/b.dll"):
        (tmp_path / name).write_bytes(name.encode())
    write_list(tmp_path, PROGRAM_LIST)
    return tmp_path


def test_an_untouched_program_is_whole(program: Path) -> None:
    found = verify(program)
    assert found.is_whole
    assert (found.checked, found.changed, found.missing, found.unknown) == (3, (), (), ())
    assert "nguyên vẹn" in found.sentence()


def test_the_uninstaller_and_the_lists_are_expected_there(program: Path) -> None:
    (program / "Uninstall.exe").write_bytes(b"x")
    assert not verify(program).unknown


def test_damage_loss_and_strangers_are_named(program: Path) -> None:
    (program / "_internal" / "a.dll").write_bytes(b"other")
    (program / "_internal" / "b.dll").unlink()
    (program / "lạ.dll").write_bytes(b"x")
    found = verify(program)
    assert not found.is_whole
    assert found.changed == ("_internal/a.dll",)
    assert found.missing == ("_internal/b.dll",)
    assert found.unknown == ("lạ.dll",)
    assert all(name in found.sentence() for name in ("_internal/a.dll", "b.dll", "lạ.dll"))


def test_a_stranger_alone_is_told_and_does_no_harm(program: Path) -> None:
    (program / "ghi chú.txt").write_bytes(b"x")
    found = verify(program)
    assert found.is_whole
    assert "ghi chú.txt" in found.sentence()
    assert "Hãy cài lại" not in found.sentence()


def test_the_add_on_has_a_list_of_its_own(
    program: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    add_on = tmp_path_factory.mktemp("add-on")
    (add_on / "numpy.pyd").write_bytes(b"n")
    write_list(add_on, CHART_LIST)
    for path in add_on.iterdir():
        (program / path.name).write_bytes(path.read_bytes())
    assert verify(program).checked == 4
    assert verify(program).is_whole


def test_from_source_there_is_nothing_to_hold_against(tmp_path: Path) -> None:
    assert program_folder() is None
    for found in (verify(None), verify(tmp_path)):
        assert not found.is_whole
        assert "không đối chiếu" in found.sentence()


def test_a_name_with_other_than_ascii_letters_may_not_be_shipped(program: Path) -> None:
    """The setup reads the list in the code page of the machine."""
    (program / "mẫu.docx").write_bytes(b"x")
    with pytest.raises(UnicodeEncodeError):
        write_list(program, PROGRAM_LIST)

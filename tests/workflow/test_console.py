"""The command line: what it prints, and its exit codes."""

import errno
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from desktop import console

Call = Callable[..., tuple[int, str, str]]
PLAN = "nq-05-2026"
LONG = "{tmp}/" + "a" * 300


def long_name(*arguments: str, code: str = "path_unusable") -> ParameterSet:
    """A call with a name of too many letters, of which Windows says only that there is none."""
    posix = pytest.mark.skipif(os.name == "nt", reason="Windows: tests/windows")
    return pytest.param(arguments, code, marks=posix)


def test_plans_lists_both_resolutions(run: Call) -> None:
    code, out, _ = run("plans", "--json")
    assert code == 0
    assert {
        one["id"]: (one["measures"], one["tasks"], one["items"]) for one in json.loads(out)
    } == {
        "nq-05-2026": (34, 75, 33),
        "nq-2022": (35, 2, 0),
    }


def test_plan_prints_the_resolution_whole(run: Call) -> None:
    code, out, _ = run("plan", PLAN, "--json")
    plan = json.loads(out)
    assert code == 0
    assert plan["resolution"]["number"] == "05-NQ/TU"
    assert plan["resolution"]["date"] == "2025-12-09"
    targets = {
        measure["code"]: measure["target"]
        for group in plan["groups"]
        for indicator in group["indicators"]
        for measure in indicator["measures"]
    }
    assert targets["16"]["text"] == "<2,05"
    assert (targets["16"]["kind"], targets["16"]["high"]) == ("less_than", "2.05")
    assert (targets["3"]["kind"], targets["3"]["low"], targets["3"]["high"]) == (
        "between",
        "3",
        "3.5",
    )
    assert targets["6"]["kind"] == "above_reference"
    assert targets["18.1"]["high"] == "5"


def test_plan_says_what_must_be_compared_with_the_original(run: Call) -> None:
    _, out, _ = run("plan", PLAN)
    assert out.count("cần đối chiếu bản gốc") > 10


def test_units_tell_a_ward_from_the_city_of_its_name(run: Call) -> None:
    _, out, _ = run("units", "--json")
    named = {(one["level"], one["code"]) for one in json.loads(out) if one["name"] == "Hạ Long"}
    assert named == {("phường", "06688"), ("thành phố", "193")}


def test_new_refuses_to_overwrite(run: Call, empty: Path) -> None:
    before = empty.read_bytes()
    code, _, err = run("new", empty, "--unit", "06688", "--plan", PLAN)
    assert (code, empty.read_bytes()) == (1, before)
    assert "[file_exists]" in err


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("plan", "nq-2099"), "unknown_plan"),
        (("new", "{tmp}/a.skq", "--unit", "99999", "--plan", PLAN), "unknown_unit"),
        (("new", "{tmp}/a.skq", "--unit", "193", "--plan", PLAN), "unit_not_valid"),
        (("new", "{tmp}/a.skq", "--unit", "06688", "--plan", "x"), "unknown_plan"),
        (
            ("new", "{tmp}/a.skq", "--unit", "06688", "--plan", PLAN, "--profile", "x"),
            "unknown_profile",
        ),
        (("demo", "{tmp}/a.skq", "--quarter", "2022Q1"), "quarter_outside_year"),
        (("show", "{tmp}/none.skq", "--quarter", "2026Q1"), "file_missing"),
        (("show", "{demo}", "--quarter", "2026Q5"), "bad_quarter"),
        (("show", "{demo}", "--quarter", "2025Q1"), "quarter_outside_year"),
        (("check", "{demo}", "--quarter", "quý I"), "bad_quarter"),
        (("export", "{demo}", "--quarter", "2027Q1", "--out", "{tmp}"), "quarter_outside_year"),
        (("export", "{demo}", "--quarter", "2026Q1", "--out", "{demo}"), "not_a_folder"),
        (("fill", "{demo}", "--quarter", "2026Q1", "--from", "{tmp}/none.csv"), "file_missing"),
        (("new", "{tmp}", "--unit", "06688", "--plan", PLAN), "file_exists"),
        long_name("new", LONG, "--unit", "06688", "--plan", PLAN),
        long_name("show", LONG, "--quarter", "2026Q1"),
        long_name("fill", "{demo}", "--quarter", "2026Q1", "--from", LONG),
        long_name("export", "{demo}", "--quarter", "2026Q1", "--out", LONG, code="path_too_long"),
        (
            ("new", "{tmp}/a.skq", "--unit", "06688", "--plan", PLAN, "--profile", ""),
            "unknown_profile",
        ),
        (("explain", "deadline", "30/6", "--quarter", ""), "bad_quarter"),
        (("explain", "number", "1.234"), "ambiguous_number"),
        (("explain", "number", "mười hai"), "not_a_number"),
        (("explain", "number", ""), "empty_number"),
    ],
)
def test_bad_input_gets_one_sentence_and_exit_code_1(
    run: Call, demo: Path, tmp_path: Path, arguments: tuple[str, ...], problem: str
) -> None:
    before = demo.read_bytes()
    filled = [one.format(tmp=tmp_path, demo=demo) for one in arguments]
    code, out, err = run(*filled)
    assert code == 1
    assert out == ""
    assert f"[{problem}]" in err
    assert "Traceback" not in err
    assert demo.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing",),
        ("plan",),
        ("show", "x"),
        ("export", "x", "--quarter", "2026Q1"),
        ("explain", "colour", "x"),
        ("explain", "deadline", "30/6", "--quarter"),
    ],
)
def test_a_wrong_call_ends_with_2_and_vietnamese(run: Call, arguments: tuple[str, ...]) -> None:
    code, _, err = run(*arguments)
    assert code == 2
    assert "Cách dùng:" in err
    assert "required" not in err


def test_show_tells_value_status_and_reason(run: Call, demo: Path) -> None:
    code, out, _ = run("show", demo, "--quarter", "2026Q3", "--json")
    shown = json.loads(out)
    measures = {one["code"]: one for one in shown["measures"]}
    assert code == 0
    assert len(measures) == 34
    assert len(shown["tasks"]) == 108
    assert measures["10"]["value"] == "655"
    assert measures["10"]["to_date"] == "1951"
    assert measures["10"]["status"] == "not_yet_met"
    assert measures["4"]["estimate"] is True
    assert "2.500" in measures["10"]["reason"]
    assert sum(shown["counts"]["measures"].values()) == 34
    assert sum(shown["counts"]["tasks"].values()) == 108
    assert sum(shown["counts"]["tasks_without_items"].values()) == 75


def test_check_ends_with_1_where_an_error_stands(run: Call, demo: Path) -> None:
    code, out, _ = run("check", demo, "--quarter", "2026Q3", "--json")
    findings = json.loads(out)
    assert code == 1
    assert {"rule": "missing_value", "code": "7"}.items() <= findings[0].items()


def test_export_prints_the_paths_and_never_overwrites(
    run: Call, demo: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "báo cáo"
    first = run("export", demo, "--quarter", "2026Q3", "--out", folder)
    second = run("export", demo, "--quarter", "2026Q3", "--out", folder, "--word")
    assert first[0] == second[0] == 0
    names = [Path(line).name for line in (first[1] + second[1]).splitlines()]
    assert names == [
        "BaoCao_2026Q3_DangUyPhuongMinhHoa.docx",
        "BaoCao_2026Q3_DangUyPhuongMinhHoa.xlsx",
        "BaoCao_2026Q3_DangUyPhuongMinhHoa_v2.docx",
    ]
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("number", "12,5%", "--json"), {"value": "12.5"}),
        (("number", "--json", "--", "-5,2"), {"value": "-5.2"}),
        (("number", "-5,2", "--json"), {"value": "-5.2"}),
        (("target", "--json", "<2,05"), {"kind": "less_than", "low": None, "high": "2.05"}),
        (("target", "--json", "3-3,5"), {"kind": "between", "low": "3", "high": "3.5"}),
        (("target", "--json", ""), {"kind": "judged"}),
        (
            ("deadline", "--json", "--quarter", "2026Q1", "30/6"),
            {"kind": "day", "due": "2026-06-30"},
        ),
        (("deadline", "30/6", "--quarter=2027Q1", "--json"), {"due": "2027-06-30"}),
        (("deadline", "--json", ""), {"kind": "none", "due": None}),
    ],
)
def test_explain_shows_how_a_text_is_read(
    run: Call, arguments: tuple[str, ...], expected: dict[str, object]
) -> None:
    code, out, _ = run("explain", *arguments)
    assert code == 0
    read = json.loads(out)
    assert {key: read[key] for key in expected} == expected


def test_explain_says_in_json_what_it_cannot_read(run: Call) -> None:
    code, out, _ = run("explain", "number", "--json", "1.234")
    assert code == 1
    assert json.loads(out)["problem"] == "ambiguous_number"


def test_explain_prints_a_number_as_documents_do(run: Call) -> None:
    assert run("explain", "number", "-1 234,50") == (0, "-1.234,50\n", "")


class FullDisk(io.StringIO):
    """An output whose disk is full."""

    def write(self, _text: str) -> int:
        """Fails as the system does."""
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_an_output_that_cannot_be_written_is_a_problem(
    run: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout", FullDisk())
    code, _, err = run("plans")
    sys.stdout.close()
    assert code == 1
    assert "[output_failed]" in err


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize("arguments", [(), ("open", "a.skq")])
def test_without_a_screen_there_is_no_window(
    run: Call, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    code, out, err = run(*arguments)
    assert (code, out) == (1, "")
    assert "[no_screen]" in err


def test_whoever_reads_no_further_hears_no_more() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    called = [sys.executable, "-m", "desktop", "plans"]
    done = subprocess.run(called, check=False, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert done.returncode == 1
    if os.name == "nt":  # where a closed pipe looks like any other mistake in printing
        assert b"Traceback" not in done.stderr
    else:
        assert done.stderr == b""


@pytest.mark.skipif(os.name == "nt", reason="names on Windows are no bytes")
def test_a_name_that_is_not_utf_8_is_a_name(run: Call, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"c\xf4ng t\xe1c.skq")
    assert run("new", path, "--unit", "06688", "--plan", PLAN)[0] == 0
    assert run("show", path, "--quarter", "2026Q1")[0] == 0


def test_vietnamese_survives_a_console_of_another_code_page() -> None:
    windows = {
        name: os.environ[name] for name in ("SYSTEMROOT", "USERPROFILE") if name in os.environ
    }
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "plans"],
        capture_output=True,
        check=True,
        env={**windows, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "LC_ALL": "C", "PATH": ""},
    )
    assert "Nghị quyết" in done.stdout.decode("utf-8")


def test_the_program_tests_itself(run: Call) -> None:
    code, out, err = run("--self-test")
    assert (code, err) == (0, "")
    assert "đạt" in out


def test_restore_takes_the_newest_whole_backup_and_can_be_taken_back(
    run: Call, empty: Path, table: Callable[[str], Path]
) -> None:
    assert run("backups", empty)[:2] == (0, "Tệp chưa có bản sao lưu nào.\n")
    code, _, err = run("restore", empty)
    assert (code, "[nothing_to_restore]" in err) == (1, True)
    assert (
        run("fill", empty, "--quarter", "2026Q1", "--from", table("code,value\n10,700\n"))[0] == 0
    )
    ((before,),) = [json.loads(run("backups", empty, "--json")[1])]
    assert (before["reason"], before["is_good"]) == ("fill", True)
    code, out, _ = run("restore", empty, "--json")
    restored = json.loads(out)
    assert (code, restored["restored"]) == (0, before["path"])
    assert _value(run, empty) is None
    assert run("restore", empty, "--from", restored["before"])[0] == 0
    assert _value(run, empty) == "700"


def _value(run: Call, path: Path) -> str | None:
    shown = json.loads(run("show", path, "--quarter", "2026Q1", "--json")[1])
    values: dict[str, str | None] = {one["code"]: one["value"] for one in shown["measures"]}
    return values["10"]


def test_a_folder_that_nobody_may_look_into_is_told(
    run: Call, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_look(path: Path, **_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "exists", no_look)
    code, out, err = run("export", demo, "--quarter", "2026Q1", "--out", "khóa")
    assert (code, out) == (1, "")
    assert "[folder_read_only]" in err
    monkeypatch.setitem(console._COMMANDS, "show", lambda _: no_look(demo))
    code, out, err = run("show", demo, "--quarter", "2026Q1")
    assert (code, out) == (1, "")
    assert "[no_access]" in err
    assert str(demo) in err


def test_a_machine_without_memory_is_told(
    run: Call, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_memory(_: object) -> int:
        raise MemoryError

    monkeypatch.setitem(console._COMMANDS, "show", no_memory)
    code, out, err = run("show", demo, "--quarter", "2026Q1")
    assert (code, out) == (1, "")
    assert "[no_memory]" in err


def test_who_stops_the_program_is_told_that_nothing_is_lost(
    run: Call, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(console._COMMANDS, "show", stop)
    code, out, err = run("show", demo, "--quarter", "2026Q1")
    assert (code, out) == (130, "")
    assert "Số liệu đã lưu không bị ảnh hưởng" in err

"""Taking values from tables: all or nothing, every refusal with its reason."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

Call = Callable[..., tuple[int, str, str]]
Table = Callable[..., Path]


def shown(run: Call, path: Path, quarter: str = "2026Q1") -> dict[str, dict[str, object]]:
    _, out, _ = run("show", path, "--quarter", quarter, "--json")
    both = json.loads(out)
    return {one["code"]: one for one in (*both["measures"], *both["tasks"])}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_values_are_taken_from_text_tables(
    run: Call, empty: Path, table: Table, encoding: str, separator: str
) -> None:
    rows = [
        ["code", "value", "estimate", "note"],
        ["10", '"612"', "", "Số mới"],
        ["4", '"12,60"', "x", ""],
    ]
    path = table("\r\n".join(separator.join(row) for row in rows), encoding=encoding)
    code, _, err = run("fill", empty, "--quarter", "2026Q1", "--from", path)
    assert (code, err) == (0, "")
    seen = shown(run, empty)
    assert seen["10"]["value"] == "612"
    assert seen["10"]["note"] == "Số mới"
    assert (seen["4"]["value"], seen["4"]["estimate"]) == ("12.60", True)


def test_values_are_taken_from_excel_as_excel_shows_them(
    run: Call, empty: Path, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Mã", "Giá trị"], [10, 1234], ["3", 0.0325], ["16", 1.98], ["12", "12,75"]):
        sheet.append(row)
    sheet["B3"].number_format = "0.00%"
    path = tmp_path / "số liệu.xlsx"
    book.save(path)
    code, _, err = run("fill", empty, "--quarter", "2026Q1", "--from", path)
    assert (code, err) == (0, "")
    seen = shown(run, empty)
    assert [seen[one]["value"] for one in ("10", "3", "16", "12")] == [
        "1234",
        "3.25",
        "1.98",
        "12.75",
    ]


def test_tasks_are_taken_with_dates_and_words(run: Call, empty: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["code", "state", "percent", "done_on", "result"])
    sheet.append(["1.1", "done", 100, date(2026, 1, 20), "Đã ban hành"])
    sheet.append(["1.2", "Đang thực hiện", "40", None, None])
    path = tmp_path / "nhiem-vu.xlsx"
    book.save(path)
    code, _, err = run("fill", empty, "--quarter", "2026Q1", "--from", path)
    assert (code, err) == (0, "")
    seen = shown(run, empty)
    assert (seen["1.1"]["status"], seen["1.1"]["done_on"]) == ("done_in_time", "2026-01-20")
    assert seen["1.2"]["state"] == "in_progress"


BAD_ROWS = {
    "unknown_code": "99,1",
    "ambiguous_number": "6,15.000",
    "not_a_number": "10,nhiều",
    "repeated_code": "10,5\n10,6",
    "mangled_range": "3,05/03/2026",
    "wrong_unit": '16,"2,1 người"',
    "number_too_long": "10,12345678901234567",
    "missing_code": ",5",
}


@pytest.mark.parametrize("problem", BAD_ROWS)
def test_one_bad_row_leaves_the_file_as_it_was(
    run: Call, empty: Path, table: Table, problem: str
) -> None:
    path = table(f"code,value\n20,0\n{BAD_ROWS[problem]}\n")
    before, beside = empty.read_bytes(), sorted(empty.parent.iterdir())
    code, out, _ = run("fill", empty, "--quarter", "2026Q1", "--from", path, "--json")
    refused = json.loads(out)["refused"]
    assert code == 1
    assert problem in [one["problem"] for one in refused]
    assert all(one["sentence"] and one["row"] for one in refused)
    assert empty.read_bytes() == before
    assert sorted(empty.parent.iterdir()) == beside


@pytest.mark.parametrize(
    ("note", "problems"),
    [("a" * 32_767, []), ("a" * 32_768, ["text_too_long"]), ("🌊" * 16_384, ["text_too_long"])],
    ids=["at the limit", "beyond", "beyond in emoji"],
)
def test_a_note_longer_than_an_excel_cell_is_refused(
    run: Call, empty: Path, table: Table, note: str, problems: list[str]
) -> None:
    path = table(f"code,value,note\n10,5,{note}\n")
    _, out, _ = run("fill", empty, "--quarter", "2026Q1", "--from", path, "--json")
    assert [one["problem"] for one in json.loads(out)["refused"]] == problems


def test_every_bad_row_is_named_at_once(run: Call, empty: Path, table: Table) -> None:
    path = table("code,value\n99,1\n10,5\n10,6\n16,nhiều\n")
    code, out, _ = run("fill", empty, "--quarter", "2026Q1", "--from", path, "--json")
    refused = [(one["row"], one["problem"]) for one in json.loads(out)["refused"]]
    assert code == 1
    assert refused == [
        (2, "unknown_code"),
        (3, "repeated_code"),
        (4, "repeated_code"),
        (5, "not_a_number"),
    ]


@pytest.mark.parametrize("partial", [(), ("--partial",)])
def test_a_column_of_another_kind_is_refused_once_with_those_that_there_are(
    run: Call, empty: Path, table: Table, partial: tuple[str, ...]
) -> None:
    path = table("code,value,đơn vị\n10,5,DN\n16,2,%\n")
    before = empty.read_bytes()
    code, out, err = run("fill", empty, "--quarter", "2026Q1", "--from", path, *partial)
    assert (code, out, empty.read_bytes()) == (1, "", before)
    assert err.count("[unknown_field]") == 1
    assert "code, value, reference, estimate" in err


def test_a_refusal_says_what_to_do_next(run: Call, empty: Path, table: Table) -> None:
    call = ("fill", empty, "--quarter", "2026Q1", "--from", table("code,value\n10,5\n99,1\n"))
    for json_too in ((), ("--json",)):
        _, _, err = run(*call, *json_too)
        assert "dòng 3, mã 99" in err
        assert "CHƯA thay đổi" in err
        assert "--partial" in err
    _, _, err = run(*call, "--partial")
    assert "CHƯA thay đổi" not in err


def test_partial_takes_none_of_two_rows_with_one_code(run: Call, empty: Path, table: Table) -> None:
    path = table("code,value\n10,5\n16,2\n10,6\n")
    code, out, _ = run("fill", empty, "--quarter", "2026Q1", "--from", path, "--partial", "--json")
    told = json.loads(out)
    assert (code, told["taken"], [one["row"] for one in told["refused"]]) == (0, 1, [2, 4])
    assert shown(run, empty)["10"]["value"] is None


def test_rows_that_say_nothing_are_not_counted_as_taken(
    run: Call, empty: Path, table: Table
) -> None:
    path = table("code,value,note\n10,,\n16\n3,2,có\n")
    code, out, _ = run("fill", empty, "--quarter", "2026Q1", "--from", path, "--json")
    assert (code, json.loads(out)["taken"]) == (0, 2)


def test_partial_takes_the_good_rows_and_names_the_others(
    run: Call, empty: Path, table: Table
) -> None:
    path = table('code,value,note\n10,612,tốt\n99,1,\n6,"1.234",lạ\n16,"2,01",\n')
    code, out, _ = run("fill", empty, "--quarter", "2026Q1", "--from", path, "--partial", "--json")
    assert code == 0
    assert [one["code"] for one in json.loads(out)["refused"]] == ["99", "6"]
    seen = shown(run, empty)
    assert [seen[one]["value"] for one in ("10", "6", "16")] == ["612", None, "2.01"]
    assert seen["6"]["note"] == ""


def test_the_same_table_again_changes_nothing(run: Call, empty: Path, table: Table) -> None:
    call = ("fill", empty, "--quarter", "2026Q1", "--from", table("code,value\n10,612\n"), "--json")
    assert json.loads(run(*call)[1])["batch"]
    before = empty.read_bytes()
    assert json.loads(run(*call)[1])["batch"] is None
    assert empty.read_bytes() == before


def test_an_empty_cell_leaves_what_was_recorded(run: Call, empty: Path, table: Table) -> None:
    run("fill", empty, "--quarter", "2026Q1", "--from", table("code,value,note\n10,612,cũ\n"))
    run("fill", empty, "--quarter", "2026Q1", "--from", table("code,value,note\n10,700,\n"))
    assert (shown(run, empty)["10"]["value"], shown(run, empty)["10"]["note"]) == ("700", "cũ")


def test_an_earlier_figure_settles_an_ambiguous_one(run: Call, empty: Path, table: Table) -> None:
    code, _, _ = run(
        "fill", empty, "--quarter", "2026Q1", "--from", table("code,value\n10,1.234\n")
    )
    assert code == 0
    assert shown(run, empty)["10"]["value"] == "1234"


BAD_TABLES = {
    "table_without_columns": b"stt,so lieu\n10,5\n",
    "wrong_encoding": "code,value,note\n10,5,Số liệu\n".encode().replace(
        b"\xe1\xbb\x91", b"\xf4\xec"
    ),
    "old_office_file": bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600,
    "file_empty": b"",
    "damaged_package": b"PK\x03\x04 this is no zip file",
    "not_a_table": b"<html><table><tr><td>code</td></tr></table></html>",
    "table_row_too_wide": b"code,value\n10,12,5\n",
    "table_empty": b"code,value\n\n",
    "table_of_two_kinds": b"code,value,state\n10,5,\n3.4,,done\n",
    "table_damaged": b'code,value\n10,"12\n',
}


WHATEVER_THE_NAME = (
    "wrong_encoding",
    "old_office_file",
    "file_empty",
    "damaged_package",
    "not_a_table",
)


@pytest.mark.parametrize(
    ("problem", "suffix"),
    [*((one, ".csv") for one in BAD_TABLES), *((one, ".xlsx") for one in WHATEVER_THE_NAME)],
)
def test_a_table_that_cannot_be_read_is_refused_by_what_it_is(
    run: Call, empty: Path, tmp_path: Path, problem: str, suffix: str
) -> None:
    path = tmp_path / f"bảng{suffix}"
    path.write_bytes(BAD_TABLES[problem])
    before = empty.read_bytes()
    code, out, err = run("fill", empty, "--quarter", "2026Q1", "--from", path)
    assert (code, out) == (1, "")
    assert f"[{problem}]" in err
    assert empty.read_bytes() == before


def test_windows_1258_is_named_as_such(run: Call, empty: Path, tmp_path: Path) -> None:
    path = tmp_path / "cũ.csv"
    path.write_bytes("code,value,note\n10,5,Dân số\n".encode("cp1258", errors="replace"))
    _, _, err = run("fill", empty, "--quarter", "2026Q1", "--from", path)
    assert "Windows-1258" in err


def test_a_judged_measure_takes_the_verdict_in_words(
    run: Call, tmp_path: Path, table: Table
) -> None:
    path = tmp_path / "2022.skq"
    run("new", path, "--unit", "193", "--plan", "nq-2022")
    code, _, err = run(
        "fill", path, "--quarter", "2022Q4", "--from", table("code,value\n9.1,Đạt\n")
    )
    assert (code, err) == (0, "")
    assert shown(run, path, "2022Q4")["9.1"]["status"] == "met"


def test_a_note_does_not_set_a_finished_task_back(run: Call, empty: Path, table: Table) -> None:
    first = "code,state,percent,done_on,result\n1.1,done,100,20/01/2026,Xong\n"
    run("fill", empty, "--quarter", "2026Q1", "--from", table(first))
    second = "code,state,note\n1.1,,Đã nghiệm thu\n"
    run("fill", empty, "--quarter", "2026Q2", "--from", table(second))
    seen = shown(run, empty, "2026Q2")["1.1"]
    assert (seen["status"], seen["done_on"], seen["result"], seen["note"]) == (
        "done_in_time",
        "2026-01-20",
        "Xong",
        "Đã nghiệm thu",
    )


def test_a_judged_measure_names_the_verdicts_that_it_takes(
    run: Call, tmp_path: Path, table: Table
) -> None:
    path = tmp_path / "2022.skq"
    run("new", path, "--unit", "193", "--plan", "nq-2022")
    judged = table("code,value\n9.1,Tốt\n")
    code, _, err = run("fill", path, "--quarter", "2022Q4", "--from", judged)
    assert code == 1
    assert "[bad_verdict]" in err
    assert "Vượt, Đạt, Chưa đạt" in err


def test_a_verdict_is_taken_by_its_word_or_refused_with_those_that_there_are(
    run: Call, empty: Path, table: Table
) -> None:
    given = table("code,value,verdict\n10,5,không đạt\n16,2,Tốt\n")
    code, out, err = run("fill", empty, "--quarter", "2026Q1", "--from", given, "--partial")
    assert (code, out) == (0, "Đã nhận 2 giá trị.\n")
    assert "mã 16" in err
    assert "[bad_verdict]" in err


@pytest.mark.parametrize("reopened", ["not_started", "in_progress"])
def test_a_task_that_is_open_again_loses_the_day_on_which_it_was_done(
    run: Call, empty: Path, table: Table, reopened: str
) -> None:
    first = "code,state,done_on\n1.9,done,20/01/2026\n"
    run("fill", empty, "--quarter", "2026Q1", "--from", table(first))
    again = f"code,state\n1.9,{reopened}\n"
    run("fill", empty, "--quarter", "2026Q2", "--from", table(again))
    assert shown(run, empty, "2026Q2")["1.9"]["done_on"] is None
    run("fill", empty, "--quarter", "2026Q4", "--from", table("code,state\n1.9,done\n"))
    seen = shown(run, empty, "2026Q4")["1.9"]
    assert (seen["status"], seen["done_on"]) == ("done_late", None)

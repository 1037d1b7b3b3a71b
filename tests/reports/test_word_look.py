"""How the Word file looks, against the document standards: sizes, places, rules, spacing."""

from __future__ import annotations

import dataclasses
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from domain.office import Profile
from reports.readback_word import read_word
from reports.word import write_word
from reports.word_metrics import text_width
from tests.reports.sample import sample_report

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(path: Path, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(path) as archive:
        return ElementTree.fromstring(archive.read(name))


def document(path: Path) -> ElementTree.Element:
    return part(path, "word/document.xml")


@pytest.fixture(scope="module", params=list(Profile))
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample report in each of the three profiles."""
    path = tmp_path_factory.mktemp("word") / f"{request.param}.docx"
    write_word(sample_report(request.param), path)
    return path


def looks(path: Path) -> dict[str, tuple[str, float, bool, bool]]:
    """By style: its font (all four slots), size, bold and italic."""
    found = {}
    for style in part(path, "word/styles.xml").iter(f"{W}style"):
        run = style.find(f"{W}rPr")
        if run is None:
            continue
        fonts, size = run.find(f"{W}rFonts"), run.find(f"{W}sz")
        assert fonts is not None
        assert size is not None
        names = {fonts.get(f"{W}{slot}") for slot in ("ascii", "hAnsi", "eastAsia", "cs")}
        flags = [run.find(f"{W}{flag}") is not None for flag in ("b", "i")]
        half = int(size.get(f"{W}val", "0")) / 2
        found[style.get(f"{W}styleId", "")] = ("/".join(map(str, names)), half, *flags)
    return found  # type: ignore[return-value]


STATE = {
    "National": (12, True, False),
    "Motto": (13, True, False),
    "Superior": (12, False, False),
    "Issuer": (12, True, False),
    "Number": (13, False, False),
    "PlaceDate": (13, False, True),
    "Kind": (14, True, False),
    "Subject": (14, True, False),
    "SignerTitle": (14, True, False),
    "RecipientsTitle": (12, True, True),
    "Recipient": (11, False, False),
    "Attached": (14, False, True),
}
PARTY = {
    "PartyTitle": (15, True, False),
    "Superior": (14, False, False),
    "Issuer": (14, True, False),
    "Number": (14, False, False),
    "PlaceDate": (14, False, True),
    "Kind": (16, True, False),
    "SignerTitle": (14, False, False),
    "RecipientsTitle": (14, False, False),
    "Recipient": (12, False, False),
}
COMMON = {
    "BodyText": (14, False, False),
    "Heading1": (14, True, False),
    "Authority": (14, True, False),
    "SignerName": (14, True, False),
    "AppendixLabel": (14, True, False),
    "AppendixTitle": (14, True, False),
    "Header": (14, False, False),
}


def test_each_component_has_the_size_of_its_standard(written: Path) -> None:
    got = {key: look[1:] for key, look in looks(written).items()}
    subject = {"hd05": 14, "hd36": 15}.get(written.stem)
    own = STATE if subject is None else PARTY | {"Subject": (subject, True, False)}
    expected = COMMON | own
    assert {key: got[key] for key in expected} == expected


def test_times_new_roman_stands_in_every_slot(written: Path) -> None:
    assert {look[0] for look in looks(written).values()} == {"Times New Roman"}
    with zipfile.ZipFile(written) as archive:
        for name in archive.namelist():
            if name.endswith(".xml") and not name.startswith("word/embeddings"):
                xml = archive.read(name).decode()
                fonts = re.findall(r'(?:typeface|w:ascii|w:hAnsi|w:cs|w:eastAsia)="([^"]+)"', xml)
                assert set(fonts) <= {"Times New Roman", "vi-VN"}, name
                assert "asciiTheme" not in xml


def test_the_language_is_vietnamese(written: Path) -> None:
    languages = {one.get(f"{W}val") for one in part(written, "word/styles.xml").iter(f"{W}lang")}
    assert languages == {"vi-VN"}


def spacing(path: Path, style: str) -> dict[str, str]:
    found = part(path, "word/styles.xml").find(f"{W}style[@{W}styleId='{style}']/{W}pPr/{W}spacing")
    assert found is not None
    return {key.removeprefix(W): value for key, value in found.attrib.items()}


def test_the_body_has_the_spacing_of_its_standard(written: Path) -> None:
    got = spacing(written, "BodyText")
    assert int(got["after"]) >= 120  # six points between paragraphs
    if written.stem == "nd30":
        assert got["lineRule"] == "auto"
        assert 240 <= int(got["line"]) <= 360
    else:
        assert (got["lineRule"], got["line"]) == ("exact", "360")  # exactly 18 points


def paragraph_looks(path: Path) -> dict[str, tuple[str, int, bool]]:
    """By style: its alignment, its first line's indent in millimetres, and whether underlined."""
    found = {}
    for style in part(path, "word/styles.xml").iter(f"{W}style"):
        align, indent = style.find(f"{W}pPr/{W}jc"), style.find(f"{W}pPr/{W}ind")
        if align is not None and indent is not None:
            first = round(int(indent.get(f"{W}firstLine", "0")) * 25.4 / 1440)
            line = style.find(f"{W}rPr/{W}u") is not None
            found[style.get(f"{W}styleId", "")] = (align.get(f"{W}val", ""), first, line)
    return found


def test_each_component_stands_where_its_standard_has_it(written: Path) -> None:
    got = paragraph_looks(written)
    centred = {"Issuer", "Number", "PlaceDate", "Kind", "Subject", "SignerName", "Header"}
    centred |= {"Superior", "Authority", "SignerTitle"}
    centred |= {"AppendixLabel", "AppendixTitle", "Attached", "TableHeader", "TableNumbers"}
    assert {key: got[key] for key in centred} == dict.fromkeys(centred, ("center", 0, False))
    body = ("BodyText", "Bullet", "Closing")
    assert {key: got[key] for key in body} == dict.fromkeys(body, ("both", 10, False))
    headings = ("Heading1", "Heading2", "Heading3")
    assert {key: got[key] for key in headings} == dict.fromkeys(headings, ("left", 10, False))
    party = written.stem != "nd30"
    assert got["RecipientsTitle"] == ("left", 0, party)  # underlined in the Party's documents only
    assert got["UnitLine"][0] == "right"


def test_what_ends_a_table_stays_with_its_last_rows(written: Path) -> None:
    for style in ("TableNote", "UnitLine", "AppendixLabel", "AppendixTitle", "Attached"):
        path = f"{W}style[@{W}styleId='{style}']/{W}pPr/{W}keepNext"
        assert part(written, "word/styles.xml").find(path) is not None, style


def test_the_places_that_are_filled_in_by_hand_stay_open(tmp_path: Path) -> None:
    report = sample_report(Profile.HD05)
    blank = "(Kèm theo Báo cáo số        -BC/ĐU, ngày      tháng      năm 2026 của"
    attached = f"{blank} {'Ban Thường vụ Đảng ủy các cơ quan Đảng ' * 4})"
    appendix = dataclasses.replace(report.appendices[0], attached=attached)
    write_word(dataclasses.replace(report, appendices=(appendix,)), tmp_path / "a.docx")
    assert any(blank in line for line in styled(tmp_path / "a.docx")["Attached"])


def test_there_is_room_for_the_signature(written: Path) -> None:
    assert int(spacing(written, "SignerSpace")["line"]) * 25.4 / 1440 >= 25


def test_state_and_party_marks_are_never_mixed(written: Path) -> None:
    read = read_word(written)
    printed = [*read.inside, *read.paragraphs]
    state = written.stem == "nd30"
    assert ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in printed) is state
    assert ("ĐẢNG CỘNG SẢN VIỆT NAM" in printed) is not state
    assert ("*" in printed) is not state
    assert ("-----" in printed) is not state
    assert ("Kính gửi:" in printed) is state


def rules(path: Path) -> dict[str, float]:
    """The length in millimetres of each drawn rule of page one, by its style."""
    styles = part(path, "word/styles.xml")
    found = {}
    for table in document(path).iter(f"{W}tc"):
        width = int(table.find(f"{W}tcPr/{W}tcW").get(f"{W}w"))  # type: ignore[union-attr,arg-type]
        for paragraph in table.findall(f"{W}p"):
            style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val", "")  # type: ignore[union-attr]
            if style.startswith("Rule"):
                own = paragraph.find(f"{W}pPr/{W}ind")
                if own is None:
                    own = styles.find(f"{W}style[@{W}styleId='{style}']/{W}pPr/{W}ind")
                assert own is not None
                free = int(own.get(f"{W}left", "0")) + int(own.get(f"{W}right", "0"))
                found[style] = (width - free) * 25.4 / 1440
    return found


def test_the_rule_under_the_subject_is_a_third_to_a_half_of_it(written: Path) -> None:
    if written.stem != "nd30":
        return  # the Party's documents have five hyphens there
    inside = {style: lines for style, lines in styled(written).items() if "Subject" in style}
    longest = max(text_width(line, 14, bold=True) for line in inside["Subject"])
    ind = next(
        p.find(f"{W}pPr/{W}ind")
        for p in document(written).iter(f"{W}p")
        if p.find(f"{W}pPr/{W}pStyle[@{W}val='RuleSubject']") is not None
    )
    assert ind is not None
    free = int(ind.get(f"{W}left", "0")) + int(ind.get(f"{W}right", "0"))
    assert longest / 3 <= 165 - free * 25.4 / 1440 <= longest / 2


def styled(path: Path) -> dict[str, list[str]]:
    """By style: the printed lines of its paragraphs."""
    found: dict[str, list[str]] = {}
    for paragraph in document(path).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        signs = {f"{W}br": "\n", f"{W}noBreakHyphen": "-"}
        text = "".join(signs.get(one.tag, one.text or "") for one in paragraph.iter())
        text = text.replace("\u00a0", " ")
        if style is not None:
            found.setdefault(style.get(f"{W}val", ""), []).extend(text.split("\n"))
    return found


def test_the_rules_are_as_long_as_their_texts_ask(written: Path) -> None:
    got = rules(written)
    if written.stem == "nd30":
        # Measured widths, document-standards §1.6: the motto whole, the agency a third to a half.
        assert got["RuleMotto"] == pytest.approx(56.1, abs=0.5)
        assert 39.6 / 3 <= got["RuleIssuer"] <= 42 / 2
    else:
        assert got["RuleParty"] == pytest.approx(72.9, abs=0.5)


def test_the_properties_are_the_report_s_own(written: Path) -> None:
    core = part(written, "docProps/core.xml")
    texts = {element.tag.rpartition("}")[2]: element.text for element in core}
    office = sample_report(Profile(written.stem)).office
    assert (texts["creator"], texts["lastModifiedBy"]) == (office, office)
    assert texts["language"] == "vi-VN"
    assert texts["title"] == "Báo cáo kết quả thực hiện Nghị quyết số 05-NQ/TU quý III/2026"
    with zipfile.ZipFile(written) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
        assert "docProps/thumbnail.jpeg" not in archive.namelist()
    assert b"python-docx" not in everything

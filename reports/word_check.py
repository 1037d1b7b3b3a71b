"""What is wrong with a Word template that an office has chosen, told before it is used."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from domain.problem import Problem
from reports.office_package import begins_as_xml, reading_parts
from reports.readback_word import compare_word
from reports.tag_order import tag_order_fault
from reports.word import write_word
from reports.word_package import RELATIONSHIPS
from reports.word_probe import probe_report
from reports.word_template import refuse_unsafe
from reports.word_xml import paragraph_text, w

_DOCUMENT_TYPE = b"wordprocessingml.document.main+xml"
# The end of a relation's type -> what an office is told about it.
_UNWANTED = {
    "aFChunk": "Mẫu chèn tệp khác (altChunk); hãy dán nội dung vào mẫu.",
    "subDocument": "Mẫu gồm tài liệu con; hãy dán nội dung vào mẫu.",
    "oleObject": "Mẫu có đối tượng nhúng (OLE); hãy xóa đối tượng.",
    "control": "Mẫu có nút điều khiển; hãy xóa nút.",
    "vbaProject": "Mẫu có macro; hãy lưu lại thành .docx không có macro.",
    "comments": "Mẫu có nhận xét (comment); hãy xóa để không lọt vào báo cáo.",
}
# Fields that fetch or run something when the file is opened.
_FIELDS = re.compile(
    r"\b(DDE|DDEAUTO|LINK|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|DATABASE|MACROBUTTON|RD|EMBED"
    r"|CONTROL|HTMLCONTROL|HTMLACTIVEX|PRINT|ADDIN)\b"
)
_ELSEWHERE = re.compile(r"\w+:|\\\\|//")  # an address, whatever the relation calls itself
_TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
_QUOTED = re.compile(r"'([^']+)'|“([^”]+)”")


def check_word_template(path: Path) -> tuple[str, ...]:
    """What must be mended before the template can be used, as Vietnamese sentences; mostly none."""
    try:
        refuse_unsafe(path)
        with reading_parts(path):
            return tuple(_active_content(path)) or tuple(_faults_of_use(path))
    except Problem as problem:
        return (f"{problem.sentence} {problem.advice}".strip(),)


def _active_content(path: Path) -> Iterator[str]:
    """What reaches out of the file or runs; read without rendering anything."""
    with zipfile.ZipFile(path) as archive:
        if _DOCUMENT_TYPE not in archive.read("[Content_Types].xml"):
            yield "Tệp không phải tài liệu Word thường (.docx); hãy lưu lại thành .docx."
        for name in archive.namelist():
            content = archive.read(name)
            # By what they are, not by their names, which may be any.
            if name.lower().endswith(".rels"):
                yield from _relations(etree.fromstring(content))
            elif name.lower().endswith(".xml") or begins_as_xml(content):
                yield from _fields(etree.fromstring(content))


def _relations(relations: etree._Element) -> Iterator[str]:
    for relation in relations.iter(f"{{{RELATIONSHIPS}}}Relationship"):
        kind = relation.get("Type", "").rpartition("/")[2]
        if kind in _UNWANTED:
            yield _UNWANTED[kind]
        elif _reaches_out(relation):
            yield f"Mẫu có liên kết ra ngoài: {relation.get('Target')}; hãy xóa liên kết."


def _reaches_out(relation: etree._Element) -> bool:
    said = relation.get("TargetMode", "").lower() == "external"
    return said or bool(_ELSEWHERE.match(relation.get("Target", "")))


def _fields(part: etree._Element) -> Iterator[str]:
    # In every namespace: Word knows a second one for the same.
    codes = [text.text or "" for text in part.iter("{*}instrText")]
    codes += [str(code) for simple in part.iter("{*}fldSimple") for code in simple.attrib.values()]
    # Word may cut a field's code into runs; joined they are whole again.
    found = _FIELDS.search(" ".join(codes).upper()) or _FIELDS.search("".join(codes).upper())
    if found:
        yield f"Mẫu có trường {found[1]}, lấy nội dung từ nơi khác; hãy xóa trường đó."


def _faults_of_use(path: Path) -> Iterator[str]:
    """What goes wrong, or is left out, when a report with everything in it is made."""
    report = probe_report()
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "probe.docx"
        try:
            write_word(report, made, path)
        except Problem as problem:
            yield _with_place(path, problem.sentence)
            return
        for difference in compare_word(made, report):
            yield f"Mẫu không in đủ nội dung. {difference}"


def _with_place(path: Path, sentence: str) -> str:
    """The sentence with the paragraph that it is about, or what is wrong there in its stead."""
    paragraphs = _paragraphs(path)
    fault = tag_order_fault(paragraphs)
    if fault:
        return f"Mẫu Word “{path.name}” có thẻ viết sai: {fault}."
    return f"{sentence}{_place(paragraphs, sentence)}"


def _place(paragraphs: list[str], sentence: str) -> str:
    """The paragraph in whose tag the word stands that the sentence complains of."""
    words = [word for pair in _QUOTED.findall(sentence) for word in pair if word]
    for number, text in enumerate(paragraphs, 1):
        for tag in _TAG.findall(text):
            if any(re.search(rf"\b{re.escape(word)}\b", tag) for word in words):
                return f" Xem đoạn thứ {number} của mẫu: “{text.strip()}”."
    return ""


def _paragraphs(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
    return [paragraph_text(paragraph) for paragraph in document.iter(w("p"))]

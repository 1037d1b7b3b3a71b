"""What is wrong with a tag is told in Vietnamese, whatever Jinja says of it."""

from pathlib import Path

import pytest
from docx import Document
from docxtpl import DocxTemplate
from jinja2 import TemplateError

from reports.tag_words import tag_fault
from reports.word_sandbox import sandbox

FAULTS = (
    ("{{ a", "có thẻ chưa đóng"),
    ("{% if a %}b", "thiếu thẻ đóng của “if”"),
    ("{% for x in a %}{% endif %}", "thẻ “endif” đứng sai chỗ hoặc thừa"),
    ("{% foo %}", "không có thẻ “foo”"),
    ("{{ “a” }}", "ký tự ““” không dùng được trong thẻ"),
    ("{{ a b }}", "chữ “b” đứng sai chỗ trong thẻ"),
    ("{{ a) }}", "ký hiệu “)” đứng sai chỗ trong thẻ"),
    ("{{ a if }}", "thẻ viết dở dang"),
    ("{% for x %}", "thẻ viết dở dang"),
    ("{# a", "thẻ viết dở dang"),
    ("{{ a. }}", "thẻ không đúng cách viết"),
    ("{{ f(1) }}", "không được dùng “lời gọi hàm (…)”"),
    ("{{ 'x' * 9 }}", "không được dùng “phép tính”"),
    ("{{ a|in_hoa }}", "không được dùng “|in_hoa”"),
    ("{{ a['__class__'] }}", "không được dùng “__class__”"),
    ("{{ khong_co }}", "dùng tên “khong_co” mà báo cáo không có"),
    ("{{ a.isuer }}", "dùng tên “isuer” mà báo cáo không có"),
    ("{{ a[5] }}", "dùng một tên không có"),
)


@pytest.mark.parametrize(("tag", "told"), FAULTS)
def test_a_wrong_tag_is_told_in_vietnamese(tag: str, told: str) -> None:
    with pytest.raises(TemplateError) as caught:
        sandbox().from_string(tag).render(a={})
    assert tag_fault(caught.value) in (told, f"có thẻ viết sai: {told}")


@pytest.mark.parametrize("before", range(6))
@pytest.mark.parametrize("after", range(6))
def test_the_words_around_a_wrong_tag_are_told(tmp_path: Path, before: int, after: int) -> None:
    document = Document()
    lines = [f"trước {one}" for one in range(before)] + ["Kính gửi {{ a) }}"]
    for text in [*lines, *(f"sau {one}" for one in range(after))]:
        document.add_paragraph(text)
    document.save(str(tmp_path / "a.docx"))
    with pytest.raises(TemplateError) as caught:
        DocxTemplate(tmp_path / "a.docx").render({}, sandbox())
    near = ["Kính gửi {{ a) }}", *(f"sau {one}" for one in range(after))][:3]
    assert tag_fault(caught.value) == (
        f"có thẻ viết sai gần “{' '.join(near)}”: ký hiệu “)” đứng sai chỗ trong thẻ"
    )

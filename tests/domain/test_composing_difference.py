"""What has changed since the clerk wrote a paragraph, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.composing.difference import changes_since, what_changed
from domain.returns import Passage
from tests.domain.small_plan import Q2
from tests.domain.small_report import entry, material, paragraph


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Về kinh tế: tốc độ tăng GRDP đạt 11,8% (mục tiêu trên 12,5%).",
         "Về kinh tế: tốc độ tăng GRDP đạt 12,1% (mục tiêu trên 12,5%).",
         ("tốc độ tăng GRDP: 11,8% → 12,1%",)),
        ("GRDP đạt 11,8% (thấp hơn 0,7 điểm %); thu đạt 5%.",
         "GRDP đạt 12,1% (thấp hơn 0,4 điểm %); thu đạt 5%.",
         ("GRDP: 11,8% → 12,1%, 0,7 điểm % → 0,4 điểm %",)),
        ("GRDP ước đạt 11,8%.", "GRDP đạt 12%.", ("GRDP: ước → (không có), 11,8% → 12%",)),
        ("Quá hạn: việc một.", "Quá hạn: việc một; việc hai.", ("Mới: việc hai",)),
        ("Quá hạn: việc một; việc hai.", "Quá hạn: việc hai.", ("Không còn: việc một",)),
        ("Đạt 2.500 doanh nghiệp.", "Đạt 2.500 doanh nghiệp.", ()),
        ("", "Có 02 việc.", ("Mới: Có 02 việc",)),
    ],
)  # fmt: skip
def test_a_change_is_told_by_what_it_is_about(
    old: str, new: str, expected: tuple[str, ...]
) -> None:
    assert what_changed(old, new) == expected


def test_a_stale_paragraph_says_what_has_moved() -> None:
    key = "measures.group.III"
    basis = paragraph(material(Q2, entry("16", "2.31")), key).draft.text
    passage = Passage(key, "Tỷ lệ thất nghiệp còn cao.", basis)
    moved = paragraph(material(Q2, entry("16", "2.18"), passage), key)
    (said,) = changes_since(moved)
    assert said.startswith("tỷ lệ thất nghiệp: 2,31% → 2,18%, 0,26 điểm % → 0,13 điểm %")
    assert changes_since(paragraph(material(Q2, entry("16", "2.31"), passage), key)) == ()
    assert changes_since(paragraph(material(Q2), key)) == ()


clauses = st.lists(st.sampled_from(["GRDP đạt 1,5%", "việc một", "thu 2.500 tỷ", "vốn chậm"]))


@given(clauses, clauses)
def test_equal_texts_have_no_changes_and_others_have(old: list[str], new: list[str]) -> None:
    assert what_changed("; ".join(old), "; ".join(old)) == ()
    assert bool(what_changed("; ".join(old), "; ".join(new))) == ({*old} != {*new})

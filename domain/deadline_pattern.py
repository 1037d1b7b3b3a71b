"""How days, months, quarters and years are written in deadlines."""

from __future__ import annotations

from domain.target_wording import Expression

_YEAR = r"(?:19|20|21)\d\d(?!\d)"
_NUMERAL = r"(?:mười một|mười hai|một|hai|ba|bốn|tư|năm(?! ?\d)|sáu|bảy|tám|chín"
_NUMERAL += r"|mười(?! (?:ba|bốn|tư|lăm|sáu|bảy|tám|chín)))(?!\w)"
_NUMBER = rf"(?:\d{{1,2}}(?!\d)|{_NUMERAL})"
_QUARTER = rf"(?:[ivx]+(?!\w)|0?\d(?!\d)|{_NUMERAL})"
_AND = r" ?(?:,|-|và|&|\+|đến|tới) ?"
_END = r"(?! ?[/.-] ?\d)"  # no further part of a date may follow
_START = r"(?<![\d/.,])"  # nor may one stand before
_UNNAMED = rf"{_START}(?<!tháng )(?<!quý )"  # `tháng 5/6` and `quý 12/2026` are no days or months


def _with_year(name: str) -> str:
    """`/2026`, `/26`, `năm 2026`, `(2026)`, or nothing that could be part of a date."""
    return (
        rf"(?: ?[/.-] ?(?P<{name}>{_YEAR})| ?/ ?(?P<{name}_short>[2-9]\d)(?! ?[\d/.-])"
        rf"| ?,? ?năm (?P<{name}_in_words>{_YEAR})"
        rf"| ?[,(] ?(?:năm )?(?P<{name}_aside>{_YEAR})\)?(?! ?[,-])|{_END})"
    )


def _several(one: str, name: str, unit: str) -> str:
    """One month or quarter, a list or a range of them: `3-4`, `II, III`, `3 và tháng 4`."""
    return rf"(?P<{name}>{one}(?:{_AND}(?:{unit} )?{one}(?! ?/ ?\d{{1,2}} ?/))*)"


# Of every written year the group's name ends in `year`, `year_short` or `year_in_words`.
PERIOD = Expression.of(
    r"(?P<iso>(?:19|20|21)\d\d(?P<iso_mark>[/-])\d{1,2}(?P=iso_mark)\d{1,2})(?!\d)",
    rf"(?:ngày )?{_START}(?<!-)(?<!tuần )(?P<day>\d{{1,2}}) tháng (?P<month>{_NUMBER})"
    + _with_year("day_year"),
    rf"(?:ngày )?{_UNNAMED}"
    r"(?P<full_day>\d{1,2} ?(?P<mark>[/.-]) ?\d{1,2} ?(?P=mark) ?"
    rf"(?:{_YEAR}|\d\d))(?!\d)",
    rf"(?:ngày )?{_UNNAMED}(?P<short_day>\d{{1,2}} ?/ ?\d{{1,2}})(?!\d)"
    rf"(?:,? ?năm (?P<short_day_year>{_YEAR})|{_END})",
    rf"ngày (?P<dashed_day>\d{{1,2}} ?[.-] ?\d{{1,2}})(?!\d){_END}",
    rf"(?P<count>\d{{1,2}}|ba|sáu|chín) tháng (?:(?P<half>đầu|cuối)(?! quý)(?: của)?(?: năm)?"
    rf"(?: ?/? ?(?P<count_year>{_YEAR}))?|năm (?P<count_year_in_words>{_YEAR}))",
    r"(?<!\d)(?<!trong )(?<!vòng )(?<!mỗi )(?P<alone>3|6|9|03|06|09) tháng(?! ?(?:\d|[^\W\d_]|/))",
    rf"nửa (?P<half_of>đầu|cuối) năm(?: (?P<half_of_year>{_YEAR}))?",
    r"(?<!\w)(?:tháng|thg\.?|th\.?|t\.?) ?"
    + _several(_NUMBER, "months", "tháng")
    + _with_year("months_year"),
    r"(?<!\w)(?:quý|q\.?) ?" + _several(_QUARTER, "quarters", "quý") + _with_year("quarters_year"),
    rf"(?<!\w)(?P<roman>[ivx]+) ?/ ?(?P<roman_year>{_YEAR})",
    rf"{_UNNAMED}(?P<bare_month>\d{{1,2}}) ?[/-] ?(?P<bare_month_year>{_YEAR})",
    r"(?P<called>(?:giai đoạn|nhiệm kỳ|thời kỳ|các năm|năm) (?:năm )?)?"
    rf"{_START}(?<!-)(?P<years>{_YEAR}(?:{_AND}(?:năm )?{_YEAR})*){_END}",
    r"(?<!\w)(?P<whole>(?:trong|cả|hết|cuối) năm)(?! (?:học|\d))(?!\w)",
)
YEAR_GROUPS = tuple(
    name for name in PERIOD.accented.groupindex if "year" in name and name != "years"
)

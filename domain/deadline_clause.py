"""One clause of a deadline read into its day: `Trước ngày 15/6/2026`, `Khởi công Quý I/2026`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from domain.deadline_kind import DeadlineKind
from domain.deadline_period import NoSuchDay, Period, periods_in
from domain.target_wording import Expression, Wording

RECURRING = "Công việc thường xuyên hoặc theo định kỳ, không có một ngày đến hạn"
UNDATED = "Không ấn định ngày cụ thể"
BEFORE = "trước"
UNCLEAR = "Có nhiều mốc thời gian không rõ quan hệ với nhau"

_RECURRING = Expression.of(
    r"(?<!\w)(?:hằng|hàng|mỗi|từng) (?:ngày|tuần|tháng|quý|năm)(?!\w)",
    r"thường xuyên|định kỳ|liên tục|thường niên|thường kỳ",
    r"(?<!\w)(?:các|theo|tất cả các) (?:quý|tháng)(?! (?:\d|[ivx]+(?!\w)))(?!\w)",
    r"(?:tháng|quý|năm|tuần|ngày) ?(?:/|một|1|01) ?lần",
    r"\d tháng(?:,| và) (?:(?:0?1|một|cả) )?năm(?! \d)",
)
# Days counted from an event, and calendars that are not ours.
_RELATIVE = Expression.of(
    r"sau khi|ngay sau|kể từ khi|(?:kể )?từ ngày (?!\d)|trong vòng|trong thời hạn",
    r"\d+ (?:ngày|tháng|tuần|năm) (?:kể từ|sau|từ ngày|làm việc)",
    r"sau \d+ (?:ngày|tháng|tuần|năm)(?!\w)|âm lịch|tháng (?:giêng|chạp)|năm học",
    r"(?<!\w)trước (?:khi|kỳ|đại hội|hội nghị|mùa|tết|thời điểm (?!\d)|dịp)",
    r"(?<!\w)(?:đầu|giữa) năm sau",
)
_BEFORE = Expression.of(r"(?<!\w)(?<!không )trước(?: thời điểm| mốc)? ?$")
_AFTER = Expression.of(r"(?<!\w)(?<!không )sau(?: thời điểm)? ?$")
_FROM = Expression.of(
    r"(?<!\w)(?:từ|kể từ|bắt đầu từ|không sớm hơn|không trước|sớm nhất(?: là| vào)?)"
    r"(?: đầu| thời điểm)? ?$"
)
# A year without `năm` after any other word belongs to that: `Festival Hạ Long 2026`.
_NAMES_A_YEAR = Expression.of(
    r"(?:^|[^\w ] ?|(?<!\w)(?:trong|vào|trước|đến|tới|hết|cuối|đầu|giữa|từ|là|cho|sau|và|qua|ngoài"
    r"|khoảng|sang|xong|hoàn thành|khánh thành|kết thúc|khởi công|chậm nhất|muộn nhất|muộn hơn"
    r"|dự kiến|bàn giao|vận hành|thông xe|phấn đấu) )$"
)
_BEYOND = Expression.of(r"(?<!\w)(?:ngoài|qua) ?$")
_VAGUE = Expression.of(
    r"(?<!\w)(?<!bắt )(?:đầu|giữa|thượng tuần|trung tuần|khoảng đầu|tuần (?:đầu|\d)|ngày đầu) ?$"
)
_OPEN_END = Expression.of(
    r"^ ?(?:trở đi|trở về sau|về sau)", r"^ ?và (?:các|những) năm (?:tiếp theo|sau|tới)"
)
_JOINED = Expression.of(r"^(?:[,;&+ -]|(?:và|cho|đến|tới|hết|cuối)(?!\w))*$")
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Meaning:
    """What a clause means.

    `note` says in Vietnamese why there is no day, and is `BEFORE` where the day before a mark is
    meant; `spans` are the places of the dates in the clause.
    """

    kind: DeadlineKind
    due: date | None = None
    start: date | None = None
    note: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    is_impossible: bool = False


def meaning_of(words: Wording, year: int) -> Meaning:
    """The day that the clause sets; kind none with the reason where it sets none."""
    if _found(_RECURRING, words, words.text):
        return _none(RECURRING)
    if _found(_RELATIVE, words, words.text):
        return _none(UNDATED)
    try:
        periods = periods_in(words, year)
    except NoSuchDay as problem:
        return Meaning(DeadlineKind.NONE, note=str(problem), is_impossible=True)
    spans = tuple((one.begins_at, one.ends_at) for one in periods)
    meaning = _one(words, periods) if periods else _none(UNDATED)
    return Meaning(meaning.kind, meaning.due, meaning.start, meaning.note, spans)


def _none(note: str) -> Meaning:
    return Meaning(DeadlineKind.NONE, note=note)


def _found(expression: Expression, words: Wording, text: str) -> bool:
    return bool(expression.within(words).search(text))


def _one(words: Wording, periods: list[Period]) -> Meaning:
    """The meaning of a clause with at least one period."""
    period = periods[0]
    for following in periods[1:]:
        between = words.text[period.ends_at : following.begins_at]
        nested = period.first <= following.first and following.last <= period.last
        joined = _found(_JOINED, words, between) and period.last < following.last
        if not nested and not joined:
            return _none(UNCLEAR)
        period = following
    before = words.text[: period.begins_at]
    is_only = period is periods[0]
    if not is_only and _found(_BEFORE, words, words.text[: periods[0].begins_at]):
        return _none(UNCLEAR)  # `trước 30/6 và 31/12`
    return _placed(words, period, before, is_only and not period.is_range)


def _placed(words: Wording, period: Period, before: str, open_start: bool) -> Meaning:
    """The meaning of the period after the words `before` it."""
    belongs_elsewhere = period.is_bare and not _found(_NAMES_A_YEAR, words, before)
    if belongs_elsewhere or _found(_BEYOND, words, before):
        return _none(UNDATED)
    if _found(_BEFORE, words, before):
        return Meaning(period.kind, period.first - _DAY, note=BEFORE)
    if _found(_AFTER, words, before):
        return Meaning(DeadlineKind.FROM, start=period.last + _DAY)
    opens = _found(_FROM, words, before) and open_start
    if opens or _found(_OPEN_END, words, words.text[period.ends_at :]):
        return Meaning(DeadlineKind.FROM, start=period.first)
    if _found(_VAGUE, words, before):
        return _none(UNDATED)
    return Meaning(period.kind, period.last)

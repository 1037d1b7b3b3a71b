"""Taking in a plan pack: looked at first, then installed in the user's folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from domain.pack import pack_text, read_pack
from domain.plan import Measure, Plan
from domain.problem import Problem
from domain.target import Target, TargetKind, read_target
from workflow.folders import user_folder
from workflow.place import make_folder, place, problem_of
from workflow.plans import pack_bytes, plans

# Names that Windows keeps for devices, whatever their suffix.
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_MOST_NAMED = 8


@dataclass(frozen=True)
class PackPreview:
    """A pack that has been read and not yet installed.

    `replaces` is the known plan of the same id; `remarks` say in Vietnamese what should be looked
    at, `doubts` which rows must be compared with the original.
    """

    path: Path
    plan: Plan
    replaces: Plan | None
    remarks: tuple[str, ...]
    doubts: tuple[str, ...]

    @property
    def is_known(self) -> bool:
        """Whether exactly this plan is there already."""
        return self.replaces == self.plan


def preview_pack(path: Path) -> PackPreview:
    """What the pack contains; Problem `bad_pack` names the place of the first mistake."""
    plan = read_pack(_bytes(path))
    replaces = next((one for one in plans() if one.id == plan.id), None)
    return PackPreview(path, plan, replaces, tuple(_remarks(plan)), tuple(_doubts(plan)))


def install_pack(preview: PackPreview) -> Path:
    """Installs the plan and gives back where; Problems as for `workflow.place.place`."""
    folder = user_folder() / "plans"
    make_folder(folder)
    target = folder / _file_name(preview.plan.id)
    text = pack_text(preview.plan)
    place(
        target,
        lambda aside: _write(aside, text),
        lambda aside: _check(aside, preview.plan),
    )
    return target


def _bytes(path: Path) -> bytes:
    try:
        return pack_bytes(path)
    except FileNotFoundError as error:
        raise Problem(
            "no_file", f"Không có tệp “{path.name}”.", "Hãy chọn lại tệp kế hoạch (.json)."
        ) from error
    except OSError as error:
        raise problem_of(error, path) from error


def _file_name(plan_id: str) -> str:
    return f"{plan_id}_.json" if _RESERVED.fullmatch(plan_id) else f"{plan_id}.json"


def _write(aside: Path, text: str) -> None:
    aside.write_text(text, encoding="utf-8", newline="\n")


def _check(aside: Path, plan: Plan) -> None:
    if read_pack(aside.read_bytes()) != plan:
        raise Problem(
            "pack_differs",
            "Kế hoạch vừa ghi không khớp với tệp đã chọn.",
            "Chưa có gì được cài. Hãy thử lại; nếu vẫn lỗi, hãy gửi nhật ký cho người hỗ trợ.",
        )


def _doubts(plan: Plan) -> Iterator[str]:
    if plan.resolution.doubt:
        yield f"Nghị quyết: {plan.resolution.doubt}"
    for code, measure in plan.measures.items():
        if measure.doubt:
            yield f"Chỉ tiêu {code}: {measure.doubt}"
    for code, task in plan.tasks.items():
        if task.doubt:
            yield f"Nhiệm vụ {code}: {task.doubt}"


def _remarks(plan: Plan) -> Iterator[str]:
    judged = [one.code for one in plan.measures.values() if one.target.kind is TargetKind.JUDGED]
    if judged:
        yield f"Chỉ tiêu do người dùng tự đánh giá, không so bằng số: {_listed(judged)}."
    differing = [one.code for one in plan.measures.values() if _differs(one)]
    if differing:
        yield (
            "Cách so ghi trong tệp khác với cách đọc chữ in của mục tiêu, không có căn cứ kèm "
            f"theo: chỉ tiêu {_listed(differing)}."
        )
    undated = [code for code, one in plan.tasks.items() if one.deadline.due is None]
    if undated:
        yield f"{len(undated)} nhiệm vụ, ý nhỏ không có ngày hạn cụ thể."


def _differs(measure: Measure) -> bool:
    """Whether the rule is not what the printed words state, and nothing says why."""
    return not measure.source and _rule(read_target(measure.target.text)) != _rule(measure.target)


def _rule(target: Target) -> tuple[object, ...]:
    return target.kind, target.low, target.high


def _listed(codes: list[str]) -> str:
    more = len(codes) - _MOST_NAMED
    named = ", ".join(codes[:_MOST_NAMED])
    return f"{named} và {more} dòng khác" if more > 0 else named

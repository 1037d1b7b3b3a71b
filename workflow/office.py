"""The office's own words: what stands on its letterhead and at the foot of its reports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from db.store import Store
from domain.change import office_changes
from domain.composing import Material
from domain.composing.letterhead import letterhead, recipients, signature
from domain.office import Office, Profile, office_for
from domain.problem import Problem
from domain.quarter import Quarter
from domain.report import Letterhead, Signature
from domain.text import clean
from domain.unit import Unit
from workflow.assess import material
from workflow.who import who

LABEL = "Sửa thông tin đơn vị"


@dataclass(frozen=True)
class HeadAndFoot:
    """What an office's words make of the first and the last page."""

    profile: Profile
    heading_mark: str
    head: Letterhead
    foot: Signature
    recipients: tuple[str, ...]


def record_office(store: Store, office: Office) -> int:
    """Records what differs as one batch; its number, 0 where nothing does.

    Problem `office_without_name`.
    """
    tidied = tidy(office)
    if not tidied.name:
        raise Problem(
            "office_without_name",
            "Chưa có tên đơn vị trong báo cáo.",
            "Hãy ghi tên như trong lời văn, ví dụ: Đảng ủy phường Hạ Long.",
        )
    return store.record(office_changes(store.office, tidied), LABEL, who())


def tidy(office: Office) -> Office:
    """The office with its texts as they may be stored: one line each, no empty lines in lists."""
    tidied: dict[str, Any] = {}
    for name, value in vars(office).items():
        if type(value) is str:  # not a choice, which is a str too
            tidied[name] = _line(value)
        elif isinstance(value, tuple):
            tidied[name] = tuple(filter(None, map(_line, value)))
    return replace(office, **tidied)


def _line(text: str) -> str:
    return " ".join(clean(text)[0].split())


def customary(unit: Unit, office: Office, profile: Profile) -> Office:
    """The words that an office of this level usually has; who signs and the settings stay."""
    usual = office_for(unit, profile)
    return replace(
        usual,
        signer=office.signer,
        heading_mark=office.heading_mark,
        window=office.window,
        charts=office.charts,
    )


def basis_of(store: Store, quarter: Quarter) -> Material:
    """What the head and foot are composed from beside the office."""
    return material(store, quarter)


def head_and_foot(basis: Material, office: Office) -> HeadAndFoot:
    """The head and foot of a report with these words."""
    changed = replace(basis, office=tidy(office))
    return HeadAndFoot(
        profile=office.profile,
        heading_mark=office.heading_mark,
        head=letterhead(changed),
        foot=signature(changed.office),
        recipients=recipients(changed.office),
    )

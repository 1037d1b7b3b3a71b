"""The unit that uses the program: what stands on its letterhead and how it reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from domain.quarter import DataWindow


class Profile(StrEnum):
    """The document standard of a report."""

    ND30 = "nd30"  # state: Decree 30/2020/ND-CP
    HD05 = "hd05"  # Party since 2026: Guidance 05-HD/VPTW
    HD36 = "hd36"  # Party before: Guidance 36-HD/VPTW (2018)

    @property
    def is_party(self) -> bool:
        """Whether this is one of the Party's standards."""
        return self is not Profile.ND30


class ChartForm(StrEnum):
    """How charts are put into the files."""

    NATIVE = "native"
    PICTURE = "picture"
    NONE = "none"


@dataclass(frozen=True)
class Office:
    """Everything on the letterhead and at the foot of the report that changes from office to office.

    `superior` and `issuer` are printed in capitals as given; `code` is the part of the number after
    `BC` (`UBND`, `ĐU`, `TU`); `authority` is the signature's first line without its sign
    (`ỦY BAN NHÂN DÂN` is printed `TM. ỦY BAN NHÂN DÂN` or `T/M …`), empty for a one-head body;
    `deputy_of` is the head's title where a deputy signs for a one-head body or a state committee.
    """

    unit: str
    name: str
    superior: str = ""
    issuer: str = ""
    code: str = ""
    place: str = "Quảng Ninh"
    authority: str = ""
    deputy_of: str = ""
    signer_title: str = ""
    signer: str = ""
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    archive: str = ""
    profile: Profile = Profile.HD05
    heading_mark: str = "."
    window: DataWindow = DataWindow.ADMINISTRATIVE
    charts: ChartForm = ChartForm.NATIVE

"""Strict reading of JSON: every value knows its place, so that a refusal can name it.

Packs and returns come from other computers; what does not fit is refused, never repaired.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from domain.number import plain
from domain.problem import Problem

_FIGURE = re.compile(r"-?(0|[1-9]\d{0,99})(\.\d{1,100})?", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # the categories Cc and Cs
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

Choice = TypeVar("Choice", bound=Enum)


@dataclass(frozen=True)
class Refusal:
    """How what cannot be read is refused: the Problem's code, what the thing is, what to do."""

    code: str
    thing: str
    advice: str

    def at(self, path: str, reason: str) -> Problem:
        """The Problem that names the place."""
        where = f" tại “{path}”" if path else ""
        return Problem(self.code, f"{self.thing} không hợp lệ{where}: {reason}.", self.advice)


@dataclass(frozen=True)
class Place:
    """A value in a JSON document together with the path that leads to it."""

    value: object
    path: str
    refusal: Refusal

    def refuse(self, reason: str) -> Problem:
        """The Problem that says what is wrong at this place."""
        return self.refusal.at(self.path, reason)

    def keys(self, required: frozenset[str], optional: frozenset[str] = frozenset()) -> None:
        """Refuses an object that lacks a required key or has one that nobody knows."""
        found = frozenset(self.mapping())
        if missing := sorted(required - found):
            raise self.refuse(f"thiếu mục “{missing[0]}”")
        if unknown := sorted(found - required - optional):
            raise self.refuse(f"có mục không rõ “{unknown[0][:40]}”")

    def mapping(self) -> Mapping[str, object]:
        """The value as a JSON object."""
        if not isinstance(self.value, dict):
            raise self.refuse("phải là một nhóm mục trong dấu { }")
        return self.value

    def get(self, key: str) -> Place:
        """The place of a key; one that is absent holds None."""
        path = f"{self.path}.{key}" if self.path else key
        return Place(self.mapping().get(key), path, self.refusal)

    def named(self, path: str) -> Place:
        """A place below this one by its path alone, for saying what is wrong there."""
        return Place(None, f"{self.path}.{path}" if self.path else path, self.refusal)

    def each(self, most: int) -> Iterator[Place]:
        """The places of a list that may have at most that many."""
        if not isinstance(self.value, list):
            raise self.refuse("phải là một danh sách trong dấu [ ]")
        if len(self.value) > most:
            raise self.refuse(f"có {len(self.value)} phần tử, nhiều hơn {most}")
        for index, value in enumerate(self.value):
            yield Place(value, f"{self.path}[{index}]", self.refusal)

    def text(self) -> str:
        """The value as text, as it stands; it may be empty."""
        if not isinstance(self.value, str):
            raise self.refuse("phải là chữ trong dấu ngoặc kép")
        return self.value

    def text_or_empty(self) -> str:
        """The value as text, empty where it is null or absent."""
        return "" if self.value is None else self.text()

    def printed(self, longest: int, empty: bool = False) -> str:
        """The value as printed text: in NFC, without control characters or blanks around it."""
        text = self.text()
        if len(text) > longest:
            raise self.refuse(f"dài {len(text)} ký tự, nhiều hơn {longest}")
        if not unicodedata.is_normalized("NFC", text):
            raise self.refuse("chữ chưa ở dạng Unicode dựng sẵn (NFC)")
        if _CONTROL.search(text):
            raise self.refuse("có ký tự điều khiển")
        if text != text.strip():
            raise self.refuse("có khoảng trắng thừa ở đầu hoặc cuối")
        if not text and not empty:
            raise self.refuse("không được để trống")
        return text

    def printed_or_none(self, longest: int) -> str | None:
        """The printed text, or None where the value is null or absent."""
        return None if self.value is None else self.printed(longest)

    def figure(self) -> Decimal:
        """The value as a decimal number written as text (`"2.05"`)."""
        if not isinstance(self.value, str) or not _FIGURE.fullmatch(self.value):
            raise self.refuse('phải là số viết dạng chữ, dấu chấm thập phân, ví dụ "2.05"')
        return Decimal(self.value)

    def figure_or_none(self) -> Decimal | None:
        """The decimal number, or None where the value is null or absent."""
        return None if self.value is None else self.figure()

    def whole(self, low: int, high: int) -> int:
        """The value as a whole number within bounds."""
        value = self.value
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.refuse(f"phải là số nguyên từ {low} đến {high}")
        return value

    def truth_or(self, default: bool) -> bool:
        """The value as true or false; the default where it is null or absent."""
        if self.value is None:
            return default
        if not isinstance(self.value, bool):
            raise self.refuse("phải là true hoặc false")
        return self.value

    def day(self) -> date:
        """The value as an ISO date (`"2026-01-31"`)."""
        if not isinstance(self.value, str) or not _ISO_DAY.fullmatch(self.value):
            raise self.refuse('phải là ngày dạng năm-tháng-ngày, ví dụ "2026-01-31"')
        try:
            return date.fromisoformat(self.value)
        except ValueError:
            raise self.refuse(f"không có ngày {self.value}") from None

    def day_or_none(self) -> date | None:
        """The date, or None where the value is null or absent."""
        return None if self.value is None else self.day()

    def choice(self, kinds: type[Choice]) -> Choice:
        """The value as one of the words of an enumeration."""
        for kind in kinds:
            if kind.value == self.value:
                return kind
        words = ", ".join(f"“{kind.value}”" for kind in kinds)
        raise self.refuse(f"phải là một trong {words}")

    def choice_or_none(self, kinds: type[Choice]) -> Choice | None:
        """The word of the enumeration, or None where the value is null or absent."""
        return None if self.value is None else self.choice(kinds)


def read_json(text: str, refusal: Refusal) -> Place:
    """The whole document as a place; refuses what is no JSON, and a key that stands twice."""

    def without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            twin = next(name for name in names if names.count(name) > 1)
            raise refusal.at(twin[:40], "mục này có hai lần")
        return found

    try:
        return Place(json.loads(text, object_pairs_hook=without_twins), "", refusal)
    except json.JSONDecodeError as error:
        reason = f"không phải JSON (dòng {error.lineno}, cột {error.colno})"
        raise refusal.at("", reason) from None
    except (ValueError, RecursionError):
        # A number of thousands of digits, or brackets nested without end.
        raise refusal.at("", "không phải JSON đọc được") from None


def plain_figure(value: Decimal | None) -> str | None:
    """The number in plain decimal notation, as JSON carries it; None stays None."""
    return None if value is None else plain(value)


def iso_day(day: date | None) -> str | None:
    """The day as JSON carries it; None stays None."""
    return None if day is None else day.isoformat()

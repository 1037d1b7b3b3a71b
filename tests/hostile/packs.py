"""Plan packs that must be refused, made from a good one by one wrong thing each."""

import json
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from domain.pack import MOST_BYTES, pack_text
from tests.db.samples import PLAN
from tests.hostile.hostile import Hostile

GOOD = pack_text(PLAN)
BAD = "bad_pack"
Shape = dict[str, Any]
Edit = Callable[[Shape], object]


def packs() -> Iterator[Hostile]:
    """Every hostile pack."""
    for name, content in TEXTS.items():
        yield Hostile(f"pack: {name}", "gói.json", content, BAD)
    for name, edit in EDITS.items():
        yield Hostile(f"pack: {name}", "gói.json", _edited(edit), BAD)
    for length in range(0, len(GOOD.encode()) - 2, len(GOOD.encode()) // 12):
        yield Hostile(f"pack: cut at {length}", "gói.json", _bytes(GOOD.encode()[:length]), BAD)


def _bytes(content: bytes) -> Callable[[], bytes]:
    return lambda: content


def _replaced(old: str, new: str) -> Callable[[], bytes]:
    def make() -> bytes:
        assert old in GOOD
        return GOOD.replace(old, new, 1).encode("utf-8", "surrogatepass")

    return make


def _edited(edit: Edit) -> Callable[[], bytes]:
    def make() -> bytes:
        shape = json.loads(GOOD)
        edit(shape)
        return json.dumps(shape, ensure_ascii=False).encode()

    return make


def _measure(shape: Shape) -> Shape:
    found: Shape = shape["groups"][0]["indicators"][0]["measures"][0]
    return found


def _task(shape: Shape) -> Shape:
    found: Shape = shape["sections"][0]["tasks"][0]
    return found


def _set(*path: str, to: object) -> Edit:
    def edit(shape: Shape) -> None:
        for part in path[:-1]:
            shape = shape[part]
        shape[path[-1]] = to

    return edit


def _in_measure(key: str, value: object) -> Edit:
    return lambda shape: _measure(shape).update({key: value})


def _in_target(**values: object) -> Edit:
    return lambda shape: _measure(shape)["target"].update(values)


def _in_task(key: str, value: object) -> Edit:
    return lambda shape: _task(shape).update({key: value})


TEXTS: dict[str, Callable[[], bytes]] = {
    "nested 100,000 deep in lists": lambda: b"[" * 100_000 + b"]" * 100_000,
    "nested 100,000 deep in objects": lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "six million bytes": lambda: b'"' + b"x" * (MOST_BYTES + 1_000_000) + b'"',
    "a million little lists": lambda: b"[" + b"[]," * 1_000_000 + b"[]]",
    "a number of a million digits": lambda: b'{"year": ' + b"9" * 1_000_000 + b"}",
    "a number with a vast exponent": _replaced('"year": 2026', '"year": 1e999999999'),
    "the year not a number": _replaced('"year": 2026', '"year": NaN'),
    "the year endless": _replaced('"year": 2026', '"year": -Infinity'),
    "a key twice": _replaced('"id":', '"id": "nq-1", "id":'),
    "a key twice deep inside": _replaced('"low": "90",', '"low": "80", "low": "90",'),
    "a key twice, once escaped": _replaced('"id":', '"\\u0069d": "nq-1", "id":'),
    "the wrong encoding": lambda: GOOD.encode("utf-16"),
    "bytes that are no UTF-8": lambda: GOOD.encode().replace("ủ".encode(), b"\xff\xfe", 1),
    "a zero byte": lambda: GOOD.encode().replace(b"nq-thu", b"nq\0thu", 1),
    "a control character": _replaced("Chủ đề", "Chủ\\u0007đề"),
    "an escape sequence of a terminal": _replaced("Chủ đề", "\\u001b[2J"),
    "half a character": _replaced("Chủ đề", "Chủ \\ud800 đề"),
    "text in decomposed form": lambda: GOOD.replace(
        "Chủ đề", unicodedata.normalize("NFD", "Chủ đề")
    ).encode(),
    "a comment": lambda: b"// a plan\n" + GOOD.encode(),
    "a comma too many": _replaced('"theme": "Chủ đề"', '"theme": "Chủ đề",'),
    "something behind it": lambda: GOOD.encode() + b"{}",
    "single quotes": lambda: GOOD.replace('"', "'").encode(),
    "a list": lambda: b"[]",
    "a text": lambda: b'"so-ket-quy-plan/1"',
    "nothing": lambda: b"null",
    "blanks only": lambda: b" \n\t ",
    "a web page": lambda: b"<!DOCTYPE html><html></html>",
    "a zip": lambda: b"PK\x03\x04" + bytes(200),
    "a program": lambda: b"MZ" + bytes(500),
    "a Python pickle": lambda: b"\x80\x04cos\nsystem\n(S'touch /tmp/x'\ntR.",
}
EDITS: dict[str, Edit] = {
    "no format": lambda shape: shape.pop("format"),
    "another format": _set("format", to="something/1"),
    "a format of the future": _set("format", to="so-ket-quy-plan/99"),
    "format 0": _set("format", to="so-ket-quy-plan/0"),
    "the format a number": _set("format", to=1),
    "an unknown key": _set("command", to="rm -rf /"),
    "an unknown key of 100,000 letters": _set("x" * 100_000, to=1),
    "an unknown key in a measure": _in_measure("formula", "=1+1"),
    "an id that climbs": _set("id", to="../../x"),
    "an id of Windows": _set("id", to="C:\\x"),
    "an id with a stream": _set("id", to="nq:ads"),
    "an empty id": _set("id", to=""),
    "an id of 300 letters": _set("id", to="n" * 300),
    "an id in capitals": _set("id", to="NQ"),
    "an id with a line break": _set("id", to="nq-1\n"),
    "an id in Arabic digits": _set("id", to="nq-٢٠٢٦"),
    "no groups": lambda shape: shape.pop("groups"),
    "groups as an object": _set("groups", to={}),
    "groups as null": _set("groups", to=None),
    "101 groups": lambda shape: shape.update(groups=shape["groups"] * 101),
    "nothing in it at all": lambda shape: shape.update(groups=[], sections=[]),
    "the year a text": _set("resolution", "year", to="2026"),
    "the year true": _set("resolution", "year", to=True),
    "the year 1e3 with a fraction": _set("resolution", "year", to=2026.5),
    "the year 9999": _set("resolution", "year", to=9999),
    "a day that does not exist": _set("resolution", "date", to="2026-02-30"),
    "a day in another form": _set("resolution", "date", to="09/12/2025"),
    "a day with a time": _set("resolution", "date", to="2025-12-09T00:00:00"),
    "a title of three thousand letters": _set("resolution", "title", to="x" * 3000),
    "a title with blanks around": _set("resolution", "title", to=" về năm "),
    "a code with letters": _in_measure("code", "1a"),
    "a code in full-width digits": _in_measure("code", "１"),
    "a code of the wrong indicator": _in_measure("code", "9"),
    "a code with a line break": _in_measure("code", "1\n"),
    "the same code twice": lambda shape: shape["groups"][0]["indicators"].append(
        shape["groups"][0]["indicators"][0]
    ),
    "an unknown kind of target": _in_target(kind="__import__"),
    "a target without its figure": _in_target(low=None),
    "a target with a figure too many": _in_target(high="5"),
    "a figure as a number": _in_target(low=90),
    "a figure with a comma": _in_target(low="90,5"),
    "a figure in exponent form": _in_target(low="9e999999"),
    "a figure not a number": _in_target(low="NaN"),
    "a figure of a thousand digits": _in_target(low="9" * 1000),
    "a figure in full-width digits": _in_target(low="９０"),
    "a target that is a list": _in_measure("target", []),
    "quarters out of order": _in_measure("assessed", [4, 1]),
    "quarter 5": _in_measure("assessed", [5]),
    "no quarter": _in_measure("assessed", []),
    "a part of itself": _in_measure("part_of", "1"),
    "a part of nothing": _in_measure("part_of", "77"),
    "parts in a circle": lambda shape: [
        one.update(part_of=other)
        for one, other in zip(
            shape["groups"][0]["indicators"][1]["measures"], ("2.2", "2.1"), strict=True
        )
    ],
    "an unknown way of adding up": _in_measure("adds_up", "eval"),
    "a lead of numbers": _in_task("lead", [1, 2]),
    "a lead that is a text": _in_task("lead", "Văn phòng"),
    "items within items": lambda shape: _task(shape).update(
        items=[{**_task(shape), "code": "1.1.1", "items": [{**_task(shape), "code": "1.1.1.1"}]}]
    ),
    "a due day that is no end of a month": lambda shape: _task(shape)["deadline"].update(
        due="2026-06-15"
    ),
    "stages without stages": lambda shape: _task(shape)["deadline"].update(kind="stages"),
    "an item out of its order": lambda shape: _task(shape).update(
        items=[{**_task(shape), "code": "1.1.2", "items": []}]
    ),
    "2,000 tasks": lambda shape: shape["sections"][0].update(
        tasks=[{**_task(shape), "code": f"1.{number}"} for number in range(2000)]
    ),
}

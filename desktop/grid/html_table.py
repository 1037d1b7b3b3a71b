"""The first table in an HTML text, as Excel, Word and LibreOffice put it on the clipboard."""

from __future__ import annotations

from html.parser import HTMLParser

Block = list[list[str]]


def read_html(html: str) -> Block:
    """The rows of the first table; empty where there is none."""
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return reader.block


class _TableReader(HTMLParser):
    """Collects the cells of the first table; merged cells leave blanks where they cover others."""

    def __init__(self) -> None:
        super().__init__()
        self.block: Block = []
        self._depth = 0
        self._over = False
        self._hidden = False
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._covered: dict[int, int] = {}  # column -> rows below that a merged cell still covers

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        elif not self._over and self._depth == 1:
            self._open(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._end_cell()
            self._depth -= 1
            self._over = self._over or self._depth == 0
        elif tag in ("td", "th") and self._depth == 1:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(" ".join(data.replace("\xa0", " ").split(" ")).replace("\n", " "))

    def _open(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "tr":
            self._end_cell()
            self._hidden = "display:none" in (attributes.get("style") or "").replace(" ", "")
            if not self._hidden:
                self.block.append([])
                self._fill_covered()
        elif tag in ("td", "th") and not self._hidden and self.block:
            self._end_cell()
            self._cell = []
            self._span = (_number(attributes.get("colspan")), _number(attributes.get("rowspan")))
        elif tag in ("br", "p", "div") and self._cell:
            self._cell.append("\n")

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        lines = (" ".join(line.split()) for line in "".join(self._cell).split("\n"))
        across, down = self._span
        column = len(self.block[-1])
        self.block[-1] += ["\n".join(lines).strip(), *[""] * (across - 1)]
        if down > 1:
            self._covered.update(dict.fromkeys(range(column, column + across), down - 1))
        self._cell = None
        self._fill_covered()

    def _fill_covered(self) -> None:
        row = self.block[-1]
        while self._covered.get(len(row), 0):
            self._covered[len(row)] -= 1
            row.append("")


def _number(text: str | None) -> int:
    return max(1, int(text)) if text and text.isdigit() else 1

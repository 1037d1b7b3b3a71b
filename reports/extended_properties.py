"""The properties that name the program and the office, the same in the Word and the Excel file."""

from __future__ import annotations

from xml.sax.saxutils import escape

_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def extended_properties(office: str) -> bytes:
    """The part `docProps/app.xml`: the libraries that wrote the file do not name themselves."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_EXTENDED}"><Application>Sơ Kết Quý</Application>'
        f"<Company>{escape(office)}</Company></Properties>"
    ).encode()

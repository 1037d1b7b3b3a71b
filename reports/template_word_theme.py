"""The theme part of the shipped Word templates: Times New Roman, black, white and greys.

Office asks for a theme in every file and would bring in its own fonts and colours without one.
"""

from __future__ import annotations

from reports.template_word_styles import FONT
from reports.word_package import XML_HEAD

_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "404040",
    "lt2": "E7E6E6",
    "accent1": "7F7F7F",
    "accent2": "404040",
    "accent3": "A6A6A6",
    "accent4": "262626",
    "accent5": "BFBFBF",
    "accent6": "595959",
    "hlink": "000000",
    "folHlink": "000000",
}


def theme_xml() -> str:
    """The theme part."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items()
    )
    fonts = "".join(
        f'<a:{kind}><a:latin typeface="{FONT}"/><a:ea typeface="{FONT}"/><a:cs typeface="{FONT}"/>'
        f"</a:{kind}>"
        for kind in ("majorFont", "minorFont")
    )
    return (
        f'{XML_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'name="Báo cáo"><a:themeElements><a:clrScheme name="Báo cáo">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Báo cáo">{fonts}</a:fontScheme>{_formats()}</a:themeElements>'
        "</a:theme>"
    )


def _formats() -> str:
    """Three plain fills, lines and effects: the least that the standard allows."""
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:fmtScheme name="Báo cáo"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
    )

"""Makes the Word template of the plan's own appendices: `python -m reports.template_plan_design`.

It is the Party's template without the report in front: letterhead, body and signature are cut off.
"""

from __future__ import annotations

from lxml import etree

from domain.office import Profile
from reports.template_word_design import designs, template_package
from reports.word_package import XML_HEAD, WordPackage
from reports.word_template import TEMPLATES
from reports.word_xml import child, paragraph_text, w

PLAN_TEMPLATE = TEMPLATES / "plan.docx"
_FIRST = "for appendix in report.appendices"


def plan_package() -> WordPackage:
    """The template, part by part."""
    (design,) = (one for one in designs() if one.profile is Profile.HD05)
    package = template_package(design)
    document = etree.fromstring(package.parts[package.document])
    body = child(document, "body")
    for part in list(body):
        if part.tag == w("p") and _FIRST in paragraph_text(part):
            break
        body.remove(part)
    package.parts[package.document] = (
        XML_HEAD + etree.tostring(document, encoding="unicode")
    ).encode()
    return package


if __name__ == "__main__":
    plan_package().save(PLAN_TEMPLATE)

"""Composing the report: from plan, returns and assessment to a `Report` of plain data."""

from domain.composing.compose import compose
from domain.composing.material import Material

__all__ = ["Material", "compose"]

"""The little language that a Word template may use, and the sandbox in which it is rendered.

A template may print the report's texts, choose, and go through its lists; nothing else. There is
nothing to call, to multiply or to repeat at will, so no template can run code, fill the memory or
keep the program busy: that needs no second process.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

_NODES = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.Getattr,
    nodes.Getitem,
    nodes.For,
    nodes.If,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Filter,
    nodes.Test,
)
_FILTERS = {"length", "upper", "lower", "trim", "first", "last"}
_TESTS = {"odd", "even", "divisibleby", "eq", "ne", "in", "none"}
# What a clerk calls the parts of Jinja that are not allowed; other parts are named as they are.
_WORDS = {
    "call": "lời gọi hàm (…)",
    "assign": "set",
    "filterblock": "filter",
    **dict.fromkeys(("add", "sub", "mul", "div", "floordiv", "mod", "pow", "neg"), "phép tính"),
    **dict.fromkeys(("dict", "list", "tuple", "concat", "slice"), "danh sách tự đặt"),
}
_DEEPEST = 2  # loops within loops: the body has hundreds of blocks, and no list needs a third loop


class Sandbox(ImmutableSandboxedEnvironment):
    """Renders what the little language allows; a name that is not there is an error.

    What has been compiled is kept: an office exports with the same template again and again.
    """

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self._compiled = lru_cache(maxsize=32)(self._allowed_template)

    def from_string(self, source: Any, *_: Any, **__: Any) -> Template:
        """The compiled template of that source; TemplateSyntaxError for more than is allowed."""
        return self._compiled(source)

    def _allowed_template(self, source: str) -> Template:
        _check(self.parse(source), loops=0)
        return super().from_string(source)


@cache
def sandbox() -> Sandbox:
    """The one sandbox of the program; nothing that a template does can change it."""
    return Sandbox()


def _check(node: nodes.Node, loops: int) -> None:
    """TemplateSyntaxError at the first part of the template that is not allowed."""
    if not isinstance(node, _NODES):
        kind = type(node).__name__.lower()
        raise _refused(node, _WORDS.get(kind, kind))
    if isinstance(node, nodes.For):
        loops += 1
        if node.recursive or loops > _DEEPEST:
            raise _refused(node, "for lồng nhau quá sâu")
    _check_words(node)
    for inner in node.iter_child_nodes():
        _check(inner, loops)


def _check_words(node: nodes.Node) -> None:
    if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
        raise _refused(node, f"|{node.name}")
    if isinstance(node, nodes.Test) and node.name not in _TESTS:
        raise _refused(node, f"is {node.name}")
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        raise _refused(node, node.attr)


def _refused(node: nodes.Node, what: str) -> TemplateSyntaxError:
    return TemplateSyntaxError(f"không được dùng “{what}”", node.lineno)

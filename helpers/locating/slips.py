"""Small changes of any code: one name for another, an operator, a transpose, a missing copy, a line out of place."""

import ast
import copy
from collections.abc import Iterator

from .trees import Edit, Slot, statements

__all__ = ["of_expressions", "of_order", "of_statements"]

_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.MatMult, ast.Pow, ast.FloorDiv, ast.Mod)
_COMPARISONS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq)
_TWINS = (
    ("maximum", "minimum"),
    ("max", "min", "amax", "amin", "argmax", "argmin"),
    ("sum", "mean", "prod"),
    ("rand", "randn"),
    ("random", "standard_normal"),
    ("zeros", "ones", "empty"),
    ("square", "sqrt", "abs"),
    ("dot", "matmul", "mm", "multiply", "mul"),
    ("copy", "clone"),
    ("append", "insert"),
    ("float32", "float64", "float16"),
    ("less", "greater"),
)
_WRAPS = {"copy": "copy", "clone": "copy", "detach": "detach", "item": "item"}  # method, and the kind of its lack
_TRANSPOSES = ("T", "mT")


def of_expressions(slot: Slot, names: list[str]) -> Iterator[Edit]:
    """Yield the slips that one expression may hold.

    Args:
        slot: where it stands.
        names: arguments and local names of the function.
    """
    node = slot.node
    for kind, new, size in _in_place_of(node, names):
        yield Edit(kind, ((slot.parent, slot.field, slot.index, new),), slot.statement, node, size)
    yield from _within(slot)


def _in_place_of(node: ast.expr, names: list[str]) -> Iterator[tuple[str, ast.expr, int]]:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        for name in names:
            if name != node.id:
                yield "name", ast.Name(name, ast.Load()), 1
    if isinstance(node, ast.Constant) and not isinstance(node.value, str | bytes) and node.value is not ...:
        for value in _other_constants(node.value):
            yield "constant", ast.Constant(value), 1
        for name in names:
            yield "constant", ast.Name(name, ast.Load()), 1
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.Not | ast.Invert):
        yield "sign", node.operand, 1
    if isinstance(node, ast.BinOp | ast.Call | ast.Name | ast.Attribute) and _is_loaded(node):
        yield "sign", ast.UnaryOp(ast.USub(), node), 1
    if isinstance(node, ast.Attribute) and node.attr in _TRANSPOSES:
        yield "transpose", node.value, 1
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr in ("t", "transpose"):
            yield "transpose", node.func.value, 1
        if not node.args and not node.keywords:
            yield _WRAPS.get(node.func.attr, "call"), node.func.value, 1
    if isinstance(node, ast.Call) and len(node.args) == 1 and not node.keywords:
        yield "call", node.args[0], 1
    if isinstance(node, ast.Name | ast.Call | ast.Attribute | ast.BinOp) and _is_loaded(node):
        for attribute in _TRANSPOSES[:1]:
            yield "transpose", ast.Attribute(node, attribute, ast.Load()), 1
        for method, kind in (("t", "transpose"), *_WRAPS.items()):
            yield kind, _method(node, method), 1
        yield "float", ast.Call(ast.Name("float", ast.Load()), [node], []), 1
    if isinstance(node, ast.BinOp):
        yield "operand", node.left, 2
        yield "operand", node.right, 2


def _within(slot: Slot) -> Iterator[Edit]:
    node = slot.node

    def edit(kind: str, *sets: tuple, size: int = 1) -> Edit:
        return Edit(kind, sets, slot.statement, node, size)

    if isinstance(node, ast.BinOp):
        yield edit("operands", (node, "left", None, node.right), (node, "right", None, node.left))
        for operator in _OPERATORS:
            if not isinstance(node.op, operator):
                yield edit("operator", (node, "op", None, operator()))
        yield from _regrouped(slot)
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        for operator in _COMPARISONS:
            if not isinstance(node.ops[0], operator):
                yield edit("comparison", (node, "ops", 0, operator()))
    if isinstance(node, ast.BoolOp):
        yield edit("operator", (node, "op", None, ast.And() if isinstance(node.op, ast.Or) else ast.Or()))
    if isinstance(node, ast.Attribute):
        for name in _other_names(node.attr):
            yield edit("method", (node, "attr", None, name))
    if isinstance(node, ast.Tuple) and len(node.elts) == 2:
        yield edit("order", (node, "elts", None, node.elts[::-1]))
    if isinstance(node, ast.Call):
        if len(node.args) >= 2:
            yield edit("operands", (node, "args", None, [node.args[1], node.args[0], *node.args[2:]]))
        if isinstance(node.func, ast.Attribute) and len(node.args) == 1:
            yield edit("operands", (node.func, "value", None, node.args[0]), (node, "args", 0, node.func.value))
        for place in range(len(node.args)):
            if len(node.args) > 1:
                yield edit("argument", (node, "args", None, node.args[:place] + node.args[place + 1 :]), size=2)
        for place, keyword in enumerate(node.keywords):
            others = node.keywords[:place] + node.keywords[place + 1 :]
            yield edit("argument", (node, "keywords", None, others), size=2)
            for name in {"axis": ("dim",), "dim": ("axis",), "min": ("max",), "max": ("min",)}.get(keyword.arg, ()):
                yield edit("argument", (keyword, "arg", None, name))


def _regrouped(slot: Slot) -> Iterator[Edit]:
    """Yield `a op (b op c)` for `(a op b) op c`, and the other way: a pair of brackets too many or missing."""
    outer = slot.node
    put = (slot.parent, slot.field, slot.index)
    if isinstance(outer.left, ast.BinOp):
        inner = outer.left
        new = ast.BinOp(inner.left, inner.op, ast.BinOp(inner.right, outer.op, outer.right))
        yield Edit("brackets", ((*put, new),), slot.statement, outer)
    if isinstance(outer.right, ast.BinOp):
        inner = outer.right
        new = ast.BinOp(ast.BinOp(outer.left, outer.op, inner.left), inner.op, inner.right)
        yield Edit("brackets", ((*put, new),), slot.statement, outer)


def of_statements(function: ast.FunctionDef) -> Iterator[Edit]:
    """Yield what is a matter of whole lines: one too many, stored another way, too deep or not deep enough."""
    standing = list(statements(function))
    for parent, field, index, statement in standing:
        block = getattr(parent, field)

        def edit(kind: str, *sets: tuple, size: int = 2, about: ast.stmt = statement) -> Edit:
            return Edit(kind, sets, about, None, size)

        rest = block[:index] + block[index + 1 :]
        if not isinstance(statement, ast.Return):
            yield edit("too_many", (parent, field, None, rest or [ast.Pass()]))
        if isinstance(statement, ast.AugAssign):
            for operator in (ast.Add, ast.Sub):
                if not isinstance(statement.op, operator):
                    yield edit("operator", (statement, "op", None, operator()), size=1)
            whole = ast.BinOp(_loaded(statement.target), statement.op, statement.value)
            yield edit("in_place", (parent, field, index, ast.Assign([statement.target], whole)), size=1)
            yield edit("update", (parent, field, index, ast.Assign([statement.target], statement.value)), size=1)
        yield from _stored_in_place(parent, field, index, statement)
    for parent, field, index, outer in standing:
        if not isinstance(outer, ast.For | ast.While | ast.With | ast.If):
            continue
        block, inner = getattr(parent, field), outer.body
        after = block[index + 1 :]
        if after and not isinstance(after[0], ast.Return):
            sets = (outer, "body", None, [*inner, after[0]]), (parent, field, None, block[: index + 1] + after[1:])
            yield Edit("indentation", sets, after[0], None, 2)
        if len(inner) > 1:
            out = (outer, "body", None, inner[:-1]), (parent, field, None, [*block[: index + 1], inner[-1], *after])
            yield Edit("indentation", out, inner[-1], None, 2)
            first = (outer, "body", None, inner[1:]), (parent, field, None, [*block[:index], inner[0], *block[index:]])
            yield Edit("indentation", first, inner[0], None, 2)


def of_order(function: ast.FunctionDef) -> Iterator[Edit]:
    """Yield the function with one statement elsewhere in its block, neighbours first."""
    moves = []
    for parent, field, index, statement in statements(function):
        block = getattr(parent, field)
        rest = block[:index] + block[index + 1 :]
        for place in range(len(rest) + (not isinstance(block[-1], ast.Return))):
            sets = ((parent, field, None, [*rest[:place], statement, *rest[place:]]),)
            if place != index and not isinstance(statement, ast.Return):
                moves.append((abs(place - index), Edit("line_order", sets, statement, None, 2)))
    yield from (edit for _, edit in sorted(moves, key=lambda move: move[0]))


def _stored_in_place(parent: ast.AST, field: str, index: int, statement: ast.stmt) -> Iterator[Edit]:
    """Yield `a -= b` for `a = a - b`."""
    if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
        return
    target, value = statement.targets[0], statement.value
    if isinstance(value, ast.BinOp) and ast.dump(_loaded(target)) == ast.dump(value.left):
        new = ast.AugAssign(target, value.op, value.right)
        yield Edit("in_place", ((parent, field, index, new),), statement, None, 1)


def _other_constants(value: object) -> list:
    if isinstance(value, bool):
        return [not value]
    if value is None:
        return [0, 1]
    near = [value + 1, value - 1, -value] if isinstance(value, int | float) else []
    return [one for one in (*near, 0, 1, 2, -1, None) if one != value or type(one) is not type(value)]


def _other_names(name: str) -> list[str]:
    found = [other for group in _TWINS if name in group for other in group if other != name]
    return [*found, name[:-1] if name.endswith("_") else f"{name}_"]


def _method(node: ast.expr, name: str) -> ast.Call:
    return ast.Call(ast.Attribute(node, name, ast.Load()), [], [])


def _loaded(target: ast.expr) -> ast.expr:
    twin = copy.deepcopy(target)
    twin.ctx = ast.Load()
    return twin


def _is_loaded(node: ast.expr) -> bool:
    return isinstance(getattr(node, "ctx", ast.Load()), ast.Load)

"""Every single-token change of a solution: operators, constants, names, transposes, order, dropped lines."""

import ast
import copy
from collections.abc import Iterator

__all__ = ["mutants"]

_OPERATORS = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Mult,),
    ast.Mod: (ast.FloorDiv,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
}
_COMPARISONS = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}
_NAMES = {
    "maximum": ("minimum",),
    "minimum": ("maximum",),
    "sum": ("mean", "prod"),
    "max": ("min",),
    "amax": ("amin",),
    "randn": ("rand",),
    "standard_normal": ("random",),
    "square": ("abs", "sqrt"),
    "clamp": ("clamp_",),
    "zeros": ("ones",),
    "zero_": ("abs_",),
    "min": ("max",),
    "append": ("remove",),
    "float64": ("float32",),
    "clone": ("abs",),
    "copy": ("view",),
    "keepdims": ("dtype",),
}


def mutants(source: str) -> Iterator[tuple[str, str]]:
    """Yield (what was changed, changed source) for each single-token change of a function's body."""
    tree = ast.parse(source)
    function = tree.body[0]
    has_docstring = ast.get_docstring(function) is not None
    count = sum(1 for _ in ast.walk(tree))
    skipped = {id(node) for node in ast.walk(function.args)}
    if has_docstring:
        skipped |= {id(node) for node in ast.walk(function.body[0])}
    seen = {ast.unparse(tree)}
    for position in range(count):
        original = _node(tree, position)
        if id(original) in skipped:
            continue
        for what, change in _changes(original):
            mutated = copy.deepcopy(tree)
            change(_node(mutated, position))
            try:
                text = ast.unparse(ast.fix_missing_locations(mutated))
                ast.parse(text)
            except (ValueError, SyntaxError):
                continue
            if text not in seen:
                seen.add(text)
                yield f"{ast.unparse(original)[:60]}: {what}", text
    yield from _dropped_lines(tree, has_docstring)


def _node(tree: ast.AST, position: int) -> ast.AST:
    return next(node for number, node in enumerate(ast.walk(tree)) if number == position)


def _changes(node: ast.AST) -> Iterator[tuple[str, callable]]:
    if isinstance(node, (ast.BinOp, ast.AugAssign)):
        for other in _OPERATORS.get(type(node.op), ()):
            yield f"{type(node.op).__name__} -> {other.__name__}", _setter("op", other())
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Sub, ast.Div, ast.MatMult)):
        yield f"operands of {type(node.op).__name__} exchanged", _exchange_operands
    if isinstance(node, ast.Compare):
        for other in _COMPARISONS.get(type(node.ops[0]), ()):
            yield f"{type(node.ops[0]).__name__} -> {other.__name__}", _setter("ops", [other()])
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield "minus dropped", lambda target: setattr(target, "op", ast.UAdd())
    if isinstance(node, ast.Constant):
        for value in _other_constants(node.value):
            yield f"{node.value!r} -> {value!r}", _setter("value", value)
    if isinstance(node, ast.Attribute):
        for name in _NAMES.get(node.attr, ()):
            yield f"{node.attr} -> {name}", _setter("attr", name)
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield ".T dropped", lambda target: target.__dict__.update(_as_parenthesis(target.value))
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute) and node.func.attr == "t" and not node.args:
            yield ".t() dropped", lambda target: setattr(target.func, "attr", "clone")
        if len(node.args) >= 2:
            yield "first two arguments exchanged", _exchange_arguments
        if node.keywords:
            yield "keyword dropped", lambda target: target.keywords.pop()


def _setter(field: str, value):
    return lambda target: setattr(target, field, value)


def _as_parenthesis(value: ast.expr) -> dict:
    """`x.T` without its `.T`: another view of the same, untransposed."""
    return {"attr": "real", "value": value}


def _exchange_operands(node: ast.BinOp) -> None:
    node.left, node.right = node.right, node.left


def _exchange_arguments(node: ast.Call) -> None:
    node.args[0], node.args[1] = node.args[1], node.args[0]


def _other_constants(value) -> tuple:
    if value is True or value is False:
        return (not value,)
    if isinstance(value, (int, float)):
        return (value + 1, value - 1, -value) if value else (1, -1)
    return ()


def _dropped_lines(tree: ast.Module, has_docstring: bool) -> Iterator[tuple[str, str]]:
    """The function without one of its statements, at every depth."""
    bodies = [number for number, node in enumerate(ast.walk(tree)) if isinstance(getattr(node, "body", None), list)]
    for number in bodies:
        body = _node(tree, number).body
        for index in range(len(body)):
            statement = body[index]
            if isinstance(statement, ast.FunctionDef) or (has_docstring and statement is tree.body[0].body[0]):
                continue
            mutated = copy.deepcopy(tree)
            shorter = _node(mutated, number).body
            shorter[index] = ast.Pass()
            yield f"{ast.unparse(statement)[:60]}: dropped", ast.unparse(mutated)

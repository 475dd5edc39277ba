"""Which lines of an exercise's answer stand above it in the lesson already, whatever their names."""

import ast
import re
from collections.abc import Iterable, Iterator

from helpers.exercises import Exercise

__all__ = ["learners_statements", "statements_of", "text_above"]

_BLOCK = re.compile(r"^```(\{code-cell\} ipython3|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARKER = re.compile(r"^# exercise: (\S+)$", re.MULTILINE)


def text_above(lesson: str, exercises: dict[str, Exercise]) -> dict[str, list[str]]:
    """Return, for each exercise of a lesson's source, the code that stands above it, and its own stub, as texts.

    Args:
        lesson: the MyST text of a lesson.
        exercises: by id, those that the lesson may hold.
    """
    above, found = [], {}
    for block in _BLOCK.finditer(lesson):
        code = re.sub(r"^:tags:.*\n", "", block[2], count=1).strip()
        marker = _MARKER.fullmatch(code)
        if marker:
            code = exercises[marker[1]].stub
            found[marker[1]] = [*above, code]
        above.append(code)
    return found


def learners_statements(exercise: Exercise) -> list[str]:
    """Return the statements of the answer that the learner writes, whole or in part: those that the stub has not."""
    given = [*statements_of(exercise.stub)]
    return [statement for statement in statements_of(exercise.solution_source) if statement not in given]


def statements_of(code: str) -> Iterator[str]:
    """Yield each statement of a piece of code as what it computes, with local names erased.

    Of an assignment, a return or an expression it is the value alone, of a call of `print` each argument; of a
    statement with a body it is the head. Assignments into a part of an array, and in place, are kept whole.
    """
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.stmt) and not isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from map(_erased, _parts(node))


def _parts(node: ast.stmt) -> Iterable[ast.AST]:
    if isinstance(node, ast.Assign) and all(isinstance(target, (ast.Name, ast.Tuple)) for target in node.targets):
        return [node.value]
    if isinstance(node, ast.Return):
        return [node.value] if node.value else []
    if isinstance(node, ast.Expr):
        call = node.value
        is_print = isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "print"
        return call.args if is_print else [call]
    if isinstance(node, ast.For):
        return [node.iter]
    if isinstance(node, (ast.With, ast.While, ast.If)):
        return [node.items[0].context_expr] if isinstance(node, ast.With) else [node.test]
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return []
    return [node]


class _Erase(ast.NodeTransformer):
    """Replace each name by one and the same, save those of libraries and of Python itself."""

    KEPT = {"np", "torch", "range", "len", "list", "sum", "max", "min", "zip", "print"}

    def visit_Name(self, node):
        return node if node.id in self.KEPT else ast.Name("_", node.ctx)


def _erased(node: ast.AST) -> str:
    return ast.unparse(_Erase().visit(ast.parse(ast.unparse(node))))

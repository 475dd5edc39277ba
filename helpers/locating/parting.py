"""Where the learner's code parts from a right one, tree beside tree; and known mistakes, read backwards."""

import ast
from collections.abc import Iterator

from .renaming import mapped
from .trees import Edit, Slot, count, same, statements

__all__ = ["backwards", "changed_parts", "grafts", "known_pairs", "missing", "put_back", "unified"]


def parted(mine: ast.AST, right: ast.AST) -> list[tuple[ast.AST, str, int | None, object, object]] | None:
    """Return the smallest parts in which two trees differ: (my node, field, index, mine, right).

    None where they differ in kind at the top, so that only the whole could be exchanged.
    """
    if type(mine) is not type(right):
        return None
    found: list = []
    for field, value in ast.iter_fields(mine):
        other = getattr(right, field)
        if field in ("ctx", "type_comment"):
            continue
        if isinstance(value, list) and isinstance(other, list):
            if len(value) != len(other):
                found.append((mine, field, None, value, other))
                continue
            pairs = list(zip(range(len(value)), value, other))
        else:
            pairs = [(None, value, other)]
        for index, one, two in pairs:
            if isinstance(one, ast.AST) and isinstance(two, ast.AST):
                if same(one, two):
                    continue
                inner = parted(one, two)
                found += [(mine, field, index, one, two)] if inner is None else inner
            elif one != two:
                found.append((mine, field, index, one, two))
    return found


def put_back(mine: list[ast.stmt], right: list[ast.stmt]) -> Iterator[Edit]:
    """Yield for each of my statements the edits that make it one of the right ones, nearest first.

    Args:
        mine: statements of the learner.
        right: those of a right answer, in the learner's names.
    """
    stands = {ast.dump(other) for other in right}
    for statement in mine:
        if ast.dump(statement) in stands:
            continue
        near = sorted(right, key=lambda other: -_nearness(statement, other))[:2]
        for other in near:
            parts = parted(statement, other)
            if not parts or isinstance(statement, ast.For | ast.While | ast.With | ast.If):
                continue
            for node, field, index, old, new in parts:
                yield Edit(
                    _kind(old, field), ((node, field, index, new),), statement, _part(old, node), _size(old, new)
                )
            if 1 < len(parts) <= 3:
                sets = tuple((node, field, index, new) for node, field, index, _, new in parts)
                size = sum(_size(old, new) for *_, old, new in parts)
                yield Edit("expression", sets, statement, None, size)


def grafts(slot: Slot, right: list[ast.expr], largest: int) -> Iterator[Edit]:
    """Yield the expression replaced by each part of a right answer that is smaller than `largest`."""
    size = count(slot.node)
    if size >= largest or isinstance(getattr(slot.node, "ctx", None), ast.Store):
        return
    for new in right:
        if count(new) < largest and not same(new, slot.node):
            yield Edit(
                "expression",
                ((slot.parent, slot.field, slot.index, new),),
                slot.statement,
                slot.node,
                max(2, size, count(new)),
            )


def missing(function: ast.FunctionDef, right: list[ast.stmt]) -> Iterator[Edit]:
    """Yield a statement of a right answer that the learner's lacks, put before each of theirs and behind the last.

    None that would be half of the function. First before the statement that follows it in the right answer.
    """
    standing = list(statements(function))
    have = {ast.dump(statement) for *_, statement in standing}
    returns = any(isinstance(statement, ast.Return) for *_, statement in standing)
    given = _names(function.body)
    whole = count(function)
    found = []
    for new, following in zip(right, [*right[1:], None]):
        if 2 * count(new) >= whole or ast.dump(new) in have or isinstance(new, ast.For | ast.While | ast.With | ast.If):
            continue
        if (isinstance(new, ast.Return) and returns) or (isinstance(new, ast.Assign) and _names(new.targets) <= given):
            continue
        size = max(2, count(new) - 3)  # before an expression that says the same in the place of a name
        for parent, field, index, statement in standing:
            block = getattr(parent, field)
            before = (parent, field, None, [*block[:index], new, *block[index:]])
            is_due = following is not None and same(statement, following)
            found.append((not is_due, Edit("missing", (before,), statement, None, size)))
            if not isinstance(statement, ast.Return) and index + 1 == len(block):
                behind = (parent, field, None, [*block, new])
                found.append((True, Edit("missing_after", (behind,), statement, None, size)))
    yield from (edit for _, edit in sorted(found, key=lambda pair: pair[0]))


def known_pairs(solution: ast.FunctionDef, wrong: ast.FunctionDef) -> list[tuple[ast.AST, ast.AST]]:
    """Return the smallest parts in which a known mistake differs from the solution: (wrong, right) expressions."""
    parts = parted(wrong, solution) or []
    return [(old, new) for *_, old, new in parts if isinstance(old, ast.expr) and isinstance(new, ast.expr)]


def changed_parts(solution: ast.FunctionDef, wrong: ast.FunctionDef) -> list[ast.AST]:
    """Return the smallest parts that tell a known mistake from the solution, each more than a name or a number."""
    found = []
    for node, _, _, old, _ in parted(wrong, solution) or []:
        if isinstance(old, list):
            return []  # lines are missing or too many, which no part of the code shows
        tells = isinstance(old, ast.expr) and not isinstance(old, ast.Name | ast.Constant)
        found.append(old if tells else node)
    return found


def unified(pattern: ast.AST, node: ast.AST, free: set[str]) -> dict[str, str] | None:
    """Return what stands in `node` for each free name of the pattern where they are the same code, else None."""
    found: dict[str, str] = {}
    return found if _unify(pattern, node, free, found) else None


def _unify(pattern: ast.AST, node: ast.AST, free: set[str], found: dict[str, str]) -> bool:
    if type(pattern) is not type(node):
        return False
    if isinstance(pattern, ast.Name):
        if pattern.id not in free:
            return pattern.id == node.id
        return found.setdefault(pattern.id, node.id) == node.id
    for field, value in ast.iter_fields(pattern):
        other = getattr(node, field)
        if field in ("ctx", "kind"):
            continue
        if isinstance(value, list):
            if len(value) != len(other) or not all(_unify(a, b, free, found) for a, b in zip(value, other)):
                return False
        elif isinstance(value, ast.AST):
            if not isinstance(other, ast.AST) or not _unify(value, other, free, found):
                return False
        elif value != other:
            return False
    return True


def backwards(slot: Slot, pairs: list[tuple[ast.AST, ast.AST]], free: set[str]) -> Iterator[Edit]:
    """Yield a known mistake turned back where the learner's expression is the wrong one, whatever the names."""
    for wrong, right in pairs:
        names = unified(wrong, slot.node, free)
        if names is not None:
            new = mapped(right, names)
            sets = ((slot.parent, slot.field, slot.index, new),)
            yield Edit(_kind(slot.node, ""), sets, slot.statement, slot.node, _size(slot.node, new))


def _names(nodes: list[ast.AST]) -> set[str]:
    """The names that are given a value, by themselves and not an entry of theirs."""
    found = (part for node in nodes for part in ast.walk(node))
    return {part.id for part in found if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)} or {""}


def _nearness(one: ast.AST, other: ast.AST) -> float:
    """How much two statements have in common, from 0 to 1."""
    mine, theirs = _tokens(one), _tokens(other)
    return len(mine & theirs) / max(1, len(mine | theirs))


def _tokens(node: ast.AST) -> set[str]:
    found = set()
    for part in ast.walk(node):
        name = getattr(part, "id", None) or getattr(part, "attr", None) or getattr(part, "value", None)
        found.add(f"{type(part).__name__} {name}" if isinstance(name, str | int | float) else type(part).__name__)
    return found


def _kind(old: object, field: str) -> str:
    if isinstance(old, ast.cmpop):
        return "comparison"
    if isinstance(old, ast.operator | ast.unaryop | ast.boolop):
        return "operator"
    if field == "attr":
        return "method"
    for kind, node in (("name", ast.Name), ("constant", ast.Constant), ("comparison", ast.Compare)):
        if isinstance(old, node):
            return kind
    return "expression"


def _part(old: object, node: ast.AST) -> ast.AST | None:
    """The smallest part of the learner's code that has a place in the text and holds what differs."""
    if isinstance(old, ast.expr):
        return old
    return node if isinstance(node, ast.expr) else None


def _size(old: object, new: object) -> int:
    sizes = [count(one) if isinstance(one, ast.AST) else 1 for one in (old, new)]
    return max(1, *sizes) if max(sizes) > 1 else 1

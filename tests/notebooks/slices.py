"""Take from a lesson the few cells that one of its outputs rests on."""

import ast

from nbformat import NotebookNode

__all__ = ["names_used", "needed_for"]


def names_used(source: str) -> tuple[set[str], set[str]]:
    """Return the names that a cell reads and those that it binds or may change in place."""
    reads, binds = set(), set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Name(name, ast.Load()):
                reads.add(name)
            case ast.Name(name, _):
                binds.add(name)
            case ast.FunctionDef(name) | ast.ClassDef(name):
                binds.add(name)
            case ast.alias(name, alias):
                binds.add(alias or name.partition(".")[0])
            case ast.Subscript(ast.Name(name), _, ast.Store()) | ast.AugAssign(ast.Name(name)):
                reads.add(name)
                binds.add(name)
    return reads, binds


def needed_for(cells: list[NotebookNode], target: int) -> list[NotebookNode]:
    """Return the cells before `cells[target]` that it rests on, in order, and the cell itself.

    A cell that cannot be parsed is left out. Every earlier cell that binds a needed name is taken.
    """
    needed, kept = set(names_used(cells[target].source)[0]), [cells[target]]
    for cell in reversed(cells[:target]):
        try:
            reads, binds = names_used(cell.source)
        except SyntaxError:
            continue
        if binds & needed:
            needed |= reads
            kept.insert(0, cell)
    return kept

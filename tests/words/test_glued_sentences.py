"""No sentence that a learner reads is glued together in an f-string, where no second language reaches it."""

import ast
import re
from pathlib import Path

import pytest

from helpers.course import ROOT

SPEAKING = (
    *("cards", "check.py", "devices", "exercises", "explorer", "judging", "lab", "networks", "pictures"),
    *("progress.py", "score", "words"),
)
ALONE = "environment.py"  # runs as a file, where `helpers` may not be importable


def glued(room: Path) -> list[str]:
    """Return where an f-string holds two words in a row: a sentence made where no second language reaches it.

    Left out are HTML and what is raised to a developer.
    """
    found = []
    for path in [room] if room.is_file() else sorted(room.rglob("*.py")):
        if path.name == ALONE:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        raised = [node for node in ast.walk(tree) if isinstance(node, ast.Raise) and _is_for_developers(node)]
        passed_over = {id(node) for fault in raised for node in ast.walk(fault)}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and id(node) not in passed_over:
                text = "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
                if not text.startswith("<") and re.search(r"[A-Za-z]{2,}[,;:.]? [A-Za-z]{2,}", text):
                    found.append(f"{path.relative_to(room.parent)}:{node.lineno}: {text}")
    return found


def _is_for_developers(node: ast.Raise) -> bool:
    return isinstance(node.exc, ast.Call) and getattr(node.exc.func, "id", "") in ("ValueError", "TypeError")


@pytest.mark.parametrize("room", SPEAKING)
def test_no_sentence_is_glued(room):
    """No f-string of a room that speaks to a learner holds two words in a row."""
    assert glued(ROOT / "helpers" / room) == []


def test_a_glued_sentence_is_seen(tmp_path):
    """A planted f-string with words is named; a fault for a developer and a template are not."""
    fault = 'if not n:\n    raise ValueError(f"{n} is too small")\n'
    source = fault + 'told = f"{n} hidden units", "{n} of them live"\n'
    (tmp_path / "planted.py").write_text(source, "utf-8")
    (found,) = glued(tmp_path)
    assert found.endswith("planted.py:3: {} hidden units")

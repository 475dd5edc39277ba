import re

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers.maintainer.build.cell_ids import headings, set_cell_ids, slug


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("`dot`: rows meet columns", "dot"),
        ("Forward", "forward"),
        ("Update · 9 minutes", "update"),
        ("Exercise (2 points)", "exercise"),
        ("`@`: stacks of products", "stacks-of-products"),
        ("What you need, and how long it takes", "what-you-need-and-how"),
        ("乘法", "part"),
        ("A" * 40, "a" * 24),
    ],
)
def test_slug(heading, expected):
    """A slug is what stands before the colon, the dot or the bracket, in lower case, cut at a word."""
    assert slug(heading) == expected


def test_headings_in_code():
    """A comment in a fenced block is no heading."""
    assert headings("## One\n\n```python\n# not one\n```\n\n### Two") == [(2, "One"), (3, "Two")]


def ids(*cells):
    notebook = new_notebook(cells=list(cells))
    set_cell_ids(notebook)
    return [cell.id for cell in notebook.cells]


def test_ids_follow_the_headings():
    """A cell's id is its section, its subsection and its number there."""
    assert ids(
        new_markdown_cell("# Lesson"),
        new_code_cell("1"),
        new_markdown_cell("## `dot`"),
        new_code_cell("2"),
        new_markdown_cell("### Exercise: project"),
        new_code_cell("3"),
        new_markdown_cell("## `mm`"),
    ) == ["lesson-1", "lesson-2", "dot-1", "dot-2", "dot-exercise-1", "dot-exercise-2", "mm-1"]


def test_ids_are_unique_where_a_heading_comes_twice():
    """Two sections of one name go on counting, so that no id stands twice."""
    assert ids(new_markdown_cell("## Loss"), new_markdown_cell("## Loss")) == ["loss-1", "loss-2"]


def test_ids_that_a_slug_could_make_twice():
    """A heading that ends in a number does not take the id of a counted cell."""
    steps = [new_code_cell("0") for _ in range(12)]
    found = ids(new_markdown_cell("## Step"), *steps, new_markdown_cell("## Step 1"), new_code_cell("0"))
    assert len(set(found)) == len(found)


def test_ids_are_valid():
    """An id keeps nbformat's rule for ids: 1 to 64 letters, digits, dashes, underscores."""
    found = ids(new_markdown_cell(f"## {'word ' * 30}\n### {'other ' * 30}"), new_code_cell("0"))
    assert all(re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", identity) for identity in found)


def test_a_cell_added_in_one_section_moves_no_id_in_another():
    """An edit in one section leaves the ids of the others as they are."""
    before = ids(new_markdown_cell("## A"), new_markdown_cell("## B"), new_code_cell("0"))
    after = ids(new_markdown_cell("## A"), new_code_cell("new"), new_markdown_cell("## B"), new_code_cell("0"))
    assert after[-2:] == before[-2:]

import re

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers.maintainer.build.cell_ids import set_cell_ids
from helpers.maintainer.build.fault import BuildFault


def with_ids(*cells):
    """The cells with their ids; a text is a markdown cell, a number a code cell."""
    notebook = new_notebook(
        cells=[new_markdown_cell(cell) if isinstance(cell, str) else new_code_cell(str(cell)) for cell in cells]
    )
    set_cell_ids(notebook)
    return notebook.cells


def ids(*cells):
    return [cell.id for cell in with_ids(*cells)]


def test_ids_follow_the_labels():
    """A cell's id is its section's label and its number there; before the first heading it is `top`."""
    assert ids(0, "(dot)=\n## `dot`", 1, "(dot-exercise)=\n### Exercise", 2, "(mm)=\n## `mm`") == [
        "top-1",
        "dot-1",
        "dot-2",
        "dot-exercise-1",
        "dot-exercise-2",
        "mm-1",
    ]


def test_a_heading_in_other_words_moves_no_id():
    """Ids do not depend on what a heading says, in whatever language."""
    assert ids("(dot)=\n## `dot`: rows meet columns", 1) == ids("(dot)=\n## 乘法", 1) == ["dot-1", "dot-2"]


def test_a_learner_sees_no_label():
    """The label lines are taken out, and nothing else is; a fenced block keeps what looks like one."""
    text = "(dot)=\n## `dot`\n\n```\n(x)=\ny\n```"
    assert with_ids(text)[0].source == "## `dot`\n\n```\n(x)=\ny\n```"


def test_a_comment_in_a_fenced_block_is_no_heading():
    """Python's comments in a block of code begin no section and need no label."""
    assert ids("(one)=\n## One\n\n```python\n# not one\n```", 0) == ["one-1", "one-2"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## Loss", "'Loss' has no label"),
        ("(Loss)=\n## Loss", "'Loss' of 'Loss' is none"),
        (f"({'a' * 61})=\n## Loss", "up to 60"),
        ("(乘法)=\n## Loss", "small letters"),
    ],
)
def test_a_heading_without_a_proper_label_is_refused(text, said):
    """The message names the heading and what to write."""
    with pytest.raises(BuildFault, match=re.escape(said)):
        ids(text)


def test_a_label_that_comes_again_goes_on_counting():
    """Two exercises of one section share a label, and no id stands twice."""
    assert ids("(loss)=\n## Loss", "(loss)=\n## Loss") == ["loss-1", "loss-2"]


def test_a_cell_added_in_one_section_moves_no_id_in_another():
    """An edit in one section leaves the ids of the others as they are."""
    before = ids("(a)=\n## A", "(b)=\n## B", 0)
    after = ids("(a)=\n## A", 1, "(b)=\n## B", 0)
    assert after[-2:] == before[-2:]

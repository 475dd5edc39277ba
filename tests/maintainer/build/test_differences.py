import copy

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.maintainer.build.differences import first_difference, moved_outputs


def cell(source, identity, count, text="1\n", tags=()):
    made = new_code_cell(source, execution_count=count, outputs=[new_output("stream", text=text)])
    made.id, made.metadata = identity, {"tags": list(tags)} if tags else {}
    return made


@pytest.fixture
def built():
    heading = new_markdown_cell("(dot)=\n## Dot")
    heading.id = "dot-1"
    return new_notebook(cells=[heading, cell("a = 1\na", "dot-2", 1), cell("b", "dot-3", 2)])


def edited(notebook, change):
    other = copy.deepcopy(notebook)
    change(other.cells)
    return other


def test_no_difference(built):
    """A notebook agrees with the source it was built from."""
    assert first_difference(built, copy.deepcopy(built)) is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda cells: cells[1].update(source="a = 2\na"),
            "cell dot-2 differs: line 1 is 'a = 1' in the source and 'a = 2'",
        ),
        (
            lambda cells: cells[1].update(source="a = 1"),
            "cell dot-2 differs: line 2 is 'a' in the source and 'nothing'",
        ),
        (lambda cells: cells[0].update(source="## Point"), "cell dot-1 differs"),
        (lambda cells: cells[2].update(id="x"), "cell dot-3 of the source has the id 'x' in the notebook"),
        (
            lambda cells: cells[2].metadata.update(tags=["gpu"]),
            "cell dot-3 has the tags [] in the source and ['gpu']",
        ),
        (lambda cells: cells.pop(), "cell dot-3 stands only in the source"),
        (lambda cells: cells.append(cell("c", "dot-4", 3)), "cell dot-4 stands only in the notebook"),
        (lambda cells: cells.insert(1, cells.pop(2)), "cell dot-2 of the source has the id 'dot-3'"),
        (
            lambda cells: cells[1].update(execution_count=None),
            "cell dot-2 has the count None; executed in order it has 1",
        ),
        (
            lambda cells: cells.__setitem__(0, cell("1", "dot-1", 1)),
            "cell dot-1 is markdown in the source and code",
        ),
    ],
)
def test_the_first_difference_is_named(built, change, said):
    """Whatever is edited by hand in a notebook, the first cell that differs is named."""
    assert said in first_difference(edited(built, change), built)


def test_a_gpu_cell_may_be_left_unexecuted(built):
    """Only a gpu cell may stand in a built notebook without having been executed."""
    change = lambda cells: cells[2].update(execution_count=None, outputs=[], metadata={"tags": ["gpu"]})  # noqa: E731
    notebook = edited(built, change)
    assert first_difference(notebook, copy.deepcopy(notebook)) is None


def test_moved_outputs(built):
    """A rebuild that prints another number names the cell, the old and the new text."""
    (moved,) = moved_outputs(built, edited(built, lambda cells: cells[2].outputs[0].update(text="2\n")))
    assert str(moved) == "  cell dot-3\n    old: 1\n    new: 2"


def test_only_changed_lines_are_shown(built):
    """Of a long output only the lines that changed are shown, and not without end."""
    old = "".join(f"{number}\n" for number in range(100))
    before = edited(built, lambda cells: cells[2].outputs[0].update(text=old))
    after = edited(built, lambda cells: cells[2].outputs[0].update(text=old.replace("57\n", "58.5\n")))
    assert str(moved_outputs(before, after)[0]) == "  cell dot-3\n    old: 57\n    new: 58.5"
    assert str(moved_outputs(before, built)[0]).endswith("lines more")


def test_a_card_is_shown_by_its_plain_text(built):
    """Of a card that is a page and a plain text, the text is shown."""

    def with_card(words):
        card = new_output("execute_result", {"text/html": f"<b>{words}</b>", "text/plain": words}, execution_count=2)
        return edited(built, lambda cells: cells[2].update(outputs=[card]))

    assert str(moved_outputs(with_card("one"), with_card("two"))[0]) == "  cell dot-3\n    old: one\n    new: two"


def test_moved_outputs_of_a_cell_that_moved_itself(built):
    """A cell is found again by its source, also under another id."""

    def change(cells):
        cells.insert(1, cell("new", "dot-2", 1))
        cells[3].update(id="dot-4")
        cells[3].outputs[0].update(text="2\n")

    assert [moved.cell for moved in moved_outputs(built, edited(built, change))] == ["dot-4"]


def test_pictures_do_not_count_as_moved(built):
    """Another picture, alone or in a page's text, is no moved text."""

    def with_picture(letters):
        def change(cells):
            page = f'<img alt="a" src="data:image/png;base64,{letters}=">'
            cells[2].outputs = [new_output("display_data", {"text/html": page, "image/png": letters})]

        return edited(built, change)

    assert moved_outputs(with_picture("AAAA"), with_picture("BBBB")) == []

from nbformat.v4 import new_code_cell
from slices import names_used, needed_for

CELLS = [
    "import numpy as np",
    "x = np.ones(3)",
    "unrelated = 5",
    "x[0] = 7",
    "def double(v):\n    return 2 * v",
    "# exercise\ndef broken(:",
    "print(double(x))",
]


def test_what_a_cell_rests_on():
    """A cell rests on the imports, functions and changed arrays that it reads, and on nothing else."""
    cells = [new_code_cell(source) for source in CELLS]
    assert [CELLS.index(cell.source) for cell in needed_for(cells, 6)] == [0, 1, 3, 4, 6]


def test_names_of_a_cell():
    """Names that are read are told from names that are bound."""
    reads, binds = names_used("w -= rate * grad\nfrom a import b as c\nfor t in range(3): pass")
    assert binds == {"w", "c", "t"}
    assert {"rate", "grad", "range", "w"} <= reads

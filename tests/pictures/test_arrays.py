"""Pictures of what an operation does to an array, by their numbers."""

import numpy as np
import pytest

from helpers.pictures import arrays

LEFT = np.array([[2.0, 0, 1, 3], [1, 4, 0, 2], [0, 1, 5, 1]])
RIGHT = np.array([[1.0, 2], [3, 0], [0, 4], [2, 1]])


def numbers(ax, shape):
    """The numbers that stand in a grid, as an array."""
    return np.array([float(text.get_text()) for text in ax.texts]).reshape(shape)


def lit(ax):
    """The cells of a grid that are lit up, as (row, column)."""
    boxes = [patch for patch in ax.patches if patch.get_facecolor()[3] > 0]
    return {(int(box.get_y()), int(box.get_x())) for box in boxes}


def test_the_product_is_drawn():
    """The three grids hold the operands and their product, which another way of multiplying gives too."""
    left, right, product = arrays.matrix_product(LEFT, RIGHT, 1, 0).figure.axes
    np.testing.assert_array_equal(numbers(left, (3, 4)), LEFT)
    np.testing.assert_array_equal(numbers(right, (4, 2)), RIGHT)
    np.testing.assert_array_equal(numbers(product, (3, 2)), np.einsum("ik,kj->ij", LEFT, RIGHT))


def test_the_row_and_the_column_are_lit():
    """The row of the left, the column of the right and the entry that they make are lit up, and no other cell."""
    left, right, product = arrays.matrix_product(LEFT, RIGHT, 1, 0).figure.axes
    assert lit(left) == {(1, k) for k in range(4)}
    assert lit(right) == {(k, 0) for k in range(4)}
    assert lit(product) == {(1, 0)}


def test_the_product_in_words():
    """The words and the title hold the sum that makes the entry."""
    picture = arrays.matrix_product(LEFT, RIGHT, 1, 0)
    assert "1·1 + 4·3 + 0·0 + 2·2 = 17" in picture.figure.get_suptitle()
    assert "add up to 17" in picture.alt
    assert "(3, 4)" in picture.alt


def test_the_transpose_is_drawn():
    """The second grid holds the transpose, and the lit entry stands at the exchanged place."""
    left, right = arrays.transpose(LEFT, 0, 3).figure.axes
    np.testing.assert_array_equal(numbers(right, (4, 3)), [list(row) for row in zip(*LEFT, strict=True)])
    assert lit(left) == {(0, 3)}
    assert lit(right) == {(3, 0)}


def test_the_largest_entries_are_drawn():
    """The grids hold the largest entry of each row and of each column, found by sorting."""
    _, rows, columns = arrays.largest_entries(LEFT).figure.axes
    np.testing.assert_array_equal(numbers(rows, (3,)), np.sort(LEFT, axis=1)[:, -1])
    np.testing.assert_array_equal(numbers(columns, (4,)), np.sort(LEFT, axis=0)[-1])


def test_the_pairs_of_stacks():
    """`@` fills the diagonal of pairs, `dot` all of them, with the largest entry of each product."""
    rng = np.random.default_rng(0)
    a, b = rng.standard_normal((3, 4, 5)), rng.standard_normal((3, 5, 2))
    left, right = arrays.pairs_of_stacks(a, b).figure.axes
    assert lit(left) == {(0, 0), (1, 1), (2, 2)}
    assert sum(text.get_visible() for text in left.texts) == 3
    expected = [[np.abs(p @ q).max() for q in b] for p in a]
    np.testing.assert_allclose(numbers(right, (3, 3)), expected, atol=0.05)


@pytest.mark.parametrize(
    "picture",
    [
        lambda: arrays.matrix_product(LEFT, RIGHT, 1, 0),
        lambda: arrays.transpose(LEFT, 0, 3),
        lambda: arrays.largest_entries(LEFT),
        lambda: arrays.pairs_of_stacks(np.ones((2, 3, 4)), np.ones((2, 4, 1))),
    ],
)
def test_every_axis_has_a_label(picture):
    """Each grid says what its axes count."""
    for ax in picture().figure.axes:
        assert "no units" in ax.get_xlabel()
        assert "no units" in ax.get_ylabel()


def test_an_emptied_grid_is_seen():
    """A grid whose numbers are taken away no longer passes the comparison above."""
    product = arrays.matrix_product(LEFT, RIGHT, 1, 0).figure.axes[2]
    for text in list(product.texts):
        text.remove()
    with pytest.raises(ValueError, match="reshape"):
        numbers(product, (3, 2))


@pytest.mark.mpl_image_compare(tolerance=12, savefig_kwargs={"dpi": 50})
def test_the_product_as_an_image():
    """The picture of a product looks as it did."""
    return arrays.matrix_product(LEFT, RIGHT, 1, 0).figure

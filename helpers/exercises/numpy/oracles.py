"""What several exercises are judged by, computed in plain Python."""

__all__ = ["product"]


def product(a, b):
    """Return the matrix product, entry by entry. All three matrices are lists of rows."""
    rows, inner, columns = len(a), len(b), len(b[0])
    return [[sum(a[i][k] * b[k][j] for k in range(inner)) for j in range(columns)] for i in range(rows)]

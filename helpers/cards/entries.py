"""Where two arrays differ, as a small table: your entry, and behind a mark the expected one where they differ."""

from helpers.words.language import say
from helpers.words.numbers import rounded

from . import style

__all__ = ["entries_as_html", "entries_as_text"]

_SIGN = "✗"
_DIGITS = 3


def entries_as_text(entries) -> str:
    """Return the window that `Entries` describes as plain text."""
    cells = [[f"{got} {_SIGN} {want}" if wrong else got for want, got, wrong in row] for row in _rows(entries)]
    width = max(len(cell) for row in cells for cell in row)
    return "\n".join([_caption(entries), *("  ".join(cell.rjust(width) for cell in row) for row in cells)])


def entries_as_html(entries) -> str:
    """Return it as a folded table that needs no colours."""
    rows = [
        [str(number), *(f"**{got}** {_SIGN} {want}" if wrong else got for want, got, wrong in row)]
        for number, row in zip(entries.rows, _rows(entries), strict=True)
    ]
    head = ["", *map(str, entries.columns)]
    table = style.table(head, rows, caption=_caption(entries), align="right", border=True)
    return style.folded(say("Where they differ"), table)


def _rows(entries) -> list[list[tuple[str, str, bool]]]:
    """Return (expected, yours, differs) for each entry, row by row."""
    return [
        [(rounded(want, _DIGITS), rounded(got, _DIGITS), wrong) for want, got, wrong in zip(*row, strict=True)]
        for row in zip(entries.expected, entries.got, entries.wrong, strict=True)
    ]


def _caption(entries) -> str:
    name = entries.name or say("The result")
    if entries.whole:
        return say("{name}: your entry, and behind {sign} the expected one where they differ.", name=name, sign=_SIGN)
    return say(
        "{name}, rows {first} to {last} and columns {left} to {right}: "
        "your entry, and behind {sign} the expected one where they differ.",
        name=name,
        first=entries.rows[0],
        last=entries.rows[-1],
        left=entries.columns[0],
        right=entries.columns[-1],
        sign=_SIGN,
    )

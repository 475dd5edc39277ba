"""The one style of everything that a lesson shows as a card or a table.

Inline styles only: JupyterLab drops all others from a notebook that it does not trust. Greys are half transparent, so
that they fit a light and a dark theme.
"""

import html
from collections.abc import Iterable, Sequence

__all__ = ["CALM", "boxed", "code_block", "code_to_html", "folded", "line", "table"]

CALM = "#4a7fb5"  # the edge of a card that tells neither right nor wrong
_CELL = "text-align:{align};padding:2px 14px 2px 0;white-space:nowrap"


def boxed(inside: str, edge: str = CALM) -> str:
    """Return HTML in a card with a coloured edge."""
    return (
        f'<div style="border-left:6px solid {edge};background:rgba(128,128,128,.1);padding:10px 14px;'
        f'max-width:46em;line-height:1.5;border-radius:3px">{inside}</div>'
    )


def line(inside: str, *, space: int = 4, quiet: bool = False) -> str:
    """Return HTML as a line of a card, `space` pixels below the one before; quiet where it matters less."""
    return f'<div style="margin-top:{space}px{";opacity:.85" if quiet else ""}">{inside}</div>'


def folded(title: str, inside: str, *, space: int = 6) -> str:
    """Return HTML under a title that opens it. The title is plain text with code between backticks."""
    summary = f'<summary style="cursor:pointer">{code_to_html(title)}</summary>'
    return f'<details style="margin-top:{space}px">{summary}{inside}</details>'


def code_to_html(text: str) -> str:
    """Return plain text as HTML, with what stands between backticks as code."""
    pieces = html.escape(text, quote=False).split("`")
    style = "background:rgba(128,128,128,.18);padding:0 3px;border-radius:3px"
    return "".join(f'<code style="{style}">{p}</code>' if i % 2 else p for i, p in enumerate(pieces))


def _cell_to_html(text: str) -> str:
    """Return a cell's text as HTML, with what stands between two pairs of stars in bold."""
    return "".join(f"<b>{p}</b>" if i % 2 else p for i, p in enumerate(code_to_html(text).split("**")))


def code_block(text: str) -> str:
    """Return code as HTML on lines of its own."""
    wrapped = "white-space:pre-wrap;word-break:normal;overflow-wrap:anywhere"  # JupyterLab breaks within words
    look = "margin:4px 0 0;background:rgba(128,128,128,.12);padding:6px 8px"
    return f'<pre style="{look};{wrapped}">{html.escape(text)}</pre>'


def table(
    head: Sequence[str], rows: Iterable[Sequence[str]], *, caption: str = "", align: str = "left", border: bool = False
) -> str:
    """Return a table whose first column names its rows. Texts are plain, with code between backticks.

    Args:
        head: a text for each column.
        rows: a sequence of texts each.
        caption: what the table shows, with what is bold between two pairs of stars.
        align: `"left"` or `"right"`.
        border: whether a line is drawn around each cell, as in a grid of numbers.
    """
    style = _CELL.format(align=align) if not border else f"text-align:{align};padding:1px 8px"
    style += ";border:1px solid rgba(128,128,128,.35)" if border else ""

    def cells(texts: Sequence[str], scope: str) -> str:
        first, *others = texts
        tag = ("th", ' scope="col"') if scope == "col" else ("td", "")
        name = f'<th scope="{scope}" style="{style};font-weight:{"bold" if scope == "col" else "normal"}">'
        rest = "".join(f'<{tag[0]}{tag[1]} style="{style}">{_cell_to_html(text)}</{tag[0]}>' for text in others)
        return f"<tr>{name}{code_to_html(first)}</th>{rest}</tr>"

    top = f'<caption style="text-align:left;padding:0 0 4px 0">{_cell_to_html(caption)}</caption>' if caption else ""
    body = "".join(cells(row, "row") for row in rows)
    return (
        f'<table style="border-collapse:collapse;margin:4px 0 0 0">{top}'
        f"<thead>{cells(head, 'col')}</thead><tbody>{body}</tbody></table>"
    )

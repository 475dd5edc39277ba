"""The graph behind a loss, drawn from its real chain of `grad_fn`."""

import re
from dataclasses import dataclass

from helpers.words.language import say

from .show import BLUE, GREY, INK, ORANGE, Picture, new_figure, show

__all__ = ["GraphNode", "draw_graph", "graph_nodes"]


@dataclass(frozen=True)
class GraphNode:
    """One node of the graph: an operation, or the leaf where a path ends.

    Args:
        label: the operation's name (`"mm"`), or the leaf's.
        shape: the leaf's shape; None for an operation.
        depth: the longest way from the loss, in steps; the loss has 0.
        inputs: the places in the list of the nodes that `backward` goes to next.
    """

    label: str
    shape: tuple[int, ...] | None
    depth: int
    inputs: tuple[int, ...]

    @property
    def is_leaf(self) -> bool:
        return self.shape is not None


def graph_nodes(loss, names: dict) -> list[GraphNode]:
    """Walk from a loss to its leaves, and return every node once, the loss first.

    Args:
        loss: a Tensor with a `grad_fn`.
        names: what to call the leaves, such as `{"w1": w1}`; others are called "leaf".

    Raises:
        ValueError: the loss has no `grad_fn`.
    """
    if loss.grad_fn is None:
        raise ValueError("loss.grad_fn is None: no operation on a Tensor that requires a gradient has made it.")
    order, depth = [loss.grad_fn], {loss.grad_fn: 0}
    for node in order:
        for after, _ in node.next_functions:
            if after is not None:
                depth[after] = max(depth.get(after, 0), depth[node] + 1)
                if after not in order:
                    order.append(after)
    called = {tensor: name for name, tensor in names.items()}
    return [
        GraphNode(
            label=called.get(node.variable, say("leaf")) if hasattr(node, "variable") else _operation(node),
            shape=tuple(node.variable.shape) if hasattr(node, "variable") else None,
            depth=depth[node],
            inputs=tuple(order.index(after) for after, _ in node.next_functions if after is not None),
        )
        for node in order
    ]


def draw_graph(loss, names: dict, title: str) -> Picture:
    """Draw the graph from the leaves on the left to the loss on the right; arrows go the way that `backward` goes.

    Args:
        loss, names: as for `graph_nodes`.
        title: whose loss it is.
    """
    nodes = graph_nodes(loss, names)
    deepest = max(node.depth for node in nodes)
    figure, ax = new_figure(max(5.0, 1.15 * (deepest + 1)), 2.4)
    places = _places(nodes, deepest)
    arrow = {"arrowstyle": "-|>", "color": GREY, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 14}
    for node, place in zip(nodes, places):
        text = f"{node.label}\n{node.shape}" if node.is_leaf else node.label
        ax.text(
            *place,
            text,
            ha="center",
            va="center",
            fontsize=9,
            color=INK,
            bbox={
                "boxstyle": "square,pad=0.45" if node.is_leaf else "round,pad=0.45",
                "facecolor": "#FFE9DA" if node.is_leaf else "#E3F0F8",
                "edgecolor": ORANGE if node.is_leaf else BLUE,
                "linewidth": 1.8 if node.is_leaf else 1.0,
            },
            zorder=3,
        )
        for after in node.inputs:
            ax.annotate("", xy=_edge(nodes[after], places[after], place), xytext=place, arrowprops=arrow, zorder=1)
    ax.set(xlim=(-0.6, deepest + 0.6), ylim=(-0.45, 0.95))
    ax.set_title(say("{loss}: from the loss back to the leaves", loss=title))
    ax.title.set_fontsize(10)
    ax.axis("off")
    return show(figure, _in_words(nodes, title))


def _operation(node) -> str:
    """Return "mm" for `MmBackward0`."""
    return re.sub(r"Backward\d*$", "", type(node).__name__).lower()


def _places(nodes: list[GraphNode], deepest: int) -> list[tuple[float, float]]:
    """Return (x, y) of each node: the loss on the right, operations on one line, leaves above it where others stand."""
    taken: dict[int, int] = {}
    places = []
    for node in sorted(range(len(nodes)), key=lambda i: nodes[i].is_leaf):
        row = taken.get(nodes[node].depth, 0)
        taken[nodes[node].depth] = row + 1
        places.append((node, (deepest - nodes[node].depth, 0.62 * row)))
    return [place for _, place in sorted(places)]


def _edge(node: GraphNode, place, before) -> tuple[float, float]:
    """Return where an arrow that comes from `before` meets the box of a node."""
    half_width, half_height = (0.5, 0.19) if node.is_leaf else (0.3, 0.14)
    x, y = place
    return (x, y - half_height) if before[1] < y else (x + half_width, y)


def _in_words(nodes: list[GraphNode], title: str) -> str:
    operations = say(" to ").join(node.label for node in sorted(nodes, key=lambda n: n.depth) if not node.is_leaf)
    leaves = [say("{leaf} of shape {shape}", leaf=node.label, shape=node.shape) for node in nodes if node.is_leaf]
    return say(
        "The graph of {loss}. From the loss back: {operations}. It ends at the leaves {leaves}.",
        loss=title,
        operations=operations,
        leaves=", ".join(leaves),
    )

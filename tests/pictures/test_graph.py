"""The picture of the graph behind a loss, by its nodes, arrows and words."""

import pytest
import torch

from helpers.pictures.graph import draw_graph, graph_nodes


@pytest.fixture
def network():
    generator = torch.Generator().manual_seed(0)
    w1, w2 = (torch.randn(shape, generator=generator, requires_grad=True) for shape in ((5, 4), (4, 3)))
    x = torch.randn(6, 5, generator=generator)
    return (x.mm(w1).clamp(min=0).mm(w2)).pow(2).sum(), {"w1": w1, "w2": w2}


def test_the_walk_finds_every_operation_and_leaf(network):
    """The nodes are the operations in the order that backward reaches them, and the two leaves with their shapes."""
    nodes = graph_nodes(*network)
    assert [node.label for node in nodes if not node.is_leaf] == ["sum", "pow", "mm", "clamp", "mm"]
    assert {node.label: node.shape for node in nodes if node.is_leaf} == {"w1": (5, 4), "w2": (4, 3)}


def test_every_edge_leads_away_from_the_loss(network):
    """Each edge goes to a node that lies deeper, and each leaf ends its path."""
    nodes = graph_nodes(*network)
    for node in nodes:
        assert all(nodes[after].depth > node.depth for after in node.inputs)
        assert bool(node.inputs) != node.is_leaf


def test_a_leaf_used_twice_stands_once():
    """A leaf that two operations use is one node with two edges to it."""
    w = torch.ones(2, requires_grad=True)
    nodes = graph_nodes((w * 2 + w).sum(), {"w": w})
    assert [node.label for node in nodes].count("w") == 1
    place = [node.label for node in nodes].index("w")
    assert sum(node.inputs.count(place) for node in nodes) == 2


def test_a_loss_without_graph_is_refused():
    """A Tensor that no recorded operation has made has no graph to draw, and the message says so."""
    with pytest.raises(ValueError, match="grad_fn is None"):
        graph_nodes(torch.ones(2).sum(), {})


def test_the_picture_has_a_box_for_each_node_and_an_arrow_for_each_edge(network):
    """No node and no edge of the real graph is missing in the figure."""
    nodes = graph_nodes(*network)
    (ax,) = draw_graph(*network, "a test").figure.axes
    boxes = [text.get_text() for text in ax.texts if text.get_text()]
    assert sorted(box.partition("\n")[0] for box in boxes) == sorted(node.label for node in nodes)
    arrows = [text for text in ax.texts if getattr(text, "arrow_patch", None)]
    assert len(arrows) == sum(len(node.inputs) for node in nodes)


def test_the_boxes_do_not_lie_on_each_other(network):
    """Every node has a place of its own, the loss furthest to the right."""
    (ax,) = draw_graph(*network, "a test").figure.axes
    places = [text.get_position() for text in ax.texts if text.get_text()]
    assert len(set(places)) == len(places)
    right = max(ax.texts, key=lambda text: text.get_position()[0] if text.get_text() else -1)
    assert right.get_text() == "sum"


def test_the_words_name_operations_and_leaves(network):
    """The alt text is written from the same graph."""
    alt = draw_graph(*network, "a test").alt
    assert "sum to pow to mm to clamp to mm" in alt
    assert "w1 of shape (5, 4)" in alt

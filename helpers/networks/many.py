"""Train many networks at once: the same start and data, each with a learning rate of its own."""

__all__ = ["train_many"]


def train_many(x, y, w1, w2, learning_rates, steps=500):
    """Train one network for each learning rate, all in the same batched products.

    Args:
        x, y: Tensors, shapes (N, D_in) and (N, D_out), the data of every network.
        w1, w2: Tensors, shapes (D_in, H) and (H, D_out), the start of every network; they are not changed.
        learning_rates: Tensor, shape (B,).
        steps: how many updates.

    Returns:
        The loss of each network before each update: Tensor on the device of `x`, shape (steps, B). A network that
        diverges goes on as infinity or not-a-number and disturbs no other.
    """
    import torch

    B = len(learning_rates)
    rate = learning_rates[:, None, None]  # (B, 1, 1)
    w1, w2 = w1.repeat(B, 1, 1), w2.repeat(B, 1, 1)  # (B, D_in, H), (B, H, D_out)
    x = x.expand(B, *x.shape)  # (B, N, D_in), one memory for all
    losses = []
    for _ in range(steps):
        # Forward
        h = torch.bmm(x, w1)  # (B, N, H)
        h_relu = h.clamp(min=0)
        y_pred = torch.bmm(h_relu, w2)  # (B, N, D_out)
        # Loss
        losses.append((y_pred - y).pow(2).sum(dim=(1, 2)))  # (B,)
        # Backward
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = torch.bmm(h_relu.mT, grad_y_pred)
        grad_h = torch.bmm(grad_y_pred, w2.mT)
        grad_h[h < 0] = 0
        grad_w1 = torch.bmm(x.mT, grad_h)
        # Update
        w1 -= rate * grad_w1
        w2 -= rate * grad_w2
    return torch.stack(losses)

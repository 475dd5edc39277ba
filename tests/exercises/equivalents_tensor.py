"""Right answers to the exercises of lesson 2, written differently from the solutions."""

import numpy as np
import torch

__all__ = ["EQUIVALENTS"]


def convert_from_numpy_and_clone(a):
    t = torch.from_numpy(a).clone()
    t[0].zero_()
    return t


def convert_copy_in_numpy(a):
    b = np.array(a)
    b[0] = 0.0
    return torch.from_numpy(b)


def convert_by_rows(a):
    rows = [torch.zeros(a.shape[1], dtype=torch.float64)]
    rows += [torch.tensor(row) for row in a[1:]]
    return torch.stack(rows)


def convert_by_mask(a):
    keep = torch.arange(len(a)) > 0
    return torch.as_tensor(a) * keep[:, None]


def randn_tuple(D_in, H, device, dtype):
    return torch.randn((D_in, H), dtype=dtype, device=device)


def randn_moved(D_in, H, device, dtype):
    return torch.randn(D_in, H).to(device=device, dtype=dtype)


def randn_normal(D_in, H, device, dtype):
    return torch.empty(D_in, H, device=device, dtype=dtype).normal_()


def randn_like(D_in, H, device, dtype):
    return torch.randn_like(torch.zeros(D_in, H, dtype=dtype, device=device))


def dot_with_at(x, v, w):
    return x[0] @ v, x @ v, x @ w


def dot_with_sums(x, v, w):
    return (x[0] * v).sum(), (x * v).sum(dim=1), (x[:, :, None] * w).sum(dim=1)


def dot_with_einsum(x, v, w):
    return torch.einsum("d,d->", x[0], v), torch.einsum("nd,d->n", x, v), torch.einsum("nd,dh->nh", x, w)


def dot_row_by_row(x, v, w):
    vector = torch.stack([torch.dot(row, v) for row in x])
    matrix = torch.stack([torch.stack([row.dot(column) for column in w.t()]) for row in x])
    return vector[0], vector, matrix


def mm_copy(x, w1, h):
    h.copy_(x.mm(w1))
    return h


def mm_slice(x, w1, h):
    h[:] = x @ w1
    return h


def mm_matmul(x, w1, h):
    return torch.matmul(x, w1, out=h)


def mm_loops(x, w1, h):
    for n in range(x.shape[0]):
        for j in range(w1.shape[1]):
            h[n, j] = torch.dot(x[n], w1[:, j])
    return h


def maximum_clamp(h):
    return h.clamp(min=0)


def maximum_zero_number(h):
    return torch.maximum(h, torch.tensor(0.0, dtype=h.dtype, device=h.device))


def maximum_where(h):
    return torch.where(h > 0, h, 0.0)


def maximum_product(h):
    return h * (h > 0)


def maximum_own_copy(h):
    result = h.clone()
    result[result < 0] = 0
    return result


def maximum_half(h):
    return (h + h.abs()) / 2


def maximum_function(h):
    return torch.nn.functional.relu(h)


def amax_values(scores):
    return scores.max(dim=1).values


def amax_first_of_pair(scores):
    return torch.max(scores, -1)[0]


def amax_sorted(scores):
    return scores.sort(dim=1).values[:, -1]


def amax_rows(scores):
    return torch.stack([row.max() for row in scores])


def clamp_where(h, ceiling):
    held = torch.where(h < 0, 0.0, h)
    held = torch.where(held > ceiling, ceiling, held)
    return held, int(((h < 0) | (h > ceiling)).sum())


def clamp_out(h, ceiling):
    held = torch.empty_like(h)
    torch.clamp(h, 0, ceiling, out=held)
    return held, torch.count_nonzero(held - h).item()


def clamp_two_steps(h, ceiling):
    held = torch.clamp(h, min=0).clamp(max=ceiling)
    return held, len(h[held != h])


def clamp_on_a_clone(h, ceiling):
    held = h.clone().clamp_(0, ceiling)
    return held, sum(int(a != b) for a, b in zip(held.flatten().tolist(), h.flatten().tolist()))


def square_power(y_pred, y):
    return float(((y_pred - y) ** 2).sum())


def square_product(y_pred, y):
    difference = y - y_pred
    return torch.sum(difference * difference).item()


def square_loops(y_pred, y):
    total = 0.0
    for predicted, target in zip(y_pred.flatten(), y.flatten()):
        total += (predicted.item() - target.item()) ** 2
    return total


def square_dot(y_pred, y):
    difference = (y_pred - y).flatten()
    return torch.dot(difference, difference).item()


def square_norm(y_pred, y):
    return (torch.linalg.norm(y_pred - y) ** 2).item()


def clone_where(grad_h_relu, h):
    return torch.where(h > 0, grad_h_relu, torch.zeros_like(h))


def clone_product(grad_h_relu, h):
    return grad_h_relu * (h > 0)


def clone_masked_fill(grad_h_relu, h):
    return grad_h_relu.masked_fill(h <= 0, 0)


def clone_places(grad_h_relu, h):
    grad_h = torch.zeros_like(grad_h_relu)
    grad_h[h > 0] = grad_h_relu[h > 0]
    return grad_h


def forward_at(x, w1, w2):
    h = x @ w1
    h_relu = torch.maximum(h, torch.zeros_like(h))
    return h, h_relu, h_relu @ w2


def forward_einsum(x, w1, w2):
    h = torch.einsum("ni,ij->nj", x, w1)
    h_relu = torch.where(h > 0, h, 0.0)
    return h, h_relu, torch.einsum("nj,jk->nk", h_relu, w2)


def forward_rows(x, w1, w2):
    h = torch.stack([w1.t().mv(row) for row in x])
    h_relu = h * (h > 0)
    return h, h_relu, torch.stack([w2.t().mv(row) for row in h_relu])


def forward_broadcast(x, w1, w2):
    h = (x[:, :, None] * w1[None]).sum(dim=1)
    h_relu = h.clone()
    h_relu[h < 0] = 0
    return [h, h_relu, (h_relu[:, :, None] * w2).sum(1)]


def backward_at(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2 * (y_pred - y)
    grad_h = (grad_y_pred @ w2.T) * (h > 0)
    return x.T @ grad_h, h_relu.T @ grad_y_pred


def backward_einsum(x, y, w2, h, h_relu, y_pred):
    slope = 2 * (y_pred - y)
    gate = (h > 0).to(h.dtype)
    return torch.einsum("ni,nj,nk,jk->ij", x, gate, slope, w2), torch.einsum("nj,nk->jk", h_relu, slope)


def backward_rows(x, y, w2, h, h_relu, y_pred):
    grad_w1, grad_w2 = torch.zeros(x.shape[1], h.shape[1], dtype=x.dtype), torch.zeros_like(w2)
    for n in range(len(x)):
        slope = 2 * (y_pred[n] - y[n])
        grad_w2 += torch.outer(h_relu[n], slope)
        grad_w1 += torch.outer(x[n], torch.where(h[n] > 0, w2.mv(slope), 0.0))
    return grad_w1, grad_w2


def backward_in_place_on_own(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = (y_pred - y).mul_(2)
    grad_h = grad_y_pred.mm(w2.t())
    grad_h[h <= 0] = 0
    return x.t().mm(grad_h), h_relu.t().mm(grad_y_pred)


def backward_mask_from_h_relu(x, y, w2, h, h_relu, y_pred):
    error = y_pred - y
    grad_h = error.mm(w2.t()).masked_fill(h_relu == 0, 0)
    return 2 * grad_h.t().mm(x).t(), 2 * error.t().mm(h_relu).t()


def train_functions(x, y, w1, w2, learning_rate, steps):
    losses = []
    for _ in range(steps):
        h, h_relu, y_pred = forward_at(x, w1, w2)
        losses.append(float(((y_pred - y) ** 2).sum()))
        grad_w1, grad_w2 = backward_at(x, y, w2, h, h_relu, y_pred)
        w1 = w1 - learning_rate * grad_w1
        w2 = w2 - learning_rate * grad_w2
    return losses, w1, w2


def train_einsum(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1 + 0, w2 + 0
    losses = torch.zeros(steps, dtype=x.dtype)
    for t in range(steps):
        h, h_relu, y_pred = forward_einsum(x, w1, w2)
        losses[t] = (y_pred - y).square().sum()
        grad_w1, grad_w2 = backward_einsum(x, y, w2, h, h_relu, y_pred)
        w1.sub_(learning_rate * grad_w1)
        w2.sub_(learning_rate * grad_w2)
    return losses.tolist(), w1, w2


def train_while(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = torch.clone(w1), torch.clone(w2), []
    while len(losses) < steps:
        h = x.mm(w1)
        error = torch.relu(h).mm(w2) - y
        losses += [error.pow(2).sum().item()]
        grad_w2 = 2 * torch.relu(h).t().mm(error)
        w1.add_(x.t().mm(2 * error.mm(w2.t()) * (h > 0)), alpha=-learning_rate)
        w2.add_(grad_w2, alpha=-learning_rate)
    return losses, w1, w2


def train_rows(x, y, w1, w2, learning_rate, steps):
    weights, losses = [w1.clone(), w2.clone()], []
    for _ in range(steps):
        h, h_relu, y_pred = forward_rows(x, *weights)
        losses.append(sum((y_pred - y).flatten().tolist()[i] ** 2 for i in range(y.numel())))
        gradients = backward_rows(x, y, weights[1], h, h_relu, y_pred)
        weights = [w - learning_rate * g for w, g in zip(weights, gradients)]
    return losses, *weights


def train_by_autograd(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone().requires_grad_(), w2.clone().requires_grad_(), []
    for _ in range(steps):
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            w1 -= learning_rate * w1.grad
            w2 -= learning_rate * w2.grad
            w1.grad = w2.grad = None
    return losses, w1.detach(), w2.detach()


def bmm_at(x, w1, w2):
    return (x @ w1).clamp(min=0) @ w2


def bmm_loop(x, w1, w2):
    return torch.stack([a.mm(b).clamp(min=0).mm(c) for a, b, c in zip(x, w1, w2)])


def bmm_einsum(x, w1, w2):
    h = torch.einsum("bni,bij->bnj", x, w1)
    return torch.einsum("bnj,bjk->bnk", torch.relu(h), w2)


def bmm_masked(x, w1, w2):
    h = torch.matmul(x, w1)
    return torch.matmul(h * (h > 0), w2)


EQUIVALENTS: dict[str, tuple] = {
    "tensor.dtype": (["float64", "b"], ("np.float64", " B "), ("double", "b")),
    "tensor.promotion": (["float64", "error", "c"], ("torch.double", "Error", "C")),
    "tensor.convert": (
        convert_from_numpy_and_clone,
        convert_copy_in_numpy,
        convert_by_rows,
        convert_by_mask,
    ),
    "tensor.randn": (randn_tuple, randn_moved, randn_normal, randn_like),
    "tensor.dot": (dot_with_at, dot_with_sums, dot_with_einsum, dot_row_by_row),
    "tensor.mm": (mm_copy, mm_slice, mm_matmul, mm_loops),
    "tensor.maximum": (
        maximum_clamp,
        maximum_zero_number,
        maximum_where,
        maximum_product,
        maximum_own_copy,
        maximum_half,
        maximum_function,
    ),
    "tensor.amax": (amax_values, amax_first_of_pair, amax_sorted, amax_rows),
    "tensor.clamp": (clamp_where, clamp_out, clamp_two_steps, clamp_on_a_clone),
    "tensor.square": (square_power, square_product, square_loops, square_dot, square_norm),
    "tensor.clone": (clone_where, clone_product, clone_masked_fill, clone_places),
    "tensor.forward": (forward_at, forward_einsum, forward_rows, forward_broadcast),
    "tensor.backward": (
        backward_at,
        backward_einsum,
        backward_rows,
        backward_in_place_on_own,
        backward_mask_from_h_relu,
    ),
    "tensor.train": (train_functions, train_einsum, train_while, train_rows, train_by_autograd),
    "tensor.bmm": (bmm_at, bmm_loop, bmm_einsum, bmm_masked),
}

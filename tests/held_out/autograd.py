"""Answers to lesson autograd written from the lesson alone, before its checks were tuned; kept as written."""

import numpy as np
import torch

# ---------------------------------------------------------------- autograd.randn: draw_weights


def draw_weights_1(D_in, H, scale):
    return (torch.randn(D_in, H, dtype=torch.float64) * scale).requires_grad_()


def draw_weights_2(D_in, H, scale):
    numbers = np.random.default_rng().normal(0.0, scale, size=(D_in, H))
    return torch.from_numpy(numbers).requires_grad_(True)


def draw_weights_3(D_in, H, scale):
    w = torch.randn(D_in, H, dtype=torch.float64, requires_grad=True)
    with torch.no_grad():
        w *= scale
    return w


def draw_weights_4(D_in, H, scale):
    w = torch.empty(D_in, H, dtype=torch.float64).normal_(0, scale)
    w.requires_grad = True
    return w


def draw_weights_5(D_in, H, scale):
    rows = [[scale * torch.randn((), dtype=torch.float64).item() for _ in range(H)] for _ in range(D_in)]
    return torch.tensor(rows, dtype=torch.float64, requires_grad=True)


def draw_weights_wrong_1(D_in, H, scale):
    return torch.randn(D_in, H, dtype=torch.float64, requires_grad=True) * scale


def draw_weights_wrong_2(D_in, H, scale):
    return (torch.randn(D_in, H) * scale).requires_grad_()


def draw_weights_wrong_3(D_in, H, scale):
    w = torch.randn(D_in, H, dtype=torch.float64) * scale
    w.require_grad = True
    return w


def draw_weights_wrong_4(D_in, H, scale):
    return (torch.rand(D_in, H, dtype=torch.float64) * scale).requires_grad_()


def draw_weights_wrong_5(D_in, H, scale):
    return torch.randn(D_in, H, dtype=torch.float64, requires_grad=True)


# ---------------------------------------------------------------- autograd.dot: dot_gradients


def dot_gradients_1(a, b):
    a.requires_grad_()
    b.requires_grad_()
    a.dot(b).backward()
    return a.grad, b.grad


def dot_gradients_2(a, b):
    a = a.clone().requires_grad_()
    b = b.clone().requires_grad_()
    result = (a * b).sum()
    result.backward()
    return a.grad, b.grad


def dot_gradients_3(a, b):
    a, b = a.detach().requires_grad_(True), b.detach().requires_grad_(True)
    grad_a, grad_b = torch.autograd.grad(a @ b, (a, b))
    return grad_a, grad_b


def dot_gradients_4(a, b):
    return torch.func.grad(torch.dot, argnums=(0, 1))(a, b)


def dot_gradients_5(a, b):
    mine = torch.tensor(a.tolist(), dtype=torch.float64, requires_grad=True)
    other = torch.tensor(b.tolist(), dtype=torch.float64, requires_grad=True)
    total = 0
    for i in range(len(mine)):
        total = total + mine[i] * other[i]
    total.backward()
    return mine.grad.clone(), other.grad.clone()


def dot_gradients_wrong_1(a, b):
    a, b = a.clone().requires_grad_(), b.clone().requires_grad_()
    a.dot(b).backward()
    return b.grad, a.grad


def dot_gradients_wrong_2(a, b):
    a, b = a.clone().requires_grad_(), b.clone().requires_grad_()
    a.dot(b).backward()
    grad_a = a.grad
    a.dot(b).backward()
    grad_b = b.grad
    return grad_a, grad_b


def dot_gradients_wrong_3(a, b):
    a = a.clone().requires_grad_()
    a.dot(b).backward()
    return a.grad, b.grad


def dot_gradients_wrong_4(a, b):
    a, b = a.clone().requires_grad_(), b.clone().requires_grad_()
    (a * b).backward()
    return a.grad, b.grad


def dot_gradients_wrong_5(a, b):
    a, b = a.clone().requires_grad_(), b.clone().requires_grad_()
    a.dot(b).backward()
    return a.grad.sum(), b.grad.sum()


# ---------------------------------------------------------------- autograd.maximum: maximum_gradients


def maximum_gradients_1(a, b, grad):
    grad_a = torch.where(a > b, grad, 0.0)
    grad_b = torch.where(b > a, grad, 0.0)
    return grad_a, grad_b


def maximum_gradients_2(a, b, grad):
    mask = (a > b).double()
    return grad * mask, grad * (1 - mask)


def maximum_gradients_3(a, b, grad):
    grad_a = grad.clone()
    grad_a[a < b] = 0
    grad_b = grad.clone()
    grad_b[b < a] = 0
    return grad_a, grad_b


def maximum_gradients_4(a, b, grad):
    grad_a, grad_b = torch.zeros_like(a), torch.zeros_like(b)
    N, H = grad.shape
    for n in range(N):
        for k in range(H):
            if a[n, k] > b[n, k]:
                grad_a[n, k] = grad[n, k]
            else:
                grad_b[n, k] = grad[n, k]
    return grad_a, grad_b


def maximum_gradients_5(a, b, grad):
    grad_a = grad.masked_fill(torch.maximum(a, b) == b, 0.0)
    grad_b = grad - grad_a
    return grad_a, grad_b


def maximum_gradients_wrong_1(a, b, grad):
    grad_a = torch.where(grad > 0, grad, 0.0)
    grad_b = torch.where(grad < 0, grad, 0.0)
    return grad_a, grad_b


def maximum_gradients_wrong_2(a, b, grad):
    grad_a = torch.where(a < b, grad, 0.0)
    grad_b = torch.where(a > b, grad, 0.0)
    return grad_a, grad_b


def maximum_gradients_wrong_3(a, b, grad):
    grad_a = torch.where(a > b, a, 0.0)
    grad_b = torch.where(b > a, b, 0.0)
    return grad_a, grad_b


def maximum_gradients_wrong_4(a, b, grad):
    grad_a, grad_b = grad, grad
    grad_a[a < b] = 0
    grad_b[b < a] = 0
    return grad_a, grad_b


def maximum_gradients_wrong_5(a, b, grad):
    grad_a = (a > b).double()
    grad_b = (b > a).double()
    return grad_a, grad_b


# ---------------------------------------------------------------- autograd.mm: mm_gradients


def mm_gradients_1(a, b, grad):
    grad_a = grad.mm(b.t())
    grad_b = a.t().mm(grad)
    return grad_a, grad_b


def mm_gradients_2(a, b, grad):
    return torch.einsum("nh,dh->nd", grad, b), torch.einsum("nd,nh->dh", a, grad)


def mm_gradients_3(a, b, grad):
    grad_a = (grad[:, None, :] * b[None, :, :]).sum(dim=2)
    grad_b = (a[:, :, None] * grad[:, None, :]).sum(dim=0)
    return grad_a, grad_b


def mm_gradients_4(a, b, grad):
    N, D = a.shape
    H = b.shape[1]
    grad_a, grad_b = torch.zeros(N, D, dtype=torch.float64), torch.zeros(D, H, dtype=torch.float64)
    for n in range(N):
        for d in range(D):
            for k in range(H):
                grad_a[n, d] += grad[n, k] * b[d, k]
                grad_b[d, k] += grad[n, k] * a[n, d]
    return grad_a, grad_b


def mm_gradients_5(a, b, grad):
    grad_a = (b @ grad.T).T
    grad_b = torch.stack([grad.T @ column for column in a.T])
    return grad_a, grad_b


def mm_gradients_wrong_1(a, b, grad):
    grad_a = a.t().mm(grad)
    grad_b = grad.mm(b.t())
    return grad_a, grad_b


def mm_gradients_wrong_2(a, b, grad):
    N, D = a.shape
    H = b.shape[1]
    grad_a = grad.mm(b.reshape(H, D))
    grad_b = a.reshape(D, N).mm(grad)
    return grad_a, grad_b


def mm_gradients_wrong_3(a, b, grad):
    ones = torch.ones_like(grad)
    return ones.mm(b.t()), a.t().mm(ones)


def mm_gradients_wrong_4(a, b, grad):
    grad_a = b.mm(grad.t())
    grad_b = grad.t().mm(a)
    return grad_a, grad_b


def mm_gradients_wrong_5(a, b, grad):
    grad_a = grad.mm(b)
    grad_b = a.mm(grad)
    return grad_a, grad_b


# ---------------------------------------------------------------- autograd.clamp: clamp_gradient


def clamp_gradient_1(h, low, high, grad):
    return torch.where((h > low) & (h < high), grad, 0.0)


def clamp_gradient_2(h, low, high, grad):
    grad_h = grad.clone()
    grad_h[h < low] = 0
    grad_h[h > high] = 0
    return grad_h


def clamp_gradient_3(h, low, high, grad):
    kept = h.clamp(low, high) == h
    return grad * kept


def clamp_gradient_4(h, low, high, grad):
    rows = [
        [g if low < entry < high else 0.0 for entry, g in zip(h_row, g_row)]
        for h_row, g_row in zip(h.tolist(), grad.tolist())
    ]
    return torch.tensor(rows, dtype=torch.float64)


def clamp_gradient_5(h, low, high, grad):
    grad_h = torch.zeros_like(grad)
    inside = torch.logical_and(torch.gt(h, low), torch.lt(h, high))
    grad_h[inside] = grad[inside]
    return grad_h


def clamp_gradient_wrong_1(h, low, high, grad):
    grad_h = grad.clone()
    grad_h[h < low] = 0
    return grad_h


def clamp_gradient_wrong_2(h, low, high, grad):
    return grad.clamp(low, high)


def clamp_gradient_wrong_3(h, low, high, grad):
    return torch.where((h > low) | (h < high), grad, 0.0)


def clamp_gradient_wrong_4(h, low, high, grad):
    return ((h > low) & (h < high)).double()


def clamp_gradient_wrong_5(h, low, high, grad):
    return h.clamp(low, high) * grad


# ---------------------------------------------------------------- autograd.forward: forward


def forward_1(x, w1, w2):
    return x.mm(w1).clamp(min=0).mm(w2)


def forward_2(x, w1, w2):
    return torch.relu(x @ w1) @ w2


def forward_3(x, w1, w2):
    h = torch.einsum("nd,dh->nh", x, w1)
    h_relu = torch.where(h > 0, h, 0.0)
    return torch.einsum("nh,ho->no", h_relu, w2)


def forward_4(x, w1, w2):
    h = x.mm(w1)
    return torch.maximum(h, torch.zeros_like(h)).mm(w2)


def forward_5(x, w1, w2):
    rows = []
    for row in x:
        hidden = row @ w1
        rows.append((hidden * (hidden > 0)) @ w2)
    return torch.stack(rows)


def forward_wrong_1(x, w1, w2):
    with torch.no_grad():
        return x.mm(w1).clamp(min=0).mm(w2)


def forward_wrong_2(x, w1, w2):
    return x.mm(w1).mm(w2)


def forward_wrong_3(x, w1, w2):
    return x.mm(w1).mm(w2).clamp(min=0)


def forward_wrong_4(x, w1, w2):
    return x.mm(w1).clamp(max=0).mm(w2)


def forward_wrong_5(x, w1, w2):
    h_relu = x.mm(w1).clamp(min=0).detach()
    return h_relu.mm(w2)


# ---------------------------------------------------------------- autograd.backward: backward


def backward_1(x, y, w1, w2):
    y_pred = x.mm(w1).clamp(min=0).mm(w2)
    loss = (y_pred - y).pow(2).sum()
    loss.backward()
    return w1.grad, w2.grad


def backward_2(x, y, w1, w2):
    difference = torch.relu(x @ w1) @ w2 - y
    return torch.autograd.grad((difference * difference).sum(), [w1, w2])


def backward_3(x, y, w1, w2):
    for x_row, y_row in zip(x, y):
        row_loss = ((x_row @ w1).clamp(min=0) @ w2 - y_row).square().sum()
        row_loss.backward()
    return w1.grad.clone(), w2.grad.clone()


def backward_4(x, y, w1, w2):
    v1, v2 = w1.detach().clone().requires_grad_(), w2.detach().clone().requires_grad_()
    h = x.mm(v1)
    y_pred = torch.where(h > 0, h, 0.0).mm(v2)
    torch.nn.functional.mse_loss(y_pred, y, reduction="sum").backward()
    return v1.grad, v2.grad


def backward_5(x, y, w1, w2):
    y_pred = torch.einsum("nh,ho->no", torch.einsum("nd,dh->nh", x, w1).clamp(min=0), w2)
    squares = (y_pred - y) ** 2
    squares.backward(torch.ones_like(squares))
    grad_w1, grad_w2 = (w.grad for w in (w1, w2))
    return grad_w1, grad_w2


def backward_wrong_1(x, y, w1, w2):
    y_pred = x.mm(w1).clamp(min=0).mm(w2)
    (y_pred - y).pow(2).mean().backward()
    return w1.grad, w2.grad


def backward_wrong_2(x, y, w1, w2):
    y_pred = x.mm(w1).clamp(min=0).mm(w2)
    loss = (y_pred - y).pow(2).sum()
    loss.backward(retain_graph=True)
    grad_w1 = w1.grad
    loss.backward()
    grad_w2 = w2.grad
    return grad_w1, grad_w2


def backward_wrong_3(x, y, w1, w2):
    y_pred = x.mm(w1).clamp(min=0).mm(w2)
    (y_pred - y).sum().pow(2).backward()
    return w1.grad, w2.grad


def backward_wrong_4(x, y, w1, w2):
    y_pred = x.mm(w1).mm(w2)
    (y_pred - y).pow(2).sum().backward()
    return w1.grad, w2.grad


def backward_wrong_5(x, y, w1, w2):
    y_pred = x.mm(w1).clamp(min=0).mm(w2)
    loss = (y_pred - y).pow(2).sum()
    loss.backward()
    grad_w1, grad_w2 = w1.grad, w2.grad
    w1.grad.zero_()
    w2.grad.zero_()
    return grad_w1, grad_w2


# ---------------------------------------------------------------- autograd.update: update


def update_1(w1, w2, learning_rate):
    with torch.no_grad():
        w1 -= learning_rate * w1.grad
        w2 -= learning_rate * w2.grad
    return w1, w2


def update_2(w1, w2, learning_rate):
    w1.data -= learning_rate * w1.grad.data
    w2.data -= learning_rate * w2.grad.data
    return w1, w2


@torch.no_grad()
def update_3(w1, w2, learning_rate):
    for w in (w1, w2):
        w.copy_(w - learning_rate * w.grad)
    return w1, w2


def update_4(w1, w2, learning_rate):
    torch.optim.SGD([w1, w2], lr=learning_rate).step()
    return w1, w2


def update_5(w1, w2, learning_rate):
    with torch.no_grad():
        for w in (w1, w2):
            for i in range(w.shape[0]):
                w[i] = w[i] - learning_rate * w.grad[i]
    return w1, w2


def update_wrong_1(w1, w2, learning_rate):
    with torch.no_grad():
        w1 = w1 - learning_rate * w1.grad
        w2 = w2 - learning_rate * w2.grad
    return w1, w2


def update_wrong_2(w1, w2, learning_rate):
    with torch.no_grad():
        w1 += learning_rate * w1.grad
        w2 += learning_rate * w2.grad
    return w1, w2


def update_wrong_3(w1, w2, learning_rate):
    w1 -= learning_rate * w1.grad
    w2 -= learning_rate * w2.grad
    return w1, w2


def update_wrong_4(w1, w2, learning_rate):
    with torch.no_grad():
        w1 = (w1 - learning_rate * w1.grad).requires_grad_()
        w2 = (w2 - learning_rate * w2.grad).requires_grad_()
    return w1, w2


def update_wrong_5(w1, w2, learning_rate):
    with torch.no_grad():
        for w in (w1, w2):
            w.grad.zero_()
            w -= learning_rate * w.grad
    return w1, w2


# ---------------------------------------------------------------- autograd.zero: row_gradients


def row_gradients_1(x, y, w):
    gradients = []
    for i in range(len(x)):
        loss = (x[i].dot(w) - y[i]).pow(2)
        loss.backward()
        gradients.append(w.grad.clone())
        w.grad.zero_()
    return torch.stack(gradients)


def row_gradients_2(x, y, w):
    gradients = []
    for row, target in zip(x, y):
        w.grad = None
        ((row @ w - target) ** 2).backward()
        gradients.append(w.grad)
    return torch.stack(gradients)


def row_gradients_3(x, y, w):
    gradients = [torch.autograd.grad((x[i].dot(w) - y[i]) ** 2, w)[0] for i in range(x.shape[0])]
    return torch.stack(gradients)


def row_gradients_4(x, y, w):
    with torch.no_grad():
        error = x.mv(w) - y
        return 2 * error[:, None] * x


def row_gradients_5(x, y, w):
    gradients = torch.empty(x.shape, dtype=torch.float64)
    optimizer = torch.optim.SGD([w], lr=1.0)
    for i in range(x.size(0)):
        optimizer.zero_grad()
        loss = torch.square((x[i] * w).sum() - y[i])
        loss.backward()
        gradients[i] = w.grad
    return gradients


def row_gradients_wrong_1(x, y, w):
    gradients = []
    for i in range(len(x)):
        (x[i].dot(w) - y[i]).pow(2).backward()
        gradients.append(w.grad.clone())
    return torch.stack(gradients)


def row_gradients_wrong_2(x, y, w):
    gradients = []
    for i in range(len(x)):
        (x[i].dot(w) - y[i]).pow(2).backward()
        gradients.append(w.grad)
        w.grad.zero_()
    return torch.stack(gradients)


def row_gradients_wrong_3(x, y, w):
    gradients = []
    for i in range(len(x)):
        if w.grad is not None:
            w.grad.zero_()
        (x[i].dot(w) - y[i]).pow(2).backward()
        gradients.append(w.grad)
    return torch.stack(gradients)


def row_gradients_wrong_4(x, y, w):
    gradients = []
    for i in range(len(x)):
        w.grad.zero_()
        (x[i].dot(w) - y[i]).pow(2).backward()
        gradients.append(w.grad.clone())
    return torch.stack(gradients)


def row_gradients_wrong_5(x, y, w):
    gradients = []
    for _ in range(len(x)):
        (x.mv(w) - y).pow(2).sum().backward()
        gradients.append(w.grad.clone())
        w.grad.zero_()
    return torch.stack(gradients)


# ---------------------------------------------------------------- autograd.train: train


def train_1(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for t in range(steps):
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        loss = (y_pred - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            w1 -= learning_rate * w1.grad
            w2 -= learning_rate * w2.grad
            w1.grad.zero_()
            w2.grad.zero_()
    return losses, w1.detach(), w2.detach()


def train_2(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for _ in range(steps):
        y_pred = torch.relu(x @ w1) @ w2
        loss = ((y_pred - y) ** 2).sum()
        grad_w1, grad_w2 = torch.autograd.grad(loss, (w1, w2))
        losses.append(float(loss))
        with torch.no_grad():
            w1.sub_(learning_rate * grad_w1)
            w2.sub_(learning_rate * grad_w2)
    return losses, w1.detach(), w2.detach()


def train_3(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    while len(losses) < steps:
        for w in (w1, w2):
            w.grad = None
        h = x.mm(w1)
        y_pred = torch.maximum(h, torch.zeros_like(h)).mm(w2)
        loss = (y_pred - y).square().sum()
        loss.backward()
        losses.append(loss.item())
        w1.data -= learning_rate * w1.grad
        w2.data -= learning_rate * w2.grad
    return losses, w1.detach(), w2.detach()


def train_4(x, y, w1, w2, learning_rate, steps):
    first, second = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for _ in range(steps):
        total = 0.0
        for x_row, y_row in zip(x, y):
            row_loss = ((x_row @ first).clamp(min=0) @ second - y_row).pow(2).sum()
            row_loss.backward()
            total += row_loss.item()
        losses.append(total)
        with torch.no_grad():
            for w in (first, second):
                w.add_(w.grad, alpha=-learning_rate)
                w.grad.zero_()
    return losses, first.detach(), second.detach()


def train_5(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone(), w2.clone()
    losses = []
    for _ in range(steps):
        w1 = w1.detach().requires_grad_()
        w2 = w2.detach().requires_grad_()
        h = torch.einsum("nd,dh->nh", x, w1)
        y_pred = torch.einsum("nh,ho->no", torch.where(h > 0, h, 0.0), w2)
        loss = torch.sum((y_pred - y) * (y_pred - y))
        loss.backward()
        losses.append(loss.detach().numpy().item())
        with torch.no_grad():
            w1 = w1 - learning_rate * w1.grad
            w2 = w2 - learning_rate * w2.grad
    return losses, w1.detach(), w2.detach()


def train_wrong_1(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for t in range(steps):
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        loss = (y_pred - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            w1 -= learning_rate * w1.grad
            w2 -= learning_rate * w2.grad
    return losses, w1.detach(), w2.detach()


def train_wrong_2(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for t in range(steps):
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        loss = (y_pred - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            w1 -= learning_rate * w1.grad
            w2 -= learning_rate * w2.grad
            w1.grad.zero_()
    return losses, w1.detach(), w2.detach()


def train_wrong_3(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for t in range(steps):
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        loss = (y_pred - y).pow(2).sum()
        losses.append(loss)
        loss.backward()
        with torch.no_grad():
            w1 -= learning_rate * w1.grad
            w2 -= learning_rate * w2.grad
            w1.grad.zero_()
            w2.grad.zero_()
    return losses, w1.detach(), w2.detach()


def train_wrong_4(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.requires_grad_(), w2.requires_grad_()
    losses = []
    for t in range(steps):
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        loss = (y_pred - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            w1 -= learning_rate * w1.grad
            w2 -= learning_rate * w2.grad
            w1.grad.zero_()
            w2.grad.zero_()
    return losses, w1.detach(), w2.detach()


def train_wrong_5(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for t in range(steps):
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        loss = (y_pred - y).pow(2).sum()
        loss.backward()
        with torch.no_grad():
            w1 -= learning_rate * w1.grad
            w2 -= learning_rate * w2.grad
            w1.grad.zero_()
            w2.grad.zero_()
            losses.append((x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum().item())
    return losses, w1.detach(), w2.detach()


# ---------------------------------------------------------------- autograd.sgd: train_with_sgd


def train_with_sgd_1(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    optimizer = torch.optim.SGD([w1, w2], lr=learning_rate)
    for t in range(steps):
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        loss = (y_pred - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    return losses, w1.detach(), w2.detach()


def train_with_sgd_2(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    opt = torch.optim.SGD((w1, w2), learning_rate)
    for _ in range(steps):
        opt.zero_grad()
        loss = torch.nn.functional.mse_loss(torch.relu(x @ w1) @ w2, y, reduction="sum")
        loss.backward()
        opt.step()
        losses.append(loss.item())
    return losses, w1.detach(), w2.detach()


def train_with_sgd_3(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    optimizer = torch.optim.SGD([w1, w2], lr=learning_rate)

    def closure():
        optimizer.zero_grad()
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        loss.backward()
        return loss

    losses = [optimizer.step(closure).item() for _ in range(steps)]
    return losses, w1.detach(), w2.detach()


def train_with_sgd_4(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    optimizers = [torch.optim.SGD([w], lr=learning_rate) for w in (w1, w2)]
    for t in range(steps):
        h = x.mm(w1)
        y_pred = torch.where(h > 0, h, 0.0).mm(w2)
        loss = ((y_pred - y) ** 2).sum()
        losses.append(float(loss))
        for each in optimizers:
            each.zero_grad(set_to_none=False)
        loss.backward()
        for each in optimizers:
            each.step()
    return losses, w1.detach(), w2.detach()


def train_with_sgd_5(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for t in range(steps):
        optimizer = torch.optim.SGD([{"params": [w1]}, {"params": [w2]}], lr=learning_rate)
        h = torch.einsum("nd,dh->nh", x, w1)
        y_pred = torch.einsum("nh,ho->no", h * (h > 0), w2)
        loss = (y_pred - y).square().sum()
        loss.backward()
        losses += [loss.item()]
        optimizer.step()
        optimizer.zero_grad()
    return losses, w1.detach(), w2.detach()


def train_with_sgd_wrong_1(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    optimizer = torch.optim.SGD([w1, w2], lr=learning_rate)
    for t in range(steps):
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        loss = (y_pred - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
    return losses, w1.detach(), w2.detach()


def train_with_sgd_wrong_2(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    optimizer = torch.optim.SGD([w1, w2], lr=learning_rate)
    for t in range(steps):
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        loss = (y_pred - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
    return losses, w1.detach(), w2.detach()


def train_with_sgd_wrong_3(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    optimizer = torch.optim.SGD([w1, w2], lr=learning_rate, momentum=0.9)
    for t in range(steps):
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        loss = (y_pred - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    return losses, w1.detach(), w2.detach()


def train_with_sgd_wrong_4(x, y, w1, w2, learning_rate, steps):
    optimizer = torch.optim.SGD([w1.requires_grad_(), w2.requires_grad_()], lr=learning_rate)
    w1, w2 = w1.detach().clone().requires_grad_(), w2.detach().clone().requires_grad_()
    losses = []
    for t in range(steps):
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        loss = (y_pred - y).pow(2).sum()
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return losses, w1.detach(), w2.detach()


def train_with_sgd_wrong_5(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    optimizer = torch.optim.SGD([w1], lr=learning_rate)
    for t in range(steps):
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        loss = (y_pred - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    return losses, w1.detach(), w2.detach()


# ---------------------------------------------------------------- the answers

# ---------------------------------------------------------------- the tape and accuracy, by another reader (2026-11-25)


# ---------------------------------------------------------------- record


def record_wrong_1(tape, operation, inputs):
    # wrong: `tape = tape + [...]` makes a new list, so the caller's tape gets no step
    output = getattr(torch, operation)(*inputs)
    tape = tape + [(operation, inputs, output)]
    return output


def record_wrong_2(tape, operation, inputs):
    # wrong: computes twice, so the Tensor on the tape is not the one that is returned (equal, another id)
    function = getattr(torch, operation)
    tape.append((operation, inputs, function(*inputs)))
    return function(*inputs)


def record_wrong_3(tape, operation, inputs):
    # wrong: "to be safe" puts copies of the inputs on the tape; their ids belong to nothing else
    output = getattr(torch, operation)(*inputs)
    kept = tuple(item.clone() if torch.is_tensor(item) else item for item in inputs)
    tape.append((operation, kept, output))
    return output


def record_wrong_4(tape, operation, inputs):
    # wrong: leaves the numbers (floor, exponent) out of the step, since nobody wants to move them
    output = getattr(torch, operation)(*inputs)
    tensors = tuple(item for item in inputs if isinstance(item, torch.Tensor))
    tape.append((operation, tensors, output))
    return output


def record_right_1(tape, operation, inputs):
    # odd: a dict of functions instead of getattr, and `+=` with a list of one step (changes the caller's list)
    functions = {"mm": torch.mm, "clamp": torch.clamp, "sub": torch.sub, "pow": torch.pow, "sum": torch.sum}
    output = functions[operation](*inputs)
    tape += [(operation, inputs, output)]
    return output


def record_right_2(tape, operation, inputs):
    # odd: operator.methodcaller on the module torch, a slice assignment at the end, and the output read from the tape
    from operator import methodcaller

    tape[len(tape) :] = [(operation, inputs, methodcaller(operation, *inputs)(torch))]
    return tape[-1][-1]


def record_right_3(tape, operation, inputs):
    # odd: a chain of ifs, and the step is a namedtuple (a tuple whose items also have names)
    from collections import namedtuple

    Step = namedtuple("Step", ["operation", "inputs", "output"])
    if operation == "mm":
        output = torch.mm(*inputs)
    elif operation == "clamp":
        output = torch.clamp(*inputs)
    elif operation == "sub":
        output = torch.sub(*inputs)
    elif operation == "pow":
        output = torch.pow(*inputs)
    else:
        output = torch.sum(*inputs)
    tape.insert(len(tape), Step(operation, inputs, output))
    return output


# ---------------------------------------------------------------- rule


def rule_wrong_1(operation, inputs, grad):
    # wrong: the clamp's mask is that of relu, h > 0, whatever the floor is
    if operation == "mm":
        a, b = inputs
        return grad.mm(b.T), a.T.mm(grad)
    if operation == "clamp":
        h, floor = inputs
        return grad * (h > 0), None
    if operation == "sub":
        return grad, -grad
    if operation == "pow":
        base, exponent = inputs
        return grad * exponent * base ** (exponent - 1), None
    (values,) = inputs
    return (grad * torch.ones_like(values),)


def rule_wrong_2(operation, inputs, grad):
    # wrong: pow always has the slope of a square, 2 * base, whatever the exponent is
    if operation == "mm":
        a, b = inputs
        return grad.mm(b.T), a.T.mm(grad)
    if operation == "clamp":
        h, floor = inputs
        return grad * (h > floor), None
    if operation == "sub":
        return grad, -grad
    if operation == "pow":
        base, exponent = inputs
        return 2 * base * grad, None
    (values,) = inputs
    return (grad * torch.ones_like(values),)


def rule_wrong_3(operation, inputs, grad):
    # wrong: the clamp's mask is written into grad itself, which has to stay as it is
    if operation == "mm":
        a, b = inputs
        return grad.mm(b.T), a.T.mm(grad)
    if operation == "clamp":
        h, floor = inputs
        grad[h < floor] = 0
        return grad, None
    if operation == "sub":
        return grad, -grad
    if operation == "pow":
        base, exponent = inputs
        return grad * exponent * base ** (exponent - 1), None
    (values,) = inputs
    return (grad * torch.ones_like(values),)


def rule_wrong_4(operation, inputs, grad):
    # wrong: the sum hands back its slope 1 alone, without what arrives (right only where grad is 1)
    if operation == "mm":
        a, b = inputs
        return grad.mm(b.T), a.T.mm(grad)
    if operation == "clamp":
        h, floor = inputs
        return grad * (h > floor), None
    if operation == "sub":
        return grad, -grad
    if operation == "pow":
        base, exponent = inputs
        return grad * exponent * base ** (exponent - 1), None
    (values,) = inputs
    return (torch.ones_like(values),)


def rule_right_1(operation, inputs, grad):
    # odd: einsum for mm, where for the clamp, and the sum's gradient is an expanded view of grad
    if operation == "mm":
        a, b = inputs
        return torch.einsum("np,mp->nm", grad, b), torch.einsum("nm,np->mp", a, grad)
    if operation == "clamp":
        h, floor = inputs
        return torch.where(h > floor, grad, torch.zeros_like(grad)), None
    if operation == "sub":
        return grad, grad.neg()
    if operation == "pow":
        base, exponent = inputs
        return torch.mul(grad, exponent * torch.pow(base, exponent - 1)), None
    (values,) = inputs
    return (grad.expand_as(values),)


def rule_right_2(operation, inputs, grad):
    # odd: a dict of lambdas, called with the inputs by a star; the sum's gradient by full_like
    return {
        "mm": lambda a, b: (grad @ b.T, (grad.T @ a).T),
        "clamp": lambda h, floor: ((h > floor).to(grad.dtype) * grad, None),
        "sub": lambda a, b: (grad, -1 * grad),
        "pow": lambda base, exponent: (exponent * base ** (exponent - 1) * grad, None),
        "sum": lambda values: (torch.full_like(values, grad.item()),),
    }[operation](*inputs)


def rule_right_3(operation, inputs, grad):
    # odd: mm by broadcasting and sums, masked_fill for the clamp, a comprehension for sub, zeros plus grad for the sum
    back = []
    if operation == "mm":
        a, b = inputs
        back.append((grad[:, None, :] * b[None, :, :]).sum(dim=2))
        back.append((a[:, :, None] * grad[:, None, :]).sum(dim=0))
    elif operation == "clamp":
        h, floor = inputs
        back += [grad.masked_fill(h < floor, 0.0), None]
    elif operation == "sub":
        back += [sign * grad for sign in (1, -1)]
    elif operation == "pow":
        base, exponent = inputs
        back += [base.pow(exponent - 1).mul(exponent).mul(grad), None]
    else:
        back.append(torch.zeros_like(inputs[0]) + grad)
    return tuple(back)


# ---------------------------------------------------------------- walk


def walk_wrong_1(tape, wanted, rule):
    # wrong: adds from step to step, but a Tensor that stands twice in one step keeps only its last part (a dict per step)
    loss = tape[-1][2]
    grads = {id(loss): torch.ones_like(loss)}
    for operation, inputs, output in reversed(tape):
        parts = dict(zip(map(id, inputs), rule(operation, inputs, grads[id(output)])))
        for key, part in parts.items():
            if part is not None:
                grads[key] = grads.get(key, 0) + part
    return [grads[id(tensor)] for tensor in wanted]


def walk_wrong_2(tape, wanted, rule):
    # wrong: `+=` writes into what rule handed back, which may be the gradient of the output as well
    loss = tape[-1][2]
    grads = {id(loss): torch.ones_like(loss)}
    for operation, inputs, output in reversed(tape):
        for item, part in zip(inputs, rule(operation, inputs, grads[id(output)])):
            if part is None:
                continue
            if id(item) in grads:
                grads[id(item)] += part
            else:
                grads[id(item)] = part
    return [grads[id(tensor)] for tensor in wanted]


def walk_wrong_3(tape, wanted, rule):
    # wrong: pop throws the gradient of each output away, so a wanted Tensor between (or the loss) is a KeyError
    loss = tape[-1][2]
    grads = {id(loss): torch.ones_like(loss)}
    for operation, inputs, output in reversed(tape):
        grad = grads.pop(id(output))
        for item, part in zip(inputs, rule(operation, inputs, grad)):
            if part is not None:
                grads[id(item)] = grads.get(id(item), 0) + part
    return [grads[id(tensor)] for tensor in wanted]


def walk_wrong_4(tape, wanted, rule):
    # wrong: starts with the loss itself instead of a 1, so every gradient is multiplied by the loss
    loss = tape[-1][2]
    grads = {id(loss): loss}
    for operation, inputs, output in reversed(tape):
        for item, part in zip(inputs, rule(operation, inputs, grads[id(output)])):
            if part is not None:
                grads[id(item)] = grads.get(id(item), 0) + part
    return [grads[id(tensor)] for tensor in wanted]


def walk_right_1(tape, wanted, rule):
    # odd: the Tensors themselves are the keys (a Tensor's hash is its id)
    *_, (_, _, loss) = tape
    grads = {loss: torch.ones_like(loss)}
    for operation, inputs, output in tape[::-1]:
        for item, part in zip(inputs, rule(operation, inputs, grads[output])):
            if part is not None:
                grads[item] = grads[item] + part if item in grads else part
    return [grads[tensor] for tensor in wanted]


def walk_right_2(tape, wanted, rule):
    # odd: keeps a list of parts for each id and adds them up only when they are read
    from collections import defaultdict

    parts = defaultdict(list)
    loss = tape[-1][-1]
    parts[id(loss)].append(loss.new_ones(loss.shape))
    for step in range(len(tape) - 1, -1, -1):
        operation, inputs, output = tape[step]
        back = rule(operation, inputs, sum(parts[id(output)]))
        for place in range(len(inputs)):
            if isinstance(inputs[place], torch.Tensor):
                parts[id(inputs[place])].append(back[place])
    return [sum(parts[id(tensor)]) for tensor in wanted]


def walk_right_3(tape, wanted, rule):
    # odd: no dict and no id: two lists side by side, searched with `is`, and a while loop
    tensors, totals = [tape[-1][2]], [torch.ones_like(tape[-1][2])]

    def place_of(tensor):
        return next((k for k, known in enumerate(tensors) if known is tensor), None)

    left = len(tape)
    while left > 0:
        left -= 1
        operation, inputs, output = tape[left]
        for item, part in zip(inputs, rule(operation, inputs, totals[place_of(output)])):
            if part is None:
                continue
            place = place_of(item)
            if place is None:
                tensors.append(item)
                totals.append(part)
            else:
                totals[place] = torch.add(totals[place], part)
    return [totals[place_of(tensor)] for tensor in wanted]


# ---------------------------------------------------------------- accuracy


def accuracy_wrong_1(scores, labels, seen):
    # wrong: `~seen` is no complement: for whole numbers it is -seen - 1, places counted from the end
    unseen = ~seen
    right = scores[unseen].argmax(dim=1) == labels[unseen]
    return right.double().mean().item()


def accuracy_wrong_2(scores, labels, seen):
    # wrong: takes the first K digits for those that were trained on; seen is in random order all over the place
    k = len(seen)
    right = scores[k:].argmax(dim=1) == labels[k:]
    return right.double().mean().item()


def accuracy_wrong_3(scores, labels, seen):
    # wrong: counts only digits not trained on, but divides by the number of all digits
    right = scores.argmax(dim=1) == labels
    right[seen] = False
    return right.sum().item() / len(labels)


def accuracy_wrong_4(scores, labels, seen):
    # wrong: the right number, but as a Tensor: `.item()` is missing, and a Python float is asked for
    held_back = torch.ones(len(labels), dtype=torch.bool)
    held_back[seen] = False
    right = scores[held_back].argmax(dim=1) == labels[held_back]
    return right.double().mean()


def accuracy_right_1(scores, labels, seen):
    # odd: plain Python: a set of places, lists of numbers, max with a key
    held_back = set(range(len(labels))) - set(seen.tolist())
    rows, written = scores.tolist(), labels.tolist()
    hits = [max(range(len(rows[n])), key=rows[n].__getitem__) == written[n] for n in held_back]
    return sum(hits) / len(hits)


def accuracy_right_2(scores, labels, seen):
    # odd: numpy throughout: delete takes the places out
    held_back = np.delete(np.arange(len(labels)), seen.numpy())
    said = scores.detach().numpy().argmax(axis=1)
    return float(np.mean(said[held_back] == labels.numpy()[held_back]))


def accuracy_right_3(scores, labels, seen):
    # odd: no digit is taken out: each has a weight, 0 or 1, by bincount, and einsum adds up the weights of the hits
    weights = (1 - torch.bincount(seen, minlength=len(labels)).clamp(max=1)).double()
    hits = (scores.max(dim=1).indices == labels).double()
    return (torch.einsum("n,n->", weights, hits) / weights.sum()).item()


RIGHT = {
    "autograd.record": [record_right_1, record_right_2, record_right_3],
    "autograd.rule": [rule_right_1, rule_right_2, rule_right_3],
    "autograd.walk": [walk_right_1, walk_right_2, walk_right_3],
    "autograd.accuracy": [accuracy_right_1, accuracy_right_2, accuracy_right_3],
    "autograd.dtype": [],
    "autograd.shared": [5, 5.0, np.float64(5.0), np.array([5.0, 0.0, 0.0])[0], 10 / 2],
    "autograd.loss_shape": [
        (),
        tuple(),
        torch.Size([]),
        torch.zeros(64, 10).pow(2).sum().shape,
        np.float64(1.0).shape,
    ],
    "autograd.leaf": [],
    "autograd.randn": [
        draw_weights_1,
        draw_weights_2,
        draw_weights_3,
        draw_weights_4,
        draw_weights_5,
    ],
    "autograd.dot": [
        dot_gradients_1,
        dot_gradients_2,
        dot_gradients_3,
        dot_gradients_4,
        dot_gradients_5,
    ],
    "autograd.maximum": [
        maximum_gradients_1,
        maximum_gradients_2,
        maximum_gradients_3,
        maximum_gradients_4,
        maximum_gradients_5,
    ],
    "autograd.mm": [
        mm_gradients_1,
        mm_gradients_2,
        mm_gradients_3,
        mm_gradients_4,
        mm_gradients_5,
    ],
    "autograd.clamp": [
        clamp_gradient_1,
        clamp_gradient_2,
        clamp_gradient_3,
        clamp_gradient_4,
        clamp_gradient_5,
    ],
    "autograd.forward": [forward_1, forward_2, forward_3, forward_4, forward_5],
    "autograd.backward": [backward_1, backward_2, backward_3, backward_4, backward_5],
    "autograd.update": [update_1, update_2, update_3, update_4, update_5],
    "autograd.accumulate": [6, 6.0, 3 * 2, np.float32(6.0), torch.tensor(6.0)],
    "autograd.zero": [
        row_gradients_1,
        row_gradients_2,
        row_gradients_3,
        row_gradients_4,
        row_gradients_5,
    ],
    "autograd.order": [
        ["c", "h", "e", "a", "f", "g", "b", "d"],
        ["c", "h", "a", "f", "g", "b", "d", "e"],
        ["c", "h", "a", "e", "f", "b", "g", "d"],
        ["c", "h", "e", "a", "f", "b", "g", "d"],
        ["c", "h", "a", "e", "f", "g", "b", "d"],
    ],
    "autograd.train": [train_1, train_2, train_3, train_4, train_5],
    "autograd.sgd": [
        train_with_sgd_1,
        train_with_sgd_2,
        train_with_sgd_3,
        train_with_sgd_4,
        train_with_sgd_5,
    ],
}

WRONG = {
    "autograd.record": [record_wrong_1, record_wrong_2, record_wrong_3, record_wrong_4],
    "autograd.rule": [rule_wrong_1, rule_wrong_2, rule_wrong_3, rule_wrong_4],
    "autograd.walk": [walk_wrong_1, walk_wrong_2, walk_wrong_3, walk_wrong_4],
    "autograd.accuracy": [accuracy_wrong_1, accuracy_wrong_2, accuracy_wrong_3, accuracy_wrong_4],
    "autograd.dtype": [],
    "autograd.shared": [
        0,  # believes that from_numpy copies
        0.0,  # the same, as a float
        [5.0, 0.0, 0.0],  # the whole array, not its first entry
        1,  # believes that assignment counts as True
        None,  # believes that the array has been given away
    ],
    "autograd.loss_shape": [
        (1,),  # what the notes say
        (64, 10),  # forgets that sum() removes the axes
        (64,),  # sums over one axis only
        (10,),  # sums over the other axis only
        (1, 1),  # keeps both axes, as keepdim would
    ],
    "autograd.leaf": [],
    "autograd.randn": [
        draw_weights_wrong_1,  # scaled after requires_grad: no leaf
        draw_weights_wrong_2,  # float32, torch's default
        draw_weights_wrong_3,  # require_grad, one letter is missing
        draw_weights_wrong_4,  # rand is uniform, not normal
        draw_weights_wrong_5,  # the scale is not used
    ],
    "autograd.dot": [
        dot_gradients_wrong_1,  # the two gradients swapped
        dot_gradients_wrong_2,  # walks back twice, so both are doubled
        dot_gradients_wrong_3,  # only a asks, b.grad is None
        dot_gradients_wrong_4,  # walks back from a vector: an error
        dot_gradients_wrong_5,  # sums the gradients to one number each
    ],
    "autograd.maximum": [
        maximum_gradients_wrong_1,  # masks by the sign of grad, not by a and b
        maximum_gradients_wrong_2,  # sends the gradient to the smaller
        maximum_gradients_wrong_3,  # hands back the values, not the gradient
        maximum_gradients_wrong_4,  # two names for one Tensor, both zeroed everywhere
        maximum_gradients_wrong_5,  # the slopes alone, without the gradient that arrives
    ],
    "autograd.mm": [
        mm_gradients_wrong_1,  # the two gradients swapped
        mm_gradients_wrong_2,  # reshape in place of the transpose: right shapes, wrong numbers
        mm_gradients_wrong_3,  # ignores the gradient that arrives, as if it were 1
        mm_gradients_wrong_4,  # both come out transposed
        mm_gradients_wrong_5,  # no transposes: an error unless the sizes are equal
    ],
    "autograd.clamp": [
        clamp_gradient_wrong_1,  # only the lower bound, as in the first two networks
        clamp_gradient_wrong_2,  # clamps the gradient itself
        clamp_gradient_wrong_3,  # or in place of and: everything passes
        clamp_gradient_wrong_4,  # the slope alone, without the gradient that arrives
        clamp_gradient_wrong_5,  # multiplies by the clamped values, not by the slope
    ],
    "autograd.forward": [
        forward_wrong_1,  # inside no_grad: right numbers without a grad_fn
        forward_wrong_2,  # no clamp
        forward_wrong_3,  # the clamp stands behind the second product
        forward_wrong_4,  # clamp(max=0) keeps the negative part
        forward_wrong_5,  # detached in the middle: w1 gets no gradient
    ],
    "autograd.backward": [
        backward_wrong_1,  # mean in place of sum
        backward_wrong_2,  # walks back twice with retain_graph: doubled
        backward_wrong_3,  # square of the sum, not sum of the squares
        backward_wrong_4,  # no clamp in the forward pass
        backward_wrong_5,  # zeroes the gradients that it returns (no clone)
    ],
    "autograd.update": [
        update_wrong_1,  # new Tensors without requires_grad, the leaves do not move
        update_wrong_2,  # moves up the gradient
        update_wrong_3,  # in place outside no_grad: an error
        update_wrong_4,  # new leaves, not the same ones
        update_wrong_5,  # zeroes before it updates: nothing moves
    ],
    "autograd.accumulate": [
        2,  # as if each pass replaced the gradient
        8,  # 2 to the power of 3
        3,  # the sum of the three losses
        0,  # as if backward() zeroed
        4,  # only two passes counted
    ],
    "autograd.zero": [
        row_gradients_wrong_1,  # never zeroes: each row holds the sum so far
        row_gradients_wrong_2,  # no clone: every row is zeroed
        row_gradients_wrong_3,  # no clone: every row is the last gradient
        row_gradients_wrong_4,  # zeroes before the first backward(): None has no zero_
        row_gradients_wrong_5,  # the gradient of the whole loss in every row
    ],
    "autograd.order": [
        ["c", "h", "e", "a", "f", "d", "g", "b"],  # zeroes before the update: nothing moves
        ["c", "h", "e", "a", "f", "g", "d", "b"],  # zeroes between the two updates: w2 never moves
        ["c", "h", "e", "f", "g", "b", "d", "a"],  # updates before the backward pass: grad is None
        ["c", "e", "h", "a", "f", "g", "b", "d"],  # takes the loss before it is computed
        ["c", "h", "e", "f", "a", "g", "b", "d"],  # backward stands where the block of no_grad begins
    ],
    "autograd.train": [
        train_wrong_1,  # never zeroes
        train_wrong_2,  # zeroes w1 only
        train_wrong_3,  # collects Tensors, not floats
        train_wrong_4,  # trains the Tensors that were passed in
        train_wrong_5,  # the losses after each update
    ],
    "autograd.sgd": [
        train_with_sgd_wrong_1,  # zero_grad between backward and step: nothing moves
        train_with_sgd_wrong_2,  # never zeroes
        train_with_sgd_wrong_3,  # adds momentum: not the same step
        train_with_sgd_wrong_4,  # the optimizer holds the Tensors from before the clone
        train_with_sgd_wrong_5,  # the optimizer holds w1 only
    ],
}

# asked without a reason until 2026-11-25
RETIRED = {
    "autograd.dtype": {
        "right": ["float32", "torch.float32", "torch.float", str(torch.randn(2, 3).dtype)],
        "wrong": [
            "float64",  # NumPy's default, not torch's
            "int64",  # copied from the example in the comment
            "torch.float64",  # the same wrong dtype with its prefix
            "double",  # another name of float64
            "float16",  # half the size
        ],
    },
    "autograd.leaf": {
        "right": ["a", "".join(["a"])],
        "wrong": [
            "abc",  # everybody who has requires_grad True
            "ac",  # the leaf and the one that backward() was called on
            "c",  # the one that backward() was called on
            "ab",  # everything before c
            "bc",  # the operations, not the leaf
        ],
    },
}

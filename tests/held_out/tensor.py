"""Answers to lesson tensor written from the lesson alone, before its checks were tuned; kept as written."""

import numpy as np
import torch

# tensor.convert: without_first_row(a)


def without_first_row_1(a):
    t = torch.tensor(a)
    t[0] = 0
    return t


def without_first_row_2(a):
    t = torch.from_numpy(a).clone()
    t[0, :] = 0.0
    return t


def without_first_row_3(a):
    b = a.copy()
    b[0] = np.zeros(b.shape[1])
    return torch.from_numpy(b)


def without_first_row_4(a):
    first = torch.zeros(1, a.shape[1], dtype=torch.float64)
    return torch.cat([first, torch.from_numpy(a[1:])])


def without_first_row_5(a):
    rows = [[0.0 if n == 0 else float(number) for number in row] for n, row in enumerate(a)]
    return torch.tensor(rows, dtype=torch.double)


def without_first_row_wrong_1(a):
    t = torch.from_numpy(a)  # shares memory: the array is overwritten too
    t[0] = 0
    return t


def without_first_row_wrong_2(a):
    t = torch.tensor(a, dtype=torch.float)  # float32 and not float64
    t[0] = 0
    return t


def without_first_row_wrong_3(a):
    return torch.tensor(a)[1:]  # drops the row, as the name of the function suggests


def without_first_row_wrong_4(a):
    t = torch.tensor(a)
    t[:, 0] = 0  # the first column and not the first row
    return t


def without_first_row_wrong_5(a):
    a[0] = 0  # the copy is made after the array was changed
    return torch.tensor(a)


# tensor.randn: draw_weights(D_in, H, device, dtype)


def draw_weights_1(D_in, H, device, dtype):
    return torch.randn(D_in, H, device=device, dtype=dtype)


def draw_weights_2(D_in, H, device, dtype):
    return torch.randn((D_in, H), dtype=dtype).to(device)


def draw_weights_3(D_in, H, device, dtype):
    return torch.empty(D_in, H, dtype=dtype, device=device).normal_()


def draw_weights_4(D_in, H, device, dtype):
    return torch.normal(0.0, 1.0, size=(D_in, H), dtype=dtype, device=device)


def draw_weights_5(D_in, H, device, dtype):
    numbers = np.random.default_rng().standard_normal((D_in, H))
    return torch.tensor(numbers, dtype=dtype).to(device)


def draw_weights_wrong_1(D_in, H, device, dtype):
    return torch.rand(D_in, H, device=device, dtype=dtype)  # uniform from 0 to 1


def draw_weights_wrong_2(D_in, H, device, dtype):
    return torch.randn(D_in, H, device=device)  # dtype forgotten: always float32


def draw_weights_wrong_3(D_in, H, device, dtype):
    return torch.randn(D_in, H, dtype=dtype)  # device forgotten: always the CPU


def draw_weights_wrong_4(D_in, H, device, dtype):
    return torch.randn(H, D_in, device=device, dtype=dtype)  # the two sizes swapped


def draw_weights_wrong_5(D_in, H, device, dtype):
    return 0.01 * torch.randn(D_in, H, device=device, dtype=dtype)  # standard deviation 0.01, not 1


# tensor.dot: three_products(x, v, w)


def three_products_1(x, v, w):
    number = torch.dot(x[0], v)
    vector = x.mv(v)
    matrix = x.mm(w)
    return number, vector, matrix


def three_products_2(x, v, w):
    return x[0] @ v, x @ v, x @ w


def three_products_3(x, v, w):
    number = torch.einsum("d,d->", x[0], v)
    vector = torch.einsum("nd,d->n", x, v)
    matrix = torch.einsum("nd,dh->nh", x, w)
    return number, vector, matrix


def three_products_4(x, v, w):
    vector = (x * v).sum(dim=1)
    matrix = (x[:, :, None] * w[None, :, :]).sum(dim=1)
    return vector[0], vector, matrix


def three_products_5(x, v, w):
    number = sum(x[0, d] * v[d] for d in range(len(v)))
    vector = torch.stack([torch.dot(row, v) for row in x])
    matrix = torch.stack([x.mv(column) for column in w.t()], dim=1)
    return number, vector, matrix


def three_products_wrong_1(x, v, w):
    return x[0] * v, x.mv(v), x.mm(w)  # the first is element by element, shape (D,)


def three_products_wrong_2(x, v, w):
    return torch.dot(x[0], v), x * v, x.mm(w)  # the second is broadcast, shape (N, D)


def three_products_wrong_3(x, v, w):
    number = x[:1] @ v  # slice keeps the axis: shape (1,) and not ()
    return number, x @ v, x @ w


def three_products_wrong_4(x, v, w):
    return torch.dot(x[0], v), x.mm(v[:, None]), x.mm(w)  # the second has shape (N, 1)


def three_products_wrong_5(x, v, w):
    return torch.dot(x[0], v), torch.dot(x, v), torch.dot(x, w)  # raises: NumPy's habit, dot for all


# tensor.mm: project_into(x, w1, h)


def project_into_1(x, w1, h):
    torch.mm(x, w1, out=h)
    return h


def project_into_2(x, w1, h):
    h[:] = x @ w1
    return h


def project_into_3(x, w1, h):
    return h.copy_(x.mm(w1))


def project_into_4(x, w1, h):
    for n in range(x.shape[0]):
        for j in range(w1.shape[1]):
            h[n, j] = torch.dot(x[n], w1[:, j])
    return h


def project_into_5(x, w1, h):
    h.zero_()
    h += torch.einsum("nd,dh->nh", x, w1)
    return h


def project_into_wrong_1(x, w1, h):
    h = x.mm(w1)  # binds the name to a new Tensor, nothing is written
    return h


def project_into_wrong_2(x, w1, h):
    return torch.mm(x, w1)  # right numbers in new memory, h is untouched


def project_into_wrong_3(x, w1, h):
    torch.mm(x, w1, out=h)  # written, but nothing is returned


def project_into_wrong_4(x, w1, h):
    h += x.mm(w1)  # adds to what h held before
    return h


def project_into_wrong_5(x, w1, h):
    return torch.mm(x, w1, out=h.clone())  # writes into a copy of h


# tensor.maximum: relu(h)


def relu_1(h):
    return torch.maximum(h, torch.zeros_like(h))


def relu_2(h):
    zero = torch.tensor(0.0, dtype=h.dtype, device=h.device)
    return torch.maximum(zero, h)


def relu_3(h):
    return h.maximum(h.new_zeros(h.shape))


def relu_4(h):
    result = h.clone()
    torch.maximum(h, torch.zeros(h.shape, dtype=torch.float64), out=result)
    return result


def relu_5(h):
    zero = torch.zeros(h.shape[1], dtype=torch.double)
    return torch.stack([torch.maximum(row, zero) for row in h])


def relu_wrong_1(h):
    return torch.max(h, 0)[0]  # the largest of each column, shape (H,)


def relu_wrong_2(h):
    return torch.maximum(h, 0)  # raises: torch.maximum takes no number


def relu_wrong_3(h):
    return torch.minimum(h, torch.zeros_like(h))  # keeps the negative half


def relu_wrong_4(h):
    return torch.maximum(h, torch.zeros_like(h), out=h)  # overwrites h


def relu_wrong_5(h):
    return torch.maximum(h, -h)  # the absolute value: negative numbers do not become 0


# tensor.amax: largest_in_each_row(scores)


def largest_in_each_row_1(scores):
    return scores.amax(dim=1)


def largest_in_each_row_2(scores):
    return torch.max(scores, 1).values


def largest_in_each_row_3(scores):
    return torch.stack([row.max() for row in scores])


def largest_in_each_row_4(scores):
    return scores.sort(dim=-1).values[:, -1]


def largest_in_each_row_5(scores):
    return scores[torch.arange(len(scores)), scores.argmax(dim=1)]


def largest_in_each_row_wrong_1(scores):
    return scores.amax(dim=0)  # the largest of each column


def largest_in_each_row_wrong_2(scores):
    return torch.max(scores, 1)  # the pair of values and indices


def largest_in_each_row_wrong_3(scores):
    return scores.argmax(dim=1)  # the places and not the values


def largest_in_each_row_wrong_4(scores):
    return scores.amax(dim=1, keepdim=True)  # shape (N, 1)


def largest_in_each_row_wrong_5(scores):
    return torch.max(scores)  # one number for the whole Tensor


# tensor.clamp: relu_with_ceiling(h, ceiling)


def relu_with_ceiling_1(h, ceiling):
    held = h.clamp(min=0, max=ceiling)
    changed = (held != h).sum().item()
    return held, changed


def relu_with_ceiling_2(h, ceiling):
    changed = int(((h < 0) | (h > ceiling)).sum())
    held = torch.where(h < 0, torch.zeros_like(h), h)
    held = torch.where(held > ceiling, torch.full_like(h, ceiling), held)
    return held, changed


def relu_with_ceiling_3(h, ceiling):
    held, changed = h.clone(), 0
    for n in range(h.shape[0]):
        for j in range(h.shape[1]):
            if h[n, j] < 0:
                held[n, j] = 0
                changed += 1
            elif h[n, j] > ceiling:
                held[n, j] = ceiling
                changed += 1
    return held, changed


def relu_with_ceiling_4(h, ceiling):
    low, high = h < 0, h > ceiling
    held = h.clone()
    held[low] = 0
    held[high] = ceiling
    return held, low.sum().item() + high.sum().item()


def relu_with_ceiling_5(h, ceiling):
    held = torch.from_numpy(np.clip(h.numpy(), 0, ceiling))
    return held, torch.count_nonzero(h - held).item()


def relu_with_ceiling_wrong_1(h, ceiling):
    held = h.clamp_(min=0, max=ceiling)  # in place: held is h, so the count is 0
    changed = (held != h).sum().item()
    return held, changed


def relu_with_ceiling_wrong_2(h, ceiling):
    held = h.clamp(min=0, max=ceiling)
    changed = (h < 0).sum().item()  # counts only what the floor changed
    return held, changed


def relu_with_ceiling_wrong_3(h, ceiling):
    held = h.clamp(min=0, max=ceiling)
    changed = ((held == 0) | (held == ceiling)).sum().item()  # counts what lay on a bound before
    return held, changed


def relu_with_ceiling_wrong_4(h, ceiling):
    held = h.clamp(min=0)  # the ceiling is forgotten
    changed = (held != h).sum().item()
    return held, changed


def relu_with_ceiling_wrong_5(h, ceiling):
    held = h.clamp(min=0, max=ceiling)
    changed = (held == h).sum().item()  # counts what stayed
    return held, changed


# tensor.square: squared_error(y_pred, y)


def squared_error_1(y_pred, y):
    return (y_pred - y).pow(2).sum().item()


def squared_error_2(y_pred, y):
    return float(torch.sum((y_pred - y) ** 2))


def squared_error_3(y_pred, y):
    total = 0.0
    for row_pred, row in zip(y_pred.tolist(), y.tolist()):
        for p, q in zip(row_pred, row):
            total += (p - q) ** 2
    return total


def squared_error_4(y_pred, y):
    d = (y - y_pred).flatten()
    return torch.dot(d, d).item()


def squared_error_5(y_pred, y):
    return torch.nn.functional.mse_loss(y_pred, y, reduction="sum").item()


def squared_error_wrong_1(y_pred, y):
    return (y_pred - y).pow(2).sum()  # a Tensor and not a Python number


def squared_error_wrong_2(y_pred, y):
    return (y_pred - y).sum().pow(2).item()  # summed before squared


def squared_error_wrong_3(y_pred, y):
    return (y_pred - y).pow(2).mean().item()  # the mean and not the sum


def squared_error_wrong_4(y_pred, y):
    return (y_pred.pow(2) - y.pow(2)).sum().item()  # difference of squares


def squared_error_wrong_5(y_pred, y):
    return (y_pred - y).abs().sum().item()  # absolute and not squared differences


# tensor.clone: masked_gradient(grad_h_relu, h)


def masked_gradient_1(grad_h_relu, h):
    grad_h = grad_h_relu.clone()
    grad_h[h < 0] = 0
    return grad_h


def masked_gradient_2(grad_h_relu, h):
    return torch.where(h < 0, torch.zeros_like(grad_h_relu), grad_h_relu)


def masked_gradient_3(grad_h_relu, h):
    return grad_h_relu * (h >= 0)


def masked_gradient_4(grad_h_relu, h):
    return grad_h_relu.masked_fill(h < 0, 0.0)


def masked_gradient_5(grad_h_relu, h):
    rows = [
        [0.0 if number < 0 else gradient for gradient, number in zip(grad_row, h_row)]
        for grad_row, h_row in zip(grad_h_relu.tolist(), h.tolist())
    ]
    return torch.tensor(rows, dtype=torch.float64)


def masked_gradient_wrong_1(grad_h_relu, h):
    grad_h = grad_h_relu  # a second name: the given gradient is overwritten
    grad_h[h < 0] = 0
    return grad_h


def masked_gradient_wrong_2(grad_h_relu, h):
    grad_h = grad_h_relu.clone()
    grad_h[grad_h < 0] = 0  # masks by the gradient's own sign
    return grad_h


def masked_gradient_wrong_3(grad_h_relu, h):
    grad_h = grad_h_relu.clone()
    grad_h[h > 0] = 0  # the mask the wrong way round
    return grad_h


def masked_gradient_wrong_4(grad_h_relu, h):
    return grad_h_relu * h.clamp(min=0)  # multiplies by the numbers of h, not by 1


def masked_gradient_wrong_5(grad_h_relu, h):
    grad_h = h.clone()  # clones h: the gradient is never used
    grad_h[h < 0] = 0
    return grad_h


# tensor.forward: forward(x, w1, w2)


def forward_1(x, w1, w2):
    h = x.mm(w1)
    h_relu = h.clamp(min=0)
    y_pred = h_relu.mm(w2)
    return h, h_relu, y_pred


def forward_2(x, w1, w2):
    h = x @ w1
    h_relu = torch.maximum(h, torch.zeros_like(h))
    return h, h_relu, h_relu @ w2


def forward_3(x, w1, w2):
    h = torch.einsum("nd,dh->nh", x, w1)
    h_relu = h * (h > 0)
    y_pred = torch.einsum("nh,hk->nk", h_relu, w2)
    return h, h_relu, y_pred


def forward_4(x, w1, w2):
    h = torch.matmul(x, w1)
    h_relu = h.clone()
    h_relu[h < 0] = 0
    y_pred = torch.matmul(h_relu, w2)
    return h, h_relu, y_pred


def forward_5(x, w1, w2):
    h = torch.stack([w1.t().mv(row) for row in x])
    h_relu = torch.relu(h)
    y_pred = torch.stack([row @ w2 for row in h_relu])
    return h, h_relu, y_pred


def forward_wrong_1(x, w1, w2):
    h = x.mm(w1)
    h_relu = h.clamp_(min=0)  # in place: h has lost its negative numbers
    y_pred = h_relu.mm(w2)
    return h, h_relu, y_pred


def forward_wrong_2(x, w1, w2):
    h = x.mm(w1)
    h_relu = h.clamp(min=0)
    y_pred = h.mm(w2)  # h and not h_relu: the ReLU is skipped
    return h, h_relu, y_pred


def forward_wrong_3(x, w1, w2):
    h = x.mm(w1)
    h_relu = h.clamp(min=0)
    y_pred = h_relu.mm(w2).clamp(min=0)  # a ReLU behind the output too
    return h, h_relu, y_pred


def forward_wrong_4(x, w1, w2):
    h = x.mm(w1)
    h_relu = h.clamp(max=0)  # keeps the negative half
    y_pred = h_relu.mm(w2)
    return h, h_relu, y_pred


def forward_wrong_5(x, w1, w2):
    h = x.mm(w1)
    h_relu = h.clamp(min=0, max=1)  # a ceiling that ReLU does not have
    y_pred = h_relu.mm(w2)
    return h, h_relu, y_pred


# tensor.backward: backward(x, y, w2, h, h_relu, y_pred)


def backward_1(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2.0 * (y_pred - y)
    grad_w2 = h_relu.t().mm(grad_y_pred)
    grad_h_relu = grad_y_pred.mm(w2.t())
    grad_h = grad_h_relu.clone()
    grad_h[h < 0] = 0
    grad_w1 = x.t().mm(grad_h)
    return grad_w1, grad_w2


def backward_2(x, y, w2, h, h_relu, y_pred):
    d = 2 * (y_pred - y)
    return x.T @ ((d @ w2.T) * (h >= 0)), h_relu.T @ d


def backward_3(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2 * y_pred - 2 * y
    grad_w2 = torch.einsum("nh,nk->hk", h_relu, grad_y_pred)
    grad_h_relu = torch.einsum("nk,hk->nh", grad_y_pred, w2)
    grad_h = torch.where(h < 0, torch.zeros_like(h), grad_h_relu)
    grad_w1 = torch.einsum("nd,nh->dh", x, grad_h)
    return grad_w1, grad_w2


def backward_4(x, y, w2, h, h_relu, y_pred):
    grad_w1 = x.new_zeros(x.shape[1], h.shape[1])
    grad_w2 = torch.zeros_like(w2)
    for n in range(x.shape[0]):
        d = 2 * (y_pred[n] - y[n])
        grad_w2 += h_relu[n][:, None] * d[None, :]
        grad_h = w2.mv(d)
        grad_h[h[n] < 0] = 0
        grad_w1 += x[n][:, None] * grad_h[None, :]
    return grad_w1, grad_w2


def backward_5(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = (y_pred - y) + (y_pred - y)
    grad_w2 = grad_y_pred.t().mm(h_relu).t()
    grad_h = w2.mm(grad_y_pred.t()).masked_fill(h.t() < 0, 0)
    grad_w1 = grad_h.mm(x).t()
    return grad_w1, grad_w2


def backward_wrong_1(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2.0 * (y_pred - y)
    grad_w2 = h_relu.t().mm(grad_y_pred)
    grad_w1 = x.t().mm(grad_y_pred.mm(w2.t()))  # the mask of the ReLU is missing
    return grad_w1, grad_w2


def backward_wrong_2(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = y_pred - y  # the factor 2 is missing
    grad_w2 = h_relu.t().mm(grad_y_pred)
    grad_h = grad_y_pred.mm(w2.t())
    grad_h[h < 0] = 0
    return x.t().mm(grad_h), grad_w2


def backward_wrong_3(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2.0 * (y - y_pred)  # the sign is turned round
    grad_w2 = h_relu.t().mm(grad_y_pred)
    grad_h = grad_y_pred.mm(w2.t())
    grad_h[h < 0] = 0
    return x.t().mm(grad_h), grad_w2


def backward_wrong_4(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2.0 * (y_pred - y)
    grad_w2 = h.t().mm(grad_y_pred)  # h and not h_relu
    grad_h = grad_y_pred.mm(w2.t())
    grad_h[h < 0] = 0
    return x.t().mm(grad_h), grad_w2


def backward_wrong_5(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2.0 * (y_pred - y)
    grad_w2 = h_relu.t().mm(grad_y_pred)
    grad_h = grad_y_pred.mm(w2.t())
    grad_h[h_relu < 0] = 0  # h_relu is never negative: nothing is masked
    return x.t().mm(grad_h), grad_w2


# tensor.train: train(x, y, w1, w2, learning_rate, steps)


def train_1(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        losses.append((y_pred - y).pow(2).sum().item())
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.t().mm(grad_y_pred)
        grad_h = grad_y_pred.mm(w2.t())
        grad_h[h < 0] = 0
        grad_w1 = x.t().mm(grad_h)
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
    return losses, w1, w2


def train_2(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h, h_relu, y_pred = forward_2(x, w1, w2)
        losses.append(squared_error_2(y_pred, y))
        grad_w1, grad_w2 = backward_2(x, y, w2, h, h_relu, y_pred)
        w1 = w1 - learning_rate * grad_w1
        w2 = w2 - learning_rate * grad_w2
    return losses, w1, w2


def train_3(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h = torch.einsum("nd,dh->nh", x, w1)
        d = torch.einsum("nh,hk->nk", torch.relu(h), w2) - y
        losses += [float((d * d).sum())]
        back = torch.where(h < 0, torch.zeros_like(h), 2 * torch.einsum("nk,hk->nh", d, w2))
        w2.sub_(learning_rate * 2 * torch.einsum("nh,nk->hk", torch.relu(h), d))
        w1.sub_(learning_rate * torch.einsum("nd,nh->dh", x, back))
    return losses, w1, w2


def train_4(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        w1.requires_grad_()
        w2.requires_grad_()
        loss = ((x @ w1).clamp(min=0) @ w2 - y).pow(2).sum()
        losses.append(loss.item())
        grad_w1, grad_w2 = torch.autograd.grad(loss, (w1, w2))
        w1 = w1.detach() - learning_rate * grad_w1
        w2 = w2.detach() - learning_rate * grad_w2
    return losses, w1, w2


def train_5(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    while len(losses) < steps:
        h = x @ w1
        mask = (h >= 0).to(h.dtype)
        h_relu = h * mask
        d = h_relu @ w2 - y
        losses.append(torch.sum(torch.square(d)).item())
        grad_w1 = x.T @ (2 * d @ w2.T * mask)
        grad_w2 = 2 * h_relu.T @ d
        w1.add_(grad_w1, alpha=-learning_rate)
        w2.add_(grad_w2, alpha=-learning_rate)
    return losses, w1, w2


def train_wrong_1(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h, h_relu, y_pred = forward_1(x, w1, w2)
        losses.append((y_pred - y).pow(2).sum())  # Tensors and not floats: .item() is missing
        grad_w1, grad_w2 = backward_1(x, y, w2, h, h_relu, y_pred)
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
    return losses, w1, w2


def train_wrong_2(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h, h_relu, y_pred = forward_1(x, w1, w2)
        grad_w1, grad_w2 = backward_1(x, y, w2, h, h_relu, y_pred)
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
        losses.append(squared_error_1(forward_1(x, w1, w2)[2], y))  # the loss after the update
    return losses, w1, w2


def train_wrong_3(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h, h_relu, y_pred = forward_1(x, w1, w2)
        losses.append(squared_error_1(y_pred, y))
        grad_y_pred = 2.0 * (y_pred - y)
        w2 -= learning_rate * h_relu.t().mm(grad_y_pred)  # too early: grad_h needs the old w2
        grad_h = grad_y_pred.mm(w2.t())
        grad_h[h < 0] = 0
        w1 -= learning_rate * x.t().mm(grad_h)
    return losses, w1, w2


def train_wrong_4(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h = x.mm(w1)
        h_relu = h.clamp_(min=0)  # in place: the mask below finds nothing to cut off
        y_pred = h_relu.mm(w2)
        losses.append(squared_error_1(y_pred, y))
        grad_w1, grad_w2 = backward_1(x, y, w2, h, h_relu, y_pred)
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
    return losses, w1, w2


def train_wrong_5(x, y, w1, w2, learning_rate, steps):
    losses = []  # the clones are gone: the caller's weights are overwritten
    for t in range(steps):
        h, h_relu, y_pred = forward_1(x, w1, w2)
        losses.append(squared_error_1(y_pred, y))
        grad_w1, grad_w2 = backward_1(x, y, w2, h, h_relu, y_pred)
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
    return losses, w1, w2


# tensor.bmm: forward_many(x, w1, w2)


def forward_many_1(x, w1, w2):
    return torch.bmm(torch.bmm(x, w1).clamp(min=0), w2)


def forward_many_2(x, w1, w2):
    h = x @ w1
    h_relu = torch.maximum(h, torch.zeros_like(h))
    return h_relu @ w2


def forward_many_3(x, w1, w2):
    h = torch.einsum("bnd,bdh->bnh", x, w1)
    h[h < 0] = 0
    return torch.einsum("bnh,bhk->bnk", h, w2)


def forward_many_4(x, w1, w2):
    h = x.bmm(w1)
    return torch.where(h > 0, h, torch.zeros_like(h)).bmm(w2)


def forward_many_5(x, w1, w2):
    h_relu = torch.relu(torch.matmul(w1.transpose(1, 2), x.transpose(1, 2)))  # (B, H, N)
    return torch.matmul(w2.mT, h_relu).mT


def forward_many_wrong_1(x, w1, w2):
    return torch.bmm(torch.bmm(x, w1), w2)  # no ReLU


def forward_many_wrong_2(x, w1, w2):
    return torch.bmm(x, w1).clamp(min=0)  # the hidden numbers and not the predictions


def forward_many_wrong_3(x, w1, w2):
    return (x @ w1[0]).clamp(min=0) @ w2[0]  # the first network B times


def forward_many_wrong_4(x, w1, w2):
    h = torch.einsum("bnd,cdh->bnh", x, w1).clamp(min=0)  # sums over the networks
    return torch.einsum("bnh,chk->bnk", h, w2)


def forward_many_wrong_5(x, w1, w2):
    return x.mm(w1).clamp(min=0).mm(w2)  # raises: mm takes no stacks


RIGHT = {
    "tensor.shape": [
        (1000, 100),
        [1000, 100],
        torch.Size([1000, 100]),
        np.zeros((1000, 100)).shape,
        tuple(torch.zeros(64, 1000).t().mm(torch.zeros(64, 100)).shape),
    ],
    "tensor.mask": [
        [0, -4, 0],
        [0.0, -4.0, 0.0],
        [g if h > 0 else 0 for h, g in zip([-2, 3, -1], [5, -4, 6])],
        np.where(np.array([-2, 3, -1]) < 0, 0.0, np.array([5.0, -4.0, 6.0])).tolist(),
        (torch.tensor([5, -4, 6]) * (torch.tensor([-2, 3, -1]) > 0)).tolist(),
    ],
    "tensor.dtype": [],
    "tensor.convert": [
        without_first_row_1,
        without_first_row_2,
        without_first_row_3,
        without_first_row_4,
        without_first_row_5,
    ],
    "tensor.promotion": [],
    "tensor.device": [3, 3.0],
    "tensor.randn": [
        draw_weights_1,
        draw_weights_2,
        draw_weights_3,
        draw_weights_4,
        draw_weights_5,
    ],
    "tensor.dot": [
        three_products_1,
        three_products_2,
        three_products_3,
        three_products_4,
        three_products_5,
    ],
    "tensor.mm": [
        project_into_1,
        project_into_2,
        project_into_3,
        project_into_4,
        project_into_5,
    ],
    "tensor.maximum": [relu_1, relu_2, relu_3, relu_4, relu_5],
    "tensor.amax": [
        largest_in_each_row_1,
        largest_in_each_row_2,
        largest_in_each_row_3,
        largest_in_each_row_4,
        largest_in_each_row_5,
    ],
    "tensor.clamp": [
        relu_with_ceiling_1,
        relu_with_ceiling_2,
        relu_with_ceiling_3,
        relu_with_ceiling_4,
        relu_with_ceiling_5,
    ],
    "tensor.square": [
        squared_error_1,
        squared_error_2,
        squared_error_3,
        squared_error_4,
        squared_error_5,
    ],
    "tensor.transpose": [
        (4,),
        torch.Size([4]),
        tuple([4]),
        torch.ones(4).t().shape,
        np.ones(4).T.shape,
    ],
    "tensor.clone": [
        masked_gradient_1,
        masked_gradient_2,
        masked_gradient_3,
        masked_gradient_4,
        masked_gradient_5,
    ],
    "tensor.range": [
        [99, 199, 299, 399, 499],
        [t for t in range(500) if t % 100 == 99],
        list(range(99, 500, 100)),
        torch.arange(99, 500, 100).tolist(),
        [100 * k - 1 for k in range(1, 6)],
    ],
    "tensor.forward": [forward_1, forward_2, forward_3, forward_4, forward_5],
    "tensor.backward": [backward_1, backward_2, backward_3, backward_4, backward_5],
    "tensor.train": [train_1, train_2, train_3, train_4, train_5],
    "tensor.bmm": [
        forward_many_1,
        forward_many_2,
        forward_many_3,
        forward_many_4,
        forward_many_5,
    ],
}

WRONG = {
    "tensor.shape": [
        (100, 1000),  # the transpose of the weight
        (64, 100),  # the shape of grad_h
        (64, 1000),  # the shape of x
        (1000, 64),  # the shape of x.t()
        (1000,),  # one axis is missing
    ],
    "tensor.mask": [
        [5, 0, 6],  # masked by the gradient's sign, or the mask the wrong way round
        [0, 0, 0],  # masked by both signs
        [0, 3, 0],  # the ReLU of h and not the gradient
        [5, -4, 6],  # no mask
        [0, -12, 0],  # multiplied by h
    ],
    "tensor.dtype": [],
    "tensor.convert": [
        without_first_row_wrong_1,  # shares memory
        without_first_row_wrong_2,  # float32
        without_first_row_wrong_3,  # drops the row
        without_first_row_wrong_4,  # column for row
        without_first_row_wrong_5,  # changes the array first
    ],
    "tensor.promotion": [],
    "tensor.device": [
        1,  # the label alone does not raise
        2,  # nor does its type
        4,  # after the line that raises
        0,  # something does raise
        "line 1",  # the same wrong line as a text
    ],
    "tensor.randn": [
        draw_weights_wrong_1,  # uniform
        draw_weights_wrong_2,  # no dtype
        draw_weights_wrong_3,  # no device
        draw_weights_wrong_4,  # sizes swapped
        draw_weights_wrong_5,  # too narrow a bell
    ],
    "tensor.dot": [
        three_products_wrong_1,  # * for the first
        three_products_wrong_2,  # * for the second
        three_products_wrong_3,  # shape (1,) for the first
        three_products_wrong_4,  # shape (N, 1) for the second
        three_products_wrong_5,  # dot for all, raises
    ],
    "tensor.mm": [
        project_into_wrong_1,  # new name
        project_into_wrong_2,  # new memory
        project_into_wrong_3,  # returns None
        project_into_wrong_4,  # adds
        project_into_wrong_5,  # writes into a clone
    ],
    "tensor.maximum": [
        relu_wrong_1,  # max along an axis
        relu_wrong_2,  # raises
        relu_wrong_3,  # minimum
        relu_wrong_4,  # overwrites h
        relu_wrong_5,  # absolute value
    ],
    "tensor.amax": [
        largest_in_each_row_wrong_1,  # wrong axis
        largest_in_each_row_wrong_2,  # the pair
        largest_in_each_row_wrong_3,  # the places
        largest_in_each_row_wrong_4,  # keeps the axis
        largest_in_each_row_wrong_5,  # one number
    ],
    "tensor.clamp": [
        relu_with_ceiling_wrong_1,  # in place, count 0
        relu_with_ceiling_wrong_2,  # floor only counted
        relu_with_ceiling_wrong_3,  # counts what lies on a bound
        relu_with_ceiling_wrong_4,  # no ceiling
        relu_with_ceiling_wrong_5,  # counts what stayed
    ],
    "tensor.square": [
        squared_error_wrong_1,  # a Tensor
        squared_error_wrong_2,  # sum, then square
        squared_error_wrong_3,  # mean
        squared_error_wrong_4,  # difference of squares
        squared_error_wrong_5,  # absolute
    ],
    "tensor.transpose": [
        (4, 1),  # a column
        (1, 4),  # a row of a matrix
        "error",  # t() takes vectors too
        (4, 4),  # a square matrix
        (),  # a single number
    ],
    "tensor.clone": [
        masked_gradient_wrong_1,  # no clone
        masked_gradient_wrong_2,  # the gradient's own sign
        masked_gradient_wrong_3,  # mask the wrong way round
        masked_gradient_wrong_4,  # multiplied by h
        masked_gradient_wrong_5,  # h for the gradient
    ],
    "tensor.range": [
        [100, 200, 300, 400, 500],  # one too far
        [0, 100, 200, 300, 400],  # t % 100 == 0
        [99, 199, 299, 399],  # the last is missing
        [99],  # == 99 and not % 100 == 99
        [99, 199, 299, 399, 499, 599],  # one too many
    ],
    "tensor.forward": [
        forward_wrong_1,  # h overwritten
        forward_wrong_2,  # ReLU skipped
        forward_wrong_3,  # ReLU on the output
        forward_wrong_4,  # negative half
        forward_wrong_5,  # ceiling
    ],
    "tensor.backward": [
        backward_wrong_1,  # no mask
        backward_wrong_2,  # no factor 2
        backward_wrong_3,  # sign
        backward_wrong_4,  # h for h_relu
        backward_wrong_5,  # mask by h_relu
    ],
    "tensor.train": [
        train_wrong_1,  # losses are Tensors
        train_wrong_2,  # loss after the update
        train_wrong_3,  # w2 updated too early
        train_wrong_4,  # h overwritten, no mask
        train_wrong_5,  # caller's weights overwritten
    ],
    "tensor.bmm": [
        forward_many_wrong_1,  # no ReLU
        forward_many_wrong_2,  # hidden numbers
        forward_many_wrong_3,  # first network only
        forward_many_wrong_4,  # sums over networks
        forward_many_wrong_5,  # raises
    ],
}

# asked without a reason until 2026-11-25
RETIRED = {
    "RIGHT": {
        "tensor.dtype": [
            "float64",
            str(np.random.default_rng(0).standard_normal(3).dtype),
            np.random.default_rng(0).standard_normal(3).dtype.name,
        ],
        "tensor.promotion": [
            ("float64", "error"),
            ["float64", "error"],
        ],
    },
    "WRONG": {
        "tensor.dtype": [
            "float32",  # torch's default
            "float16",  # half as wide as torch's
            "int64",  # the dtype of whole numbers
            "int8",  # the example copied
            "torch.float32",  # torch's default with torch's name
        ],
        "tensor.promotion": [
            ("float64", "float64"),  # promotion for the product too
            ("float32", "float32"),  # the dtype of the left operand
            ("error", "error"),  # no promotion at all
            ("float32", "error"),  # promotion to the narrow one
            ("error", "float64"),  # the two swapped
        ],
    },
}

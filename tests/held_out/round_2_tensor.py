import numpy as np
import torch

rng = np.random.default_rng(0)


# tensor.convert


# fault: line 1, from_numpy shares the memory, so line 2 also overwrites the first row of the array a
def without_first_row_wrong_1(a):
    t = torch.from_numpy(a)
    t[0] = 0
    return t


# fault: line 1, the first row is cut away instead of filled with 0, the shape is (N - 1, D)
def without_first_row_wrong_2(a):
    return torch.tensor(a[1:])


# fault: line 2, fills the first column instead of the first row
def without_first_row_wrong_3(a):
    result = torch.tensor(a)
    result[:, 0] = 0
    return result


# fault: two slips: line 1 makes float32 instead of float64, and line 3 fills the last row instead of the first
def without_first_row_wrong_4(a):
    numbers = torch.tensor(a, dtype=torch.float)
    last = numbers.shape[0] - 1
    numbers[last] = 0
    return numbers


def without_first_row_odd_1(a):
    own = torch.zeros(a.shape, dtype=torch.double)
    own[1:] = torch.tensor(a[1:])
    return own


def without_first_row_odd_2(a):
    rows = [[0.0 for _ in row] if i == 0 else list(row) for i, row in enumerate(a.tolist())]
    return torch.tensor(rows, dtype=torch.float64)


def without_first_row_odd_3(a):
    b = a.copy()
    b[0, :] = np.zeros(a.shape[1])
    return torch.from_numpy(b)


# tensor.randn


# fault: line 1, rand draws evenly from 0 to 1, it is not normal
def draw_weights_wrong_1(D_in, H, device, dtype):
    return torch.rand(D_in, H, device=device, dtype=dtype)


# fault: line 1, the two sizes are swapped, the shape is (H, D_in)
def draw_weights_wrong_2(D_in, H, device, dtype):
    return torch.randn((H, D_in), dtype=dtype).to(device)


# fault: line 1, a generator with a fixed seed in each call, so each call gives the same numbers
def draw_weights_wrong_3(D_in, H, device, dtype):
    g = torch.Generator().manual_seed(0)
    w = torch.randn(D_in, H, generator=g, dtype=dtype)
    return w.to(device)


# fault: two slips: line 1 forgets the dtype (always float32), and line 2 scales the spread to 1 / sqrt(D_in)
def draw_weights_wrong_4(D_in, H, device, dtype):
    weights = torch.randn(D_in, H, device=device)
    weights = weights / D_in**0.5
    return weights


def draw_weights_odd_1(D_in, H, device, dtype):
    return torch.empty((D_in, H), dtype=dtype, device=device).normal_(mean=0, std=1)


def draw_weights_odd_2(D_in, H, device, dtype):
    numbers = np.random.default_rng().standard_normal(size=(D_in, H))
    return torch.tensor(numbers).to(dtype).to(device)


def draw_weights_odd_3(D_in, H, device, dtype):
    # two uniform draws make a normal one
    u = 1 - torch.rand(D_in, H, dtype=torch.float64)
    angle = 2 * torch.pi * torch.rand(D_in, H, dtype=torch.float64)
    radius = (-2 * u.log()).sqrt()
    return (radius * angle.cos()).to(dtype).to(device)


# fault: lines 2, standardizes the draw: with D_in = H = 1 the spread of one number is nan, and small shapes are not independent draws
def draw_weights_sneaky_1(D_in, H, device, dtype):
    w = torch.randn(D_in, H, device=device, dtype=dtype)
    return (w - w.mean()) / w.std()


# tensor.dot


# fault: line 1, the product of the row and the vector is not summed, shape (D,) instead of ()
def three_products_wrong_1(x, v, w):
    number = x[0] * v
    vector = x.mv(v)
    matrix = x.mm(w)
    return number, vector, matrix


# fault: line 1, the first column of x instead of the first row
def three_products_wrong_2(x, v, w):
    number = torch.dot(x[:, 0], v)
    vector = torch.mv(x, v)
    matrix = torch.mm(x, w)
    return number, vector, matrix


# fault: line 2, multiplies element by element, the shape is (N, D) instead of (N,)
def three_products_wrong_3(x, v, w):
    number = x[0] @ v
    vector = x * v
    matrix = x @ w
    return number, vector, matrix


# fault: two slips: line 3 overwrites the sum instead of adding to it, and line 4 gives a column of shape (N, 1)
def three_products_wrong_4(x, v, w):
    number = torch.tensor(0.0, dtype=torch.float64)
    for a, b in zip(x[0], v):
        number = a * b
    vector = x.mm(v[:, None])
    matrix = x.mm(w)
    return number, vector, matrix


def three_products_odd_1(x, v, w):
    number = torch.einsum("d,d->", x[0], v)
    vector = torch.einsum("nd,d->n", x, v)
    matrix = torch.einsum("nd,dh->nh", x, w)
    return number, vector, matrix


def three_products_odd_2(x, v, w):
    vector = (x * v).sum(dim=1)
    number = vector[0]
    matrix = (x[:, :, None] * w[None, :, :]).sum(dim=1)
    return number, vector, matrix


def three_products_odd_3(x, v, w):
    times = lambda a, b: sum(p * q for p, q in zip(a, b))
    number = times(x[0], v)
    vector = torch.stack([torch.dot(row, v) for row in x])
    matrix = torch.stack([torch.stack([row.dot(column) for column in w.t()]) for row in x])
    return number, vector, matrix


# fault: line 2, squeeze() drops every axis of size 1: for N = 1 the vector has shape () instead of (1,)
def three_products_sneaky_1(x, v, w):
    number = x[0].dot(v)
    vector = x.mm(v.unsqueeze(1)).squeeze()
    matrix = x.mm(w)
    return number, vector, matrix


# tensor.mm


# fault: line 1, binds the name h to a new Tensor, the memory of the old h is not written
def project_into_wrong_1(x, w1, h):
    h = x.mm(w1)
    return h


# fault: line 1, the method mm knows no out=, it raises a TypeError
def project_into_wrong_2(x, w1, h):
    x.mm(w1, out=h)
    return h


# fault: line 1 writes rightly, but there is no return, the result is None
def project_into_wrong_3(x, w1, h):
    h[:] = x @ w1


# fault: two slips: line 1 starts at row 1 and leaves row 0 out, and line 2 adds to what is in h
def project_into_wrong_4(x, w1, h):
    for i in range(1, x.shape[0]):
        h[i] += x[i] @ w1
    return h


def project_into_odd_1(x, w1, h):
    return torch.matmul(x, w1, out=h)


def project_into_odd_2(x, w1, h):
    return h.addmm_(x, w1, beta=0)


def project_into_odd_3(x, w1, h):
    for n in range(h.shape[0]):
        for j in range(h.shape[1]):
            h[n, j] = torch.dot(x[n], w1[:, j])
    return h


# fault: line 1, times 0 does not clear nan or inf: wrong where the old memory of h holds one of them
def project_into_sneaky_1(x, w1, h):
    h *= 0
    h += x @ w1
    return h


# tensor.maximum


# fault: line 1, torch.maximum takes no number, it raises a TypeError
def relu_wrong_1(h):
    return torch.maximum(h, 0)


# fault: line 1, the 0 is an axis: gives the largest of each column, shape (H,)
def relu_wrong_2(h):
    values, places = torch.max(h, 0)
    return values


# fault: line 1, the underscore changes h itself
def relu_wrong_3(h):
    return h.clamp_(min=0)


# fault: two slips: line 1 has no clone, so h is overwritten, and line 2 cuts off the positive numbers
def relu_wrong_4(h):
    out = h
    out[out > 0] = 0
    return out


def relu_odd_1(h):
    return torch.stack([h, torch.zeros_like(h)]).amax(dim=0)


def relu_odd_2(h):
    return -torch.minimum(-h, h.new_zeros(1))


def relu_odd_3(h):
    result = torch.zeros(h.shape, dtype=torch.float64)
    for i, row in enumerate(h.tolist()):
        for j, number in enumerate(row):
            if number > 0:
                result[i, j] = number
    return result


# tensor.amax


# fault: line 1, gives the pair of values and places, not the values alone
def largest_in_each_row_wrong_1(scores):
    return torch.max(scores, 1)


# fault: line 1, axis 0 gives the largest of each column
def largest_in_each_row_wrong_2(scores):
    return scores.amax(dim=0)


# fault: line 1, the second of the pair is the place, not the number
def largest_in_each_row_wrong_3(scores):
    return scores.max(dim=1)[1]


# fault: two slips: line 1 drops the signs, and line 2 keeps the axis, shape (N, 1)
def largest_in_each_row_wrong_4(scores):
    size = scores.abs()
    return size.amax(dim=1, keepdim=True)


def largest_in_each_row_odd_1(scores):
    return torch.tensor([max(row) for row in scores.tolist()], dtype=torch.double)


def largest_in_each_row_odd_2(scores):
    return scores.sort(dim=1, descending=True).values[:, 0]


def largest_in_each_row_odd_3(scores):
    return scores.gather(1, scores.argmax(dim=1)[:, None])[:, 0]


# fault: line 1, the search starts at 0, so a row of only negative numbers gives 0
def largest_in_each_row_sneaky_1(scores):
    best = torch.zeros(scores.shape[0], dtype=scores.dtype)
    for column in scores.t():
        best = torch.maximum(best, column)
    return best


# tensor.clamp


# fault: line 2, counts only the numbers above the ceiling, not those below 0
def relu_with_ceiling_wrong_1(h, ceiling):
    held = h.clamp(min=0, max=ceiling)
    changed = (h > ceiling).sum().item()
    return held, changed


# fault: line 1, works in place: h is overwritten, and the count in line 2 is always 0
def relu_with_ceiling_wrong_2(h, ceiling):
    held = h.clamp_(0, ceiling)
    changed = (held != h).sum().item()
    return held, changed


# fault: line 2, the two bounds are joined with and, no number is below 0 and above the ceiling, so the count is 0
def relu_with_ceiling_wrong_3(h, ceiling):
    held = torch.clamp(h, 0, ceiling)
    changed = int(((h < 0) & (h > ceiling)).sum())
    return held, changed


# fault: two slips: line 1 forgets the floor at 0, and line 2 counts the numbers that stayed the same
def relu_with_ceiling_wrong_4(h, ceiling):
    held = h.clamp(max=ceiling)
    changed = (held == h).sum().item()
    return held, changed


def relu_with_ceiling_odd_1(h, ceiling):
    floor, top = torch.zeros_like(h), torch.full_like(h, ceiling)
    held = torch.minimum(torch.maximum(h, floor), top)
    changed = torch.count_nonzero(held - h).item()
    return held, changed


def relu_with_ceiling_odd_2(h, ceiling):
    hold = lambda number: 0.0 if number < 0 else ceiling if number > ceiling else number
    rows = h.tolist()
    held = torch.tensor([[hold(number) for number in row] for row in rows], dtype=torch.float64)
    changed = sum(1 for row in rows for number in row if number < 0 or number > ceiling)
    return held, changed


def relu_with_ceiling_odd_3(h, ceiling):
    low, high = h < 0, h > ceiling
    held = h.clone()
    held[low] = 0
    held[high] = ceiling
    changed = len(h[low]) + len(h[high])
    return held, changed


# fault: line 2, also counts numbers that are exactly 0 or exactly the ceiling, which nothing changed
def relu_with_ceiling_sneaky_1(h, ceiling):
    held = h.clamp(0, ceiling)
    changed = ((held == 0) | (held == ceiling)).sum().item()
    return held, changed


# tensor.square


# fault: line 1, sums first and squares after, so the differences cancel
def squared_error_wrong_1(y_pred, y):
    return (y_pred - y).sum().pow(2).item()


# fault: line 2, takes the mean instead of the sum
def squared_error_wrong_2(y_pred, y):
    diff = y_pred - y
    loss = torch.mean(diff * diff)
    return loss.item()


# fault: line 1, ^ is no power, on floats it raises an error
def squared_error_wrong_3(y_pred, y):
    return ((y_pred - y) ^ 2).sum().item()


# fault: two slips: line 1 takes the distance instead of the square, and line 2 has no item(), so a Tensor comes back
def squared_error_wrong_4(y_pred, y):
    error = torch.abs(y - y_pred)
    return torch.sum(error)


def squared_error_odd_1(y_pred, y):
    return torch.nn.functional.mse_loss(y_pred, y, reduction="sum").item()


def squared_error_odd_2(y_pred, y):
    total = 0.0
    for ps, qs in zip(y_pred.tolist(), y.tolist()):
        for p, q in zip(ps, qs):
            total += (p - q) * (p - q)
    return total


def squared_error_odd_3(y_pred, y):
    e = y - y_pred
    return float(torch.einsum("nd,nd->", e, e))


# fault: line 1, the square is multiplied out: for large numbers with small differences (1e9 and 1e9 + 1) the digits cancel
def squared_error_sneaky_1(y_pred, y):
    return (y_pred.pow(2).sum() - 2 * (y_pred * y).sum() + y.pow(2).sum()).item()


# tensor.clone


# fault: line 1, a second name and no copy, so grad_h_relu is overwritten
def masked_gradient_wrong_1(grad_h_relu, h):
    grad_h = grad_h_relu
    grad_h[h < 0] = 0
    return grad_h


# fault: line 1, holds the gradient itself at 0 instead of looking at h
def masked_gradient_wrong_2(grad_h_relu, h):
    return torch.maximum(grad_h_relu, torch.zeros_like(grad_h_relu))


# fault: line 2, the mask is the wrong way round, it cuts off where h is positive
def masked_gradient_wrong_3(grad_h_relu, h):
    g = grad_h_relu.clone()
    g[h > 0] = 0
    return g


# fault: two slips: line 1 clones h instead of the gradient, and line 2 sets 1 instead of 0
def masked_gradient_wrong_4(grad_h_relu, h):
    grad_h = h.clone()
    grad_h[h < 0] = 1
    return grad_h


def masked_gradient_odd_1(grad_h_relu, h):
    return grad_h_relu.masked_fill(h.lt(0), 0.0)


def masked_gradient_odd_2(grad_h_relu, h):
    out = torch.zeros_like(grad_h_relu)
    alive = h > 0
    out[alive] = grad_h_relu[alive]
    return out


def masked_gradient_odd_3(grad_h_relu, h):
    pick = lambda g, number: g if number > 0 else 0.0
    pairs = zip(grad_h_relu.tolist(), h.tolist())
    return torch.tensor([[pick(g, n) for g, n in zip(gs, ns)] for gs, ns in pairs], dtype=torch.float64)


# tensor.forward


# fault: line 2, the underscore overwrites h, so h comes back without its negative numbers
def forward_wrong_1(x, w1, w2):
    h = x.mm(w1)
    h_relu = h.clamp_(min=0)
    y_pred = h_relu.mm(w2)
    return h, h_relu, y_pred


# fault: line 3, the predictions are made from h instead of h_relu
def forward_wrong_2(x, w1, w2):
    h = x @ w1
    h_relu = torch.maximum(h, torch.zeros_like(h))
    y_pred = h @ w2
    return h, h_relu, y_pred


# fault: line 2, a ceiling at 0 instead of a floor, keeps the negative numbers
def forward_wrong_3(x, w1, w2):
    h = torch.mm(x, w1)
    h_relu = torch.clamp(h, max=0)
    y_pred = torch.mm(h_relu, w2)
    return h, h_relu, y_pred


# fault: two slips: line 2 takes the absolute value for the ReLU, and line 3 puts a ReLU on the predictions too
def forward_wrong_4(x, w1, w2):
    h = x.mm(w1)
    h_relu = h.abs()
    y_pred = h_relu.mm(w2).clamp(min=0)
    return h, h_relu, y_pred


def forward_odd_1(x, w1, w2):
    h = torch.einsum("ni,ij->nj", x, w1)
    h_relu = torch.where(h > 0, h, torch.zeros_like(h))
    y_pred = torch.einsum("nj,jk->nk", h_relu, w2)
    return h, h_relu, y_pred


def forward_odd_2(x, w1, w2):
    h = torch.stack([w1.t().mv(row) for row in x])
    h_relu = torch.relu(h)
    y_pred = torch.stack([w2.t().mv(row) for row in h_relu])
    return h, h_relu, y_pred


def forward_odd_3(x, w1, w2):
    layer = lambda left, right: torch.nn.functional.linear(left, right.t())
    h = layer(x, w1)
    h_relu = h - h.clamp(max=0)
    y_pred = layer(h_relu, w2)
    return h, h_relu, y_pred


# tensor.backward


# fault: line 1, the factor 2 of the square's slope is missing
def backward_wrong_1(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = y_pred - y
    grad_w2 = h_relu.t().mm(grad_y_pred)
    grad_h = grad_y_pred.mm(w2.t()).clone()
    grad_h[h < 0] = 0
    grad_w1 = x.t().mm(grad_h)
    return grad_w1, grad_w2


# fault: line 4, the mask of the ReLU is missing, the gradient goes through where h is negative too
def backward_wrong_2(x, y, w2, h, h_relu, y_pred):
    d = 2 * (y_pred - y)
    grad_w2 = h_relu.T @ d
    grad_h_relu = d @ w2.T
    grad_w1 = x.T @ grad_h_relu
    return grad_w1, grad_w2


# fault: line 5, masks where the gradient is negative instead of where h is
def backward_wrong_3(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2.0 * (y_pred - y)
    grad_w2 = h_relu.t().mm(grad_y_pred)
    grad_h_relu = grad_y_pred.mm(w2.t())
    grad_h = grad_h_relu.clone()
    grad_h[grad_h_relu < 0] = 0
    grad_w1 = x.t().mm(grad_h)
    return grad_w1, grad_w2


# fault: two slips: line 1 subtracts the wrong way round (all signs flip), and line 2 uses h instead of h_relu
def backward_wrong_4(x, y, w2, h, h_relu, y_pred):
    error = 2.0 * (y - y_pred)
    grad_w2 = h.t().mm(error)
    back = error.mm(w2.t())
    back = torch.where(h > 0, back, torch.zeros_like(back))
    grad_w1 = x.t().mm(back)
    return grad_w1, grad_w2


def backward_odd_1(x, y, w2, h, h_relu, y_pred):
    slope = (y_pred - y) + (y_pred - y)
    grad_w2 = torch.einsum("nj,nk->jk", h_relu, slope)
    behind = torch.einsum("nk,jk->nj", slope, w2).masked_fill(h <= 0, 0)
    grad_w1 = torch.einsum("ni,nj->ij", x, behind)
    return grad_w1, grad_w2


def backward_odd_2(x, y, w2, h, h_relu, y_pred):
    grad_w1 = x.new_zeros(x.shape[1], h.shape[1])
    grad_w2 = torch.zeros_like(w2)
    for n in range(x.shape[0]):
        g = 2 * (y_pred[n] - y[n])
        grad_w2 += torch.outer(h_relu[n], g)
        back = w2.mv(g)
        back[h[n] < 0] = 0
        grad_w1 += torch.outer(x[n], back)
    return grad_w1, grad_w2


def backward_odd_3(x, y, w2, h, h_relu, y_pred):
    half = (y_pred - y).t()
    grad_w2 = 2 * half.mm(h_relu).t()
    mask = (h > 0).to(h.dtype).t()
    grad_w1 = 2 * (w2.mm(half) * mask).mm(x).t()
    return grad_w1, grad_w2


# fault: line 3, the mask is always float64: with float32 Tensors the product in line 5 raises because of two dtypes
def backward_sneaky_1(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2.0 * (y_pred - y)
    grad_w2 = h_relu.t().mm(grad_y_pred)
    open_places = (h > 0).double()
    grad_h = grad_y_pred.mm(w2.t()) * open_places
    grad_w1 = x.t().mm(grad_h)
    return grad_w1, grad_w2


# tensor.train


# fault: w2 is updated in the line "w2 -= ..." before "grad_h = ..." uses it, so grad_w1 comes from the new w2
def train_wrong_1(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        losses.append((y_pred - y).pow(2).sum().item())
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.t().mm(grad_y_pred)
        w2 -= learning_rate * grad_w2
        grad_h = grad_y_pred.mm(w2.t())
        grad_h[h < 0] = 0
        grad_w1 = x.t().mm(grad_h)
        w1 -= learning_rate * grad_w1
    return losses, w1, w2


# fault: the line "w1 =- ..." is a mistyped "-=", it replaces the weights by the step
def train_wrong_2(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        loss = (y_pred - y).pow(2).sum().item()
        losses.append(loss)
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.t().mm(grad_y_pred)
        grad_h = grad_y_pred.mm(w2.t())
        grad_h[h < 0] = 0
        grad_w1 = x.t().mm(grad_h)
        w1 = -learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
    return losses, w1, w2


# fault: the last line of the loop takes the loss after the update instead of before it
def train_wrong_3(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h = x @ w1
        r = torch.relu(h)
        d = 2 * (r @ w2 - y)
        g2 = r.T @ d
        g1 = x.T @ ((d @ w2.T) * (h > 0))
        w1 -= learning_rate * g1
        w2 -= learning_rate * g2
        losses.append(((x @ w1).clamp(min=0) @ w2 - y).square().sum().item())
    return losses, w1, w2


# fault: two slips: the line "losses.append" takes the mean instead of the sum, and the line "grad_w1 = ..." has no mask
def train_wrong_4(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h_relu = x.mm(w1).clamp(min=0)
        error = h_relu.mm(w2) - y
        losses.append(error.pow(2).mean().item())
        grad_w2 = h_relu.t().mm(2 * error)
        grad_w1 = x.t().mm((2 * error).mm(w2.t()))
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
    return losses, w1, w2


def train_odd_1(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.detach().clone(), w2.detach().clone(), []
    w1.requires_grad_(True)
    w2.requires_grad_(True)
    for t in range(steps):
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        losses.append(loss.item())
        step1, step2 = torch.autograd.grad(loss, [w1, w2])
        with torch.no_grad():
            w1 -= learning_rate * step1
            w2 -= learning_rate * step2
    return losses, w1.detach(), w2.detach()


def train_odd_2(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    product = lambda rule, a, b: torch.einsum(rule, a, b)
    while len(losses) < steps:
        h = product("ni,ij->nj", x, w1)
        r = torch.where(h > 0, h, torch.zeros_like(h))
        e = product("nj,jk->nk", r, w2) - y
        losses += [float((e * e).sum())]
        back = product("nk,jk->nj", e, w2).masked_fill(h < 0, 0.0)
        w1, w2 = (
            w1 - 2 * learning_rate * product("ni,nj->ij", x, back),
            w2 - 2 * learning_rate * product("nj,nk->jk", r, e),
        )
    return losses, w1, w2


def train_odd_3(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h = torch.matmul(x, w1)
        h_relu = torch.relu(h)
        grad = torch.matmul(h_relu, w2).sub(y).mul(2)
        losses.append(grad.div(2).square().sum().item())
        grad_h = torch.matmul(grad, w2.mT)
        grad_h[h <= 0] = 0
        w2.addmm_(h_relu.t(), grad, alpha=-learning_rate)
        w1.addmm_(x.t(), grad_h, alpha=-learning_rate)
    return losses, w1, w2


# fault: the line "if loss < 1e-6" stops early: once the loss is tiny there are fewer losses than steps, and the last updates are missing
def train_sneaky_1(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        loss = (y_pred - y).pow(2).sum().item()
        losses.append(loss)
        if loss < 1e-6:
            break
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.t().mm(grad_y_pred)
        grad_h = grad_y_pred.mm(w2.t())
        grad_h[h < 0] = 0
        grad_w1 = x.t().mm(grad_h)
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
    return losses, w1, w2


# tensor.bmm


# fault: line 1, mm takes no stack, it raises an error
def forward_many_wrong_1(x, w1, w2):
    h = x.mm(w1)
    return h.clamp(min=0).mm(w2)


# fault: line 1, the ReLU between the two products is missing
def forward_many_wrong_2(x, w1, w2):
    return torch.bmm(torch.bmm(x, w1), w2)


# fault: line 3, takes the first weights w1[0] and w2[0] for each network
def forward_many_wrong_3(x, w1, w2):
    predictions = []
    for data in x:
        predictions.append(data.mm(w1[0]).clamp(min=0).mm(w2[0]))
    return torch.stack(predictions)


# fault: two slips: line 4 puts the ReLU on the predictions instead of the hidden numbers, and line 5 joins with cat, shape (B * N, D_out)
def forward_many_wrong_4(x, w1, w2):
    out = []
    for b in range(x.shape[0]):
        h = x[b] @ w1[b]
        out.append((h @ w2[b]).clamp(min=0))
    return torch.cat(out)


def forward_many_odd_1(x, w1, w2):
    hidden = torch.einsum("bni,bij->bnj", x, w1)
    return torch.einsum("bnj,bjk->bnk", torch.relu(hidden), w2)


def forward_many_odd_2(x, w1, w2):
    one = lambda data, first, second: torch.maximum(data.mm(first), data.new_zeros(1)).mm(second)
    return torch.stack([one(*parts) for parts in zip(x, w1, w2)])


def forward_many_odd_3(x, w1, w2):
    # the data is the same for each network, so one copy of it is enough
    h = x[0] @ w1
    h[h < 0] = 0
    return h @ w2

import numpy as np
import torch

rng = np.random.default_rng(0)


# tensor.convert


# fault: from_numpy shares the memory, so the line t[0] = 0 also writes into the array a
def without_first_row_wrong_1(a):
    t = torch.from_numpy(a)
    t[0] = 0
    return t


# fault: the line t[0] == 0 compares instead of assigning, so the first row keeps its numbers
def without_first_row_wrong_2(a):
    t = torch.tensor(a)
    t[0] == 0
    return t


# fault: the return line cuts the first row away, so one row is missing
def without_first_row_wrong_3(a):
    copied = a.copy()
    return torch.from_numpy(copied[1:])


# fault: two slips, torch.Tensor(a) makes float32, and result[:, 0] = 0 clears the first column in place of the row
def without_first_row_wrong_4(a):
    result = torch.Tensor(a)
    result[:, 0] = 0
    return result


def without_first_row_odd_1(a):
    zeros = np.zeros((1, a.shape[1]))
    return torch.from_numpy(np.vstack([zeros, a[1:]]))


def without_first_row_odd_2(a):
    keep = (torch.arange(len(a)) > 0).unsqueeze(1)
    nothing = torch.zeros(1, dtype=torch.double)
    return torch.where(keep, torch.tensor(a), nothing)


def without_first_row_odd_3(a):
    rows = [[0.0] * len(row) if i == 0 else row for i, row in enumerate(a.tolist())]
    return torch.tensor(rows, dtype=torch.float64)


# tensor.randn


# fault: the draw is uniform between -1 and 1 (rand instead of randn, stretched to get negative numbers)
def draw_weights_wrong_1(D_in, H, device, dtype):
    uniform = torch.rand(D_in, H, device=device, dtype=dtype)
    return 2 * uniform - 1


# fault: the sizes are swapped in the call of randn, the shape is (H, D_in)
def draw_weights_wrong_2(D_in, H, device, dtype):
    return torch.randn(H, D_in, device=device, dtype=dtype)


# fault: the first line sets the seed in each call, so each call gives the same numbers
def draw_weights_wrong_3(D_in, H, device, dtype):
    torch.manual_seed(0)
    w = torch.randn(D_in, H, dtype=dtype)
    return w.to(device)


# fault: two slips, the result of w.to(device, dtype) is dropped, and the last line divides by the root of D_in
def draw_weights_wrong_4(D_in, H, device, dtype):
    w = torch.randn(D_in, H)
    w.to(device, dtype)
    return w / D_in**0.5


def draw_weights_odd_1(D_in, H, device, dtype):
    return torch.empty((D_in, H), device=device, dtype=dtype).normal_()


def draw_weights_odd_2(D_in, H, device, dtype):
    numbers = np.random.default_rng().standard_normal((D_in, H))
    return torch.from_numpy(numbers).to(dtype).to(device)


def draw_weights_odd_3(D_in, H, device, dtype):
    one_row = lambda: torch.randn(H, dtype=torch.double)
    rows = [one_row() for _ in range(D_in)]
    return torch.stack(rows).to(dtype).to(device)


# tensor.dot


# fault: the line of number multiplies entry by entry and never sums, so it has shape (D,)
def three_products_wrong_1(x, v, w):
    number = x[0] * v
    vector = x @ v
    matrix = x @ w
    return number, vector, matrix


# fault: the second line uses torch.dot for matrix and vector as in NumPy, which raises
def three_products_wrong_2(x, v, w):
    number = torch.dot(x[0], v)
    vector = torch.dot(x, v)
    matrix = torch.mm(x, w)
    return number, vector, matrix


# fault: the line of vector makes v a column for mm and leaves the result as (N, 1)
def three_products_wrong_3(x, v, w):
    column = v[:, None]
    number = x[0].dot(v)
    vector = x.mm(column)
    matrix = x.mm(w)
    return number, vector, matrix


# fault: two slips, number takes row 1 (counts from 1) instead of row 0, and vector sums over axis 0 instead of axis 1
def three_products_wrong_4(x, v, w):
    number = (x[1] * v).sum()
    vector = (x * v).sum(0)
    matrix = x.matmul(w)
    return number, vector, matrix


def three_products_odd_1(x, v, w):
    number = torch.einsum("d,d->", x[0], v)
    vector = torch.einsum("nd,d->n", x, v)
    matrix = torch.einsum("nd,dh->nh", x, w)
    return number, vector, matrix


def three_products_odd_2(x, v, w):
    times = lambda m, column: (m * column).sum(dim=1)
    vector = times(x, v)
    number = vector[0].clone()
    matrix = torch.stack([times(x, column) for column in w.t()], dim=1)
    return number, vector, matrix


def three_products_odd_3(x, v, w):
    together = torch.cat([v.unsqueeze(1), w], dim=1)
    product = x.mm(together)
    number, vector, matrix = product[0, 0], product[:, 0], product[:, 1:]
    return number, vector, matrix


# fault: for N = 1 the squeeze() in the line of vector also removes the axis of the rows, the shape is () instead of (1,)
def three_products_sneaky_1(x, v, w):
    number = x[0].dot(v)
    vector = x.mm(v.reshape(-1, 1)).squeeze()
    matrix = x.mm(w)
    return number, vector, matrix


# tensor.mm


# fault: the first line binds the name h to a new Tensor, nothing is written into the h that was passed
def project_into_wrong_1(x, w1, h):
    h = x.mm(w1)
    return h


# fault: the first line gives out= to the method, which does not know it and raises
def project_into_wrong_2(x, w1, h):
    x.mm(w1, out=h)
    return h


# fault: the first line adds the product to what is in h already
def project_into_wrong_3(x, w1, h):
    h += x @ w1
    return h


# fault: two slips, the line of h[:] also cuts negative numbers to 0, and the return is missing
def project_into_wrong_4(x, w1, h):
    product = torch.mm(x, w1)
    h[:] = product.clamp(min=0)


def project_into_odd_1(x, w1, h):
    h.copy_(torch.einsum("nd,dh->nh", x, w1))
    return h


def project_into_odd_2(x, w1, h):
    for n in range(x.shape[0]):
        for k in range(w1.shape[1]):
            h[n, k] = torch.dot(x[n], w1[:, k])
    return h


def project_into_odd_3(x, w1, h):
    h.zero_()
    h.addmm_(x, w1)
    return h


# fault: where h holds nan or inf before the call (as torch.empty can), h *= 0 leaves nan, and the sum stays nan
def project_into_sneaky_1(x, w1, h):
    h *= 0
    h += x.mm(w1)
    return h


# tensor.maximum


# fault: the floor is ones_like, so all below 1 becomes 1
def relu_wrong_1(h):
    floor = torch.ones_like(h)
    return torch.maximum(h, floor)


# fault: the 0 in torch.max(h, 0) is an axis, so this is the largest of each column, shape (H,)
def relu_wrong_2(h):
    largest, places = torch.max(h, 0)
    return largest


# fault: clamp_ works in place, so h itself is changed
def relu_wrong_3(h):
    positive = h.clamp_(min=0)
    return positive


# fault: two slips, result = h is no copy so h is changed, and the mask is turned around (h > 0)
def relu_wrong_4(h):
    result = h
    result[h > 0] = 0
    return result


def relu_odd_1(h):
    return h.masked_fill(h < 0, 0)


def relu_odd_2(h):
    rows = [[max(number, 0.0) for number in row] for row in h.tolist()]
    return torch.tensor(rows, dtype=h.dtype, device=h.device)


def relu_odd_3(h):
    both = torch.stack([h, torch.zeros_like(h)])
    return both.amax(dim=0)


# tensor.amax


# fault: max with dim gives the pair of values and places, and the whole pair is returned
def largest_in_each_row_wrong_1(scores):
    return scores.max(dim=1)


# fault: dim=0 gives the largest of each column
def largest_in_each_row_wrong_2(scores):
    return scores.amax(dim=0)


# fault: the names are in the wrong order in the first line, so the places are returned
def largest_in_each_row_wrong_3(scores):
    places, values = torch.max(scores, 1)
    return values


# fault: two slips, abs() in the first line drops the signs, and keepdim=True leaves the shape (N, 1)
def largest_in_each_row_wrong_4(scores):
    sizes = scores.abs()
    return torch.amax(sizes, 1, keepdim=True)


def largest_in_each_row_odd_1(scores):
    ordered = scores.sort(dim=1).values
    return ordered[:, -1]


def largest_in_each_row_odd_2(scores):
    return torch.stack([max(row) for row in scores])


def largest_in_each_row_odd_3(scores):
    from functools import reduce

    return reduce(torch.maximum, scores.unbind(1))


# fault: the search starts at -1000, so a row whose numbers all lie below -1000 gives -1000
def largest_in_each_row_sneaky_1(scores):
    best = torch.full((scores.shape[0],), -1000.0, dtype=scores.dtype)
    for k in range(scores.shape[1]):
        column = scores[:, k]
        best = torch.where(column > best, column, best)
    return best


# tensor.clamp


# fault: the line of changed counts only the numbers above the ceiling, not the negative ones
def relu_with_ceiling_wrong_1(h, ceiling):
    held = h.clamp(min=0, max=ceiling)
    changed = (h > ceiling).sum().item()
    return held, changed


# fault: clamp_ in the first line overwrites h, so the comparison finds no change
def relu_with_ceiling_wrong_2(h, ceiling):
    held = h.clamp_(0, ceiling)
    changed = (held != h).sum().item()
    return held, changed


# fault: the line of changed adds up how far the numbers moved instead of counting them
def relu_with_ceiling_wrong_3(h, ceiling):
    zeros = torch.zeros_like(h)
    held = torch.maximum(h, zeros)
    held[held > ceiling] = ceiling
    changed = (held - h).abs().sum().item()
    return held, changed


# fault: two slips, the clamp has no floor at 0, and changed counts the equal numbers
def relu_with_ceiling_wrong_4(h, ceiling):
    held = torch.clamp(h, max=ceiling)
    changed = int((held == h).sum())
    return held, changed


def relu_with_ceiling_odd_1(h, ceiling):
    before = h.tolist()
    after = [[min(max(number, 0.0), ceiling) for number in row] for row in before]
    held = torch.tensor(after, dtype=torch.float64)
    changed = sum(p != q for old, new in zip(before, after) for p, q in zip(old, new))
    return held, changed


def relu_with_ceiling_odd_2(h, ceiling):
    held = torch.minimum(torch.relu(h), torch.full_like(h, ceiling))
    changed = torch.count_nonzero(held - h).item()
    return held, changed


def relu_with_ceiling_odd_3(h, ceiling):
    below, above = h < 0, h > ceiling
    held = h.masked_fill(below, 0).masked_fill(above, ceiling)
    changed = len(h[below | above])
    return held, changed


# fault: isclose takes tiny changes for none, so a number such as -1e-10, or one just above the ceiling, is not counted
def relu_with_ceiling_sneaky_1(h, ceiling):
    held = h.clamp(min=0, max=ceiling)
    same = torch.isclose(held, h)
    changed = (~same).sum().item()
    return held, changed


# tensor.square


# fault: mse_loss gives the mean of the squares, not the sum
def squared_error_wrong_1(y_pred, y):
    loss = torch.nn.functional.mse_loss(y_pred, y)
    return loss.item()


# fault: item() is missing in the return line, so a Tensor comes back
def squared_error_wrong_2(y_pred, y):
    difference = y_pred - y
    return difference.pow(2).sum()


# fault: the return line sums first and squares afterwards, so differences cancel
def squared_error_wrong_3(y_pred, y):
    return (y_pred - y).sum().pow(2).item()


# fault: two slips, y_pred -= y changes the argument, and norm() takes the root of the sum
def squared_error_wrong_4(y_pred, y):
    y_pred -= y
    return y_pred.norm().item()


def squared_error_odd_1(y_pred, y):
    d = (y_pred - y).flatten()
    return torch.dot(d, d).item()


def squared_error_odd_2(y_pred, y):
    pairs = zip(y_pred.flatten().tolist(), y.flatten().tolist())
    return sum(((p - q) ** 2 for p, q in pairs), 0.0)


def squared_error_odd_3(y_pred, y):
    d = y_pred.sub(y)
    return float(torch.einsum("nk,nk->", d, d))


# fault: the expanded square cancels for large numbers that lie close together (1e9 against 1e9 + 1): digits are lost
def squared_error_sneaky_1(y_pred, y):
    squares = y_pred.pow(2).sum() + y.pow(2).sum()
    mixed = (y_pred * y).sum()
    return (squares - 2 * mixed).item()


# tensor.clone


# fault: grad_h = grad_h_relu makes a second name and no copy, so the argument is changed
def masked_gradient_wrong_1(grad_h_relu, h):
    grad_h = grad_h_relu
    grad_h[h < 0] = 0
    return grad_h


# fault: the mask asks where the gradient is negative, not where h is
def masked_gradient_wrong_2(grad_h_relu, h):
    grad = grad_h_relu.clone()
    grad[grad < 0] = 0
    return grad


# fault: the return line multiplies by the numbers of the ReLU instead of by 1 and 0
def masked_gradient_wrong_3(grad_h_relu, h):
    passed = h.clamp(min=0)
    return grad_h_relu * passed


# fault: two slips, the clone is made of h instead of the gradient, and the mask is turned around
def masked_gradient_wrong_4(grad_h_relu, h):
    grad_h = h.clone()
    grad_h[h > 0] = 0
    return grad_h


def masked_gradient_odd_1(grad_h_relu, h):
    open_gates = torch.heaviside(h, torch.zeros_like(h))
    return open_gates * grad_h_relu


def masked_gradient_odd_2(grad_h_relu, h):
    pick = lambda g, number: g if number > 0 else 0.0
    rows = [
        [pick(g, number) for g, number in zip(grads, numbers)]
        for grads, numbers in zip(grad_h_relu.tolist(), h.tolist())
    ]
    return torch.tensor(rows, dtype=torch.float64)


def masked_gradient_odd_3(grad_h_relu, h):
    result = torch.zeros_like(grad_h_relu)
    n, k = torch.nonzero(h > 0, as_tuple=True)
    result[n, k] = grad_h_relu[n, k]
    return result


# fault: where gradient and h are both huge the product is inf, where both are tiny it is 0 (line 1), and the division cannot undo that
def masked_gradient_sneaky_1(grad_h_relu, h):
    product = grad_h_relu * h.clamp(min=0)
    return product / h


# tensor.forward


# fault: clamp_ in the second line overwrites h, so h has no negative numbers any more
def forward_wrong_1(x, w1, w2):
    h = x.mm(w1)
    h_relu = h.clamp_(min=0)
    y_pred = h_relu.mm(w2)
    return h, h_relu, y_pred


# fault: the third line uses h instead of h_relu
def forward_wrong_2(x, w1, w2):
    h = torch.mm(x, w1)
    h_relu = torch.maximum(h, torch.zeros_like(h))
    y_pred = torch.mm(h, w2)
    return h, h_relu, y_pred


# fault: the line of y_pred applies the ReLU to the predictions too
def forward_wrong_3(x, w1, w2):
    relu = lambda m: m.clamp(min=0)
    h = x @ w1
    h_relu = relu(h)
    y_pred = relu(h_relu @ w2)
    return h, h_relu, y_pred


# fault: two slips, clamp(max=0) keeps the negative numbers, and the return line swaps h and h_relu
def forward_wrong_4(x, w1, w2):
    h = x.mm(w1)
    h_relu = h.clamp(max=0)
    y_pred = h_relu.mm(w2)
    return h_relu, h, y_pred


def forward_odd_1(x, w1, w2):
    h = torch.einsum("nd,dh->nh", x, w1)
    h_relu = torch.where(h > 0, h, torch.zeros_like(h))
    y_pred = torch.einsum("nh,hk->nk", h_relu, w2)
    return h, h_relu, y_pred


def forward_odd_2(x, w1, w2):
    hidden, outputs = [], []
    for row in x:
        numbers = w1.t().mv(row)
        hidden.append(numbers)
        outputs.append(w2.t().mv(torch.relu(numbers)))
    h, y_pred = torch.stack(hidden), torch.stack(outputs)
    h_relu = h.relu()
    return h, h_relu, y_pred


def forward_odd_3(x, w1, w2):
    turned = w1.t() @ x.t()
    h = turned.t()
    h_relu = h - h.clamp(max=0)
    y_pred = (w2.t() @ h_relu.t()).t()
    return h, h_relu, y_pred


# fault: the zeros are always float64, so for float32 Tensors h_relu becomes float64 and the last product raises
def forward_sneaky_1(x, w1, w2):
    h = x.mm(w1)
    zeros = torch.zeros(h.shape, dtype=torch.float64)
    h_relu = torch.maximum(h, zeros)
    y_pred = h_relu.mm(w2)
    return h, h_relu, y_pred


# tensor.backward


# fault: the first line forgets the factor 2 of the square
def backward_wrong_1(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = y_pred - y
    grad_w2 = h_relu.t().mm(grad_y_pred)
    grad_h = grad_y_pred.mm(w2.t())
    grad_h[h < 0] = 0
    grad_w1 = x.t().mm(grad_h)
    return grad_w1, grad_w2


# fault: the mask of the ReLU is missing between the line of grad_h and the line of grad_w1
def backward_wrong_2(x, y, w2, h, h_relu, y_pred):
    error = 2 * (y_pred - y)
    grad_w2 = torch.einsum("nh,nk->hk", h_relu, error)
    grad_h = torch.einsum("nk,hk->nh", error, w2)
    grad_w1 = torch.einsum("nd,nh->dh", x, grad_h)
    return grad_w1, grad_w2


# fault: the line of grad_w2 uses h, the numbers before the ReLU, in place of h_relu
def backward_wrong_3(x, y, w2, h, h_relu, y_pred):
    delta = 2.0 * (y_pred - y)
    grad_w2 = h.T @ delta
    grad_h = (delta @ w2.T) * (h > 0)
    grad_w1 = x.T @ grad_h
    return grad_w1, grad_w2


# fault: two slips, the first line divides by the number of rows, and the mask asks for negative gradients instead of negative h
def backward_wrong_4(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2.0 * (y_pred - y) / len(x)
    grad_w2 = h_relu.t().mm(grad_y_pred)
    grad_h_relu = grad_y_pred.mm(w2.t())
    grad_h = grad_h_relu.clone()
    grad_h[grad_h < 0] = 0
    grad_w1 = x.t().mm(grad_h)
    return grad_w1, grad_w2


def backward_odd_1(x, y, w2, h, h_relu, y_pred):
    error = y_pred - y
    gate = (h > 0).to(h.dtype)
    grad_w2 = 2 * torch.einsum("nh,nk->hk", h_relu, error)
    grad_w1 = 2 * torch.einsum("nd,nk,hk,nh->dh", x, error, w2, gate)
    return grad_w1, grad_w2


def backward_odd_2(x, y, w2, h, h_relu, y_pred):
    grad_w1 = x.new_zeros(x.shape[1], h.shape[1])
    grad_w2 = torch.zeros_like(w2)
    for n in range(x.shape[0]):
        slope = 2 * (y_pred[n] - y[n])
        grad_w2 += torch.outer(h_relu[n], slope)
        behind = w2.mv(slope)
        behind[h[n] <= 0] = 0
        grad_w1 += torch.outer(x[n], behind)
    return grad_w1, grad_w2


def backward_odd_3(x, y, w2, h, h_relu, y_pred):
    back = lambda gradient, inputs: (gradient.t() @ inputs).t()
    error = y_pred - y
    error = error + error
    through = torch.where(h_relu > 0, error @ w2.t(), torch.zeros_like(h))
    grad_w1, grad_w2 = back(through, x), back(error, h_relu)
    return grad_w1, grad_w2


# tensor.train


# fault: the loss is computed and appended after the update in the last lines of the loop, not before
def train_wrong_1(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.t().mm(grad_y_pred)
        grad_h = grad_y_pred.mm(w2.t())
        grad_h[h < 0] = 0
        grad_w1 = x.t().mm(grad_h)
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        losses.append((y_pred - y).pow(2).sum().item())
    return losses, w1, w2


# fault: the last two lines of the loop add the gradient, so the steps go uphill
def train_wrong_2(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h = x @ w1
        h_relu = torch.relu(h)
        error = h_relu @ w2 - y
        losses.append((error**2).sum().item())
        grad_w2 = 2 * h_relu.T @ error
        grad_h = 2 * error @ w2.T * (h > 0)
        grad_w1 = x.T @ grad_h
        w1 += learning_rate * grad_w1
        w2 += learning_rate * grad_w2
    return losses, w1, w2


# fault: w2 is updated before the line of grad_h, which then uses the new w2
def train_wrong_3(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        losses.append((y_pred - y).pow(2).sum().item())
        grad_y_pred = 2.0 * (y_pred - y)
        w2 -= learning_rate * h_relu.t().mm(grad_y_pred)
        grad_h = grad_y_pred.mm(w2.t())
        grad_h[h < 0] = 0
        w1 -= learning_rate * x.t().mm(grad_h)
    return losses, w1, w2


# fault: two slips, the loss is kept only in every hundredth step, and the gradient is not masked where h is negative
def train_wrong_4(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone(), w2.clone(), []
    for t in range(steps):
        h = x.mm(w1)
        h_relu = h.clamp(min=0)
        y_pred = h_relu.mm(w2)
        loss = (y_pred - y).pow(2).sum().item()
        if t % 100 == 99:
            losses.append(loss)
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.t().mm(grad_y_pred)
        grad_h_relu = grad_y_pred.mm(w2.t())
        grad_w1 = x.t().mm(grad_h_relu)
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
    return losses, w1, w2


def train_odd_1(x, y, w1, w2, learning_rate, steps):
    first, second = w1.detach().clone(), w2.detach().clone()
    losses = []
    while len(losses) < steps:
        a, b = first.clone().requires_grad_(), second.clone().requires_grad_()
        loss = (torch.relu(x @ a) @ b - y).square().sum()
        grad_a, grad_b = torch.autograd.grad(loss, [a, b])
        losses.append(loss.item())
        first = first - learning_rate * grad_a
        second = second - learning_rate * grad_b
    return losses, first, second


def train_odd_2(x, y, w1, w2, learning_rate, steps):
    weights = [w1.detach().clone().requires_grad_(), w2.detach().clone().requires_grad_()]
    optimizer = torch.optim.SGD(weights, lr=learning_rate)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = torch.nn.functional.mse_loss(x.mm(weights[0]).relu().mm(weights[1]), y, reduction="sum")
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, weights[0].detach(), weights[1].detach()


def train_odd_3(x, y, w1, w2, learning_rate, steps):
    def step(state):
        u, v = state
        h = torch.einsum("nd,dh->nh", x, u)
        gate = (h > 0).to(h.dtype)
        error = torch.einsum("nh,nh,hk->nk", h, gate, v) - y
        slope_u = 2 * torch.einsum("nd,nk,hk,nh->dh", x, error, v, gate)
        slope_v = 2 * torch.einsum("nh,nh,nk->hk", h, gate, error)
        return (error * error).sum().item(), (u - learning_rate * slope_u, v - learning_rate * slope_v)

    state, losses = (w1.clone(), w2.clone()), []
    for _ in range(steps):
        loss, state = step(state)
        losses.append(loss)
    return losses, state[0], state[1]


# fault: stops once a loss falls below 1e-6, so for data that are fitted that well (or have tiny numbers) the list is shorter than steps
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


# fault: the ReLU between the two products is missing
def forward_many_wrong_1(x, w1, w2):
    h = torch.bmm(x, w1)
    return torch.bmm(h, w2)


# fault: the line of h takes w1[0], the first network, for each of the B networks
def forward_many_wrong_2(x, w1, w2):
    results = []
    for b in range(len(x)):
        h = x[b].mm(w1[0]).clamp(min=0)
        results.append(h.mm(w2[b]))
    return torch.stack(results)


# fault: torch.cat in the return line puts the matrices below each other, shape (B * N, D_out), instead of stacking them
def forward_many_wrong_3(x, w1, w2):
    predictions = [(a @ b).clamp(min=0) @ c for a, b, c in zip(x, w1, w2)]
    return torch.cat(predictions)


# fault: two slips, the ReLU stands behind the second product instead of between the two, and the last line averages over the networks
def forward_many_wrong_4(x, w1, w2):
    h = torch.bmm(x, w1)
    y_pred = torch.bmm(h, w2).clamp(min=0)
    return y_pred.mean(dim=0)


def forward_many_odd_1(x, w1, w2):
    h = torch.einsum("bnd,bdh->bnh", x, w1)
    return torch.einsum("bnh,bhk->bnk", h.relu(), w2)


def forward_many_odd_2(x, w1, w2):
    one = lambda b: x[b].mm(w1[b]).clamp(min=0).mm(w2[b])
    return torch.stack([one(b) for b in range(w1.shape[0])])


def forward_many_odd_3(x, w1, w2):
    h = (x.unsqueeze(3) * w1.unsqueeze(1)).sum(dim=2)
    h = h.masked_fill(h < 0, 0)
    return (h.unsqueeze(3) * w2.unsqueeze(1)).sum(dim=2)

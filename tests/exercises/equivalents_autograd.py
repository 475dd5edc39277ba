"""Right answers to lesson 3's exercises, each written in another way than the solution."""

import numpy as np
import torch

__all__ = ["EQUIVALENTS"]


def draw_with_flag_at_the_end(D_in, H, scale):
    w = torch.randn(D_in, H, dtype=torch.float64) * scale
    w.requires_grad = True
    return w


def draw_normal_with_std(D_in, H, scale):
    return torch.empty(D_in, H, dtype=torch.float64).normal_(0, scale).requires_grad_()


def draw_detached(D_in, H, scale):
    z = torch.randn((D_in, H), dtype=torch.double, requires_grad=True)
    return (scale * z).detach().requires_grad_(True)


def dot_by_func_grad(a, b):
    return torch.func.grad(torch.dot, argnums=(0, 1))(a, b)


def dot_as_sum(a, b):
    a, b = a.detach().clone().requires_grad_(), b.detach().clone().requires_grad_()
    (a * b).sum().backward()
    return a.grad, b.grad


def dot_by_grad(a, b):
    a, b = (v.clone().requires_grad_() for v in (a, b))
    return torch.autograd.grad(a @ b, (a, b))


def maximum_by_product(a, b, grad):
    return grad * (a > b), grad * (a < b)


def maximum_on_copies(a, b, grad):
    grad_a, grad_b = grad.clone(), grad.clone()
    grad_a[a < b] = 0
    grad_b[b <= a] = 0
    return grad_a, grad_b


def maximum_by_rest(a, b, grad):
    grad_a = torch.where(a >= b, grad, torch.zeros_like(grad))
    return grad_a, grad - grad_a


def mm_by_operator(a, b, grad):
    return grad @ b.T, a.T @ grad


def mm_by_rows(a, b, grad):
    grad_a = torch.stack([b.mv(row) for row in grad])
    grad_b = sum(torch.outer(row, arrived) for row, arrived in zip(a, grad))
    return grad_a, grad_b


def mm_by_einsum(a, b, grad):
    return torch.einsum("nh,dh->nd", grad, b), torch.einsum("nd,nh->dh", a, grad)


def clamp_by_product(h, low, high, grad):
    return grad * ((h >= low) & (h <= high))


def clamp_on_copy(h, low, high, grad):
    grad_h = grad.clone()
    grad_h[(h < low) | (h > high)] = 0
    return grad_h


def clamp_by_comparison(h, low, high, grad):
    return torch.where(h.clamp(low, high) == h, grad, torch.zeros_like(grad))


def forward_by_operator(x, w1, w2):
    return (x @ w1).clamp(min=0) @ w2


def forward_by_relu(x, w1, w2):
    return torch.mm(torch.relu(torch.mm(x, w1)), w2)


def forward_by_where(x, w1, w2):
    h = x.mm(w1)
    return torch.where(h > 0, h, torch.zeros_like(h)).mm(w2)


def forward_by_einsum(x, w1, w2):
    h = torch.einsum("nd,dh->nh", x, w1)
    return torch.einsum("nh,ho->no", torch.maximum(h, torch.zeros_like(h)), w2)


def forward_by_rows(x, w1, w2):
    return torch.stack([(row @ w1).clamp(min=0) @ w2 for row in x])


def forward_in_place(x, w1, w2):
    h = x.mm(w1)
    h.clamp_(min=0)
    return h.mm(w2)


def backward_by_grad(x, y, w1, w2):
    loss = ((x.mm(w1).clamp(min=0).mm(w2) - y) ** 2).sum()
    return torch.autograd.grad(loss, (w1, w2))


def backward_with_arrived_gradient(x, y, w1, w2):
    y_pred = torch.relu(x @ w1) @ w2
    y_pred.backward(2 * (y_pred - y).detach())
    return w1.grad, w2.grad


def backward_by_rows(x, y, w1, w2):
    for row, target in zip(x, y):
        (((row @ w1).clamp(min=0) @ w2 - target) ** 2).sum().backward()
    return w1.grad, w2.grad


def backward_by_func_grad(x, y, w1, w2):
    def loss(w1, w2):
        return torch.linalg.norm(torch.relu(x @ w1) @ w2 - y) ** 2

    return torch.func.grad(loss, argnums=(0, 1))(w1.detach(), w2.detach())


def backward_by_mse(x, y, w1, w2):
    y_pred = x.mm(w1).clamp(min=0).mm(w2)
    torch.nn.functional.mse_loss(y_pred, y, reduction="sum").backward()
    return w1.grad.clone(), w2.grad.clone()


@torch.no_grad()
def update_decorated(w1, w2, learning_rate):
    w1 -= learning_rate * w1.grad
    w2 -= learning_rate * w2.grad
    return w1, w2


def update_with_methods(w1, w2, learning_rate):
    with torch.no_grad():
        for w in (w1, w2):
            w.sub_(w.grad, alpha=learning_rate)
    return w1, w2


def update_through_data(w1, w2, learning_rate):
    w1.data -= learning_rate * w1.grad.data
    w2.data -= learning_rate * w2.grad.data
    return w1, w2


def update_by_optimizer(w1, w2, learning_rate):
    torch.optim.SGD([w1, w2], lr=learning_rate).step()
    return w1, w2


def rows_set_to_none(x, y, w):
    gradients = []
    for row, target in zip(x, y):
        (row @ w - target).pow(2).backward()
        gradients.append(w.grad)
        w.grad = None
    return torch.stack(gradients)


def rows_by_grad(x, y, w):
    return torch.stack([torch.autograd.grad((row.dot(w) - target) ** 2, w)[0] for row, target in zip(x, y)])


def rows_zeroed_in_front(x, y, w):
    result = torch.zeros_like(x)
    for i in range(x.shape[0]):
        if w.grad is not None:
            w.grad.zero_()
        ((x[i] * w).sum() - y[i]).square().backward()
        result[i] = w.grad
    return result


def train_with_grad(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.clone().requires_grad_(), w2.clone().requires_grad_(), []
    for _ in range(steps):
        loss = ((torch.relu(x @ w1) @ w2 - y) ** 2).sum()
        losses.append(float(loss))
        grad_w1, grad_w2 = torch.autograd.grad(loss, (w1, w2))
        with torch.no_grad():
            w1 -= learning_rate * grad_w1
            w2 -= learning_rate * grad_w2
    return losses, w1.detach(), w2.detach()


def train_with_new_leaves(x, y, w1, w2, learning_rate, steps):
    losses = []
    for _ in range(steps):
        w1, w2 = w1.detach().requires_grad_(), w2.detach().requires_grad_()
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        w1, w2 = w1 - learning_rate * w1.grad, w2 - learning_rate * w2.grad
    return losses, w1, w2


def train_setting_to_none(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for t in range(steps):
        w1.grad = w2.grad = None
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        loss.backward()
        losses += [loss.detach()]
        for w in (w1, w2):
            w.data.sub_(learning_rate * w.grad)
    return losses, w1, w2


def train_filling_an_array(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = np.zeros(steps)
    for t in range(steps):
        y_pred = torch.einsum("nh,ho->no", torch.einsum("nd,dh->nh", x, w1).clamp(min=0), w2)
        loss = torch.square(y_pred - y).sum()
        losses[t] = loss.item()
        loss.backward()
        with torch.no_grad():
            w1.sub_(learning_rate * w1.grad)
            w2.sub_(learning_rate * w2.grad)
        w1.grad.zero_()
        w2.grad.zero_()
    return losses, w1.detach(), w2.detach()


def sgd_zeroing_last(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    optimizer = torch.optim.SGD((w1, w2), lr=learning_rate)
    losses = []
    for _ in range(steps):
        loss = torch.nn.functional.mse_loss(torch.relu(x @ w1) @ w2, y, reduction="sum")
        loss.backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=False)
        losses.append(loss.item())
    return losses, w1.detach(), w2.detach()


def sgd_in_groups(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    optimizer = torch.optim.SGD([{"params": [w1]}, {"params": [w2]}], lr=learning_rate, momentum=0.0)
    losses = [0.0] * steps
    for t in range(steps):
        optimizer.zero_grad()
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        loss.backward()
        losses[t] = loss.item()
        optimizer.step()
    return losses, w1.detach(), w2.detach()


def record_with_a_method(tape, operation, inputs):
    first, *others = inputs
    tape += [(operation, inputs, getattr(first, operation)(*others))]
    return tape[-1][-1]


def record_by_name(tape, operation, inputs):
    if operation == "mm":
        output = inputs[0] @ inputs[1]
    elif operation == "clamp":
        output = inputs[0].clamp(min=inputs[1])
    elif operation == "sub":
        output = inputs[0] - inputs[1]
    elif operation == "pow":
        output = inputs[0] ** inputs[1]
    else:
        output = inputs[0].sum()
    step = [operation, inputs, output]
    tape.insert(len(tape), step)
    return output


def rule_in_a_dict(operation, inputs, grad):
    rules = {
        "mm": lambda a, b: (grad @ b.T, a.T @ grad),
        "clamp": lambda h, floor: (torch.where(h < floor, 0.0, grad), None),
        "sub": lambda a, b: (grad.clone(), grad * -1),
        "pow": lambda base, exponent: (exponent * base ** (exponent - 1) * grad, None),
        "sum": lambda values: (grad.expand_as(values),),
    }
    return rules[operation](*inputs)


def rule_as_lists(operation, inputs, grad):
    first = inputs[0]
    if operation == "mm":
        parts = [torch.einsum("nh,dh->nd", grad, inputs[1]), torch.einsum("nd,nh->dh", first, grad)]
    elif operation == "clamp":
        part = grad.clone()
        part[first < inputs[1]] = 0
        parts = [part, None]
    elif operation == "sub":
        parts = [grad, torch.zeros_like(grad) - grad]
    elif operation == "pow":
        slope = torch.full_like(first, float(inputs[1]))
        for _ in range(inputs[1] - 1):
            slope = slope * first
        parts = [slope * grad, None]
    else:
        parts = [torch.full(first.shape, grad.item(), dtype=torch.float64)]
    return parts


def walk_by_tensor(tape, wanted, rule):
    grads = {tape[-1][2]: torch.tensor(1.0, dtype=torch.float64)}
    for operation, inputs, output in tape[::-1]:
        for value, part in zip(inputs, rule(operation, inputs, grads[output])):
            if part is None:
                continue
            grads[value] = part + grads[value] if value in grads else part
    return [grads[value] for value in wanted]


def walk_collecting(tape, wanted, rule):
    arrived = {}

    def total(value):
        parts = arrived[id(value)]
        return sum(parts[1:], parts[0])

    arrived[id(tape[-1][2])] = [torch.ones((), dtype=torch.float64)]
    for place in range(len(tape) - 1, -1, -1):
        operation, inputs, output = tape[place]
        parts = rule(operation, inputs, total(output))
        for number in range(len(inputs)):
            if isinstance(inputs[number], torch.Tensor):
                arrived.setdefault(id(inputs[number]), []).append(parts[number])
    return [total(value) for value in wanted]


def accuracy_by_sets(scores, labels, seen):
    others = sorted(set(range(len(labels))) - set(seen.tolist()))
    return float(np.mean([int(scores[place].argmax()) == int(labels[place]) for place in others]))


def accuracy_by_difference(scores, labels, seen):
    hits = scores.max(dim=1).indices.eq(labels).to(torch.float64)
    return ((hits.sum() - hits[seen].sum()) / (len(hits) - len(seen))).item()


EQUIVALENTS = {
    "autograd.dtype": (["torch.float32", "b"], (" Float32 ", " B "), ("float", "b")),
    "autograd.shared": (5, np.float64(5.0), torch.tensor(5.0, dtype=torch.float64)),
    "autograd.loss_shape": (torch.Size([]), [], np.shape(0.0)),
    "autograd.leaf": (["P", "b"], ("p.grad", "B"), (["p"], "b")),
    "autograd.randn": (draw_with_flag_at_the_end, draw_normal_with_std, draw_detached),
    "autograd.dot": (dot_by_func_grad, dot_as_sum, dot_by_grad),
    "autograd.maximum": (maximum_by_product, maximum_on_copies, maximum_by_rest),
    "autograd.mm": (mm_by_operator, mm_by_einsum, mm_by_rows),
    "autograd.clamp": (clamp_by_product, clamp_on_copy, clamp_by_comparison),
    "autograd.forward": (
        forward_by_operator,
        forward_by_relu,
        forward_by_where,
        forward_by_einsum,
        forward_by_rows,
        forward_in_place,
    ),
    "autograd.backward": (
        backward_by_grad,
        backward_with_arrived_gradient,
        backward_by_rows,
        backward_by_func_grad,
        backward_by_mse,
    ),
    "autograd.accuracy": (accuracy_by_sets, accuracy_by_difference),
    "autograd.record": (record_with_a_method, record_by_name),
    "autograd.rule": (rule_in_a_dict, rule_as_lists),
    "autograd.walk": (walk_by_tensor, walk_collecting),
    "autograd.update": (update_decorated, update_with_methods, update_through_data, update_by_optimizer),
    "autograd.accumulate": (6, np.int64(6), torch.tensor(6.0)),
    "autograd.zero": (rows_set_to_none, rows_by_grad, rows_zeroed_in_front),
    "autograd.order": ("cheafgbd", list("cheafbgd"), tuple("chaefgbd"), list("chafgbde"), "c, h, a, f, b, g, d, e"),
    "autograd.train": (train_with_grad, train_with_new_leaves, train_setting_to_none, train_filling_an_array),
    "autograd.sgd": (sgd_zeroing_last, sgd_in_groups),
}

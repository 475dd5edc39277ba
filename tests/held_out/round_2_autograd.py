import numpy as np
import torch

rng = np.random.default_rng(0)


# autograd.randn


# fault: asks for the gradient before scaling, so the product that is returned is no leaf (the return line)
def draw_weights_wrong_1(D_in, H, scale):
    return torch.randn(D_in, H, dtype=torch.float64, requires_grad=True) * scale


# fault: no dtype is named in the first line, so the weights are float32 instead of float64
def draw_weights_wrong_2(D_in, H, scale):
    w = scale * torch.randn(D_in, H)
    w.requires_grad = True
    return w


# fault: two slips: rand draws uniform numbers from 0 to 1 (first line), and require_grad is misspelt, so nothing is asked (third line)
def draw_weights_wrong_3(D_in, H, scale):
    weights = torch.rand((D_in, H), dtype=torch.float64)
    weights = weights * scale
    weights.require_grad = True
    return weights


# fault: sets torch's seed in the first line, so each call draws the same numbers and torch's seed is changed
def draw_weights_wrong_4(D_in, H, scale):
    torch.manual_seed(0)
    z = torch.randn(D_in, H, dtype=torch.float64)
    w = z * scale
    w.requires_grad_()
    return w


def draw_weights_odd_1(D_in, H, scale):
    return torch.normal(0.0, scale, (D_in, H), dtype=torch.float64).requires_grad_()


def draw_weights_odd_2(D_in, H, scale):
    import random

    row = lambda: [random.gauss(0.0, scale) for _ in range(H)]
    return torch.tensor([row() for _ in range(D_in)], dtype=torch.float64, requires_grad=True)


def draw_weights_odd_3(D_in, H, scale):
    own = torch.Generator()
    own.seed()
    w = torch.empty(D_in, H, dtype=torch.float64, requires_grad=True)
    with torch.no_grad():
        w.normal_(0.0, 1.0, generator=own)
        w.mul_(scale)
    return w


# fault: trunc_normal_ cuts everything outside -2 to 2, which is wrong for a large scale, from about 1 on
def draw_weights_sneaky_1(D_in, H, scale):
    w = torch.empty(D_in, H, dtype=torch.float64)
    torch.nn.init.trunc_normal_(w, std=scale)
    return w.requires_grad_()


# autograd.dot


# fault: the two gradients are returned in the wrong order (last line)
def dot_gradients_wrong_1(a, b):
    a = a.clone().requires_grad_()
    b = b.clone().requires_grad_()
    a.dot(b).backward()
    return b.grad, a.grad


# fault: the products are not added up before backward (third line), which raises for more than one entry
def dot_gradients_wrong_2(a, b):
    p = a.detach().clone().requires_grad_()
    q = b.detach().clone().requires_grad_()
    (p * q).backward()
    return p.grad, q.grad


# fault: takes the result of backward, which is None, for the gradients (the line with grads)
def dot_gradients_wrong_3(a, b):
    u, v = a.clone(), b.clone()
    u.requires_grad = True
    v.requires_grad = True
    product = u.dot(v)
    grads = product.backward()
    return grads


# fault: two slips: the mean of the products instead of their sum (third line), and the gradients swapped (last line)
def dot_gradients_wrong_4(a, b):
    first = torch.tensor(a.tolist(), dtype=torch.float64, requires_grad=True)
    second = torch.tensor(b.tolist(), dtype=torch.float64, requires_grad=True)
    result = (first * second).mean()
    result.backward()
    grad_a = second.grad
    grad_b = first.grad
    return grad_a, grad_b


def dot_gradients_odd_1(a, b):
    u, v = (each.detach().clone().requires_grad_() for each in (a, b))
    return torch.autograd.grad(torch.einsum("i,i->", u, v), (u, v))


def dot_gradients_odd_2(a, b):
    return torch.func.grad(lambda p, q: (p * q).sum(), argnums=(0, 1))(a, b)


def dot_gradients_odd_3(a, b):
    both = torch.stack([a, b]).requires_grad_()
    total = 0
    for i in range(both.shape[1]):
        total = total + both[0, i] * both[1, i]
    total.backward()
    return both.grad[0], both.grad[1]


# fault: squeeze also removes the only axis where N is 1, so the gradients then have shape () instead of (1,)
def dot_gradients_sneaky_1(a, b):
    row = a.reshape(1, -1).clone().requires_grad_()
    column = b.reshape(-1, 1).clone().requires_grad_()
    row.mm(column).sum().backward()
    return row.grad.squeeze(), column.grad.squeeze()


# autograd.maximum


# fault: the sign of the gradient decides where it goes, not a and b (both lines)
def maximum_gradients_wrong_1(a, b, grad):
    grad_a = grad.clamp(min=0)
    grad_b = grad.clamp(max=0)
    return grad_a, grad_b


# fault: the comparison is the wrong way round, so the smaller one gets the gradient (the mask line)
def maximum_gradients_wrong_2(a, b, grad):
    mask = a < b
    grad_a = torch.where(mask, grad, torch.zeros_like(grad))
    grad_b = torch.where(mask, torch.zeros_like(grad), grad)
    return grad_a, grad_b


# fault: two slips: grad_a passes on the entries of a instead of those of grad (first line), and grad_b gets a minus (second line)
def maximum_gradients_wrong_3(a, b, grad):
    grad_a = a * (a > b)
    grad_b = -grad * (b > a)
    return grad_a, grad_b


# fault: no clone, so all three names are one Tensor: everything becomes 0, and grad is changed (first two lines)
def maximum_gradients_wrong_4(a, b, grad):
    grad_a = grad
    grad_b = grad
    grad_a[a < b] = 0
    grad_b[b < a] = 0
    return grad_a, grad_b


def maximum_gradients_odd_1(a, b, grad):
    grad_a, grad_b = torch.zeros_like(grad), torch.zeros_like(grad)
    for n in range(grad.shape[0]):
        for h in range(grad.shape[1]):
            (grad_a if a[n, h] > b[n, h] else grad_b)[n, h] = grad[n, h]
    return grad_a, grad_b


def maximum_gradients_odd_2(a, b, grad):
    winner = torch.stack([a, b]).argmax(dim=0, keepdim=True)
    pair = torch.zeros((2,) + tuple(grad.shape), dtype=grad.dtype)
    pair.scatter_(0, winner, grad.unsqueeze(0))
    grad_a, grad_b = pair[0], pair[1]
    return grad_a, grad_b


def maximum_gradients_odd_3(a, b, grad):
    keep = lambda mine, other: grad.masked_fill(torch.lt(mine, other), 0.0)
    grad_a, grad_b = keep(a, b), keep(b, a)
    return grad_a, grad_b


# fault: isclose takes entries that lie very near each other for equal, so both get the gradient where a and b differ by less than about 1e-5 of their size
def maximum_gradients_sneaky_1(a, b, grad):
    top = torch.maximum(a, b)
    grad_a = grad * torch.isclose(a, top)
    grad_b = grad * torch.isclose(b, top)
    return grad_a, grad_b


# autograd.mm


# fault: b is not transposed in the line of grad_a; raises unless D and H are equal
def mm_gradients_wrong_1(a, b, grad):
    grad_a = grad.mm(b)
    grad_b = a.t().mm(grad)
    return grad_a, grad_b


# fault: reshape instead of a transpose in both lines: the shapes fit, the entries are in the wrong places
def mm_gradients_wrong_2(a, b, grad):
    N, D = a.shape
    H = b.shape[1]
    grad_a = grad.mm(b.reshape(H, D))
    grad_b = a.reshape(D, N).mm(grad)
    return grad_a, grad_b


# fault: two slips: grad_a uses ones in place of the gradient that arrives (first line), and grad_b is divided by N (second line)
def mm_gradients_wrong_3(a, b, grad):
    grad_a = torch.ones_like(grad) @ b.T
    grad_b = (a.T @ grad) / len(a)
    return grad_a, grad_b


# fault: the line of grad_b has the factors the wrong way round, so its shape is (H, D)
def mm_gradients_wrong_4(a, b, grad):
    bt = b.t()
    grad_a = torch.mm(grad, bt)
    gt = grad.t()
    grad_b = torch.mm(gt, a)
    return grad_a, grad_b


def mm_gradients_odd_1(a, b, grad):
    grad_a = torch.einsum("nh,dh->nd", grad, b)
    grad_b = torch.einsum("nd,nh->dh", a, grad)
    return grad_a, grad_b


def mm_gradients_odd_2(a, b, grad):
    (N, D), H = a.shape, b.shape[1]
    grad_a = torch.zeros(N, D, dtype=torch.float64)
    grad_b = torch.zeros(D, H, dtype=torch.float64)
    for n in range(N):
        for d in range(D):
            for h in range(H):
                grad_a[n, d] += grad[n, h] * b[d, h]
                grad_b[d, h] += grad[n, h] * a[n, d]
    return grad_a, grad_b


def mm_gradients_odd_3(a, b, grad):
    grad_a = (grad[:, None, :] * b[None, :, :]).sum(dim=2)
    grad_b = sum(torch.outer(row, arrived) for row, arrived in zip(a, grad))
    return grad_a, grad_b


# fault: tries the product without a transpose first, and it runs where D equals H (for grad_a) or N equals D (for grad_b): wrong numbers for square factors
def mm_gradients_sneaky_1(a, b, grad):
    try:
        grad_a = grad.mm(b)
    except RuntimeError:
        grad_a = grad.mm(b.t())
    try:
        grad_b = a.mm(grad)
    except RuntimeError:
        grad_b = a.t().mm(grad)
    return grad_a, grad_b


# autograd.clamp


# fault: "or" in place of "and" in the mask line, which is true everywhere
def clamp_gradient_wrong_1(h, low, high, grad):
    mask = (h > low) | (h < high)
    return grad * mask


# fault: clamps the gradient instead of asking where h was kept (the return line)
def clamp_gradient_wrong_2(h, low, high, grad):
    return grad.clamp(low, high)


# fault: two slips: no clone, so grad itself is changed (first line), and the bounds are put in place of 0 (second and third line)
def clamp_gradient_wrong_3(h, low, high, grad):
    grad_h = grad
    grad_h[h < low] = low
    grad_h[h > high] = high
    return grad_h


# fault: Python's chained comparison does not work on Tensors (the line with kept): it raises for more than one entry
def clamp_gradient_wrong_4(h, low, high, grad):
    kept = low < h < high
    result = torch.zeros_like(grad)
    result[kept] = grad[kept]
    return result


def clamp_gradient_odd_1(h, low, high, grad):
    rows = zip(h.tolist(), grad.tolist())
    passed = [[g if low < v < high else 0.0 for v, g in zip(vs, gs)] for vs, gs in rows]
    return torch.tensor(passed, dtype=torch.float64)


def clamp_gradient_odd_2(h, low, high, grad):
    return torch.where(h.clamp(low, high) == h, grad, 0.0 * h)


def clamp_gradient_odd_3(h, low, high, grad):
    out = grad.clone()
    for outside in (torch.lt(h, low), torch.gt(h, high)):
        out.masked_fill_(outside, 0)
    return out


# fault: compares the absolute value with the upper bound, which is right only where low is -high; wrong for bounds on one side of 0 or of different sizes
def clamp_gradient_sneaky_1(h, low, high, grad):
    inside = h.abs() < high
    return grad * inside


# autograd.forward


# fault: the whole pass stands inside no_grad (first line), so there is no path back
def forward_wrong_1(x, w1, w2):
    with torch.no_grad():
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
    return y_pred


# fault: clamp(max=0) keeps what is negative and cuts off what is positive (the only line)
def forward_wrong_2(x, w1, w2):
    return x.mm(w1).clamp(max=0).mm(w2)


# fault: two slips: the absolute value in place of 0 for what is negative (second line), and w2 is detached, so no path leads to it (third line)
def forward_wrong_3(x, w1, w2):
    hidden = x @ w1
    hidden = hidden.abs()
    return hidden @ w2.detach()


# fault: the clamp comes after the second product instead of between the two (the only line)
def forward_wrong_4(x, w1, w2):
    return x.mm(w1).mm(w2).clamp(min=0)


def forward_odd_1(x, w1, w2):
    return torch.stack([torch.relu(row @ w1) @ w2 for row in x])


def forward_odd_2(x, w1, w2):
    h = torch.einsum("nd,dh->nh", x, w1)
    return torch.einsum("nh,ho->no", h * (h > 0), w2)


def forward_odd_3(x, w1, w2):
    layer = lambda inputs, weights: torch.nn.functional.linear(inputs, weights.t())
    h = layer(x, w1)
    return layer(torch.maximum(h, torch.zeros_like(h)), w2)


# autograd.backward


# fault: the mean of the squares instead of their sum (the line with loss)
def backward_wrong_1(x, y, w1, w2):
    y_pred = x.mm(w1).clamp(min=0).mm(w2)
    loss = (y_pred - y).pow(2).mean()
    loss.backward()
    return w1.grad, w2.grad


# fault: returns the weights instead of their gradients (last line)
def backward_wrong_2(x, y, w1, w2):
    out = torch.relu(x @ w1) @ w2
    error = out - y
    (error**2).sum().backward()
    return w1, w2


# fault: two slips: the clamp is forgotten (first line), and the differences are summed before they are squared (second line)
def backward_wrong_3(x, y, w1, w2):
    y_pred = x.mm(w1).mm(w2)
    loss = (y_pred - y).sum().pow(2)
    loss.backward()
    return w1.grad, w2.grad


# fault: computes with clones, which are no leaves, and reads their .grad, which is None (first and last line)
def backward_wrong_4(x, y, w1, w2):
    v1, v2 = w1.clone(), w2.clone()
    loss = (x.mm(v1).clamp(min=0).mm(v2) - y).pow(2).sum()
    loss.backward()
    return v1.grad, v2.grad


def backward_odd_1(x, y, w1, w2):
    residual = x.mm(w1).clamp(min=0).mm(w2) - y
    return torch.autograd.grad(residual, [w1, w2], grad_outputs=2 * residual.detach())


def backward_odd_2(x, y, w1, w2):
    loss_of = lambda p, q: torch.einsum("no,no->", *[torch.relu(x @ p) @ q - y] * 2)
    return torch.func.grad(loss_of, argnums=(0, 1))(w1.detach(), w2.detach())


def backward_odd_3(x, y, w1, w2):
    for i in range(len(x)):
        answer = x[i : i + 1].mm(w1).clamp(min=0).mm(w2)
        (answer - y[i : i + 1]).square().sum().backward()
    return w1.grad, w2.grad


# autograd.record


# fault: the star is missing in the first line, so the function gets the whole tuple as one argument and raises
def record_wrong_1(tape, operation, inputs):
    output = getattr(torch, operation)(inputs)
    tape.append((operation, inputs, output))
    return output


# fault: the output is not returned (the last line is missing)
def record_wrong_2(tape, operation, inputs):
    function = getattr(torch, operation)
    output = function(*inputs)
    tape.append((operation, inputs, output))


# fault: two slips: the step holds the output before the inputs (the line with step), and it goes to the beginning of the tape (the insert line)
def record_wrong_3(tape, operation, inputs):
    result = getattr(torch, operation)(*inputs)
    step = (operation, result, inputs)
    tape.insert(0, step)
    return result


# fault: computes twice, so the Tensor that is returned is another one than the Tensor on the tape (last line)
def record_wrong_4(tape, operation, inputs):
    f = getattr(torch, operation)
    tape.append((operation, inputs, f(*inputs)))
    return f(*inputs)


def record_odd_1(tape, operation, inputs):
    if operation == "mm":
        out = inputs[0] @ inputs[1]
    elif operation == "clamp":
        out = inputs[0].clamp(min=inputs[1])
    elif operation == "sub":
        out = inputs[0] - inputs[1]
    elif operation == "pow":
        out = inputs[0] ** inputs[1]
    else:
        out = inputs[0].sum()
    tape += [(operation, inputs, out)]
    return out


def record_odd_2(tape, operation, inputs):
    tape.append((operation, inputs, eval("torch." + operation)(*inputs)))
    return tape[-1][-1]


def record_odd_3(tape, operation, inputs):
    known = dict(mm=torch.mm, clamp=torch.clamp, sub=torch.sub, pow=torch.pow, sum=torch.sum)
    call = lambda name, *arguments: (name, inputs, known[name](*arguments))
    tape[len(tape) :] = [call(operation, *inputs)]
    *_, (_, _, output) = tape
    return output


# autograd.rule


# fault: the minus for the second input of sub is missing (the line below "sub")
def rule_wrong_1(operation, inputs, grad):
    if operation == "mm":
        a, b = inputs
        return grad.mm(b.t()), a.t().mm(grad)
    if operation == "clamp":
        h, floor = inputs
        return grad * (h > floor), None
    if operation == "sub":
        return grad, grad
    if operation == "pow":
        base, exponent = inputs
        return grad * exponent * base ** (exponent - 1), None
    (values,) = inputs
    return (grad * torch.ones_like(values),)


# fault: the slope of pow is written for the exponent 2 only (the return below "pow")
def rule_wrong_2(operation, inputs, grad):
    if operation == "mm":
        a, b = inputs
        return (torch.mm(grad, b.T), torch.mm(a.T, grad))
    if operation == "clamp":
        h, floor = inputs
        return (torch.where(h > floor, grad, torch.zeros_like(grad)), None)
    if operation == "sub":
        return (grad, -grad)
    if operation == "pow":
        base, exponent = inputs
        return (2 * base * grad, None)
    (values,) = inputs
    return (torch.ones_like(values) * grad,)


# fault: two slips: clamp gives back a Tensor without the None for the floor (below "clamp"), and sum hands on grad in shape () instead of the shape of values (last line)
def rule_wrong_3(operation, inputs, grad):
    if operation == "mm":
        a, b = inputs
        return grad.mm(b.t()), a.t().mm(grad)
    if operation == "clamp":
        h, floor = inputs
        grad_h = grad.clone()
        grad_h[h < floor] = 0
        return grad_h
    if operation == "sub":
        return grad, -grad
    if operation == "pow":
        base, exponent = inputs
        return exponent * base.pow(exponent - 1) * grad, None
    (values,) = inputs
    return (grad,)


# fault: the mask of clamp compares with 0 instead of the floor (the return below "clamp")
def rule_wrong_4(operation, inputs, grad):
    if operation == "mm":
        a, b = inputs
        return grad @ b.t(), a.t() @ grad
    if operation == "clamp":
        h, floor = inputs
        return grad * (h > 0), None
    if operation == "sub":
        return grad, grad * -1
    if operation == "pow":
        base, exponent = inputs
        return grad * (exponent * base ** (exponent - 1)), None
    (values,) = inputs
    return (grad.expand(values.shape),)


def rule_odd_1(operation, inputs, grad):
    rules = {
        "mm": lambda a, b: (torch.einsum("nh,dh->nd", grad, b), torch.einsum("nd,nh->dh", a, grad)),
        "clamp": lambda h, floor: (grad.masked_fill(h < floor, 0.0), None),
        "sub": lambda left, right: (grad.clone(), grad.neg()),
        "pow": lambda base, exponent: (torch.pow(base, exponent - 1).mul(exponent).mul(grad), None),
        "sum": lambda values: (torch.full_like(values, grad.item()),),
    }
    return rules[operation](*inputs)


def rule_odd_2(operation, inputs, grad):
    first, second = (tuple(inputs) + (None,))[:2]
    back = []
    if operation == "mm":
        back.append(second.mm(grad.t()).t())
        back.append(grad.t().mm(first).t())
    elif operation == "clamp":
        back += [grad * torch.gt(first, second).to(grad.dtype)]
        back += [None]
    elif operation == "sub":
        back += [grad, 0 - grad]
    elif operation == "pow":
        back += [torch.mul(torch.float_power(first, second - 1), second) * grad, None]
    else:
        back.append(torch.zeros_like(first) + grad)
    return tuple(back)


def rule_odd_3(operation, inputs, grad):
    match operation, *inputs:
        case "mm", a, b:
            grad_a = torch.stack([b.mv(arrived) for arrived in grad])
            grad_b = sum(torch.outer(row, arrived) for row, arrived in zip(a, grad))
            return grad_a, grad_b
        case "clamp", h, floor:
            grad_h = torch.zeros_like(h)
            grad_h[h > floor] = grad[h > floor]
            return grad_h, None
        case "sub", _, _:
            return grad, -1.0 * grad
        case "pow", base, exponent:
            return grad * base ** (exponent - 1) * exponent, None
        case "sum", values:
            return (grad.expand_as(values).contiguous(),)


# fault: writes the slope of pow as exponent * base**exponent / base, which is nan where an entry of base is 0
def rule_sneaky_1(operation, inputs, grad):
    if operation == "mm":
        a, b = inputs
        return grad.mm(b.t()), a.t().mm(grad)
    if operation == "clamp":
        h, floor = inputs
        return grad * (h > floor), None
    if operation == "sub":
        return grad, -grad
    if operation == "pow":
        base, exponent = inputs
        return grad * exponent * base**exponent / base, None
    (values,) = inputs
    return (grad * torch.ones_like(values),)


# autograd.walk


# fault: what arrives second under a key overwrites what is there instead of being added (the line grads[id(tensor)] = part)
def walk_wrong_1(tape, wanted, rule):
    loss = tape[-1][2]
    grads = {id(loss): torch.ones_like(loss)}
    for operation, inputs, output in reversed(tape):
        parts = rule(operation, inputs, grads[id(output)])
        for tensor, part in zip(inputs, parts):
            if part is not None:
                grads[id(tensor)] = part
    return [grads[id(tensor)] for tensor in wanted]


# fault: the tape is walked from its first step to its last (the for line), which raises a KeyError
def walk_wrong_2(tape, wanted, rule):
    loss = tape[-1][2]
    grads = {id(loss): torch.ones_like(loss)}
    for operation, inputs, output in tape:
        grad = grads[id(output)]
        for tensor, part in zip(inputs, rule(operation, inputs, grad)):
            if part is None:
                continue
            grads[id(tensor)] = grads.get(id(tensor), 0) + part
    return [grads[id(tensor)] for tensor in wanted]


# fault: += adds in place, into what rule handed back, which may be the gradient of another Tensor too (the line with +=)
def walk_wrong_3(tape, wanted, rule):
    last = tape[-1][-1]
    collected = {}
    collected[id(last)] = torch.ones_like(last)
    for step in tape[::-1]:
        name, ins, out = step
        handed = rule(name, ins, collected[id(out)])
        for i in range(len(ins)):
            if handed[i] is None:
                continue
            if id(ins[i]) in collected:
                collected[id(ins[i])] += handed[i]
            else:
                collected[id(ins[i])] = handed[i]
    return [collected[id(t)] for t in wanted]


# fault: two slips: starts with the loss itself instead of a 1 (second line), and the range stops before step 0 (the for line)
def walk_wrong_4(tape, wanted, rule):
    loss = tape[-1][2]
    grads = {id(loss): loss}
    for k in range(len(tape) - 1, 0, -1):
        operation, inputs, output = tape[k]
        parts = rule(operation, inputs, grads[id(output)])
        for tensor, part in zip(inputs, parts):
            if part is not None:
                grads[id(tensor)] = grads.get(id(tensor), 0) + part
    return [grads.get(id(tensor)) for tensor in wanted]


def walk_odd_1(tape, wanted, rule):
    left = list(tape)
    grads = {left[-1][2]: torch.ones((), dtype=left[-1][2].dtype)}
    while left:
        operation, inputs, output = left.pop()
        handed = list(rule(operation, inputs, grads[output]))
        for place in range(len(handed)):
            tensor, part = inputs[place], handed[place]
            if part is not None:
                grads[tensor] = grads[tensor] + part if tensor in grads else part
    return list(map(grads.__getitem__, wanted))


def walk_odd_2(tape, wanted, rule):
    from collections import defaultdict

    arrived = defaultdict(list)
    total = lambda tensor: torch.stack(arrived[id(tensor)]).sum(dim=0)
    end = tape[-1][2]
    arrived[id(end)].append(torch.ones_like(end))
    for operation, inputs, output in tape[::-1]:
        for tensor, part in zip(inputs, rule(operation, inputs, total(output))):
            if isinstance(part, torch.Tensor):
                arrived[id(tensor)].append(part)
    return [total(tensor) for tensor in wanted]


def walk_odd_3(tape, wanted, rule):
    pairs = [(tape[-1][2], torch.ones_like(tape[-1][2]))]
    added = lambda tensor: sum(part for owner, part in pairs if owner is tensor)
    for k in range(1, len(tape) + 1):
        operation, inputs, output = tape[-k]
        parts = rule(operation, inputs, added(output))
        pairs.extend((owner, part) for owner, part in zip(inputs, parts) if part is not None)
    return [added(tensor) for tensor in wanted]


# fault: collects the parts of one step in a dict of their own, so one of two parts is lost where the same Tensor stands twice in one step, as in a times a
def walk_sneaky_1(tape, wanted, rule):
    loss = tape[-1][2]
    grads = {id(loss): torch.ones_like(loss)}
    for operation, inputs, output in reversed(tape):
        parts = rule(operation, inputs, grads[id(output)])
        here = {id(tensor): part for tensor, part in zip(inputs, parts) if part is not None}
        for key, part in here.items():
            grads[key] = grads.get(key, 0) + part
    return [grads[id(tensor)] for tensor in wanted]


# autograd.update


# fault: no torch.no_grad() around the two lines, so the change in place of a leaf is refused
def update_wrong_1(w1, w2, learning_rate):
    w1 -= learning_rate * w1.grad
    w2 -= learning_rate * w2.grad
    return w1, w2


# fault: w = w - ... makes new Tensors that ask for no gradient, and the leaves stay as they were (both lines inside no_grad)
def update_wrong_2(w1, w2, learning_rate):
    with torch.no_grad():
        w1 = w1 - learning_rate * w1.grad
        w2 = w2 - learning_rate * w2.grad
    return w1, w2


# fault: two slips: w1 goes uphill (the += line), and w2 becomes a new Tensor instead of being changed in place (the line after it)
def update_wrong_3(w1, w2, learning_rate):
    with torch.no_grad():
        w1 += learning_rate * w1.grad
        w2 = w2 - learning_rate * w2.grad
        w2.requires_grad_()
    return w1, w2


# fault: .grad is missing in the second line, so w2 shrinks instead of going against its gradient
def update_wrong_4(w1, w2, learning_rate):
    with torch.no_grad():
        w1.sub_(learning_rate * w1.grad)
        w2.sub_(learning_rate * w2)
        w1.grad.zero_()
        w2.grad.zero_()
    return w1, w2


def update_odd_1(w1, w2, learning_rate):
    torch.optim.SGD([w1, w2], lr=learning_rate).step()
    return w1, w2


def update_odd_2(w1, w2, learning_rate):
    move = lambda w: w.detach().add_(w.grad, alpha=-learning_rate)
    for w in (w1, w2):
        move(w)
        w.grad = None
    return w1, w2


def update_odd_3(w1, w2, learning_rate):
    with torch.no_grad():
        for w in [w1, w2]:
            for i in range(w.shape[0]):
                w[i] = w[i] - learning_rate * w.grad[i]
    return w1, w2


# autograd.zero


# fault: nothing is zeroed, so each row holds the sum of all gradients up to it (the loop lacks a line at its end)
def row_gradients_wrong_1(x, y, w):
    gradients = []
    for i in range(len(x)):
        loss = (x[i].dot(w) - y[i]).pow(2)
        loss.backward()
        gradients.append(w.grad.clone())
    return torch.stack(gradients)


# fault: no clone in the append line, so zero_ also empties what was kept and all rows are 0
def row_gradients_wrong_2(x, y, w):
    gradients = []
    for row, target in zip(x, y):
        (row.dot(w) - target).pow(2).backward()
        gradients.append(w.grad)
        w.grad.zero_()
    return torch.stack(gradients)


# fault: two slips: the absolute value instead of the square (third line), and the last row is left out (the for line)
def row_gradients_wrong_3(x, y, w):
    gradients = []
    for i in range(x.shape[0] - 1):
        loss = (x[i].dot(w) - y[i]).abs()
        loss.backward()
        gradients.append(w.grad.clone())
        w.grad.zero_()
    return torch.stack(gradients)


# fault: one loss for all rows, so each row of the result is the gradient of the sum (first line and last line)
def row_gradients_wrong_4(x, y, w):
    loss = (x.mv(w) - y).pow(2).sum()
    loss.backward()
    gradients = []
    for row in x:
        gradients.append(w.grad.clone())
    return torch.stack(gradients)


def row_gradients_odd_1(x, y, w):
    copies = w.detach().expand(x.shape).clone().requires_grad_()
    ((x * copies).sum(dim=1) - y).square().sum().backward()
    return copies.grad


def row_gradients_odd_2(x, y, w):
    v = w.detach()
    return torch.einsum("n,nd->nd", 2 * (torch.einsum("nd,d->n", x, v) - y), x)


def row_gradients_odd_3(x, y, w):
    one_row = lambda i: (x[i].dot(w) - y[i]) ** 2
    return torch.stack([torch.autograd.grad(one_row(i), w)[0] for i in range(len(y))])


# autograd.train


# fault: the gradients are never zeroed, so they pile up (two lines are missing at the end of the loop)
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


# fault: .item() is missing in the append line, so losses holds Tensors instead of floats
def train_wrong_2(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for t in range(steps):
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        loss = (y_pred - y).pow(2).sum()
        losses.append(loss)
        loss.backward()
        with torch.no_grad():
            for w in (w1, w2):
                w -= learning_rate * w.grad
                w.grad.zero_()
    return losses, w1.detach(), w2.detach()


# fault: two slips: the mean instead of the sum (the line with loss_of), and the loss is measured after the update (the append line)
def train_wrong_3(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    loss_of = lambda: (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).mean()
    for t in range(steps):
        loss_of().backward()
        with torch.no_grad():
            w1.sub_(learning_rate * w1.grad)
            w2.sub_(learning_rate * w2.grad)
            losses.append(loss_of().item())
        w1.grad = None
        w2.grad = None
    return losses, w1.detach(), w2.detach()


# fault: the gradients are zeroed between backward and the update, so the weights never move (the two zero_ lines)
def train_wrong_4(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for t in range(steps):
        h = x.mm(w1)
        y_pred = h.clamp(min=0).mm(w2)
        loss = (y_pred - y).pow(2).sum()
        losses += [loss.item()]
        loss.backward()
        w1.grad.zero_()
        w2.grad.zero_()
        with torch.no_grad():
            w1 -= learning_rate * w1.grad
            w2 -= learning_rate * w2.grad
    return losses, w1.detach(), w2.detach()


def train_odd_1(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone(), w2.clone()
    losses = []
    loss_of = lambda p, q: (torch.relu(x @ p) @ q - y).square().sum()
    slopes_and_loss = torch.func.grad_and_value(loss_of, argnums=(0, 1))
    for _ in range(steps):
        (g1, g2), value = slopes_and_loss(w1, w2)
        losses.append(value.item())
        w1, w2 = w1 - learning_rate * g1, w2 - learning_rate * g2
    return losses, w1.detach(), w2.detach()


def train_odd_2(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    while len(losses) < steps:
        y_pred = torch.einsum("nh,ho->no", torch.einsum("nd,dh->nh", x, w1).clamp(min=0), w2)
        loss = torch.nn.functional.mse_loss(y_pred, y, reduction="sum")
        losses.append(loss.detach().tolist())
        loss.backward()
        w1, w2 = ((w - learning_rate * w.grad).detach().requires_grad_() for w in (w1, w2))
    return losses, w1.detach(), w2.detach()


def train_odd_3(x, y, w1, w2, learning_rate, steps):
    weights = [w.clone().requires_grad_() for w in (w1, w2)]

    def one_step():
        residual = x.mm(weights[0]).clamp(min=0).mm(weights[1]) - y
        loss = (residual * residual).sum()
        for w, g in zip(weights, torch.autograd.grad(loss, weights)):
            w.detach().sub_(g, alpha=learning_rate)
        return loss.item()

    losses = [one_step() for _ in range(steps)]
    return losses, weights[0].detach(), weights[1].detach()


# autograd.sgd


# fault: zero_grad stands between backward and step and removes what the step needs, so nothing moves
def train_with_sgd_wrong_1(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    optimizer = torch.optim.SGD([w1, w2], lr=learning_rate)
    for t in range(steps):
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
    return losses, w1.detach(), w2.detach()


# fault: zero_grad is forgotten in the loop, so the gradients pile up
def train_with_sgd_wrong_2(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    sgd = torch.optim.SGD((w1, w2), learning_rate)
    for _ in range(steps):
        y_pred = torch.relu(x @ w1) @ w2
        loss = ((y_pred - y) ** 2).sum()
        losses.append(float(loss.detach()))
        loss.backward()
        sgd.step()
    return losses, w1.detach(), w2.detach()


# fault: two slips in the line with SGD: w2 is not given to the optimizer, and a momentum of 0.9 is set
def train_with_sgd_wrong_3(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    optimizer = torch.optim.SGD([w1], lr=learning_rate, momentum=0.9)
    for t in range(steps):
        optimizer.zero_grad()
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        loss = (y_pred - y).pow(2).sum()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, w1.detach(), w2.detach()


# fault: the brackets after optimizer.step are missing, so the method is never called and nothing moves
def train_with_sgd_wrong_4(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    optimizer = torch.optim.SGD([w1, w2], lr=learning_rate)
    for t in range(steps):
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        loss = (y_pred - y).pow(2).sum()
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step
    return losses, w1.detach(), w2.detach()


def train_with_sgd_odd_1(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    optimizer = torch.optim.SGD([w1, w2], lr=learning_rate)

    def closure():
        optimizer.zero_grad()
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        loss.backward()
        return loss

    losses = [optimizer.step(closure).item() for _ in range(steps)]
    return losses, w1.detach(), w2.detach()


def train_with_sgd_odd_2(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    pair = [torch.optim.SGD([w], lr=learning_rate) for w in (w1, w2)]
    for _ in range(steps):
        h = torch.einsum("nd,dh->nh", x, w1)
        gap = torch.where(h > 0, h, torch.zeros_like(h)) @ w2 - y
        loss = torch.einsum("no,no->", gap, gap)
        loss.backward()
        losses.append(loss.item())
        for each in pair:
            each.step()
            each.zero_grad(set_to_none=False)
    return losses, w1.detach(), w2.detach()


def train_with_sgd_odd_3(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    t = 0
    while t < steps:
        groups = [{"params": [w1], "lr": learning_rate}, {"params": [w2], "lr": learning_rate}]
        packed = torch.optim.SGD(groups, lr=1.0)
        packed.zero_grad()
        loss = torch.nn.functional.mse_loss(x.mm(w1).relu().mm(w2), y, reduction="sum")
        losses += [loss.item()]
        loss.backward()
        packed.step()
        t += 1
    return losses, w1.detach(), w2.detach()


# autograd.accuracy


# fault: counts the digits that the network was trained on instead of the others (first line)
def accuracy_wrong_1(scores, labels, seen):
    said = scores[seen].argmax(dim=1)
    right = (said == labels[seen]).sum().item()
    return right / len(seen)


# fault: .item() is missing in the last line, so a Tensor is returned instead of a Python float
def accuracy_wrong_2(scores, labels, seen):
    held_back = torch.ones(len(labels), dtype=torch.bool)
    held_back[seen] = False
    right = scores[held_back].argmax(dim=1) == labels[held_back]
    return right.double().mean()


# fault: two slips: takes the rows after the first K for those not seen (first two lines), and returns percent instead of a share (last line)
def accuracy_wrong_3(scores, labels, seen):
    scores = scores[len(seen) :]
    labels = labels[len(seen) :]
    said = scores.argmax(dim=1)
    hits = 0
    for i in range(len(labels)):
        if said[i] == labels[i]:
            hits += 1
    return 100 * hits / len(labels)


# fault: ~seen does not mean "the others" for whole numbers: it gives -1 - place, which counts from the end (first line)
def accuracy_wrong_4(scores, labels, seen):
    unseen = ~seen
    answers = scores[unseen].argmax(dim=1)
    return (answers == labels[unseen]).double().mean().item()


def accuracy_odd_1(scores, labels, seen):
    places = set(range(len(labels))) - set(seen.tolist())
    hit = lambda i: int(torch.argmax(scores[i])) == int(labels[i])
    return sum(1 for i in places if hit(i)) / len(places)


def accuracy_odd_2(scores, labels, seen):
    others = np.setdiff1d(np.arange(len(labels)), seen.numpy())
    said = scores.detach().numpy()[others].argmax(axis=1)
    return float(np.mean(said == labels.numpy()[others]))


def accuracy_odd_3(scores, labels, seen):
    fresh = torch.isin(torch.arange(labels.shape[0]), seen, invert=True)
    said = scores.topk(1, dim=1).indices.squeeze(1)
    hits = torch.logical_and(said.eq(labels), fresh)
    return hits.sum().item() / fresh.sum().item()


# fault: the search for the largest entry starts at 0, so a row whose scores are all negative is always read as 0
def accuracy_sneaky_1(scores, labels, seen):
    trained_on = set(seen.tolist())
    right, total = 0, 0
    for i in range(len(labels)):
        if i in trained_on:
            continue
        best, digit = 0.0, 0
        for c, score in enumerate(scores[i].tolist()):
            if score > best:
                best, digit = score, c
        right += digit == labels[i].item()
        total += 1
    return right / total

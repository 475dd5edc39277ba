import numpy as np
import torch

rng = np.random.default_rng(0)


# autograd.randn


# fault: the return line scales after asking, so the result is a step of the graph and no leaf
def draw_weights_wrong_1(D_in, H, scale):
    return torch.randn(D_in, H, dtype=torch.float64, requires_grad=True) * scale


# fault: first line, torch.rand draws evenly from 0 to 1, not from a normal with mean 0
def draw_weights_wrong_2(D_in, H, scale):
    weights = torch.rand(D_in, H, dtype=torch.float64)
    weights = weights * scale
    weights.requires_grad_()
    return weights


# fault: two slips: first line, a fixed seed gives every call the same numbers; third line, the root of scale as if scale were the variance
def draw_weights_wrong_3(D_in, H, scale):
    generator = torch.Generator().manual_seed(0)
    z = torch.randn(D_in, H, generator=generator, dtype=torch.float64)
    w = z * scale**0.5
    return w.requires_grad_()


# fault: second line, require_grad is misspelt, so the Tensor asks for no gradient
def draw_weights_wrong_4(D_in, H, scale):
    w1 = scale * torch.randn((D_in, H), dtype=torch.double)
    w1.require_grad = True
    return w1


def draw_weights_odd_1(D_in, H, scale):
    numbers = np.random.default_rng().normal(loc=0.0, scale=scale, size=(D_in, H))
    return torch.from_numpy(numbers).requires_grad_()


def draw_weights_odd_2(D_in, H, scale):
    return torch.empty((D_in, H), dtype=torch.float64).normal_(0, scale).requires_grad_(True)


def draw_weights_odd_3(D_in, H, scale):
    even = lambda: 1 - torch.rand(D_in, H, dtype=torch.float64)
    radius = (-2 * even().log()).sqrt()
    angle = 2 * np.pi * even()
    w = scale * radius * angle.cos()
    w.requires_grad = True
    return w


# fault: trunc_normal_ cuts at -2 and 2 whatever the scale, so for a scale near 1 or larger the tails are missing and the spread is too small
def draw_weights_sneaky_1(D_in, H, scale):
    w = torch.empty(D_in, H, dtype=torch.float64)
    torch.nn.init.trunc_normal_(w, mean=0.0, std=scale)
    return w.requires_grad_()


# autograd.dot


# fault: third line, backward starts from a vector, since the products are not added
def dot_gradients_wrong_1(a, b):
    p = a.clone().requires_grad_()
    q = b.clone().requires_grad_()
    (p * q).backward()
    return p.grad, q.grad


# fault: last line, the two gradients are returned in the wrong order
def dot_gradients_wrong_2(a, b):
    u, v = a.detach().clone(), b.detach().clone()
    u.requires_grad_()
    v.requires_grad_()
    result = torch.dot(u, v)
    result.backward()
    return v.grad, u.grad


# fault: two slips: first line, float() makes float32; third line, the mean in place of the sum
def dot_gradients_wrong_3(a, b):
    first, second = a.float(), b.float()
    first.requires_grad, second.requires_grad = True, True
    loss = (first * second).mean()
    loss.backward()
    return first.grad, second.grad


# fault: first line, only a is asked, so b.grad in the last line is None
def dot_gradients_wrong_4(a, b):
    a.requires_grad_()
    out = a.dot(b)
    out.backward()
    return a.grad, b.grad


def dot_gradients_odd_1(a, b):
    leaves = tuple(each.detach().clone().requires_grad_() for each in (a, b))
    return torch.autograd.grad(torch.einsum("n,n->", *leaves), leaves)


def dot_gradients_odd_2(a, b):
    both = torch.func.grad(lambda u, v: (u * v).sum(), argnums=(0, 1))
    grad_a, grad_b = both(a, b)
    return grad_a, grad_b


def dot_gradients_odd_3(a, b):
    pair = torch.stack([a, b]).requires_grad_()
    total = 0
    for n in range(pair.shape[1]):
        total = total + pair[0, n] * pair[1, n]
    total.backward()
    return pair.grad[0], pair.grad[1]


# autograd.maximum


# fault: both lines ask the sign of grad, not which of a and b is larger
def maximum_gradients_wrong_1(a, b, grad):
    grad_a = grad.clamp(min=0)
    grad_b = grad.clamp(max=0)
    return grad_a, grad_b


# fault: both comparisons are the wrong way round, so the smaller gets the gradient
def maximum_gradients_wrong_2(a, b, grad):
    zeros = torch.zeros_like(grad)
    grad_a = torch.where(a < b, grad, zeros)
    grad_b = torch.where(a > b, grad, zeros)
    return grad_a, grad_b


# fault: first and third line, grad is not copied, so all three are one Tensor and everything becomes 0
def maximum_gradients_wrong_3(a, b, grad):
    grad_a = grad
    grad_a[a < b] = 0
    grad_b = grad
    grad_b[b < a] = 0
    return grad_a, grad_b


# fault: two slips: first line compares a with 0, not with b; second line hands back the numbers of b, not of grad
def maximum_gradients_wrong_4(a, b, grad):
    grad_a = grad * (a > 0)
    grad_b = b * (b > a)
    return grad_a, grad_b


def maximum_gradients_odd_1(a, b, grad):
    grad_a, grad_b = torch.zeros_like(grad), torch.zeros_like(grad)
    for i in range(grad.shape[0]):
        for j in range(grad.shape[1]):
            target = grad_a if a[i, j] > b[i, j] else grad_b
            target[i, j] = grad[i, j]
    return grad_a, grad_b


def maximum_gradients_odd_2(a, b, grad):
    s = torch.sign(a - b)
    grad_a = grad * ((1 + s) / 2)
    grad_b = grad * ((1 - s) / 2)
    return grad_a, grad_b


def maximum_gradients_odd_3(a, b, grad):
    winner = torch.stack([a, b]).argmax(dim=0)
    share = torch.nn.functional.one_hot(winner, 2).to(grad.dtype)
    grad_a, grad_b = torch.einsum("nh,nhk->knh", grad, share)
    return grad_a, grad_b


# fault: isclose takes numbers for equal that are near each other or both tiny (below 1e-8), and then both get the gradient
def maximum_gradients_sneaky_1(a, b, grad):
    largest = torch.maximum(a, b)
    grad_a = grad * torch.isclose(largest, a)
    grad_b = grad * torch.isclose(largest, b)
    return grad_a, grad_b


# autograd.mm


# fault: both lines lack the transpose, so the shapes do not fit
def mm_gradients_wrong_1(a, b, grad):
    grad_a = grad.mm(b)
    grad_b = a.mm(grad)
    return grad_a, grad_b


# fault: both lines reshape where a transpose is needed: the shape is right, the entries are in other places
def mm_gradients_wrong_2(a, b, grad):
    grad_a = grad.mm(b.reshape(b.shape[1], b.shape[0]))
    grad_b = a.reshape(a.shape[1], a.shape[0]).mm(grad)
    return grad_a, grad_b


# fault: two slips: second line divides by the number of rows; the return line has the wrong order
def mm_gradients_wrong_3(a, b, grad):
    grad_a = torch.matmul(grad, b.T)
    grad_b = torch.matmul(a.T, grad) / a.shape[0]
    return grad_b, grad_a


# fault: first line, ones in place of the gradient that arrives, as if a sum came next
def mm_gradients_wrong_4(a, b, grad):
    g = torch.ones_like(grad)
    grad_a = g @ b.t()
    grad_b = a.t() @ g
    return grad_a, grad_b


def mm_gradients_odd_1(a, b, grad):
    grad_a = torch.einsum("nh,dh->nd", grad, b)
    grad_b = torch.einsum("nd,nh->dh", a, grad)
    return grad_a, grad_b


def mm_gradients_odd_2(a, b, grad):
    grad_a = torch.stack([b.mv(row) for row in grad])
    grad_b = sum(torch.outer(left, right) for left, right in zip(a, grad))
    return grad_a, grad_b


def mm_gradients_odd_3(a, b, grad):
    grad_a = (grad[:, None, :] * b[None, :, :]).sum(dim=-1)
    grad_b = (a[:, :, None] * grad[:, None, :]).sum(dim=0)
    return grad_a, grad_b


# autograd.clamp


# fault: the return line clamps the gradient, not by where h lies
def clamp_gradient_wrong_1(h, low, high, grad):
    return grad.clamp(low, high)


# fault: first line, Python's chained comparison does not work on a Tensor with several entries
def clamp_gradient_wrong_2(h, low, high, grad):
    mask = low < h < high
    return grad * mask


# fault: first line, "or" in place of "and", so every entry passes
def clamp_gradient_wrong_3(h, low, high, grad):
    kept = (h > low) | (h < high)
    grad_h = torch.zeros_like(grad)
    grad_h[kept] = grad[kept]
    return grad_h


# fault: two slips: first line gives another name, no copy, so grad is overwritten; the next two put in the bounds, not 0
def clamp_gradient_wrong_4(h, low, high, grad):
    grad_h = grad
    grad_h[h < low] = low
    grad_h[h > high] = high
    return grad_h


def clamp_gradient_odd_1(h, low, high, grad):
    return grad * h.clamp(low, high).eq(h).to(grad.dtype)


def clamp_gradient_odd_2(h, low, high, grad):
    rows = [
        [g if low < v < high else 0.0 for v, g in zip(values, slopes)]
        for values, slopes in zip(h.tolist(), grad.tolist())
    ]
    return torch.tensor(rows, dtype=torch.float64)


def clamp_gradient_odd_3(h, low, high, grad):
    votes = torch.sign(h - low) + torch.sign(high - h)
    result = grad.clone()
    result.masked_fill_(votes != 2, 0.0)
    return result


# fault: "or" takes a bound of exactly 0 for no bound at all, so for low = 0 or high = 0 too much passes
def clamp_gradient_sneaky_1(h, low, high, grad):
    floor = low or -float("inf")
    ceiling = high or float("inf")
    inside = (h > floor) & (h < ceiling)
    return torch.where(inside, grad, torch.zeros_like(grad))


# autograd.forward


# fault: first line, no_grad around the forward pass leaves no path back
def forward_wrong_1(x, w1, w2):
    with torch.no_grad():
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
    return y_pred


# fault: the clamp stands at the end, after the second product
def forward_wrong_2(x, w1, w2):
    return x.mm(w1).mm(w2).clamp(min=0)


# fault: two slips: first line, detach cuts the path to w1; second line, max=0 keeps the negative part
def forward_wrong_3(x, w1, w2):
    h = x @ w1.detach()
    h_relu = torch.clamp(h, max=0)
    return h_relu @ w2


# fault: the clamp is applied to the weights w1, not to x times w1
def forward_wrong_4(x, w1, w2):
    return torch.mm(torch.mm(x, torch.clamp(w1, min=0)), w2)


def forward_odd_1(x, w1, w2):
    return torch.einsum("nh,ho->no", torch.relu(torch.einsum("nd,dh->nh", x, w1)), w2)


def forward_odd_2(x, w1, w2):
    linear, relu = torch.nn.functional.linear, torch.nn.functional.relu
    return linear(relu(linear(x, w1.t())), w2.t())


def forward_odd_3(x, w1, w2):
    answers = []
    for row in x:
        hidden = row @ w1
        answers.append((hidden * (hidden > 0)) @ w2)
    return torch.stack(answers)


# autograd.backward


# fault: second line, the mean in place of the sum
def backward_wrong_1(x, y, w1, w2):
    y_pred = x.mm(w1).clamp(min=0).mm(w2)
    loss = (y_pred - y).pow(2).mean()
    loss.backward()
    return w1.grad, w2.grad


# fault: third line, backward() returns None; the gradients lie in .grad
def backward_wrong_2(x, y, w1, w2):
    y_pred = torch.relu(x @ w1) @ w2
    loss = ((y_pred - y) ** 2).sum()
    grad_w1, grad_w2 = loss.backward()
    return grad_w1, grad_w2


# fault: two slips: first line has no clamp; last line returns the gradients in the wrong order
def backward_wrong_3(x, y, w1, w2):
    prediction = x.mm(w1).mm(w2)
    difference = prediction - y
    total = (difference * difference).sum()
    total.backward()
    return w2.grad, w1.grad


# fault: the two zero_() lines empty the same Tensors that grad_w1 and grad_w2 name; clone() is missing
def backward_wrong_4(x, y, w1, w2):
    h_relu = x.mm(w1).clamp(min=0)
    loss = (h_relu.mm(w2) - y).pow(2).sum()
    loss.backward()
    grad_w1, grad_w2 = w1.grad, w2.grad
    w1.grad.zero_()
    w2.grad.zero_()
    return grad_w1, grad_w2


def backward_odd_1(x, y, w1, w2):
    off = torch.einsum("nh,ho->no", torch.relu(x @ w1), w2) - y
    grad_w1, grad_w2 = torch.autograd.grad(torch.einsum("no,no->", off, off), [w1, w2])
    return grad_w1, grad_w2


def backward_odd_2(x, y, w1, w2):
    y_pred = x.mm(w1).clamp(min=0).mm(w2)
    y_pred.backward(gradient=2 * (y_pred.detach() - y))
    return w1.grad, w2.grad


def backward_odd_3(x, y, w1, w2):
    for row, target in zip(x, y):
        off = torch.relu(row @ w1) @ w2 - target
        off.dot(off).backward()
    return w1.grad.clone(), w2.grad.clone()


# fault: squeeze() drops the axis of y where D_out is 1, and the difference becomes (N, N)
def backward_sneaky_1(x, y, w1, w2):
    target = y.squeeze()
    y_pred = x.mm(w1).clamp(min=0).mm(w2)
    loss = (y_pred - target).pow(2).sum()
    loss.backward()
    return w1.grad, w2.grad


# autograd.record


# fault: first line, the star is missing, so the function gets one tuple
def record_wrong_1(tape, operation, inputs):
    output = getattr(torch, operation)(inputs)
    tape.append((operation, inputs, output))
    return output


# fault: third line makes a new list, the tape of the caller stays as it was
def record_wrong_2(tape, operation, inputs):
    function = getattr(torch, operation)
    output = function(*inputs)
    tape = tape + [(operation, inputs, output)]
    return output


# fault: second line writes a copy on the tape, not the Tensor that is returned
def record_wrong_3(tape, operation, inputs):
    result = getattr(torch, operation)(*inputs)
    tape.append((operation, inputs, result.clone()))
    return result


# fault: two slips in the second line: the step goes to the beginning, and output stands before inputs
def record_wrong_4(tape, operation, inputs):
    out = getattr(torch, operation)(*inputs)
    tape.insert(0, (operation, out, inputs))
    return out


def record_odd_1(tape, operation, inputs):
    table = {"mm": torch.mm, "clamp": torch.clamp, "sub": torch.sub, "pow": torch.pow, "sum": torch.sum}
    tape.append((operation, inputs, table[operation](*inputs)))
    return tape[-1][-1]


def record_odd_2(tape, operation, inputs):
    from operator import attrgetter

    output = attrgetter(operation)(torch)(*inputs)
    tape += [(operation, inputs, output)]
    return output


def record_odd_3(tape, operation, inputs):
    from functools import partial

    step = lambda out: (operation, inputs, out)
    output = partial(getattr(torch, operation), *inputs)()
    tape[len(tape):] = [step(output)]
    return output


# autograd.rule


# fault: the line of "sub" hands grad back to both; the second needs a minus
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
    (values,) = inputs  # "sum"
    return (grad * torch.ones_like(values),)


# fault: the line of "pow" multiplies by exponent times base, which is right for squares alone
def rule_wrong_2(operation, inputs, grad):
    if operation == "mm":
        a, b = inputs
        return grad @ b.T, a.T @ grad
    if operation == "clamp":
        h, floor = inputs
        return torch.where(h > floor, grad, torch.zeros_like(grad)), None
    if operation == "sub":
        return grad, -grad
    if operation == "pow":
        base, exponent = inputs
        return grad * exponent * base, None
    (values,) = inputs  # "sum"
    return (torch.ones_like(values) * grad,)


# fault: two slips: the line of "clamp" hands back one item, without None for the floor; the last line hands back one number, not the shape of values
def rule_wrong_3(operation, inputs, grad):
    if operation == "mm":
        a, b = inputs
        return (grad.mm(b.t()), a.t().mm(grad))
    if operation == "clamp":
        h, floor = inputs
        return (grad * (h > floor),)
    if operation == "sub":
        return (grad, -grad)
    if operation == "pow":
        base, exponent = inputs
        return (grad * exponent * base.pow(exponent - 1), None)
    (values,) = inputs  # "sum"
    return (grad,)


# fault: the lines of "clamp" write zeros into the grad that was passed in, without a clone
def rule_wrong_4(operation, inputs, grad):
    if operation == "mm":
        a, b = inputs
        grad_a = grad.mm(b.t())
        grad_b = a.t().mm(grad)
        return grad_a, grad_b
    if operation == "clamp":
        h, floor = inputs
        grad[h < floor] = 0
        return grad, None
    if operation == "sub":
        return grad, grad * -1
    if operation == "pow":
        base, exponent = inputs
        slope = exponent * base ** (exponent - 1)
        return slope * grad, None
    (values,) = inputs  # "sum"
    return (grad.expand_as(values),)


def rule_odd_1(operation, inputs, grad):
    return {
        "mm": lambda a, b: (torch.einsum("nh,dh->nd", grad, b), torch.einsum("nd,nh->dh", a, grad)),
        "clamp": lambda h, floor: (grad.masked_fill(h < floor, 0.0), None),
        "sub": lambda left, right: (grad.clone(), grad.neg()),
        "pow": lambda base, exponent: (grad.mul(base.pow(exponent - 1).mul(exponent)), None),
        "sum": lambda values: (torch.full_like(values, grad.item()),),
    }[operation](*inputs)


def rule_odd_2(operation, inputs, grad):
    if operation == "mm":
        a, b = inputs
        return (b @ grad.T).T, (grad.T @ a).T
    slopes = {
        "clamp": lambda h, floor: ((h > floor).double(), None),
        "sub": lambda p, q: (torch.ones_like(p), -torch.ones_like(q)),
        "pow": lambda base, exponent: (exponent * base ** (exponent - 1), None),
        "sum": lambda values: (torch.ones_like(values),),
    }
    return tuple(None if slope is None else slope * grad for slope in slopes[operation](*inputs))


def rule_odd_3(operation, inputs, grad):
    first, *rest = inputs
    answer = []
    if operation == "mm":
        answer.append(torch.stack([rest[0].mv(row) for row in grad]))
        answer.append(sum(torch.outer(left, right) for left, right in zip(first, grad)))
    elif operation == "clamp":
        answer += [grad * torch.sign(first - rest[0]).add(1).div(2), None]
    elif operation == "sub":
        answer += [+grad, 0 - grad]
    elif operation == "pow":
        (exponent,) = rest
        answer += [torch.pow(first, exponent - 1) * exponent * grad, None]
    else:
        answer += [grad.expand(first.shape).clone()]
    return tuple(answer)


# fault: the line of "pow" divides by base, which gives nan where an entry of base is exactly 0
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
        return grad * exponent * base.pow(exponent) / base, None
    (values,) = inputs  # "sum"
    return (grad * torch.ones_like(values),)


# autograd.walk


# fault: the line in the inner if overwrites what is there, where a value that is used twice needs the sum
def walk_wrong_1(tape, wanted, rule):
    loss = tape[-1][2]
    grads = {id(loss): torch.ones_like(loss)}
    for operation, inputs, output in reversed(tape):
        parts = rule(operation, inputs, grads[id(output)])
        for item, part in zip(inputs, parts):
            if part is not None:
                grads[id(item)] = part
    return [grads[id(tensor)] for tensor in wanted]


# fault: the for line goes from the first step to the last, where nothing has arrived yet
def walk_wrong_2(tape, wanted, rule):
    end = tape[-1][2]
    grads = {id(end): torch.ones((), dtype=end.dtype)}
    for operation, inputs, output in tape:
        handed_back = rule(operation, inputs, grads[id(output)])
        for item, g in zip(inputs, handed_back):
            if g is not None:
                grads[id(item)] = grads.get(id(item), 0) + g
    return [grads[id(w)] for w in wanted]


# fault: two slips: second line starts with the loss itself in place of 1; the line with torch.equal takes Tensors with equal numbers for one
def walk_wrong_3(tape, wanted, rule):
    loss = tape[-1][2]
    pairs = [(loss, loss)]

    def collected(tensor):
        total = 0
        for other, part in pairs:
            if torch.equal(other, tensor):
                total = total + part
        return total

    for operation, inputs, output in tape[::-1]:
        for item, part in zip(inputs, rule(operation, inputs, collected(output))):
            if part is not None:
                pairs.append((item, part))
    return [collected(tensor) for tensor in wanted]


# fault: first line of the loop, every step starts with ones of its own, so nothing is passed along the chain
def walk_wrong_4(tape, wanted, rule):
    grads = {}
    for operation, inputs, output in reversed(tape):
        grad = torch.ones_like(output)
        for item, part in zip(inputs, rule(operation, inputs, grad)):
            if part is None:
                continue
            grads[id(item)] = grads.get(id(item), 0) + part
    return [grads[id(tensor)] for tensor in wanted]


def walk_odd_1(tape, wanted, rule):
    from collections import defaultdict

    steps = list(tape)
    arrived = defaultdict(list)
    arrived[id(steps[-1][2])].append(torch.ones_like(steps[-1][2]))
    while steps:
        operation, inputs, output = steps.pop()
        for item, part in zip(inputs, rule(operation, inputs, sum(arrived[id(output)]))):
            if part is not None:
                arrived[id(item)].append(part)
    return [sum(arrived[id(tensor)]) for tensor in wanted]


def walk_odd_2(tape, wanted, rule):
    loss = tape[-1][2]
    back = [(loss, loss.new_ones(loss.shape))]
    collect = lambda tensor: sum(part for item, part in back if item is tensor)
    for k in range(len(tape) - 1, -1, -1):
        operation, inputs, output = tape[k]
        back.extend(zip(inputs, rule(operation, inputs, collect(output))))
    return [collect(tensor) for tensor in wanted]


def walk_odd_3(tape, wanted, rule):
    grads = {}
    for _, inputs, output in tape:
        for item in (*inputs, output):
            if isinstance(item, torch.Tensor):
                grads[id(item)] = torch.zeros_like(item)
    grads[id(tape[-1][2])].fill_(1)
    for operation, inputs, output in tape[::-1]:
        parts = rule(operation, inputs, grads[id(output)])
        for place in range(len(inputs)):
            if parts[place] is not None:
                grads[id(inputs[place])].add_(parts[place])  # a buffer of its own
    return list(map(lambda tensor: grads[id(tensor)], wanted))


# fault: += writes into what rule handed back; wrong where a value is used twice and rule gave back the grad it got, for a wanted output or a second input that shares it
def walk_sneaky_1(tape, wanted, rule):
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


# autograd.update


# fault: first line, a leaf is changed in place outside no_grad, which torch refuses
def update_wrong_1(w1, w2, learning_rate):
    w1 -= learning_rate * w1.grad
    w2 -= learning_rate * w2.grad
    return w1, w2


# fault: the two lines under no_grad make new Tensors that ask for no gradient; the leaves do not move
def update_wrong_2(w1, w2, learning_rate):
    with torch.no_grad():
        w1 = w1 - learning_rate * w1.grad
        w2 = w2 - learning_rate * w2.grad
    return w1, w2


# fault: two slips: both lines add, so the step goes uphill; the line of w2 lacks the learning rate
def update_wrong_3(w1, w2, learning_rate):
    with torch.no_grad():
        w1.add_(learning_rate * w1.grad)
        w2.add_(w2.grad)
    return w1, w2


# fault: the line zero_() stands before the update, so nothing moves
def update_wrong_4(w1, w2, learning_rate):
    with torch.no_grad():
        for w in (w1, w2):
            w.grad.zero_()
            w -= learning_rate * w.grad
    return w1, w2


def update_odd_1(w1, w2, learning_rate):
    with torch.set_grad_enabled(False):
        [w.copy_(w.add(w.grad, alpha=-learning_rate)) for w in (w1, w2)]
    return w1, w2


def update_odd_2(w1, w2, learning_rate):
    torch.optim.SGD([w1, w2], lr=learning_rate).step()
    w1.grad = w2.grad = None
    return w1, w2


def update_odd_3(w1, w2, learning_rate):
    for w in (w1, w2):
        for row, slope in zip(w.detach(), w.grad):
            row -= learning_rate * slope  # row is a view of w
    return w1, w2


# autograd.zero


# fault: nothing sets w.grad to zero in the loop, so each row holds the sum of all up to it
def row_gradients_wrong_1(x, y, w):
    gradients = []
    for i in range(len(x)):
        loss = (x[i].dot(w) - y[i]).pow(2)
        loss.backward()
        gradients.append(w.grad.clone())
    return torch.stack(gradients)


# fault: the append line keeps w.grad without clone(), and zero_() then empties every row
def row_gradients_wrong_2(x, y, w):
    gradients = []
    for row, target in zip(x, y):
        ((row * w).sum() - target).pow(2).backward()
        gradients.append(w.grad)
        w.grad.zero_()
    return torch.stack(gradients)


# fault: two slips: the loss line is not squared; the return line stacks the gradients as columns
def row_gradients_wrong_3(x, y, w):
    gradients = []
    for i in range(x.shape[0]):
        loss = x[i].dot(w) - y[i]
        loss.backward()
        gradients.append(w.grad.clone())
        w.grad = None
    return torch.stack(gradients, dim=1)


# fault: the first line of the loop zeroes before the first backward(), where w.grad is None
def row_gradients_wrong_4(x, y, w):
    gradients = []
    for i in range(len(y)):
        w.grad.zero_()
        difference = x[i] @ w - y[i]
        (difference**2).backward()
        gradients += [w.grad.clone()]
    return torch.stack(gradients)


def row_gradients_odd_1(x, y, w):
    return torch.stack([torch.autograd.grad((x[i].dot(w) - y[i]) ** 2, w)[0] for i in range(len(x))])


def row_gradients_odd_2(x, y, w):
    with torch.no_grad():
        return torch.einsum("n,nd->nd", 2 * (x.mv(w) - y), x)


def row_gradients_odd_3(x, y, w):
    losses = lambda v: torch.square(x @ v - y)
    return torch.autograd.functional.jacobian(losses, w.detach())


# autograd.train


# fault: the append line stands after the update and computes the loss anew, so each entry is the loss after its update
def train_wrong_1(x, y, w1, w2, learning_rate, steps):
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


# fault: the loop has no Zero, so the gradients of all steps pile up
def train_wrong_2(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for step in range(steps):
        prediction = torch.relu(x @ w1) @ w2
        loss = ((prediction - y) ** 2).sum()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for w in (w1, w2):
                w -= learning_rate * w.grad
    return losses, w1.detach(), w2.detach()


# fault: two slips: the loss line takes the mean; the append line keeps Tensors, no floats
def train_wrong_3(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for t in range(steps):
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        loss = (y_pred - y).pow(2).mean()
        losses.append(loss)
        loss.backward()
        with torch.no_grad():
            w1 -= learning_rate * w1.grad
            w2 -= learning_rate * w2.grad
        w1.grad = None
        w2.grad = None
    return losses, w1.detach(), w2.detach()


# fault: the two update lines make new Tensors under no_grad that ask for nothing, and the second backward() finds no way
def train_wrong_4(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for t in range(steps):
        h_relu = x.mm(w1).clamp(min=0)
        y_pred = h_relu.mm(w2)
        loss = (y_pred - y).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            w1 = w1 - learning_rate * w1.grad
            w2 = w2 - learning_rate * w2.grad
    return losses, w1.detach(), w2.detach()


def train_odd_1(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    while len(losses) < steps:
        off = torch.einsum("nh,ho->no", torch.relu(torch.einsum("nd,dh->nh", x, w1)), w2) - y
        total = torch.einsum("no,no->", off, off)
        losses.append(float(total.detach()))
        slopes = torch.autograd.grad(total, (w1, w2))
        with torch.no_grad():
            for w, slope in zip((w1, w2), slopes):
                w.sub_(slope, alpha=learning_rate)
    return losses, w1.detach(), w2.detach()


def train_odd_2(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    measure = lambda v1, v2: (x.mm(v1).clamp(min=0).mm(v2) - y).pow(2).sum()
    for _ in range(steps):
        loss = measure(w1, w2)
        loss.backward()
        losses += [loss.item()]
        w1, w2 = ((w - learning_rate * w.grad).detach().requires_grad_() for w in (w1, w2))
    return losses, w1.detach(), w2.detach()


def train_odd_3(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    theta = torch.cat([w1.detach().flatten(), w2.detach().flatten()]).requires_grad_()
    cut = w1.numel()
    for _ in range(steps):
        theta.grad = None
        first, second = theta[:cut].reshape(w1.shape), theta[cut:].reshape(w2.shape)
        loss = torch.square(torch.relu(x @ first) @ second - y).sum()
        loss.backward()
        losses.append(loss.item())
        with torch.no_grad():
            theta -= learning_rate * theta.grad
    w1, w2 = theta[:cut].reshape(w1.shape), theta[cut:].reshape(w2.shape)
    return losses, w1.detach(), w2.detach()


# fault: the loop stops early once the loss is below 1e-10, so for weights that fit (nearly) exactly the list is shorter than steps
def train_sneaky_1(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for t in range(steps):
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        loss = (y_pred - y).pow(2).sum()
        losses.append(loss.item())
        if loss.item() < 1e-10:
            break
        loss.backward()
        with torch.no_grad():
            w1 -= learning_rate * w1.grad
            w2 -= learning_rate * w2.grad
            w1.grad.zero_()
            w2.grad.zero_()
    return losses, w1.detach(), w2.detach()


# autograd.sgd


# fault: zero_grad() stands between backward() and step(), so the weights never move
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


# fault: the line of the optimizer adds a momentum that nobody asked for
def train_with_sgd_wrong_2(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    opt = torch.optim.SGD((w1, w2), lr=learning_rate, momentum=0.9)
    for _ in range(steps):
        opt.zero_grad()
        y_pred = torch.relu(x @ w1) @ w2
        loss = ((y_pred - y) ** 2).sum()
        loss.backward()
        losses.append(loss.item())
        opt.step()
    return losses, w1.detach(), w2.detach()


# fault: two slips: zero_grad() is missing in the loop; the loss line takes the mean
def train_with_sgd_wrong_3(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    optimizer = torch.optim.SGD([w1, w2], lr=learning_rate)
    for t in range(steps):
        y_pred = x.mm(w1).clamp(min=0).mm(w2)
        loss = torch.nn.functional.mse_loss(y_pred, y)
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
    return losses, w1.detach(), w2.detach()


# fault: the line of the optimizer holds w1 alone, so w2 is never updated
def train_with_sgd_wrong_4(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    optimizer = torch.optim.SGD([w1], lr=learning_rate)
    for t in range(steps):
        optimizer.zero_grad()
        hidden = x.mm(w1).clamp(min=0)
        loss = (hidden.mm(w2) - y).pow(2).sum()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, w1.detach(), w2.detach()


def train_with_sgd_odd_1(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    for _ in range(steps):
        once = torch.optim.SGD([{"params": [w1]}, {"params": [w2]}], lr=learning_rate)
        loss = torch.nn.functional.mse_loss(torch.relu(x @ w1) @ w2, y, reduction="sum")
        loss.backward()
        once.step()
        once.zero_grad(set_to_none=False)
        losses.append(loss.item())
    return losses, w1.detach(), w2.detach()


def train_with_sgd_odd_2(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    optimizer = torch.optim.SGD([w1, w2], lr=learning_rate)

    def closure():
        optimizer.zero_grad()
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        loss.backward()
        return loss

    losses.extend(optimizer.step(closure).item() for _ in range(steps))
    return losses, w1.detach(), w2.detach()


def train_with_sgd_odd_3(x, y, w1, w2, learning_rate, steps):
    w1, w2 = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    losses = []
    uphill = torch.optim.SGD([w2, w1], lr=learning_rate, maximize=True)
    for _ in range(steps):
        gain = -torch.einsum("no->", (torch.relu(x @ w1) @ w2 - y) ** 2)
        losses.append(-gain.item())
        gain.backward()
        uphill.step()
        w1.grad = w2.grad = None
    return losses, w1.detach(), w2.detach()


# autograd.accuracy


# fault: the return line counts all digits, those it was trained on too
def accuracy_wrong_1(scores, labels, seen):
    said = scores.argmax(dim=1)
    return (said == labels).double().mean().item()


# fault: first line picks the digits that it was trained on, not the others
def accuracy_wrong_2(scores, labels, seen):
    said = scores[seen].argmax(dim=1)
    right = (said == labels[seen]).sum().item()
    return right / len(seen)


# fault: two slips in the last line: it divides by the number of all digits, and it returns a Tensor, no float
def accuracy_wrong_3(scores, labels, seen):
    unseen = torch.ones(len(labels), dtype=torch.bool)
    unseen[seen] = False
    correct = scores[unseen].argmax(dim=1) == labels[unseen]
    return correct.sum() / len(labels)


# fault: first line, ~ on whole numbers gives -1 - seen, places counted from the end, not the other places
def accuracy_wrong_4(scores, labels, seen):
    others = ~seen
    said = scores[others].argmax(dim=1)
    return float((said == labels[others]).double().mean())


def accuracy_odd_1(scores, labels, seen):
    trained = set(seen.tolist())
    rest = [i for i in range(len(labels)) if i not in trained]
    rows, written = scores.tolist(), labels.tolist()
    hits = sum(rows[i].index(max(rows[i])) == written[i] for i in rest)
    return hits / len(rest)


def accuracy_odd_2(scores, labels, seen):
    unseen = np.setdiff1d(np.arange(len(labels)), seen.numpy())
    said = scores.numpy().argmax(axis=1)
    return float(np.mean(said[unseen] == labels.numpy()[unseen]))


def accuracy_odd_3(scores, labels, seen):
    weight = torch.ones(len(labels), dtype=torch.float64).index_fill(0, seen, 0.0)
    right = scores.max(dim=1).indices.eq(labels).double()
    return (weight.dot(right) / weight.sum()).item()


# fault: the search for the largest starts at 0, so a row whose scores are all negative (or 0) is read as the digit 0
def accuracy_sneaky_1(scores, labels, seen):
    trained = set(seen.tolist())
    right, count = 0, 0
    for i, row in enumerate(scores.tolist()):
        if i in trained:
            continue
        best, digit = 0.0, 0
        for place, score in enumerate(row):
            if score > best:
                best, digit = score, place
        right += digit == labels[i].item()
        count += 1
    return right / count

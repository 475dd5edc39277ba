import numpy as np

rng = np.random.default_rng(0)


# numpy.randn


# fault: line 1 uses rand, which draws evenly from 0 up to 1, not from the standard normal
def draw_weights_wrong_1(D_in, H):
    return np.random.rand(D_in, H)


# fault: line 1 hands the sizes over as mean and spread, so one single number comes back
def draw_weights_wrong_2(D_in, H):
    w = np.random.normal(D_in, H)
    return w


# fault: line 1 sets the seed at each call, so every call returns the same numbers
def draw_weights_wrong_3(D_in, H):
    np.random.seed(0)
    weights = np.random.randn(D_in, H)
    return weights


# fault: two slips in line 2: rng.random is even from 0 to 1, and the sizes are in the wrong order
def draw_weights_wrong_4(D_in, H):
    shape = (H, D_in)
    return rng.random(shape)


def draw_weights_odd_1(D_in, H):
    flat = np.random.normal(loc=0.0, scale=1.0, size=D_in * H)
    return flat.reshape(D_in, H)


def draw_weights_odd_2(D_in, H):
    return np.array([[rng.standard_normal() for _ in range(H)] for _ in range(D_in)])


def draw_weights_odd_3(D_in, H):
    u = 1.0 - rng.random((D_in, H))
    angle = 2 * np.pi * rng.random((D_in, H))
    return np.sqrt(-2 * np.log(u)) * np.cos(angle)


# fault: for D_in = H = 1 the spread is 0 and the result nan; in small arrays the draws are forced to mean 0 and spread 1
def draw_weights_sneaky_1(D_in, H):
    w = rng.standard_normal((D_in, H))
    return (w - w.mean()) / w.std()


# numpy.range


# fault: line 1 starts at every, one step too late; the last group is lost too
def report_steps_wrong_1(steps, every):
    return list(range(every, steps, every))


# fault: line 1 takes 1 off the stop as well, so the last report is missing
def report_steps_wrong_2(steps, every):
    return list(range(every - 1, steps - 1, every))


# fault: the condition keeps the 99 of the example in the text, where every - 1 should stand
def report_steps_wrong_3(steps, every):
    found = []
    for t in range(steps):
        if t % every == 99:
            found.append(t)
    return found


# fault: two slips in line 1: it starts at 0, the first of each group, and the stop is steps + 1, so steps itself is reported
def report_steps_wrong_4(steps, every):
    r = range(0, steps + 1, every)
    return list(r)


def report_steps_odd_1(steps, every):
    return [group * every - 1 for group in range(1, steps // every + 1)]


def report_steps_odd_2(steps, every):
    all_steps = np.arange(steps)
    return np.flatnonzero(all_steps % every == every - 1)


def report_steps_odd_3(steps, every):
    out = []
    t = steps - 1
    while t >= 0:
        out.insert(0, t)
        t -= every
    return out


# fault: for every = 1 the step 0 is left out, since the loop starts at 1
def report_steps_sneaky_1(steps, every):
    return [t for t in range(1, steps) if (t + 1) % every == 0]


# numpy.dot


# fault: line 1 uses *, which multiplies entry by entry
def project_wrong_1(x, w1):
    return x * w1


# fault: the innermost line has = instead of +=, so only the last product of each sum is kept
def project_wrong_2(x, w1):
    out = np.zeros((x.shape[0], w1.shape[1]))
    for n in range(x.shape[0]):
        for j in range(w1.shape[1]):
            for i in range(x.shape[1]):
                out[n, j] = x[n, i] * w1[i, j]
    return out


# fault: line 1 uses np.inner, which lets rows meet rows; it fails, or multiplies by w1 transposed
def project_wrong_3(x, w1):
    h = np.inner(x, w1)
    return h


# fault: two slips: line 1 gives the transposed product, shape (H, N), and line 2 applies ReLU already
def project_wrong_4(x, w1):
    h = np.dot(w1.T, x.T)
    h = np.maximum(h, 0)
    return h


def project_odd_1(x, w1):
    return np.einsum("ni,ij->nj", x, w1)


def project_odd_2(x, w1):
    return (x[:, :, None] * w1[None, :, :]).sum(axis=1)


def project_odd_3(x, w1):
    inner = lambda row, col: sum(p * q for p, q in zip(row, col))
    return np.array([[inner(row, col) for col in w1.T] for row in x])


# numpy.maximum


# fault: line 1 uses np.max, where 0 is the axis, so it gives the largest of each column
def relu_wrong_1(h):
    return np.max(h, 0)


# fault: line 1 writes the zeros into the argument itself
def relu_wrong_2(h):
    h[h < 0] = 0
    return h


# fault: line 1 has a ceiling of 1, so larger entries are cut
def relu_wrong_3(h):
    result = np.clip(h, 0, 1)
    return result


# fault: two slips: line 1 is a second name and no copy, so h is changed, and line 2 leaves out the last row
def relu_wrong_4(h):
    out = h
    for n in range(h.shape[0] - 1):
        for j in range(h.shape[1]):
            if h[n, j] < 0:
                out[n, j] = 0
    return out


def relu_odd_1(h):
    return np.piecewise(h, [h > 0], [lambda v: v, 0.0])


def relu_odd_2(h):
    both = np.stack([h, np.zeros_like(h)])
    return both.max(axis=0)


def relu_odd_3(h):
    out = np.zeros(h.shape)
    for place, value in np.ndenumerate(h):
        if value > 0:
            out[place] = value
    return out


# fault: where no entry is positive, all entries are Python's whole number 0 and the array is of integers, not float64
def relu_sneaky_1(h):
    return np.array([[max(0, v) for v in row] for row in h])


# numpy.transpose


# fault: line 1 calls .T like a function, as the notes do, which raises an error
def transpose_dot_wrong_1(h_relu, grad_y_pred):
    turned = np.matrix.T(h_relu)
    return turned.dot(grad_y_pred)


# fault: line 2 reshapes instead of transposing: the shape is right, but the entries stand in the wrong places
def transpose_dot_wrong_2(h_relu, grad_y_pred):
    N, H = h_relu.shape
    turned = h_relu.reshape(H, N)
    return turned.dot(grad_y_pred)


# fault: line 1 uses * for the matrix product
def transpose_dot_wrong_3(h_relu, grad_y_pred):
    return h_relu.T * grad_y_pred


# fault: two slips: line 1 turns the other array, so the shape is (D_out, H), and line 2 divides by the number of rows
def transpose_dot_wrong_4(h_relu, grad_y_pred):
    g = grad_y_pred.T @ h_relu
    g = g / len(h_relu)
    return g


def transpose_dot_odd_1(h_relu, grad_y_pred):
    return np.tensordot(h_relu, grad_y_pred, axes=(0, 0))


def transpose_dot_odd_2(h_relu, grad_y_pred):
    total = np.zeros((h_relu.shape[1], grad_y_pred.shape[1]))
    for a, g in zip(h_relu, grad_y_pred):
        total += np.outer(a, g)
    return total


def transpose_dot_odd_3(h_relu, grad_y_pred):
    return np.einsum("nj,nk->jk", h_relu, grad_y_pred)


# numpy.square


# fault: line 1 takes the mean instead of the sum
def squared_error_wrong_1(y_pred, y):
    return np.square(y_pred - y).mean()


# fault: line 2 uses ^ as a power, which raises an error on floats
def squared_error_wrong_2(y_pred, y):
    d = y_pred - y
    return (d ^ 2).sum()


# fault: line 2 squares after adding up, so errors of different sign cancel
def squared_error_wrong_3(y_pred, y):
    diff = y_pred - y
    return np.sum(diff) ** 2


# fault: two slips: line 1 subtracts in place and so changes y_pred, and line 3 takes the root of the sum
def squared_error_wrong_4(y_pred, y):
    y_pred -= y
    total = (y_pred**2).sum()
    return np.sqrt(total)


def squared_error_odd_1(y_pred, y):
    return np.linalg.norm(y_pred - y) ** 2


def squared_error_odd_2(y_pred, y):
    d = np.subtract(y_pred, y).ravel()
    return np.vdot(d, d)


def squared_error_odd_3(y_pred, y):
    square = lambda v: v * v
    return sum(square(float(p) - float(t)) for ps, ts in zip(y_pred, y) for p, t in zip(ps, ts))


# fault: for large numbers that lie near each other (such as 1e8 and 1e8 + 1) the three terms cancel and rounding is left
def squared_error_sneaky_1(y_pred, y):
    return np.sum(y_pred**2) - 2 * np.sum(y_pred * y) + np.sum(y**2)


# numpy.forward


# fault: line 3 multiplies h instead of h_relu with w2
def forward_wrong_1(x, w1, w2):
    h = x.dot(w1)
    h_relu = np.maximum(h, 0)
    y_pred = h.dot(w2)
    return h, h_relu, y_pred


# fault: line 2 is no copy, so line 3 sets the negative entries of h to 0 as well
def forward_wrong_2(x, w1, w2):
    h = x @ w1
    h_relu = h
    h_relu[h_relu < 0] = 0
    y_pred = h_relu @ w2
    return h, h_relu, y_pred


# fault: line 2 uses np.max, which searches along axis 0, instead of np.maximum
def forward_wrong_3(x, w1, w2):
    h = np.dot(x, w1)
    h_relu = np.max(h, 0)
    y_pred = np.dot(h_relu, w2)
    return h, h_relu, y_pred


# fault: two slips: line 3 puts a ReLU on the predictions too, and line 4 returns h_relu before h
def forward_wrong_4(x, w1, w2):
    h = x.dot(w1)
    h_relu = np.maximum(0, h)
    y_pred = np.maximum(0, h_relu.dot(w2))
    return h_relu, h, y_pred


def forward_odd_1(x, w1, w2):
    h = np.einsum("ni,ij->nj", x, w1)
    h_relu = np.where(h > 0, h, 0.0)
    return h, h_relu, np.einsum("nj,jk->nk", h_relu, w2)


def forward_odd_2(x, w1, w2):
    steps = [lambda a: a @ w1, lambda a: np.clip(a, 0, None), lambda a: a @ w2]
    results = [x]
    for step in steps:
        results.append(step(results[-1]))
    return tuple(results[1:])


def forward_odd_3(x, w1, w2):
    h = np.zeros((len(x), w1.shape[1]))
    y_pred = np.zeros((len(x), w2.shape[1]))
    for n, row in enumerate(x):
        h[n] = (row[:, None] * w1).sum(axis=0)
    h_relu = h.copy()
    h_relu[h <= 0] = 0.0
    for n, row in enumerate(h_relu):
        y_pred[n] = (row[:, None] * w2).sum(axis=0)
    return h, h_relu, y_pred


# numpy.gradient_check


# fault: line 3 measures to one side only, from w itself
def central_difference_wrong_1(f, w, i, j, step):
    up = w.copy()
    up[i, j] = up[i, j] + step
    return (f(up) - f(w)) / step


# fault: the last line lacks brackets around 2 * step, so it multiplies by step
def central_difference_wrong_2(f, w, i, j, step):
    up, down = w.copy(), w.copy()
    up[i, j] = w[i, j] + step
    down[i, j] = w[i, j] - step
    return (f(up) - f(down)) / 2 * step


# fault: line 1 and line 2 move all entries of w, not the one at [i, j]
def central_difference_wrong_3(f, w, i, j, step):
    up = w + step
    down = w - step
    return (f(up) - f(down)) / (2 * step)


# fault: two slips: line 2 and line 3 put the step in place of the entry instead of adding it, and line 4 divides by one step, not two
def central_difference_wrong_4(f, w, i, j, step):
    up, down = w.copy(), w.copy()
    up[i, j] = step
    down[i, j] = -step
    return (f(up) - f(down)) / step


def central_difference_odd_1(f, w, i, j, step):
    rows, cols = w.shape
    nudge = step * np.outer(np.eye(rows)[i], np.eye(cols)[j])
    return sum(sign * f(w + sign * nudge) for sign in (1, -1)) / (2 * step)


def central_difference_odd_2(f, w, i, j, step):
    def moved(by):
        rows = [list(row) for row in w]
        rows[i][j] += by
        return np.array(rows)

    return 0.5 * (f(moved(step)) - f(moved(-step))) / step


def central_difference_odd_3(f, w, i, j, step):
    g = lambda value: f(np.where(place, value, w))
    place = np.zeros(w.shape, dtype=bool)
    place[i, j] = True
    high = g(w[i, j] + step)
    low = g(w[i, j] - step)
    return np.divide(high - low, step + step)


# fault: w is moved in place and moved back; where the steps do not add up exactly (such as 0.3 with step 0.1) w ends changed by a rounding error
def central_difference_sneaky_1(f, w, i, j, step):
    w[i, j] += step
    high = f(w)
    w[i, j] -= 2 * step
    low = f(w)
    w[i, j] += step
    return (high - low) / (2 * step)


# numpy.backward


# fault: line 5 makes the mask of h_relu, which is never negative, so nothing is set to 0
def backward_wrong_1(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2.0 * (y_pred - y)
    grad_w2 = h_relu.T.dot(grad_y_pred)
    grad_h_relu = grad_y_pred.dot(w2.T)
    grad_h = grad_h_relu.copy()
    grad_h[h_relu < 0] = 0
    grad_w1 = x.T.dot(grad_h)
    return grad_w1, grad_w2


# fault: line 1 divides by the number of rows, as if the loss were a mean
def backward_wrong_2(x, y, w2, h, h_relu, y_pred):
    error = 2 * (y_pred - y) / y.shape[0]
    grad_w2 = h_relu.T @ error
    grad_h = error @ w2.T
    grad_h = grad_h * (h > 0)
    return x.T @ grad_h, grad_w2


# fault: line 2 uses h instead of h_relu for the gradient of w2
def backward_wrong_3(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2 * (y_pred - y)
    grad_w2 = h.T.dot(grad_y_pred)
    grad_h_relu = grad_y_pred.dot(w2.T)
    grad_h = grad_h_relu.copy()
    grad_h[h < 0] = 0
    grad_w1 = x.T.dot(grad_h)
    return grad_w1, grad_w2


# fault: two slips: line 1 has the difference the wrong way round, and line 5 makes the mask of the gradient's own sign
def backward_wrong_4(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2.0 * (y - y_pred)
    grad_w2 = np.dot(h_relu.T, grad_y_pred)
    grad_h_relu = np.dot(grad_y_pred, w2.T)
    grad_h = grad_h_relu.copy()
    grad_h[grad_h_relu < 0] = 0
    grad_w1 = np.dot(x.T, grad_h)
    return grad_w1, grad_w2


def backward_odd_1(x, y, w2, h, h_relu, y_pred):
    d = y_pred - y
    on = np.heaviside(h, 1.0)
    grad_w1 = 2 * np.einsum("ni,nk,jk,nj->ij", x, d, w2, on)
    grad_w2 = 2 * np.einsum("nj,nk->jk", h_relu, d)
    return grad_w1, grad_w2


def backward_odd_2(x, y, w2, h, h_relu, y_pred):
    grad_w1 = np.zeros((x.shape[1], w2.shape[0]))
    grad_w2 = np.zeros(w2.shape)
    for n in range(len(x)):
        slope = 2.0 * (y_pred[n] - y[n])
        grad_w2 += np.outer(h_relu[n], slope)
        back = [0.0 if h[n, j] < 0 else w2[j].dot(slope) for j in range(len(w2))]
        grad_w1 += np.outer(x[n], back)
    return grad_w1, grad_w2


def backward_odd_3(x, y, w2, h, h_relu, y_pred):
    turn = np.transpose
    e = np.subtract(y_pred, y)
    e = e + e
    passed = np.where(h_relu > 0, turn(w2 @ turn(e)), 0.0)
    return turn(turn(passed) @ x), turn(turn(e) @ h_relu)


# fault: the slope of ReLU is computed as h_relu / h, which is nan where h is exactly 0, and spoils a whole column of grad_w1
def backward_sneaky_1(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2.0 * (y_pred - y)
    grad_w2 = h_relu.T.dot(grad_y_pred)
    slope = h_relu / h
    grad_h = grad_y_pred.dot(w2.T) * slope
    return x.T.dot(grad_h), grad_w2


# numpy.train


# fault: line 2 counts from 1, so there is one step too few
def train_wrong_1(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.copy(), w2.copy(), []
    for t in range(1, steps):
        h = x.dot(w1)
        h_relu = np.maximum(h, 0)
        y_pred = h_relu.dot(w2)
        losses.append(np.square(y_pred - y).sum())
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.T.dot(grad_y_pred)
        grad_h = grad_y_pred.dot(w2.T)
        grad_h[h < 0] = 0
        grad_w1 = x.T.dot(grad_h)
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
    return losses, w1, w2


# fault: the last line of the loop takes the loss after the update, with the new weights
def train_wrong_2(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.copy(), w2.copy(), []
    for t in range(steps):
        h = x.dot(w1)
        h_relu = np.maximum(h, 0)
        y_pred = h_relu.dot(w2)
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.T.dot(grad_y_pred)
        grad_h = grad_y_pred.dot(w2.T)
        grad_h[h < 0] = 0
        grad_w1 = x.T.dot(grad_h)
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
        losses.append(((np.maximum(x.dot(w1), 0).dot(w2) - y) ** 2).sum())
    return losses, w1, w2


# fault: the two lines of the update have =- for -=, so the weights are replaced by the step alone
def train_wrong_3(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.copy(), w2.copy(), []
    for t in range(steps):
        h = x.dot(w1)
        h_relu = np.maximum(h, 0)
        y_pred = h_relu.dot(w2)
        losses.append(np.sum((y_pred - y) ** 2))
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.T.dot(grad_y_pred)
        grad_h = grad_y_pred.dot(w2.T)
        grad_h[h < 0] = 0
        grad_w1 = x.T.dot(grad_h)
        w1 = -learning_rate * grad_w1
        w2 = -learning_rate * grad_w2
    return losses, w1, w2


# fault: two slips: the loss is a mean instead of a sum, and the update of w2 is missing
def train_wrong_4(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.copy(), w2.copy(), []
    for t in range(steps):
        h = x.dot(w1)
        h_relu = np.maximum(h, 0)
        y_pred = h_relu.dot(w2)
        losses.append(np.mean(np.square(y_pred - y)))
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.T.dot(grad_y_pred)
        grad_h = grad_y_pred.dot(w2.T)
        grad_h[h < 0] = 0
        grad_w1 = x.T.dot(grad_h)
        w1 -= learning_rate * grad_w1
    return losses, w1, w2


def train_odd_1(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.copy(), w2.copy(), []
    while len(losses) < steps:
        h = x @ w1
        h_relu = h.clip(0, None)
        d = h_relu @ w2 - y
        losses.append(float(np.vdot(d, d)))
        grad_w2 = 2 * h_relu.T @ d
        grad_w1 = 2 * x.T @ np.where(h < 0, 0.0, d @ w2.T)
        np.subtract(w1, learning_rate * grad_w1, out=w1)
        np.subtract(w2, learning_rate * grad_w2, out=w2)
    return losses, w1, w2


def train_odd_2(x, y, w1, w2, learning_rate, steps):
    def one_step(a, b):
        h = np.einsum("ni,ij->nj", x, a)
        r = np.maximum(h, 0)
        e = np.einsum("nj,jk->nk", r, b) - y
        g = 2 * np.einsum("nk,jk->nj", e, b) * (h >= 0)
        new_a = a - learning_rate * np.einsum("ni,nj->ij", x, g)
        new_b = b - learning_rate * 2 * np.einsum("nj,nk->jk", r, e)
        return np.einsum("nk,nk->", e, e), new_a, new_b

    first, second = w1.copy(), w2.copy()
    losses = []
    for _ in range(steps):
        loss, first, second = one_step(first, second)
        losses += [loss]
    return losses, first, second


def train_odd_3(x, y, w1, w2, learning_rate, steps):
    weights = {"w1": np.array(w1), "w2": np.array(w2)}
    losses = [None] * steps
    for t, _ in enumerate(losses):
        h = x.dot(weights["w1"])
        h_relu = np.where(h > 0, h, 0.0)
        y_pred = h_relu.dot(weights["w2"])
        losses[t] = np.linalg.norm(y_pred - y) ** 2
        grad_y_pred = 2.0 * (y_pred - y)
        grad_h = grad_y_pred.dot(weights["w2"].T)
        grad_h[h < 0] = 0
        grads = {"w1": x.T.dot(grad_h), "w2": h_relu.T.dot(grad_y_pred)}
        for name in weights:
            weights[name] += -learning_rate * grads[name]
    return losses, weights["w1"], weights["w2"]


# numpy.max


# fault: line 1 lacks keepdims=True, so the result has shape (N,) and is no column
def largest_per_row_wrong_1(scores):
    return np.max(scores, axis=1)


# fault: line 1 names axis 0, which gives the largest of each column
def largest_per_row_wrong_2(scores):
    return scores.max(axis=0, keepdims=True)


# fault: line 1 uses argmax, which gives the place of the largest entry, not the entry
def largest_per_row_wrong_3(scores):
    best = np.argmax(scores, axis=1)
    return best[:, None]


# fault: two slips: line 1 sorts the argument in place, and line 2 returns shape (N,) instead of a column
def largest_per_row_wrong_4(scores):
    scores.sort(axis=1)
    return scores[:, -1].copy()


def largest_per_row_odd_1(scores):
    return np.sort(scores, axis=1)[:, -1:]


def largest_per_row_odd_2(scores):
    return np.array([[max(row)] for row in scores])


def largest_per_row_odd_3(scores):
    where = scores.argmax(axis=1).reshape(-1, 1)
    return np.take_along_axis(scores, where, axis=1)


# fault: for a row with negative numbers only the result is 0, because the search starts from 0
def largest_per_row_sneaky_1(scores):
    best = np.zeros((scores.shape[0], 1))
    for n, row in enumerate(scores):
        for value in row:
            if value > best[n, 0]:
                best[n, 0] = value
    return best


# numpy.mm


# fault: line 1 uses dot, which multiplies every matrix with every other and gives four axes
def multiply_stacks_wrong_1(a, b):
    return a.dot(b)


# fault: line 1 sums over the stack as well, so one matrix (N, H) is left
def multiply_stacks_wrong_2(a, b):
    return np.tensordot(a, b, axes=([0, 2], [0, 1]))


# fault: the return stands inside the loop, so only the first pair is multiplied
def multiply_stacks_wrong_3(a, b):
    result = []
    for p, q in zip(a, b):
        result.append(p.dot(q))
        return np.array(result)


# fault: two slips: line 2 leaves out the last pair, and line 3 always takes the first matrix of b
def multiply_stacks_wrong_4(a, b):
    out = np.zeros((a.shape[0], a.shape[1], b.shape[2]))
    for i in range(len(a) - 1):
        out[i] = a[i].dot(b[0])
    return out


def multiply_stacks_odd_1(a, b):
    return (a[:, :, :, None] * b[:, None, :, :]).sum(axis=2)


def multiply_stacks_odd_2(a, b):
    every_pair = np.dot(a, b)
    return np.moveaxis(np.diagonal(every_pair, axis1=0, axis2=2), -1, 0).copy()


def multiply_stacks_odd_3(a, b):
    return np.stack([np.einsum("nd,dh->nh", p, q) for p, q in zip(a, b)], axis=0)


# fault: where B, N or H is 1, squeeze removes that axis and the shape is wrong
def multiply_stacks_sneaky_1(a, b):
    products = [a[i] @ b[i] for i in range(a.shape[0])]
    return np.array(products).squeeze()


# numpy.clamp


# fault: line 1 has the bounds in the wrong order, so every entry becomes -limit
def clip_gradient_wrong_1(grad, limit):
    return np.clip(grad, limit, -limit)


# fault: line 1 has 0 as the lower bound, so negative entries are lost
def clip_gradient_wrong_2(grad, limit):
    return np.minimum(np.maximum(grad, 0), limit)


# fault: scales the whole array by its length (clipping by norm) instead of moving each entry
def clip_gradient_wrong_3(grad, limit):
    norm = np.linalg.norm(grad)
    if norm > limit:
        return grad * limit / norm
    return grad.copy()


# fault: two slips: line 1 writes into grad itself, and there is no line for the lower bound -limit
def clip_gradient_wrong_4(grad, limit):
    grad[grad > limit] = limit
    return grad


def clip_gradient_odd_1(grad, limit):
    return np.sign(grad) * np.minimum(np.abs(grad), limit)


def clip_gradient_odd_2(grad, limit):
    middle = lambda v: sorted((-limit, v, limit))[1]
    return np.array([[middle(v) for v in row] for row in grad], dtype=float)


def clip_gradient_odd_3(grad, limit):
    three = np.stack([grad, np.full_like(grad, limit), np.full_like(grad, -limit)])
    return np.median(three, axis=0)

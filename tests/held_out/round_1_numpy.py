import numpy as np

rng = np.random.default_rng(0)


# numpy.randn


# fault: rand in place of randn in the only line: drawn evenly from 0 up to 1, not standard normal
def draw_weights_wrong_1(D_in, H):
    return np.random.rand(D_in, H)


# fault: the generator wants the shape as one tuple; in the return line H is taken for a dtype, so it raises a TypeError
def draw_weights_wrong_2(D_in, H):
    return rng.standard_normal(D_in, H)


# fault: two slips: the first line makes a generator with a fixed seed, so each call gives the same weights; the second line has the sizes in the wrong order, (H, D_in)
def draw_weights_wrong_3(D_in, H):
    gen = np.random.default_rng(0)
    weights = gen.standard_normal((H, D_in))
    return weights


# fault: the row is drawn once, before the loop (line 2), so all rows of the weights are the same
def draw_weights_wrong_4(D_in, H):
    weights = np.zeros((D_in, H))
    row = np.random.randn(H)
    for i in range(D_in):
        weights[i] = row
    return weights


def draw_weights_odd_1(D_in, H):
    return np.array([rng.standard_normal(H) for _ in range(D_in)]).reshape(D_in, H)


def draw_weights_odd_2(D_in, H):
    u = 1.0 - rng.random((D_in, H))
    angle = 2 * np.pi * rng.random((D_in, H))
    radius = np.sqrt(-2 * np.log(u))
    return radius * np.cos(angle)


def draw_weights_odd_3(D_in, H):
    draw = lambda how_many: np.random.normal(loc=0.0, scale=1.0, size=how_many)
    columns = [draw(D_in) for _ in range(H)]
    return np.stack(columns, axis=1)


# fault: only 10 000 numbers are drawn and np.resize repeats them, so the entries repeat where D_in * H is larger than 10 000
def draw_weights_sneaky_1(D_in, H):
    pool = rng.standard_normal(10_000)
    return np.resize(pool, (D_in, H))


# numpy.range


# fault: the start is 0 in the only line, so it names the first step of each group, not the last
def report_steps_wrong_1(steps, every):
    return list(range(0, steps, every))


# fault: the condition asks for the remainder 0 in place of every - 1, so it names the steps 3, 6, ... (and leaves 0 out)
def report_steps_wrong_2(steps, every):
    return [t for t in range(steps) if t % every == 0 and t > 0]


# fault: two slips: counts from 1 but the range stops before steps, so the last report is lost (line 2); and appends t where counting from 0 needs t - 1 (line 4)
def report_steps_wrong_3(steps, every):
    reports = []
    for t in range(1, steps):
        if t % every == 0:
            reports.append(t)
    return reports


# fault: takes `every` for the number of reports: line 1 divides the steps into `every` groups, in place of groups of `every` steps
def report_steps_wrong_4(steps, every):
    group = max(steps // every, 1)
    return list(range(group - 1, steps, group))


def report_steps_odd_1(steps, every):
    return np.arange(steps).reshape(-1, every)[:, -1]


def report_steps_odd_2(steps, every):
    return list(map(lambda group: group * every - 1, range(1, steps // every + 1)))


def report_steps_odd_3(steps, every):
    found = []
    t = every - 1
    while t < steps:
        found += [t]
        t += every
    return found


# fault: the range starts at 1, so step 0 is lost; this shows only for every = 1
def report_steps_sneaky_1(steps, every):
    return [t for t in range(1, steps) if t % every == every - 1]


# numpy.dot


# fault: * multiplies entry by entry in the only line; it raises or broadcasts, where dot is meant
def project_wrong_1(x, w1):
    return x * w1


# fault: the order in the second line is turned round, w1 times x
def project_wrong_2(x, w1):
    inputs, weights = x, w1
    h = np.matmul(weights, inputs)
    return h


# fault: two slips: x is transposed in line 1, and line 2 applies the ReLU already, where h before the ReLU is asked for
def project_wrong_3(x, w1):
    h = x.T.dot(w1)
    h = np.maximum(h, 0)
    return h


# fault: the innermost loop starts at 1, so the first input never counts
def project_wrong_4(x, w1):
    n_rows, n_in = x.shape
    n_units = w1.shape[1]
    result = np.zeros((n_rows, n_units))
    for n in range(n_rows):
        for u in range(n_units):
            for i in range(1, n_in):
                result[n, u] += x[n, i] * w1[i, u]
    return result


def project_odd_1(x, w1):
    return np.einsum("ni,ih->nh", x, w1)


def project_odd_2(x, w1):
    h = np.zeros((len(x), w1.shape[1]))
    for i in range(len(w1)):
        h += np.outer(x[:, i], w1[i])
    return h


def project_odd_3(x, w1):
    return np.array([[np.inner(row, column) for column in w1.T] for row in x])


# numpy.maximum


# fault: max in place of maximum: 0 is taken for the axis, and the largest entry of each column comes back
def relu_wrong_1(h):
    return np.max(h, 0)


# fault: the first line writes into h itself, so the argument is changed
def relu_wrong_2(h):
    h[h < 0] = 0
    return h


# fault: two slips: line 1 turns negative entries positive in place of 0, and line 2 has a ceiling of 1
def relu_wrong_3(h):
    positive = np.abs(h)
    return np.clip(positive, 0, 1)


# fault: returns the slope of ReLU, 1 where h is positive, and not h itself (last line)
def relu_wrong_4(h):
    on = h > 0
    return on.astype(float)


def relu_odd_1(h):
    keep = lambda value: value if value > 0 else 0.0
    return np.vectorize(keep, otypes=[float])(h)


def relu_odd_2(h):
    out = h.copy()
    for place in np.ndindex(*out.shape):
        if out[place] < 0:
            out[place] = 0
    return out


def relu_odd_3(h):
    return h - np.minimum(h, 0)


# numpy.transpose


# fault: the wrong one of the two is turned in the only line, grad_y_pred in place of h_relu
def transpose_dot_wrong_1(h_relu, grad_y_pred):
    return h_relu.dot(grad_y_pred.T)


# fault: .T is called like a method in the first line, which raises a TypeError
def transpose_dot_wrong_2(h_relu, grad_y_pred):
    turned = h_relu.T()
    return turned.dot(grad_y_pred)


# fault: two slips: line 2 has the factors in the other order, so (D_out, H) comes out; line 3 divides by the number of rows
def transpose_dot_wrong_3(h_relu, grad_y_pred):
    rows = len(h_relu)
    product = grad_y_pred.T @ h_relu
    return product / rows


# fault: reshape in line 2 gives the right shape but does not exchange rows and columns, so the entries stand in the wrong places
def transpose_dot_wrong_4(h_relu, grad_y_pred):
    n, units = h_relu.shape
    turned = h_relu.reshape(units, n)
    return turned @ grad_y_pred


def transpose_dot_odd_1(h_relu, grad_y_pred):
    return np.tensordot(h_relu, grad_y_pred, axes=(0, 0))


def transpose_dot_odd_2(h_relu, grad_y_pred):
    return sum(np.outer(units, slopes) for units, slopes in zip(h_relu, grad_y_pred))


def transpose_dot_odd_3(h_relu, grad_y_pred):
    return np.transpose(np.matmul(np.transpose(grad_y_pred), h_relu))


# numpy.square


# fault: the mean in place of the sum in the only line
def squared_error_wrong_1(y_pred, y):
    return np.square(y_pred - y).mean()


# fault: adds up first and squares the sum after (line 2), so errors of different sign cancel
def squared_error_wrong_2(y_pred, y):
    error = np.sum(y_pred - y)
    return error**2


# fault: two slips: line 1 takes absolute values in place of squares, and line 2 divides by the number of rows
def squared_error_wrong_3(y_pred, y):
    distance = np.abs(y_pred - y)
    return distance.sum() / len(y)


# fault: = in place of += in the loop, so only the last row counts
def squared_error_wrong_4(y_pred, y):
    total = 0.0
    for guess, truth in zip(y_pred, y):
        d = guess - truth
        total = (d * d).sum()
    return total


def squared_error_odd_1(y_pred, y):
    d = y_pred - y
    return np.vdot(d, d)


def squared_error_odd_2(y_pred, y):
    pairs = zip(y_pred.ravel().tolist(), y.ravel().tolist())
    return sum((guess - truth) * (guess - truth) for guess, truth in pairs)


def squared_error_odd_3(y_pred, y):
    d = np.subtract(y_pred, y)
    return float(np.einsum("nk,nk->", d, d))


# fault: the square is multiplied out, so for large predictions that lie near their large targets the digits cancel and the result is off, even negative
def squared_error_sneaky_1(y_pred, y):
    return (y_pred * y_pred).sum() - 2 * (y_pred * y).sum() + (y * y).sum()


# numpy.forward


# fault: the third line uses h where h_relu is meant, so the ReLU has no effect on y_pred
def forward_wrong_1(x, w1, w2):
    h = x.dot(w1)
    h_relu = np.maximum(h, 0)
    y_pred = h.dot(w2)
    return h, h_relu, y_pred


# fault: h_relu = h in the second line is a second name for the same array, so the third line changes the returned h as well
def forward_wrong_2(x, w1, w2):
    h = x @ w1
    h_relu = h
    h_relu[h_relu < 0] = 0
    y_pred = h_relu @ w2
    return h, h_relu, y_pred


# fault: two slips: the clip has a ceiling of 1 (line 2), and h_relu and h are returned in the wrong order (last line)
def forward_wrong_3(x, w1, w2):
    h = np.dot(x, w1)
    h_relu = np.clip(h, 0, 1)
    y_pred = np.dot(h_relu, w2)
    return h_relu, h, y_pred


# fault: a ReLU at the output too (third line), so no prediction is negative
def forward_wrong_4(x, w1, w2):
    layer = lambda a, b: np.maximum(a @ b, 0)
    h_relu = layer(x, w1)
    y_pred = layer(h_relu, w2)
    return x @ w1, h_relu, y_pred


def forward_odd_1(x, w1, w2):
    h = np.einsum("ni,ij->nj", x, w1)
    h_relu = np.where(h > 0, h, 0.0)
    y_pred = np.einsum("nj,jk->nk", h_relu, w2)
    return h, h_relu, y_pred


def forward_odd_2(x, w1, w2):
    times = lambda a, b: (b.T @ a.T).T
    floor = lambda a: np.where(a < 0, 0.0, a)
    h = times(x, w1)
    return h, floor(h), times(floor(h), w2)


def forward_odd_3(x, w1, w2):
    h = np.stack([x @ column for column in w1.T], axis=1)
    h_relu = h.clip(0, None)
    y_pred = np.zeros((x.shape[0], w2.shape[1]))
    for j in range(w2.shape[0]):
        y_pred += np.outer(h_relu[:, j], w2[j])
    return h, h_relu, y_pred


# numpy.gradient_check


# fault: measured to one side only: the last line takes f(w) in place of f one step down
def central_difference_wrong_1(f, w, i, j, step):
    up = w.copy()
    up[i, j] = w[i, j] + step
    return (f(up) - f(w)) / step


# fault: the last line divides by step, where the distance is 2 * step, so the slope is twice too large
def central_difference_wrong_2(f, w, i, j, step):
    up, down = w.copy(), w.copy()
    up[i, j] += step
    down[i, j] -= step
    return (f(up) - f(down)) / step


# fault: two slips: line 4 goes down by one step only, from up back to the middle, and not below; the last line multiplies by step, since / 2 * step is read from left to right
def central_difference_wrong_3(f, w, i, j, step):
    moved = w.copy()
    moved[i, j] += step
    high = f(moved)
    moved[i, j] -= step
    low = f(moved)
    return (high - low) / 2 * step


# fault: the first two lines move all entries of w at once, and not only the entry [i, j]
def central_difference_wrong_4(f, w, i, j, step):
    above = f(w + step)
    below = f(w - step)
    return (above - below) / (2 * step)


def central_difference_odd_1(f, w, i, j, step):
    bump = np.zeros_like(w)
    bump[i, j] = step
    return (f(w + bump) - f(w - bump)) / (2 * step)


def central_difference_odd_2(f, w, i, j, step):
    values = []
    for sign in (1, -1):
        moved = np.array(w)
        moved[i][j] = moved[i][j] + sign * step
        values.append(f(moved))
    return np.subtract(*values) / step / 2


def central_difference_odd_3(f, w, i, j, step):
    spot = np.zeros(w.shape, dtype=bool)
    spot[i, j] = True
    f_at = lambda value: f(np.where(spot, value, w))
    return 0.5 * (f_at(w[i, j] + step) - f_at(w[i, j] - step)) / step


# fault: the first line never uses a step larger than 0.001, so for larger steps and a curve that is no parabola the result is not the one from the given step
def central_difference_sneaky_1(f, w, i, j, step):
    step = min(step, 1e-3)
    up, down = w.copy(), w.copy()
    up[i, j] += step
    down[i, j] -= step
    return (f(up) - f(down)) / (2 * step)


# numpy.backward


# fault: the factor 2 is missing in the first line, so both gradients are half as large as they should be
def backward_wrong_1(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = y_pred - y
    grad_w2 = h_relu.T.dot(grad_y_pred)
    grad_h_relu = grad_y_pred.dot(w2.T)
    grad_h = grad_h_relu.copy()
    grad_h[h < 0] = 0
    grad_w1 = x.T.dot(grad_h)
    return grad_w1, grad_w2


# fault: the mask in line 5 compares h_relu with 0, which is never negative, so nothing is set to 0
def backward_wrong_2(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2 * (y_pred - y)
    grad_w2 = h_relu.T @ grad_y_pred
    grad_h_relu = grad_y_pred @ w2.T
    grad_h = grad_h_relu.copy()
    grad_h[h_relu < 0] = 0
    grad_w1 = x.T @ grad_h
    return grad_w1, grad_w2


# fault: two slips: the mask in line 4 asks for the sign of the gradient and not of h, and the last line returns the two gradients in the wrong order
def backward_wrong_3(x, y, w2, h, h_relu, y_pred):
    delta = 2.0 * (y_pred - y)
    g2 = np.dot(h_relu.T, delta)
    back = np.dot(delta, w2.T)
    back = np.maximum(back, 0)
    g1 = np.dot(x.T, back)
    return g2, g1


# fault: the mask is turned round in the first line: the gradient passes where the unit was off
def backward_wrong_4(x, y, w2, h, h_relu, y_pred):
    on = h < 0
    error = 2 * (y_pred - y)
    hidden = error.dot(w2.T) * on
    return x.T.dot(hidden), h_relu.T.dot(error)


def backward_odd_1(x, y, w2, h, h_relu, y_pred):
    error = y_pred - y
    grad_w2 = 2 * np.einsum("nj,nk->jk", h_relu, error)
    back = np.where(h < 0, 0.0, 2 * np.einsum("nk,jk->nj", error, w2))
    grad_w1 = np.einsum("ni,nj->ij", x, back)
    return grad_w1, grad_w2


def backward_odd_2(x, y, w2, h, h_relu, y_pred):
    grad_w1 = np.zeros((x.shape[1], w2.shape[0]))
    grad_w2 = np.zeros(w2.shape)
    for n in range(x.shape[0]):
        slope = (y_pred[n] - y[n]) + (y_pred[n] - y[n])
        grad_w2 += np.outer(h_relu[n], slope)
        hidden = w2 @ slope
        hidden[h[n] < 0] = 0
        grad_w1 += np.outer(x[n], hidden)
    return grad_w1, grad_w2


def backward_odd_3(x, y, w2, h, h_relu, y_pred):
    turned_product = lambda a, b: np.tensordot(a, b, axes=([0], [0]))
    slope = np.multiply(np.subtract(y_pred, y), 2.0)
    hidden = np.heaviside(h, 1.0) * (w2 @ slope.T).T
    return turned_product(x, hidden), turned_product(h_relu, slope)


# numpy.train


# fault: range(1, steps) is one step short, so one loss and one update are missing
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


# fault: += in the two lines of the update, so the weights move uphill
def train_wrong_2(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.copy(), w2.copy(), []
    for t in range(steps):
        h = x.dot(w1)
        h_relu = np.maximum(h, 0)
        y_pred = h_relu.dot(w2)
        losses.append(((y_pred - y) ** 2).sum())
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.T.dot(grad_y_pred)
        grad_h = grad_y_pred.dot(w2.T)
        grad_h[h < 0] = 0
        grad_w1 = x.T.dot(grad_h)
        w1 += learning_rate * grad_w1
        w2 += learning_rate * grad_w2
    return losses, w1, w2


# fault: two slips: the line of the loss takes the mean in place of the sum, and the update moves w1 only, w2 is forgotten
def train_wrong_3(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.copy(), w2.copy(), []
    for t in range(steps):
        h = x.dot(w1)
        h_relu = np.maximum(h, 0)
        y_pred = h_relu.dot(w2)
        losses.append(np.mean((y_pred - y) ** 2))
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.T.dot(grad_y_pred)
        grad_h = grad_y_pred.dot(w2.T)
        grad_h[h < 0] = 0
        grad_w1 = x.T.dot(grad_h)
        w1 = w1 - learning_rate * grad_w1
    return losses, w1, w2


# fault: w2 is updated too early, right below its gradient, so grad_h is computed with the new w2
def train_wrong_4(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.copy(), w2.copy(), []
    for t in range(steps):
        h = x.dot(w1)
        h_relu = np.maximum(h, 0)
        y_pred = h_relu.dot(w2)
        losses.append(np.sum(np.square(y_pred - y)))
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.T.dot(grad_y_pred)
        w2 -= learning_rate * grad_w2
        grad_h = grad_y_pred.dot(w2.T)
        grad_h[h < 0] = 0
        grad_w1 = x.T.dot(grad_h)
        w1 -= learning_rate * grad_w1
    return losses, w1, w2


def train_odd_1(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.copy(), w2.copy(), []
    while len(losses) < steps:
        h = np.einsum("ni,ij->nj", x, w1)
        h_relu = np.where(h < 0, 0.0, h)
        error = np.einsum("nj,jk->nk", h_relu, w2) - y
        losses.append(np.einsum("nk,nk->", error, error))
        back = np.where(h < 0, 0.0, error @ w2.T)
        new_w1 = w1 - 2 * learning_rate * (x.T @ back)
        new_w2 = w2 - 2 * learning_rate * (h_relu.T @ error)
        w1, w2 = new_w1, new_w2
    return losses, w1, w2


def train_odd_2(x, y, w1, w2, learning_rate, steps):
    predict = lambda a, b: np.maximum(x @ a, 0) @ b
    loss_of = lambda a, b: float(np.square(predict(a, b) - y).sum())

    def moved(a, b):
        h = x @ a
        slope = 2.0 * (predict(a, b) - y)
        hidden = slope @ b.T
        hidden[h < 0] = 0
        return a - learning_rate * (x.T @ hidden), b - learning_rate * (np.maximum(h, 0).T @ slope)

    history = [(w1.copy(), w2.copy())]
    for _ in range(steps):
        history.append(moved(*history[-1]))
    return [loss_of(a, b) for a, b in history[:-1]], *history[-1]


def train_odd_3(x, y, w1, w2, learning_rate, steps):
    weights = {"first": np.array(w1), "second": np.array(w2)}
    losses = np.empty(steps)
    for t, _ in enumerate(losses):
        h = x.dot(weights["first"])
        h_relu = h.clip(0, None)
        d = h_relu.dot(weights["second"]) - y
        losses[t] = (d * d).sum()
        grad_h = (2.0 * d).dot(weights["second"].T)
        np.copyto(grad_h, 0, where=h < 0)
        gradients = {"first": x.T.dot(grad_h), "second": h_relu.T.dot(2.0 * d)}
        for name in weights:
            np.subtract(weights[name], learning_rate * gradients[name], out=weights[name])
    return losses.tolist(), weights["first"], weights["second"]


# fault: stops as soon as the loss is tiny (below 1e-9), so for targets that the network meets already, or long training, fewer than `steps` losses come back
def train_sneaky_1(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.copy(), w2.copy(), []
    for t in range(steps):
        h = x.dot(w1)
        h_relu = np.maximum(h, 0)
        y_pred = h_relu.dot(w2)
        losses.append(np.square(y_pred - y).sum())
        if losses[-1] < 1e-9:
            break
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.T.dot(grad_y_pred)
        grad_h = grad_y_pred.dot(w2.T)
        grad_h[h < 0] = 0
        grad_w1 = x.T.dot(grad_h)
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
    return losses, w1, w2


# numpy.max


# fault: axis=0 in the only line removes the rows: the largest of each column comes back, as a row
def largest_per_row_wrong_1(scores):
    return np.max(scores, axis=0, keepdims=True)


# fault: argmax in the first line gives the place of the largest entry, not the entry
def largest_per_row_wrong_2(scores):
    best = np.argmax(scores, axis=1)
    return best.reshape(-1, 1)


# fault: two slips: best starts at 0 (line 3), so a row of negative numbers gives 0; and the last line returns one axis, no column
def largest_per_row_wrong_3(scores):
    largest = []
    for row in scores:
        best = 0.0
        for value in row:
            if value > best:
                best = value
        largest.append(best)
    return np.array(largest)


# fault: the first line sorts scores itself, so the argument is changed
def largest_per_row_wrong_4(scores):
    scores.sort(axis=1)
    return scores[:, -1:].copy()


def largest_per_row_odd_1(scores):
    return np.sort(scores, axis=1)[:, -1:]


def largest_per_row_odd_2(scores):
    return np.array([[max(row)] for row in scores.tolist()])


def largest_per_row_odd_3(scores):
    places = scores.argmax(axis=1)[:, None]
    return np.take_along_axis(scores, places, axis=1)


# fault: best starts at -99, so a row whose entries are all below -99 gives -99
def largest_per_row_sneaky_1(scores):
    column = np.zeros((len(scores), 1))
    for n, row in enumerate(scores):
        best = -99.0
        for value in row:
            best = max(best, value)
        column[n, 0] = best
    return column


# numpy.mm


# fault: dot in the only line multiplies every matrix with every matrix, and gives four axes
def multiply_stacks_wrong_1(a, b):
    return np.dot(a, b)


# fault: * in the last line multiplies entry by entry; it raises or broadcasts
def multiply_stacks_wrong_2(a, b):
    first, second = a, b
    return first * second


# fault: two slips in the line of the loop and the one below it: the last pair is left out, and every a[i] meets b[0] and not b[i]
def multiply_stacks_wrong_3(a, b):
    products = []
    for i in range(len(a) - 1):
        products.append(a[i].dot(b[0]))
    return np.array(products)


# fault: the b is missing behind the arrow, so the products of all pairs are added up to one matrix
def multiply_stacks_wrong_4(a, b):
    return np.einsum("bnd,bdh->nh", a, b)


def multiply_stacks_odd_1(a, b):
    return np.stack(list(map(np.matmul, a, b)))


def multiply_stacks_odd_2(a, b):
    pairs = np.arange(len(a))
    return np.dot(a, b)[pairs, :, pairs]


def multiply_stacks_odd_3(a, b):
    return (a[:, :, :, None] * b[:, None, :, :]).sum(axis=2)


# fault: squeeze drops every axis of size 1, so the shape is wrong where B, N or H is 1
def multiply_stacks_sneaky_1(a, b):
    return np.squeeze(a @ b)


# numpy.clamp


# fault: the lower bound is 0 in the only line and not -limit, so negative entries are lost
def clip_gradient_wrong_1(grad, limit):
    return np.clip(grad, 0, limit)


# fault: the bounds stand in the wrong order in the last line, so every entry becomes -limit
def clip_gradient_wrong_2(grad, limit):
    high = limit
    low = -limit
    return np.clip(grad, high, low)


# fault: two slips: line 1 makes a second name and no copy, so grad is changed; line 3 compares with limit in place of -limit, so all entries below limit become -limit
def clip_gradient_wrong_3(grad, limit):
    clipped = grad
    clipped[clipped > limit] = limit
    clipped[clipped < limit] = -limit
    return clipped


# fault: shrinks the whole gradient to the length limit (line 3), where each entry alone is meant
def clip_gradient_wrong_4(grad, limit):
    length = np.linalg.norm(grad)
    if length > limit:
        return grad * (limit / length)
    return grad.copy()


def clip_gradient_odd_1(grad, limit):
    return np.array([[sorted((-limit, value, limit))[1] for value in row] for row in grad], dtype=float)


def clip_gradient_odd_2(grad, limit):
    return np.where(np.abs(grad) > limit, np.sign(grad) * limit, grad)


def clip_gradient_odd_3(grad, limit):
    lower = lambda a: np.minimum(a, limit)
    flipped = -lower(grad)
    return -lower(flipped)


# fault: looks only at the largest entry, so nothing is clipped where no entry lies above limit but some lie below -limit
def clip_gradient_sneaky_1(grad, limit):
    if grad.max() > limit:
        return np.clip(grad, -limit, limit)
    return grad.copy()

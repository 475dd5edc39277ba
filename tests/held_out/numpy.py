"""Answers to lesson numpy written from the lesson alone, before its checks were tuned; kept as written."""

import random

import numpy as np

rng = np.random.default_rng(0)  # as in the first cell of the lesson


# numpy.randn


def draw_weights_1(D_in, H):
    return np.random.randn(D_in, H)


def draw_weights_2(D_in, H):
    return rng.standard_normal((D_in, H))


def draw_weights_3(D_in, H):
    return np.random.normal(loc=0.0, scale=1.0, size=(D_in, H))


def draw_weights_4(D_in, H):
    return np.array([[random.gauss(0, 1) for _ in range(H)] for _ in range(D_in)])


def draw_weights_5(D_in, H):
    w = np.empty((D_in, H))
    fresh = np.random.default_rng()
    for i in range(D_in):
        w[i] = fresh.normal(size=H)
    return w


def draw_weights_wrong_1(D_in, H):
    return np.random.rand(D_in, H)  # evenly from 0 to 1, not normal


def draw_weights_wrong_2(D_in, H):
    return np.random.normal(D_in, H)  # one number with mean D_in and spread H


def draw_weights_wrong_3(D_in, H):
    return np.random.default_rng(0).standard_normal((D_in, H))  # the same weights at each call


def draw_weights_wrong_4(D_in, H):
    return np.random.randn(H, D_in)  # axes exchanged


def draw_weights_wrong_5(D_in, H):
    return 0.01 * rng.standard_normal((D_in, H))  # spread 0.01, not 1


# numpy.range


def report_steps_1(steps, every):
    return list(range(every - 1, steps, every))


def report_steps_2(steps, every):
    return [t for t in range(steps) if t % every == every - 1]


def report_steps_3(steps, every):
    found = []
    t = every - 1
    while t < steps:
        found.append(t)
        t += every
    return found


def report_steps_4(steps, every):
    return (np.arange(1, steps // every + 1) * every - 1).tolist()


def report_steps_5(steps, every):
    return list(range(steps))[every - 1 :: every]


def report_steps_wrong_1(steps, every):
    return list(range(0, steps, every))  # the first step of each group


def report_steps_wrong_2(steps, every):
    return list(range(every, steps + 1, every))  # counts steps from 1


def report_steps_wrong_3(steps, every):
    return list(range(every - 1, steps - 1, every))  # loses the last report


def report_steps_wrong_4(steps, every):
    return [t for t in range(1, steps) if t % every == every - 1]  # loses step 0 when every is 1


def report_steps_wrong_5(steps, every):
    return list(range(every, steps, every))  # one too late each time, and one report too few


# numpy.dot


def project_1(x, w1):
    return x.dot(w1)


def project_2(x, w1):
    return x @ w1


def project_3(x, w1):
    return np.einsum("nd,dh->nh", x, w1)


def project_4(x, w1):
    h = np.zeros((x.shape[0], w1.shape[1]))
    for n in range(x.shape[0]):
        for j in range(w1.shape[1]):
            h[n, j] = sum(x[n] * w1[:, j])
    return h


def project_5(x, w1):
    return np.array([(row[:, None] * w1).sum(axis=0) for row in x])


def project_wrong_1(x, w1):
    return x * w1  # entry by entry: an error, or broadcasting


def project_wrong_2(x, w1):
    return w1.dot(x)  # the wrong order


def project_wrong_3(x, w1):
    return np.maximum(x.dot(w1), 0)  # ReLU is not asked for yet


def project_wrong_4(x, w1):
    return w1.T.dot(x.T)  # the transpose, shape (H, N)


def project_wrong_5(x, w1):
    h = np.zeros((x.shape[0], w1.shape[1]))
    for d in range(x.shape[1]):
        h = np.outer(x[:, d], w1[d])  # = for +=: only the last product is left
    return h


# numpy.maximum


def relu_1(h):
    return np.maximum(h, 0)


def relu_2(h):
    return np.where(h > 0, h, 0)


def relu_3(h):
    result = h.copy()
    result[result < 0] = 0
    return result


def relu_4(h):
    return h * (h > 0)


def relu_5(h):
    return np.array([[max(value, 0.0) for value in row] for row in h])


def relu_wrong_1(h):
    return np.max(h, 0)  # largest of each column


def relu_wrong_2(h):
    return np.clip(h, 0, 1)  # a ceiling at 1


def relu_wrong_3(h):
    h[h < 0] = 0  # writes into the argument
    return h


def relu_wrong_4(h):
    return np.abs(h)  # mirrors the negative entries


def relu_wrong_5(h):
    return h[h > 0]  # the positive entries as one axis


# numpy.max


def largest_per_row_1(scores):
    return np.max(scores, axis=1, keepdims=True)


def largest_per_row_2(scores):
    return scores.max(axis=-1)[:, None]


def largest_per_row_3(scores):
    return np.array([[max(row)] for row in scores])


def largest_per_row_4(scores):
    return np.sort(scores, axis=1)[:, -1:]


def largest_per_row_5(scores):
    column = np.empty((len(scores), 1))
    np.max(scores.T, axis=0, out=column[:, 0])
    return column


def largest_per_row_wrong_1(scores):
    return np.max(scores, axis=1)  # shape (N,), no column


def largest_per_row_wrong_2(scores):
    return np.max(scores, axis=0, keepdims=True)  # largest of each column


def largest_per_row_wrong_3(scores):
    return np.argmax(scores, axis=1)[:, None]  # the place, not the value


def largest_per_row_wrong_4(scores):
    result = np.zeros((scores.shape[0], 1))
    for i, row in enumerate(scores):
        best = 0  # too large for a row of negative numbers
        for value in row:
            if value > best:
                best = value
        result[i, 0] = best
    return result


def largest_per_row_wrong_5(scores):
    return np.full((scores.shape[0], 1), np.max(scores))  # the largest of all, in each row


# numpy.transpose


def transpose_dot_1(h_relu, grad_y_pred):
    return h_relu.T.dot(grad_y_pred)


def transpose_dot_2(h_relu, grad_y_pred):
    return np.transpose(h_relu) @ grad_y_pred


def transpose_dot_3(h_relu, grad_y_pred):
    return np.einsum("nj,nk->jk", h_relu, grad_y_pred)


def transpose_dot_4(h_relu, grad_y_pred):
    total = np.zeros((h_relu.shape[1], grad_y_pred.shape[1]))
    for hidden, grad in zip(h_relu, grad_y_pred):
        total += np.outer(hidden, grad)
    return total


def transpose_dot_5(h_relu, grad_y_pred):
    return grad_y_pred.T.dot(h_relu).T


def transpose_dot_wrong_1(h_relu, grad_y_pred):
    return grad_y_pred.T.dot(h_relu)  # the transpose, shape (D_out, H)


def transpose_dot_wrong_2(h_relu, grad_y_pred):
    return h_relu.reshape(h_relu.shape[1], -1).dot(grad_y_pred)  # reshape is no transpose


def transpose_dot_wrong_3(h_relu, grad_y_pred):
    return h_relu.T.dot(grad_y_pred) / len(h_relu)  # the mean over rows, not the sum


def transpose_dot_wrong_4(h_relu, grad_y_pred):
    return h_relu.dot(grad_y_pred)  # no transpose: the sizes do not meet


def transpose_dot_wrong_5(h_relu, grad_y_pred):
    for hidden, grad in zip(h_relu, grad_y_pred):
        result = np.outer(hidden, grad)  # = for +=: only the last row counts
    return result


# numpy.square


def squared_error_1(y_pred, y):
    return np.square(y_pred - y).sum()


def squared_error_2(y_pred, y):
    return ((y - y_pred) ** 2).sum()


def squared_error_3(y_pred, y):
    total = 0.0
    for guesses, truths in zip(y_pred, y):
        for guess, truth in zip(guesses, truths):
            total += (guess - truth) ** 2
    return total


def squared_error_4(y_pred, y):
    d = (y_pred - y).ravel()
    return d @ d


def squared_error_5(y_pred, y):
    return np.linalg.norm(y_pred - y) ** 2


def squared_error_wrong_1(y_pred, y):
    return np.square(y_pred - y).mean()  # the mean


def squared_error_wrong_2(y_pred, y):
    return (y_pred - y).sum() ** 2  # squared after the sum


def squared_error_wrong_3(y_pred, y):
    return np.square(y_pred - y).sum(axis=1)  # one number for each row


def squared_error_wrong_4(y_pred, y):
    return np.square(y_pred).sum() - np.square(y).sum()  # difference of squares


def squared_error_wrong_5(y_pred, y):
    return np.abs(y_pred - y).sum()  # absolute values, no squares


# numpy.mm


def multiply_stacks_1(a, b):
    return a @ b


def multiply_stacks_2(a, b):
    return np.einsum("bnd,bdh->bnh", a, b)


def multiply_stacks_3(a, b):
    return np.stack([first.dot(second) for first, second in zip(a, b)])


def multiply_stacks_4(a, b):
    result = np.zeros((a.shape[0], a.shape[1], b.shape[2]))
    for i in range(len(a)):
        np.matmul(a[i], b[i], out=result[i])
    return result


def multiply_stacks_5(a, b):
    return (a[:, :, :, None] * b[:, None, :, :]).sum(axis=2)


def multiply_stacks_wrong_1(a, b):
    return np.dot(a, b)  # every matrix with every other, four axes


def multiply_stacks_wrong_2(a, b):
    return np.dot(a, b)[:, :, 0]  # the right shape, but each a[i] times b[0]


def multiply_stacks_wrong_3(a, b):
    return np.einsum("bnd,bdh->nh", a, b)  # sums over the stack


def multiply_stacks_wrong_4(a, b):
    return a[0].dot(b[0])  # only the first pair


def multiply_stacks_wrong_5(a, b):
    return a @ b.T  # .T reverses all axes


# numpy.clamp


def clip_gradient_1(grad, limit):
    return np.clip(grad, -limit, limit)


def clip_gradient_2(grad, limit):
    return np.minimum(np.maximum(grad, -limit), limit)


def clip_gradient_3(grad, limit):
    return np.where(grad > limit, limit, np.where(grad < -limit, -limit, grad))


def clip_gradient_4(grad, limit):
    own = grad.copy()
    own[own > limit] = limit
    own[own < -limit] = -limit
    return own


def clip_gradient_5(grad, limit):
    return np.sign(grad) * np.minimum(np.abs(grad), limit)


def clip_gradient_wrong_1(grad, limit):
    return np.minimum(grad, limit)  # no lower bound


def clip_gradient_wrong_2(grad, limit):
    return np.clip(grad, limit, -limit)  # bounds exchanged


def clip_gradient_wrong_3(grad, limit):
    return np.where(np.abs(grad) > limit, limit, grad)  # large negative entries get the upper bound


def clip_gradient_wrong_4(grad, limit):
    return grad * (limit / np.abs(grad).max())  # scales every entry


def clip_gradient_wrong_5(grad, limit):
    np.clip(grad, -limit, limit, out=grad)  # writes into the argument
    return grad


# numpy.forward


def forward_1(x, w1, w2):
    h = x.dot(w1)
    h_relu = np.maximum(h, 0)
    y_pred = h_relu.dot(w2)
    return h, h_relu, y_pred


def forward_2(x, w1, w2):
    h = x @ w1
    h_relu = np.where(h < 0, 0, h)
    return h, h_relu, h_relu @ w2


def forward_3(x, w1, w2):
    h = np.einsum("nd,dh->nh", x, w1)
    h_relu = h.copy()
    h_relu[h <= 0] = 0
    y_pred = np.einsum("nh,hk->nk", h_relu, w2)
    return h, h_relu, y_pred


def forward_4(x, w1, w2):
    h = np.array([row.dot(w1) for row in x])
    h_relu = np.array([[value if value > 0 else 0.0 for value in row] for row in h])
    y_pred = np.array([row.dot(w2) for row in h_relu])
    return h, h_relu, y_pred


def forward_5(x, w1, w2):
    h = (w1.T @ x.T).T
    h_relu = (h + np.abs(h)) / 2
    y_pred = np.zeros((len(x), w2.shape[1]))
    for j in range(w2.shape[0]):
        y_pred += h_relu[:, j : j + 1] * w2[j]
    return h, h_relu, y_pred


def forward_wrong_1(x, w1, w2):
    h = x.dot(w1)
    h_relu = np.maximum(h, 0)
    y_pred = h.dot(w2)  # h for h_relu
    return h, h_relu, y_pred


def forward_wrong_2(x, w1, w2):
    h = x.dot(w1)
    h_relu = h
    h_relu[h_relu < 0] = 0  # a second name: h is changed too
    y_pred = h_relu.dot(w2)
    return h, h_relu, y_pred


def forward_wrong_3(x, w1, w2):
    h = x.dot(w1)
    h_relu = np.max(h, 0)  # largest of each column, shape (H,)
    y_pred = h_relu.dot(w2)
    return h, h_relu, y_pred


def forward_wrong_4(x, w1, w2):
    h = x.dot(w1)
    h_relu = np.maximum(h, 0)
    y_pred = np.maximum(h_relu.dot(w2), 0)  # ReLU on the predictions too
    return h, h_relu, y_pred


def forward_wrong_5(x, w1, w2):
    h = x.dot(w1)
    h_relu = np.clip(h, 0, 1)  # a ceiling at 1
    y_pred = h_relu.dot(w2)
    return h, h_relu, y_pred


# numpy.backward


def backward_1(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2.0 * (y_pred - y)
    grad_w2 = h_relu.T.dot(grad_y_pred)
    grad_h_relu = grad_y_pred.dot(w2.T)
    grad_h = grad_h_relu.copy()
    grad_h[h < 0] = 0
    grad_w1 = x.T.dot(grad_h)
    return grad_w1, grad_w2


def backward_2(x, y, w2, h, h_relu, y_pred):
    error = y_pred - y
    grad_h = 2 * (error @ w2.T) * (h > 0)
    return x.T @ grad_h, 2 * (h_relu.T @ error)


def backward_3(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2 * y_pred - 2 * y
    grad_w2 = np.einsum("nj,nk->jk", h_relu, grad_y_pred)
    grad_h = np.where(h_relu > 0, np.einsum("nk,jk->nj", grad_y_pred, w2), 0)
    grad_w1 = np.einsum("nd,nj->dj", x, grad_h)
    return grad_w1, grad_w2


def backward_4(x, y, w2, h, h_relu, y_pred):
    grad_w1 = np.zeros((x.shape[1], h.shape[1]))
    grad_w2 = np.zeros(w2.shape)
    for n in range(len(x)):
        grad_row = 2 * (y_pred[n] - y[n])
        grad_w2 += np.outer(h_relu[n], grad_row)
        grad_hidden = w2.dot(grad_row)
        grad_hidden[h[n] <= 0] = 0
        grad_w1 += np.outer(x[n], grad_hidden)
    return grad_w1, grad_w2


def backward_5(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = (y_pred - y) * 2.0
    grad_w2 = grad_y_pred.T.dot(h_relu).T
    grad_h = w2.dot(grad_y_pred.T).T.copy()
    grad_h[h_relu == 0] = 0
    grad_w1 = grad_h.T.dot(x).T
    return grad_w1, grad_w2


def backward_wrong_1(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = y_pred - y  # no factor 2
    grad_w2 = h_relu.T.dot(grad_y_pred)
    grad_h_relu = grad_y_pred.dot(w2.T)
    grad_h = grad_h_relu.copy()
    grad_h[h < 0] = 0
    grad_w1 = x.T.dot(grad_h)
    return grad_w1, grad_w2


def backward_wrong_2(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2.0 * (y_pred - y)
    grad_w2 = h_relu.T.dot(grad_y_pred)
    grad_h_relu = grad_y_pred.dot(w2.T)
    grad_h = grad_h_relu.copy()
    grad_h[h_relu < 0] = 0  # never true
    grad_w1 = x.T.dot(grad_h)
    return grad_w1, grad_w2


def backward_wrong_3(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2.0 * (y_pred - y)
    grad_w2 = h_relu.T.dot(grad_y_pred)
    grad_h_relu = grad_y_pred.dot(w2.T)
    grad_h = grad_h_relu.copy()
    grad_h[grad_h < 0] = 0  # the sign of the gradient, not of h
    grad_w1 = x.T.dot(grad_h)
    return grad_w1, grad_w2


def backward_wrong_4(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2.0 * (y_pred - y)
    grad_w2 = h.T.dot(grad_y_pred)  # h for h_relu
    grad_h_relu = grad_y_pred.dot(w2.T)
    grad_h = grad_h_relu.copy()
    grad_h[h < 0] = 0
    grad_w1 = x.T.dot(grad_h)
    return grad_w1, grad_w2


def backward_wrong_5(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2.0 * (y - y_pred)  # the other sign
    grad_w2 = h_relu.T.dot(grad_y_pred)
    grad_h_relu = grad_y_pred.dot(w2.T)
    grad_h = grad_h_relu.copy()
    grad_h[h < 0] = 0
    grad_w1 = x.T.dot(grad_h)
    return grad_w1, grad_w2


# numpy.gradient_check


def central_difference_1(f, w, i, j, step):
    up, down = w.copy(), w.copy()
    up[i, j] = w[i, j] + step
    down[i, j] = w[i, j] - step
    return (f(up) - f(down)) / (2 * step)


def central_difference_2(f, w, i, j, step):
    bump = np.zeros_like(w)
    bump[i, j] = step
    return 0.5 * (f(w + bump) - f(w - bump)) / step


def central_difference_3(f, w, i, j, step):
    def moved(by):
        own = np.array(w)
        own[i, j] += by
        return f(own)

    return (moved(step) - moved(-step)) / step / 2


def central_difference_4(f, w, i, j, step):
    up, down = w.copy(), w.copy()
    up[i, j] += step
    down[i, j] -= step
    return (f(up) - f(down)) / (up[i, j] - down[i, j])


def central_difference_5(f, w, i, j, step):
    here = np.outer(np.arange(w.shape[0]) == i, np.arange(w.shape[1]) == j)
    low, high = (f(np.where(here, w + sign * step, w)) for sign in (-1, 1))
    return (high - low) / (2.0 * step)


def central_difference_wrong_1(f, w, i, j, step):
    up, down = w.copy(), w.copy()
    up[i, j] = w[i, j] + step
    down[i, j] = w[i, j] - step
    return (f(up) - f(down)) / step  # twice too large


def central_difference_wrong_2(f, w, i, j, step):
    up, down = w.copy(), w.copy()
    up[i, j] = w[i, j] + step
    down[i, j] = w[i, j] - step
    return (f(up) - f(down)) / 2 * step  # brackets missing: multiplies by step


def central_difference_wrong_3(f, w, i, j, step):
    up = w.copy()
    up[i, j] = w[i, j] + step
    return (f(up) - f(w)) / step  # to one side only


def central_difference_wrong_4(f, w, i, j, step):
    up, down = w.copy(), w.copy()
    up[i, j] = step  # the slope around 0, not around w[i, j]
    down[i, j] = -step
    return (f(up) - f(down)) / (2 * step)


def central_difference_wrong_5(f, w, i, j, step):
    w[i, j] += step
    above = f(w)
    w[i, j] -= 2 * step  # w is left one step lower
    below = f(w)
    return (above - below) / (2 * step)


# numpy.train


def train_1(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.copy(), w2.copy(), []
    for _ in range(steps):
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


def train_2(x, y, w1, w2, learning_rate, steps):
    losses = []
    while len(losses) < steps:
        h = x @ w1
        h_relu = h * (h > 0)
        error = h_relu @ w2 - y
        losses.append(float((error**2).sum()))
        step1 = x.T @ ((2 * error @ w2.T) * (h > 0))
        step2 = h_relu.T @ (2 * error)
        w1 = w1 - learning_rate * step1
        w2 = w2 - learning_rate * step2
    return losses, w1, w2


def train_3(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = np.array(w1), np.array(w2), [0.0] * steps
    for t in range(0, steps, 1):
        h, h_relu, y_pred = forward_3(x, w1, w2)
        losses[t] = sum(sum((y_pred - y) ** 2))
        grad_w1, grad_w2 = backward_3(x, y, w2, h, h_relu, y_pred)
        w2 += -learning_rate * grad_w2
        w1 += -learning_rate * grad_w1
    return losses, w1, w2


def train_4(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.copy(), w2.copy(), []
    for _ in list(range(1, steps + 1)):
        h = x.dot(w1)
        h_relu = np.where(h > 0, h, 0)
        y_pred = h_relu.dot(w2)
        losses += [np.linalg.norm(y_pred - y) ** 2]
        grad_y_pred = 2.0 * (y_pred - y)
        grads = [
            x.T.dot(np.where(h > 0, grad_y_pred.dot(w2.T), 0)),
            h_relu.T.dot(grad_y_pred),
        ]
        for weight, grad in zip((w1, w2), grads):
            weight[...] = weight - learning_rate * grad
    return losses, w1, w2


def train_5(x, y, w1, w2, learning_rate, steps):
    weights, losses = (w1 + 0.0, w2 + 0.0), []
    for _ in np.arange(steps):
        h = np.matmul(x, weights[0])
        h_relu = np.clip(h, 0, None)
        y_pred = np.matmul(h_relu, weights[1])
        losses.append(np.einsum("nk,nk->", y_pred - y, y_pred - y))
        grads = backward_5(x, y, weights[1], h, h_relu, y_pred)
        weights = tuple(w - learning_rate * g for w, g in zip(weights, grads))
    return losses, weights[0], weights[1]


def train_wrong_1(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.copy(), w2.copy(), []
    for _ in range(1, steps):  # one step short
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


def train_wrong_2(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.copy(), w2.copy(), []
    for _ in range(steps):
        h = x.dot(w1)
        h_relu = np.maximum(h, 0)
        y_pred = h_relu.dot(w2)
        losses.append(np.square(y_pred - y).mean())  # the mean is not this network's loss
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.T.dot(grad_y_pred)
        grad_h = grad_y_pred.dot(w2.T)
        grad_h[h < 0] = 0
        grad_w1 = x.T.dot(grad_h)
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
    return losses, w1, w2


def train_wrong_3(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.copy(), w2.copy(), []
    for _ in range(steps):
        h = x.dot(w1)
        h_relu = np.maximum(h, 0)
        y_pred = h_relu.dot(w2)
        losses.append(np.square(y_pred - y).sum())
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.T.dot(grad_y_pred)
        grad_h = grad_y_pred.dot(w2.T)
        grad_h[h < 0] = 0
        grad_w1 = x.T.dot(grad_h)
        w1 += learning_rate * grad_w1  # uphill
        w2 += learning_rate * grad_w2
    return losses, w1, w2


def train_wrong_4(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.copy(), w2.copy(), []
    for _ in range(steps):
        h = x.dot(w1)
        h_relu = np.maximum(h, 0)
        y_pred = h_relu.dot(w2)
        losses.append(np.square(y_pred - y).sum())
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.T.dot(grad_y_pred)
        w2 -= learning_rate * grad_w2  # too early: grad_h needs the old w2
        grad_h = grad_y_pred.dot(w2.T)
        grad_h[h < 0] = 0
        grad_w1 = x.T.dot(grad_h)
        w1 -= learning_rate * grad_w1
    return losses, w1, w2


def train_wrong_5(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.copy(), w2.copy(), []
    for _ in range(steps):
        h = x.dot(w1)
        h_relu = np.maximum(h, 0)
        y_pred = h_relu.dot(w2)
        losses.append(np.square(y_pred - y).sum())
        grad_y_pred = 2.0 * (y_pred - y)
        grad_h = grad_y_pred.dot(w2.T)
        grad_h[h < 0] = 0
        grad_w1 = x.T.dot(grad_h)
        w1 -= learning_rate * grad_w1  # w2 is never updated
    return losses, w1, w2


RIGHT = {
    "numpy.shapes": [
        (1000,),
        np.zeros((64, 1000))[3].shape,
        (10**3,),
        (np.int64(1000),),
        (64, 1000)[1:],
    ],
    "numpy.slices": [99, 99.0, np.int64(99), np.array([0, 99, 20, 30, 40])[1], int("99")],
    "numpy.means": [
        [3.0, 4.0, 6.5],
        [3, 4, 6.5],
        [(1 + 5) / 2, (2 + 6) / 2, (3 + 10) / 2],
        np.array([[1.0, 2.0, 3.0], [5.0, 6.0, 10.0]]).mean(axis=0),
        np.array([[1.0, 2.0, 3.0], [5.0, 6.0, 10.0]]).mean(axis=0).tolist(),
    ],
    "numpy.randn": [draw_weights_1, draw_weights_2, draw_weights_3, draw_weights_4, draw_weights_5],
    "numpy.range": [report_steps_1, report_steps_2, report_steps_3, report_steps_4, report_steps_5],
    "numpy.dot": [project_1, project_2, project_3, project_4, project_5],
    "numpy.maximum": [relu_1, relu_2, relu_3, relu_4, relu_5],
    "numpy.max": [
        largest_per_row_1,
        largest_per_row_2,
        largest_per_row_3,
        largest_per_row_4,
        largest_per_row_5,
    ],
    "numpy.transpose": [
        transpose_dot_1,
        transpose_dot_2,
        transpose_dot_3,
        transpose_dot_4,
        transpose_dot_5,
    ],
    "numpy.square": [
        squared_error_1,
        squared_error_2,
        squared_error_3,
        squared_error_4,
        squared_error_5,
    ],
    "numpy.mm": [
        multiply_stacks_1,
        multiply_stacks_2,
        multiply_stacks_3,
        multiply_stacks_4,
        multiply_stacks_5,
    ],
    "numpy.clamp": [
        clip_gradient_1,
        clip_gradient_2,
        clip_gradient_3,
        clip_gradient_4,
        clip_gradient_5,
    ],
    "numpy.first_loss": [
        32_000_000,
        3.2e7,
        64 * 10 * 100 * 1000 / 2,
        64 * 10 * (100 * 1000 // 2 + 1),
        30e6,
    ],
    "numpy.forward": [forward_1, forward_2, forward_3, forward_4, forward_5],
    "numpy.backward": [backward_1, backward_2, backward_3, backward_4, backward_5],
    "numpy.gradient_check": [
        central_difference_1,
        central_difference_2,
        central_difference_3,
        central_difference_4,
        central_difference_5,
    ],
    "numpy.train": [train_1, train_2, train_3, train_4, train_5],
    "numpy.no_mask": [],
}

WRONG = {
    "numpy.shapes": [
        (1, 1000),  # the axis that was indexed is kept
        1000,  # (1000) without the comma is no tuple
        (64,),  # the other axis, as if a[3] were a column
        (3, 1000),  # the first three rows
        (1000, 1),  # a column
    ],
    "numpy.slices": [
        10,  # as if the slice were a copy
        20,  # counts from 1, and a copy
        0,  # the entry before
        30,  # counts the slice's end
        [99, 20],  # the whole of b
    ],
    "numpy.means": [
        [2.0, 7.0],  # the mean of each row
        [6.0, 8.0, 13.0],  # sums, not means
        4.5,  # the mean of all
        [2.0, 6.0],  # the middle number of each row
        [3.0, 4.0, 6.0],  # rounds the last one down
    ],
    "numpy.randn": [
        draw_weights_wrong_1,  # evenly from 0 to 1
        draw_weights_wrong_2,  # one number
        draw_weights_wrong_3,  # the same at each call
        draw_weights_wrong_4,  # axes exchanged
        draw_weights_wrong_5,  # spread 0.01
    ],
    "numpy.range": [
        report_steps_wrong_1,  # the first step of each group
        report_steps_wrong_2,  # counts from 1
        report_steps_wrong_3,  # loses the last report
        report_steps_wrong_4,  # loses step 0 when every is 1
        report_steps_wrong_5,  # one too late, one too few
    ],
    "numpy.dot": [
        project_wrong_1,  # entry by entry
        project_wrong_2,  # the wrong order
        project_wrong_3,  # ReLU as well
        project_wrong_4,  # the transpose
        project_wrong_5,  # only the last product
    ],
    "numpy.maximum": [
        relu_wrong_1,  # max for maximum
        relu_wrong_2,  # a ceiling
        relu_wrong_3,  # in place
        relu_wrong_4,  # absolute value
        relu_wrong_5,  # loses the shape
    ],
    "numpy.max": [
        largest_per_row_wrong_1,  # no column
        largest_per_row_wrong_2,  # the wrong axis
        largest_per_row_wrong_3,  # the place
        largest_per_row_wrong_4,  # never below 0
        largest_per_row_wrong_5,  # the largest of all
    ],
    "numpy.transpose": [
        transpose_dot_wrong_1,  # the transpose of the result
        transpose_dot_wrong_2,  # reshape for .T
        transpose_dot_wrong_3,  # divided by N
        transpose_dot_wrong_4,  # no transpose
        transpose_dot_wrong_5,  # only the last row
    ],
    "numpy.square": [
        squared_error_wrong_1,  # the mean
        squared_error_wrong_2,  # squared after the sum
        squared_error_wrong_3,  # one for each row
        squared_error_wrong_4,  # difference of squares
        squared_error_wrong_5,  # absolute values
    ],
    "numpy.mm": [
        multiply_stacks_wrong_1,  # four axes
        multiply_stacks_wrong_2,  # always b[0]
        multiply_stacks_wrong_3,  # sums over the stack
        multiply_stacks_wrong_4,  # only the first pair
        multiply_stacks_wrong_5,  # reverses all axes of b
    ],
    "numpy.clamp": [
        clip_gradient_wrong_1,  # no lower bound
        clip_gradient_wrong_2,  # bounds exchanged
        clip_gradient_wrong_3,  # the sign is lost
        clip_gradient_wrong_4,  # scales
        clip_gradient_wrong_5,  # in place
    ],
    "numpy.first_loss": [
        64_000_000,  # ReLU forgotten
        50_000,  # the mean square of one prediction
        3_200_000,  # D_out forgotten
        640,  # the targets alone
        16_000_000,  # halved twice
    ],
    "numpy.forward": [
        forward_wrong_1,  # predictions from h
        forward_wrong_2,  # h changed too
        forward_wrong_3,  # max for maximum
        forward_wrong_4,  # ReLU on the predictions
        forward_wrong_5,  # a ceiling
    ],
    "numpy.backward": [
        backward_wrong_1,  # no factor 2
        backward_wrong_2,  # a mask that is never true
        backward_wrong_3,  # a mask of the gradient's sign
        backward_wrong_4,  # h for h_relu
        backward_wrong_5,  # the other sign
    ],
    "numpy.gradient_check": [
        central_difference_wrong_1,  # divided by one step
        central_difference_wrong_2,  # multiplied by the step
        central_difference_wrong_3,  # one side
        central_difference_wrong_4,  # around 0
        central_difference_wrong_5,  # changes w
    ],
    "numpy.train": [
        train_wrong_1,  # one step short
        train_wrong_2,  # the mean
        train_wrong_3,  # uphill
        train_wrong_4,  # w2 updated too early
        train_wrong_5,  # w2 never updated
    ],
    "numpy.no_mask": [],
}

RETIRED = {  # asked without a reason until 2026-11-25
    "numpy.no_mask": ["falls", "Falls", "falls ", "rises", "stays", "Rises", "explodes", "nan"],
}

"""Right answers of lesson numpy, written differently from the solutions."""

import numpy as np

__all__ = ["EQUIVALENTS"]


def weights_by_generator(D_in, H):
    return np.random.default_rng().standard_normal((D_in, H))


def weights_by_normal(D_in, H):
    return np.random.normal(0.0, 1.0, size=(D_in, H))


def weights_row_by_row(D_in, H):
    return np.array([np.random.randn(H) for _ in range(D_in)])


def weights_reshaped(D_in, H):
    return np.random.default_rng().normal(size=D_in * H).reshape(D_in, H)


def steps_by_condition(steps, every):
    return [t for t in range(steps) if t % every == every - 1]


def steps_by_loop(steps, every):
    found = []
    t = every - 1
    while t < steps:
        found.append(t)
        t += every
    return found


def steps_as_range(steps, every):
    return range(every - 1, steps, every)


def steps_as_array(steps, every):
    return np.arange(every - 1, steps, every)


def project_by_operator(x, w1):
    return x @ w1


def project_by_einsum(x, w1):
    return np.einsum("nd,dh->nh", x, w1)


def project_by_loops(x, w1):
    h = np.zeros((x.shape[0], w1.shape[1]))
    for n in range(x.shape[0]):
        for j in range(w1.shape[1]):
            for k in range(x.shape[1]):
                h[n, j] += x[n, k] * w1[k, j]
    return h


def project_by_broadcasting(x, w1):
    return (x[:, :, None] * w1[None, :, :]).sum(axis=1)


def relu_by_product(h):
    return h * (h > 0)


def relu_by_where(h):
    return np.where(h > 0, h, 0)


def relu_by_clip(h):
    return np.clip(h, 0, None)


def relu_on_a_copy(h):
    h = h.copy()
    h[h < 0] = 0
    return h


def relu_by_halves(h):
    return (h + np.abs(h)) / 2


def largest_by_sorting(scores):
    return np.sort(scores, axis=1)[:, -1:]


def largest_by_new_axis(scores):
    return scores.max(axis=-1)[:, None]


def largest_by_loop(scores):
    return np.array([[max(row)] for row in scores])


def transpose_by_einsum(h_relu, grad_y_pred):
    return np.einsum("nh,nd->hd", h_relu, grad_y_pred)


def transpose_by_function(h_relu, grad_y_pred):
    return np.transpose(h_relu) @ grad_y_pred


def transpose_last_axes(h_relu, grad_y_pred):
    return np.matmul(h_relu.mT, grad_y_pred)


def transpose_by_outer_products(h_relu, grad_y_pred):
    return sum(np.outer(one, other) for one, other in zip(h_relu, grad_y_pred, strict=True))


def error_by_power(y_pred, y):
    return ((y_pred - y) ** 2).sum()


def error_the_other_way(y_pred, y):
    return float(np.sum((y - y_pred) * (y - y_pred)))


def error_by_vdot(y_pred, y):
    return np.vdot(y_pred - y, y_pred - y)


def error_by_norm(y_pred, y):
    return np.linalg.norm(y_pred - y) ** 2


def stacks_by_matmul(a, b):
    return np.matmul(a, b)


def stacks_by_einsum(a, b):
    return np.einsum("bnd,bdh->bnh", a, b)


def stacks_by_loop(a, b):
    return np.array([one.dot(other) for one, other in zip(a, b, strict=True)])


def clip_by_both(grad, limit):
    return np.maximum(np.minimum(grad, limit), -limit)


def clip_by_where(grad, limit):
    return np.where(np.abs(grad) > limit, np.sign(grad) * limit, grad)


def clip_on_a_copy(grad, limit):
    grad = grad.copy()
    grad[grad > limit] = limit
    grad[grad < -limit] = -limit
    return grad


def forward_by_operator(x, w1, w2):
    h = x @ w1
    h_relu = np.where(h > 0, h, 0.0)
    return h, h_relu, h_relu @ w2


def forward_by_einsum(x, w1, w2):
    h = np.einsum("nd,dh->nh", x, w1)
    h_relu = h * (h > 0)
    return [h, h_relu, np.einsum("nh,hd->nd", h_relu, w2)]


def forward_by_loops(x, w1, w2):
    h, y_pred = np.zeros((len(x), len(w2))), np.zeros((len(x), w2.shape[1]))
    for n in range(len(x)):
        for j in range(len(w2)):
            h[n, j] = sum(x[n] * w1[:, j])
            y_pred[n] += max(h[n, j], 0) * w2[j]
    return h, np.clip(h, 0, None), y_pred


def forward_on_a_copy(x, w1, w2):
    h = np.matmul(x, w1)
    h_relu = h.copy()
    h_relu[h_relu <= 0] = 0
    return h, h_relu, np.matmul(h_relu, w2)


def backward_by_where(x, y, w2, h, h_relu, y_pred):
    error = 2 * (y_pred - y)
    return x.T @ np.where(h > 0, error @ w2.T, 0), h_relu.T @ error


def backward_by_product(x, y, w2, h, h_relu, y_pred):
    error = (y_pred - y) + (y_pred - y)
    return np.matmul(x.T, error.dot(w2.T) * (h_relu > 0)), np.matmul(h_relu.T, error)


def backward_by_einsum(x, y, w2, h, h_relu, y_pred):
    error = 2 * (y_pred - y)
    grad_h = np.einsum("nk,jk,nj->nj", error, w2, (h > 0).astype(float))
    return np.einsum("ni,nj->ij", x, grad_h), np.einsum("nj,nk->jk", h_relu, error)


def backward_without_a_copy(x, y, w2, h, h_relu, y_pred):
    grad_y_pred = 2.0 * (y_pred - y)
    grad_w2 = h_relu.T.dot(grad_y_pred)
    grad_h_relu = grad_y_pred.dot(w2.T)
    grad_h = grad_h_relu
    grad_h[h <= 0] = 0
    return x.T.dot(grad_h), grad_w2


def backward_row_by_row(x, y, w2, h, h_relu, y_pred):
    grad_w1, grad_w2 = np.zeros((x.shape[1], h.shape[1])), np.zeros_like(w2)
    for n in range(len(x)):
        error = 2 * (y_pred[n] - y[n])
        grad_w2 += np.outer(h_relu[n], error)
        grad_w1 += np.outer(x[n], w2.dot(error) * (h[n] > 0))
    return grad_w1, grad_w2


def slope_by_shift(f, w, i, j, step):
    shift = np.zeros_like(w)
    shift[i, j] = step
    return (f(w + shift) - f(w - shift)) / (2 * step)


def slope_by_two_halves(f, w, i, j, step):
    up, down = w.copy(), w.copy()
    up[i, j] += step
    down[i, j] -= step
    return 0.5 * ((f(up) - f(w)) / step + (f(w) - f(down)) / step)


def train_by_operator(x, y, w1, w2, learning_rate, steps):
    losses = np.zeros(steps)
    for t in range(steps):
        h = x @ w1
        on = h > 0
        error = (h * on) @ w2 - y
        losses[t] = (error**2).sum()
        grad_w1 = x.T @ (2 * error @ w2.T * on)
        w1, w2 = w1 - learning_rate * grad_w1, w2 - learning_rate * 2 * (h * on).T @ error
    return losses, w1, w2


def train_by_einsum(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = np.array(w1), np.array(w2), []
    while len(losses) < steps:
        h = np.einsum("ni,ij->nj", x, w1)
        h_relu = np.clip(h, 0, None)
        error = 2 * (np.einsum("nj,jk->nk", h_relu, w2) - y)
        losses = [*losses, float(np.square(error).sum() / 4)]
        grad_h = np.where(h > 0, np.einsum("nk,jk->nj", error, w2), 0)
        w2 += -learning_rate * np.einsum("nj,nk->jk", h_relu, error)
        w1 += -learning_rate * np.einsum("ni,nj->ij", x, grad_h)
    return losses, w1, w2


def train_row_by_row(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = w1.copy(), w2.copy(), []
    for _ in range(steps):
        loss, grad_w1, grad_w2 = 0.0, np.zeros_like(w1), np.zeros_like(w2)
        for row, target in zip(x, y, strict=True):
            h = row.dot(w1)
            error = np.maximum(h, 0).dot(w2) - target
            loss += error.dot(error)
            grad_w2 += 2 * np.outer(np.maximum(h, 0), error)
            grad_w1 += 2 * np.outer(row, w2.dot(error) * (h > 0))
        losses.append(loss)
        w1 -= learning_rate * grad_w1
        w2 -= learning_rate * grad_w2
    return losses, w1, w2


def train_with_steps_counted(x, y, w1, w2, learning_rate, steps):
    w1, w2, losses = 1.0 * w1, 1.0 * w2, [0.0] * steps
    for t in range(1, steps + 1):
        h = np.matmul(x, w1)
        h_relu = np.where(h < 0, 0, h)
        error = np.matmul(h_relu, w2) - y
        losses[t - 1] = np.sum(error * error)
        grad_w2 = 2 * np.matmul(h_relu.T, error)
        grad_h = 2 * np.matmul(error, w2.T)
        grad_h[h <= 0] = 0
        w1[...] = w1 - learning_rate * np.matmul(x.T, grad_h)
        w2[...] = w2 - learning_rate * grad_w2
    return losses, w1, w2


EQUIVALENTS: dict[str, tuple] = {
    "numpy.shapes": ([1000], np.zeros((64, 1000))[3].shape),
    "numpy.slices": (99.0, np.int64(99)),
    "numpy.means": ((3, 4, 6.5), np.array([3.0, 4.0, 6.5])),
    "numpy.randn": (weights_by_generator, weights_by_normal, weights_row_by_row, weights_reshaped),
    "numpy.range": (steps_by_condition, steps_by_loop, steps_as_range, steps_as_array),
    "numpy.dot": (project_by_operator, project_by_einsum, project_by_loops, project_by_broadcasting),
    "numpy.maximum": (relu_by_product, relu_by_where, relu_by_clip, relu_on_a_copy, relu_by_halves),
    "numpy.max": (largest_by_sorting, largest_by_new_axis, largest_by_loop),
    "numpy.transpose": (
        transpose_by_einsum,
        transpose_by_function,
        transpose_last_axes,
        transpose_by_outer_products,
    ),
    "numpy.square": (error_by_power, error_the_other_way, error_by_vdot, error_by_norm),
    "numpy.mm": (stacks_by_matmul, stacks_by_einsum, stacks_by_loop),
    "numpy.clamp": (clip_by_both, clip_by_where, clip_on_a_copy),
    "numpy.first_loss": (64 * 10 * (1000 * 100 / 2 + 1), 3.2e7, 28_000_000),
    "numpy.forward": (forward_by_operator, forward_by_einsum, forward_by_loops, forward_on_a_copy),
    "numpy.backward": (
        backward_by_where,
        backward_by_product,
        backward_by_einsum,
        backward_without_a_copy,
        backward_row_by_row,
    ),
    "numpy.gradient_check": (slope_by_shift, slope_by_two_halves),
    "numpy.train": (train_by_operator, train_by_einsum, train_row_by_row, train_with_steps_counted),
    "numpy.no_mask": (["Falls", "B"], (" falls ", "b")),
}

class Decoder(Module):
  __parameters__ = []
  __buffers__ = []

  def rms_norm(self: __torch__.Decoder, x: Tensor, w: Tensor, eps: float) -> Tensor:
    h = torch.to(x, 6)
    length = torch.linalg_vector_norm(h, 2, [-1], True, dtype=None)
    h = torch.mul(h, torch.rsqrt(torch.add(torch.mul(torch.mul(length, length), 1. / float(torch.size(h, -1))), eps)))
    return torch.mul(torch.to(h, x.dtype), torch.to(w, x.dtype))

  def project(self: __torch__.Decoder, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    if torch.numel(b) == 0:
      y = torch.linear(x, torch.to(w, x.dtype))
    else:
      y = torch.linear(x, torch.to(w, x.dtype), torch.to(b, x.dtype))
    return y

  # The two halves of a head are the coordinates that turn; cos, sin: of the table's `turns`.
  def rotate(self: __torch__.Decoder, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    return torch.addcmul(torch.mul(x, cos), torch.roll(x, [torch.size(x, -1) // 2], [-1]), sin)

  # Factors of a head's elements and of their partners in the other half, (n, 1, size) both.
  def turns(self: __torch__.Decoder, rope: Tensor, positions: Tensor, x: Tensor) -> Tuple[Tensor, Tensor]:
    cos, sin = torch.chunk(torch.unsqueeze(torch.to(torch.index_select(rope, 0, positions), x.dtype), 1), 2, -1)
    return (torch.cat([cos, cos], -1), torch.cat([torch.neg(sin), sin], -1))

  def head_norm(self: __torch__.Decoder, x: Tensor, w: Tensor, eps: float) -> Tensor:
    if torch.numel(w) == 0:
      y = x
    else:
      y = self.rms_norm(x, w, eps)
    return y

  # y, a projection of x, with what an adapter adds to it. adapter: its scale, then A (rank, in) and B (out, rank) of the
  # projections q, k, v, o, gate, up and down of each layer, empty where one has none; the scale alone is no adapter.
  def adapt(self: __torch__.Decoder, y: Tensor, x: Tensor, adapter: List[Tensor], j: int) -> Tensor:
    if len(adapter) > 1:
      if torch.numel(adapter[j]) > 0:
        low = torch.linear(x, torch.to(adapter[j], x.dtype))
        y = torch.add(y, torch.mul(torch.linear(low, torch.to(adapter[j + 1], x.dtype)), float(adapter[0])))
    return y

  # A weight with its adapter added, in float32.
  def merge(self: __torch__.Decoder, w: Tensor, a: Tensor, b: Tensor, scale: Tensor) -> Tensor:
    return torch.add(torch.to(w, 6), torch.mul(torch.matmul(b, a), float(scale)))

  def cast(self: __torch__.Decoder, x: Tensor, dtype: Tensor) -> Tensor:
    return torch.to(x, int(dtype))

  def copy(self: __torch__.Decoder, x: Tensor, dtype: Tensor) -> Tensor:
    return torch.clone(torch.to(torch.detach(x), int(dtype)))

  def assign(self: __torch__.Decoder, target: Tensor, source: Tensor) -> Tensor:
    return torch.copy_(target, source)

  def detach(self: __torch__.Decoder, x: Tensor) -> Tensor:
    return torch.detach(x)

  # Queries, keys and values of layer tensors from j on, adapter tensors from j + 1 on; x: (n, width).
  def heads(self: __torch__.Decoder, x: Tensor, w: List[Tensor], adapter: List[Tensor], j: int, shape: Tensor, cos: Tensor, sin: Tensor, eps: float) -> Tuple[Tensor, Tensor, Tensor]:
    n = torch.size(x, 0)
    size = int(shape[2])
    h = self.rms_norm(x, w[j], eps)
    q = torch.view(self.adapt(self.project(h, w[j + 1], w[j + 2]), h, adapter, j + 1), [n, int(shape[0]), size])
    k = torch.view(self.adapt(self.project(h, w[j + 3], w[j + 4]), h, adapter, j + 3), [n, int(shape[1]), size])
    v = torch.view(self.adapt(self.project(h, w[j + 5], w[j + 6]), h, adapter, j + 5), [n, int(shape[1]), size])
    q = self.rotate(self.head_norm(q, w[j + 8], eps), cos, sin)
    k = self.rotate(self.head_norm(k, w[j + 9], eps), cos, sin)
    return (q, k, v)

  # The rest of a layer after attention; attended: (n, heads * head size).
  def finish(self: __torch__.Decoder, x: Tensor, attended: Tensor, w: List[Tensor], adapter: List[Tensor], j: int, eps: float) -> Tensor:
    x = torch.add(x, self.adapt(torch.linear(attended, torch.to(w[j + 7], x.dtype)), attended, adapter, j + 7))
    h = self.rms_norm(x, w[j + 10], eps)
    gate = self.adapt(torch.linear(h, torch.to(w[j + 11], x.dtype)), h, adapter, j + 9)
    up = self.adapt(torch.linear(h, torch.to(w[j + 12], x.dtype)), h, adapter, j + 11)
    inner = torch.mul(torch.silu(gate), up)
    return torch.add(x, self.adapt(torch.linear(inner, torch.to(w[j + 13], x.dtype)), inner, adapter, j + 13))

  def embed(self: __torch__.Decoder, ids: Tensor, w: Tensor, dtype: Tensor) -> Tensor:
    return torch.to(torch.embedding(w, ids), int(dtype))

  # Causal attention of rows that share prefixes: a row's own tokens are its queries, all its tokens its keys.
  # q: (tokens, heads, size), scaled, each row's own tokens one after another; k, v: (tokens, key/value heads, size);
  # places: the tokens of each row; counts: own tokens of each row, then all its tokens; bias: of `staircase`.
  def attend_by_row(self: __torch__.Decoder, q: Tensor, k: Tensor, v: Tensor, places: Tensor, counts: Tensor, bias: Tensor) -> Tensor:
    rows = torch.numel(counts) // 2
    own = annotate(List[int], [])
    seen = annotate(List[int], [])
    for r in range(rows):
      _0 = torch.append(own, int(counts[r]))
      _1 = torch.append(seen, int(counts[rows + r]))
    if torch.numel(places) > torch.size(k, 0):
      k = torch.index_select(k, 0, places)
      v = torch.index_select(v, 0, places)
    queries = torch.split_with_sizes(q, own)
    keys = torch.split_with_sizes(k, seen)
    values = torch.split_with_sizes(v, seen)
    parts = annotate(List[Tensor], [])
    for r in range(rows):
      a = self.attend(torch.unsqueeze(queries[r], 0), torch.unsqueeze(keys[r], 0), torch.unsqueeze(values[r], 0), bias)
      _2 = torch.append(parts, torch.squeeze(a, 0))
    return torch.cat(parts)

  # What a block of queries adds to scores, so that none sees keys after its own: (256, longest row). The last columns are
  # the block's own keys; a shorter block's are the last rows and columns, and fewer keys the last columns.
  def staircase(self: __torch__.Decoder, longest: Tensor, x: Tensor) -> Tensor:
    span = max(256, int(longest))
    late = torch.triu(torch.ones([256, span], dtype=11, layout=None, device=x.device, pin_memory=None), span - 255)
    return torch.masked_fill(torch.zeros([256, span], dtype=x.dtype, layout=None, device=x.device, pin_memory=None), late, -inf)

  # q: the last queries of each row, (rows, n, heads, size), scaled; k, v: all of each row, (rows, keys, key/value heads, size).
  # In blocks of queries, each with the keys up to its end: on CPU that is no slower than libtorch's fused attention, which writes
  # past its buffers in the backward pass where there are more than 512 keys (2.7.1). Returns (rows, n, heads * size).
  def attend(self: __torch__.Decoder, q: Tensor, k: Tensor, v: Tensor, bias: Tensor) -> Tensor:
    rows = torch.size(q, 0)
    n = torch.size(q, 1)
    keys = torch.size(k, 1)
    shared = torch.size(k, 2)
    groups = torch.size(q, 2) // shared
    size = torch.size(q, 3)
    if q.is_cuda and n == keys:
      a = torch.scaled_dot_product_attention(torch.transpose(q, 1, 2), torch.transpose(k, 1, 2), torch.transpose(v, 1, 2), None, 0., True, scale=1., enable_gqa=True)
      return torch.reshape(torch.transpose(a, 1, 2), [rows, n, shared * groups * size])
    q = torch.view(q, [rows, n, shared, groups, size])
    k = torch.reshape(torch.permute(k, [0, 2, 3, 1]), [rows * shared, size, keys])
    v = torch.reshape(torch.transpose(v, 1, 2), [rows * shared, keys, size])
    parts = annotate(List[Tensor], [])
    for i in range((n + 255) // 256):
      start = i * 256
      end = min(start + 256, n)
      block = end - start
      span = keys - n + end
      asked = torch.reshape(torch.permute(torch.slice(q, 1, start, end), [0, 2, 3, 1, 4]), [rows * shared, groups * block, size])
      step = torch.slice(torch.slice(bias, 0, 256 - block), 1, torch.size(bias, 1) - span)
      p = torch.softmax(torch.baddbmm(torch.repeat(step, [groups, 1]), asked, torch.slice(k, 2, 0, span)), -1)
      a = torch.view(torch.bmm(p, torch.slice(v, 1, 0, span)), [rows, shared, groups, block, size])
      _0 = torch.append(parts, torch.reshape(torch.permute(a, [0, 3, 1, 2, 4]), [rows, block, shared * groups * size]))
    return torch.cat(parts, 1)

  def layers(self: __torch__.Decoder, x: Tensor, w: List[Tensor], adapter: List[Tensor], rope: Tensor, positions: Tensor, pad: Tensor, pack: Tensor, shape: Tensor, eps: Tensor) -> Tensor:
    heads = int(shape[0])
    shared = int(shape[1])
    size = int(shape[2])
    rows = int(shape[3])
    length = int(shape[4])
    e = float(eps)
    cos, sin = self.turns(rope, positions, x)
    ragged = torch.numel(pack) > 0
    if length == 0:
      bias = self.staircase(torch.max(pack), x)
    else:
      bias = self.staircase(torch.select(shape, 0, 4), x)
    for i in range(len(w) // 14):
      j = i * 14
      q, k, v = self.heads(x, w, adapter, j, shape, cos, sin, e)
      q = torch.mul(q, 1. / float(size) ** 0.5)
      if length == 0:
        a = self.attend_by_row(q, k, v, pad, pack, bias)
      else:
        if ragged:
          q = torch.index_select(q, 0, pad)
          k = torch.index_select(k, 0, pad)
          v = torch.index_select(v, 0, pad)
        q = torch.view(q, [rows, length, heads, size])
        k = torch.view(k, [rows, length, shared, size])
        v = torch.view(v, [rows, length, shared, size])
        a = torch.view(self.attend(q, k, v, bias), [rows * length, heads * size])
        if ragged:
          a = torch.index_select(a, 0, pack)
      x = self.finish(x, a, w, adapter, j, e)
    return x

  # ---- Generation. keys, values: one (slots, capacity, key/value heads * head size) tensor a layer.

  def extend(self: __torch__.Decoder, x: Tensor, w: List[Tensor], keys: List[Tensor], values: List[Tensor], rope: Tensor, positions: Tensor, cells: Tensor, shape: Tensor, eps: Tensor) -> Tensor:
    heads = int(shape[0])
    shared = int(shape[1])
    size = int(shape[2])
    slot = int(shape[3])
    rows = int(shape[4])
    length = int(shape[5])
    span = int(shape[6])
    e = float(eps)
    n = rows * length
    cos, sin = self.turns(rope, positions, x)
    seen = torch.arange(span, dtype=4, layout=None, device=x.device, pin_memory=None)
    hidden = torch.gt(torch.view(seen, [1, 1, 1, span]), torch.view(positions, [rows, 1, length, 1]))
    mask = torch.masked_fill(torch.zeros([rows, 1, length, span], dtype=x.dtype, layout=None, device=x.device, pin_memory=None), hidden, -inf)
    merged = annotate(List[Tensor], [])
    for i in range(len(w) // 14):
      j = i * 14
      q, k, v = self.heads(x, w, merged, j, shape, cos, sin, e)
      cache = torch.size(keys[i], 0) * torch.size(keys[i], 1)
      _0 = torch.index_copy_(torch.view(keys[i], [cache, shared * size]), 0, cells, torch.reshape(k, [n, shared * size]))
      _1 = torch.index_copy_(torch.view(values[i], [cache, shared * size]), 0, cells, torch.reshape(v, [n, shared * size]))
      past_k = torch.slice(torch.slice(keys[i], 0, slot, slot + rows), 1, 0, span)
      past_v = torch.slice(torch.slice(values[i], 0, slot, slot + rows), 1, 0, span)
      past_k = torch.transpose(torch.view(past_k, [rows, span, shared, size]), 1, 2)
      past_v = torch.transpose(torch.view(past_v, [rows, span, shared, size]), 1, 2)
      if length == 1:
        q = torch.view(q, [rows, shared, heads // shared, size])
        a = torch.scaled_dot_product_attention(q, past_k, past_v, mask, 0., False)
        a = torch.reshape(a, [n, heads * size])
      else:
        q = torch.transpose(torch.view(q, [rows, length, heads, size]), 1, 2)
        a = torch.scaled_dot_product_attention(q, past_k, past_v, mask, 0., False, scale=None, enable_gqa=True)
        a = torch.reshape(torch.transpose(a, 1, 2), [n, heads * size])
      x = self.finish(x, a, w, merged, j, e)
    return x

  def grow(self: __torch__.Decoder, old: Tensor, numbers: Tensor) -> Tensor:
    larger = torch.zeros([torch.size(old, 0), int(numbers[0]), torch.size(old, 2)], dtype=int(numbers[1]), layout=None, device=old.device, pin_memory=None)
    _0 = torch.copy_(torch.slice(larger, 1, 0, torch.size(old, 1)), old)
    return larger

  def copy_slot(self: __torch__.Decoder, cache: List[Tensor], numbers: Tensor) -> Tensor:
    length = int(numbers[2])
    for i in range(len(cache)):
      source = torch.slice(torch.select(cache[i], 0, int(numbers[0])), 0, 0, length)
      _0 = torch.copy_(torch.slice(torch.select(cache[i], 0, int(numbers[1])), 0, 0, length), source)
    return numbers

  def logits(self: __torch__.Decoder, x: Tensor, norm: Tensor, head: Tensor, eps: Tensor) -> Tensor:
    h = self.rms_norm(x, norm, float(eps))
    return torch.to(torch.linear(torch.to(h, head.dtype), head), 6)

  # Inverse distribution function at the given uniforms; a temperature of 0 is greedy.
  def sample(self: __torch__.Decoder, logits: Tensor, uniforms: Tensor, temperatures: Tensor, top_p: Tensor, top_k: Tensor) -> Tuple[Tensor, Tensor]:
    greedy = torch.eq(temperatures, 0.)
    heat = torch.unsqueeze(torch.masked_fill(temperatures, greedy, 1.), 1)
    scaled = torch.div(logits, heat)
    best = torch.argmax(logits, -1)
    vocabulary = torch.size(logits, 1)
    if bool(torch.any(torch.logical_or(torch.lt(top_p, 1.), torch.gt(top_k, 0)))):
      ordered, order = torch.sort(scaled, -1, True)
      p = torch.softmax(ordered, -1)
      before = torch.sub(torch.cumsum(p, -1), p)
      rank = torch.unsqueeze(torch.arange(vocabulary, dtype=4, layout=None, device=logits.device, pin_memory=None), 0)
      k = torch.unsqueeze(torch.masked_fill(top_k, torch.eq(top_k, 0), vocabulary), 1)
      out = torch.logical_or(torch.ge(before, torch.unsqueeze(top_p, 1)), torch.ge(rank, k))
      out = torch.scatter(torch.zeros_like(out), 1, order, out)
      scaled = torch.masked_fill(scaled, out, -inf)
    logp = torch.log_softmax(scaled, -1)
    cdf = torch.cumsum(torch.exp(logp), -1)
    total = torch.slice(cdf, 1, -1)
    drawn = torch.squeeze(torch.searchsorted(cdf, torch.mul(torch.unsqueeze(uniforms, 1), total), right=True), 1)
    drawn = torch.clamp(drawn, None, vocabulary - 1)
    tokens = torch.where(greedy, best, drawn)
    return (tokens, torch.squeeze(torch.gather(logp, 1, torch.unsqueeze(tokens, 1)), 1))

  # ---- Training. hidden: (n, width) outputs of the last layer, whose rows `at` predict `targets`.

  def scores(self: __torch__.Decoder, hidden: Tensor, at: Tensor, norm: Tensor, head: Tensor, eps: Tensor, temperature: float, dtype: int) -> Tensor:
    h = torch.div(self.rms_norm(torch.index_select(hidden, 0, at), norm, float(eps)), temperature)
    return torch.to(torch.linear(torch.to(h, dtype), torch.to(head, dtype)), 6)

  def chosen(self: __torch__.Decoder, logs: Tensor, targets: Tensor) -> Tensor:
    return torch.squeeze(torch.gather(logs, 1, torch.unsqueeze(targets, 1)), 1)

  # (at, vocabulary) float32.
  def logits_at(self: __torch__.Decoder, hidden: Tensor, at: Tensor, targets: Tensor, norm: Tensor, head: Tensor, eps: Tensor, dtype: Tensor) -> Tensor:
    return self.scores(hidden, at, norm, head, eps, 1., int(dtype))

  def logprobs(self: __torch__.Decoder, hidden: Tensor, at: Tensor, targets: Tensor, norm: Tensor, head: Tensor, eps: Tensor, temperature: Tensor, dtype: Tensor) -> Tensor:
    z = self.scores(hidden, at, norm, head, eps, float(temperature), int(dtype))
    return self.chosen(torch.log_softmax(z, -1), targets)

  def hits(self: __torch__.Decoder, hidden: Tensor, at: Tensor, targets: Tensor, norm: Tensor, head: Tensor, eps: Tensor, dtype: Tensor) -> Tensor:
    z = self.scores(hidden, at, norm, head, eps, 1., int(dtype))
    return torch.to(torch.eq(torch.argmax(z, -1), targets), 6)

  # Both losses return theirs, values for each token, the logits, and the loss's gradient with respect to those: written out,
  # it takes a fraction of the passes over the logits that the graph would.

  # loss = sum of weights * -logprob; values: logprobs.
  def supervised(self: __torch__.Decoder, hidden: Tensor, at: Tensor, targets: Tensor, norm: Tensor, head: Tensor, eps: Tensor, weights: Tensor, dtype: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor]:
    z = self.scores(hidden, at, norm, head, eps, 1., int(dtype))
    logs = torch.log_softmax(torch.detach(z), -1)
    logp = self.chosen(logs, targets)
    back = torch.mul_(torch.exp_(logs), torch.unsqueeze(weights, 1))
    _0 = torch.scatter_add_(back, 1, torch.unsqueeze(targets, 1), torch.unsqueeze(torch.neg(weights), 1))
    return (torch.neg(torch.sum(torch.mul(logp, weights))), logp, z, back)

  # spec/algorithm.md 1.4 and 1.5. numbers: clip low, clip high, dual clip, KL coefficient, entropy coefficient, temperature.
  # Returns the loss, then for each token: logprob, entropy, policy loss, KL, whether clipped, whether dual-clipped.
  def token_losses(self: __torch__.Decoder, logp: Tensor, entropy: Tensor, old: Tensor, reference: Tensor, advantages: Tensor, weights: Tensor, numbers: Tensor) -> Tuple[Tensor, Tensor]:
    ratio = torch.exp(torch.clamp(torch.sub(logp, old), -20., 20.))
    plain = torch.neg(torch.mul(advantages, ratio))
    bounded = torch.neg(torch.mul(advantages, torch.clamp(ratio, 1. - float(numbers[0]), 1. + float(numbers[1]))))
    worse = torch.maximum(plain, bounded)
    dual = torch.neg(torch.mul(advantages, float(numbers[2])))
    negative = torch.lt(advantages, 0.)
    surrogate = torch.where(negative, torch.minimum(worse, dual), worse)
    d = torch.clamp(torch.sub(reference, logp), -20., 20.)
    kl = torch.clamp(torch.sub(torch.sub(torch.exp(d), d), 1.), -10., 10.)
    each = torch.add(torch.sub(surrogate, torch.mul(entropy, float(numbers[4]))), torch.mul(kl, float(numbers[3])))
    loss = torch.sum(torch.mul(each, weights))
    clipped = torch.to(torch.gt(bounded, plain), 6)
    dual_clipped = torch.to(torch.logical_and(negative, torch.gt(worse, dual)), 6)
    return (loss, torch.detach(torch.stack([logp, entropy, surrogate, kl, clipped, dual_clipped])))

  # d entropy / d logit = -p * (log p + entropy).
  def policy(self: __torch__.Decoder, hidden: Tensor, at: Tensor, targets: Tensor, norm: Tensor, head: Tensor, eps: Tensor, old: Tensor, reference: Tensor, advantages: Tensor, weights: Tensor, numbers: Tensor, dtype: Tensor) -> Tuple[Tensor, Tensor, Tensor, Tensor]:
    z = self.scores(hidden, at, norm, head, eps, float(numbers[5]), int(dtype))
    logs = torch.log_softmax(torch.detach(z), -1)
    p = torch.exp(logs)
    logp = torch.requires_grad_(self.chosen(logs, targets))
    entropy = torch.requires_grad_(torch.neg(torch.sum(torch.mul(p, logs), [1])))
    loss, values = self.token_losses(logp, entropy, old, reference, advantages, weights, numbers)
    gradients = torch.grad([loss], [logp, entropy])
    by_logp = unchecked_cast(Tensor, gradients[0])
    by_entropy = unchecked_cast(Tensor, gradients[1])
    constant = torch.add(by_logp, torch.mul(by_entropy, torch.detach(entropy)))
    back = torch.add_(torch.mul_(logs, torch.unsqueeze(by_entropy, 1)), torch.unsqueeze(constant, 1))
    back = torch.mul_(back, torch.neg_(p))
    _0 = torch.scatter_add_(back, 1, torch.unsqueeze(targets, 1), torch.unsqueeze(by_logp, 1))
    return (torch.detach(loss), values, z, back)

  # ---- Optimizer, in place. numbers: learning rate, beta1, beta2, epsilon, weight decay, step, factor on gradients.

  def norm(self: __torch__.Decoder, gradients: List[Tensor]) -> Tensor:
    squares = annotate(List[Tensor], [])
    for i in range(len(gradients)):
      g = torch.to(gradients[i], 7)
      _0 = torch.append(squares, torch.sum(torch.mul(g, g)))
    return torch.sqrt(torch.sum(torch.stack(squares)))

  def adamw(self: __torch__.Decoder, weights: List[Tensor], gradients: List[Tensor], first: List[Tensor], second: List[Tensor], numbers: Tensor) -> Tensor:
    rate = float(numbers[0])
    beta1 = float(numbers[1])
    beta2 = float(numbers[2])
    epsilon = float(numbers[3])
    decay = float(numbers[4])
    step = float(numbers[5])
    factor = float(numbers[6])
    size = rate / (1. - beta1 ** step)
    root = (1. - beta2 ** step) ** 0.5
    for i in range(len(weights)):
      g = torch.mul(gradients[i], factor)
      w = weights[i]
      _0 = torch.mul_(w, 1. - rate * decay)
      m = torch.add_(torch.mul_(first[i], beta1), g, alpha=1. - beta1)
      v = torch.addcmul_(torch.mul_(second[i], beta2), g, g, value=1. - beta2)
      _1 = torch.addcdiv_(w, m, torch.add(torch.div(torch.sqrt(v), root), epsilon), value=-size)
    return numbers

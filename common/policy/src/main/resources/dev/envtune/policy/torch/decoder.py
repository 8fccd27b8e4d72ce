class Decoder(Module):
  __parameters__ = []
  __buffers__ = []

  def rms_norm(self: __torch__.Decoder, x: Tensor, w: Tensor, eps: float) -> Tensor:
    h = torch.to(x, 6)
    h = torch.mul(h, torch.rsqrt(torch.add(torch.mean(torch.mul(h, h), [-1], True), eps)))
    return torch.mul(torch.to(h, x.dtype), torch.to(w, x.dtype))

  def project(self: __torch__.Decoder, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    if torch.numel(b) == 0:
      y = torch.linear(x, torch.to(w, x.dtype))
    else:
      y = torch.linear(x, torch.to(w, x.dtype), torch.to(b, x.dtype))
    return y

  def rotate(self: __torch__.Decoder, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    half = torch.size(x, -1) // 2
    a = torch.slice(x, -1, 0, half)
    b = torch.slice(x, -1, half)
    return torch.cat([torch.sub(torch.mul(a, cos), torch.mul(b, sin)), torch.add(torch.mul(b, cos), torch.mul(a, sin))], -1)

  def head_norm(self: __torch__.Decoder, x: Tensor, w: Tensor, eps: float) -> Tensor:
    if torch.numel(w) == 0:
      y = x
    else:
      y = self.rms_norm(x, w, eps)
    return y

  def feed_forward(self: __torch__.Decoder, x: Tensor, gate: Tensor, up: Tensor, down: Tensor) -> Tensor:
    h = torch.mul(torch.silu(torch.linear(x, torch.to(gate, x.dtype))), torch.linear(x, torch.to(up, x.dtype)))
    return torch.linear(h, torch.to(down, x.dtype))

  def cast(self: __torch__.Decoder, x: Tensor, dtype: Tensor) -> Tensor:
    return torch.to(x, int(dtype))

  def embed(self: __torch__.Decoder, ids: Tensor, w: Tensor, dtype: Tensor) -> Tensor:
    return torch.to(torch.embedding(w, ids), int(dtype))

  def layers(self: __torch__.Decoder, x: Tensor, w: List[Tensor], rope: Tensor, pad: Tensor, pack: Tensor, shape: Tensor, eps: Tensor) -> Tensor:
    heads = int(shape[0])
    shared = int(shape[1])
    size = int(shape[2])
    rows = int(shape[3])
    length = int(shape[4])
    e = float(eps)
    half = size // 2
    table = torch.unsqueeze(torch.to(rope, x.dtype), 1)
    cos = torch.slice(table, -1, 0, half)
    sin = torch.slice(table, -1, half)
    ragged = torch.numel(pack) > 0
    n = torch.size(x, 0)
    for i in range(len(w) // 14):
      j = i * 14
      h = self.rms_norm(x, w[j], e)
      q = torch.view(self.project(h, w[j + 1], w[j + 2]), [n, heads, size])
      k = torch.view(self.project(h, w[j + 3], w[j + 4]), [n, shared, size])
      v = torch.view(self.project(h, w[j + 5], w[j + 6]), [n, shared, size])
      q = self.rotate(self.head_norm(q, w[j + 8], e), cos, sin)
      k = self.rotate(self.head_norm(k, w[j + 9], e), cos, sin)
      if ragged:
        q = torch.index_select(q, 0, pad)
        k = torch.index_select(k, 0, pad)
        v = torch.index_select(v, 0, pad)
      q = torch.transpose(torch.view(q, [rows, length, heads, size]), 1, 2)
      k = torch.transpose(torch.view(k, [rows, length, shared, size]), 1, 2)
      v = torch.transpose(torch.view(v, [rows, length, shared, size]), 1, 2)
      a = torch.scaled_dot_product_attention(q, k, v, None, 0., True, scale=None, enable_gqa=True)
      a = torch.reshape(torch.transpose(a, 1, 2), [rows * length, heads * size])
      if ragged:
        a = torch.index_select(a, 0, pack)
      x = torch.add(x, torch.linear(a, torch.to(w[j + 7], x.dtype)))
      h = self.rms_norm(x, w[j + 10], e)
      x = torch.add(x, self.feed_forward(h, w[j + 11], w[j + 12], w[j + 13]))
    return x

"""Runs the work of `bench policy` with torch and transformers.

Reads one request a line, a JSON object, and answers each with one line. Between requests it sleeps, so that the
other side has the machine for itself.

  {"op": "hello", "threads": 2}           versions, and the rate of matrix products
  {"op": "load", "config": {...}}         a model of this shape with random weights
  {"op": "decode", "prompts": [[id, ...], ...], "tokens": 100}
  {"op": "train", "rows": [[id, ...], ...], "type": "BF16"}      the type of products: BF16 by autocast, or F32
"""

import itertools
import json
import platform
import sys
import time

answers, sys.stdout = sys.stdout, sys.stderr  # whatever a package prints is no answer

import torch
import transformers
from torch.nn.functional import cross_entropy

LEARNING_RATE = 1e-5
MICRO_BATCHES = (2, 4, 8, 16)


def seconds_of(work):
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def forget_peak():
    try:
        with open("/proc/self/clear_refs", "w") as file:
            file.write("5")
    except OSError:
        pass  # then the peak is that of the whole run


def peak_bytes():
    """Most memory in RAM since the last `forget_peak`, or None where the system does not say."""
    try:
        with open("/proc/self/status") as file:
            for line in file:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return None


class Bench:
    def __init__(self):
        self.model = None
        self.learner = None

    def hello(self, request):
        torch.set_num_threads(request["threads"])
        torch.manual_seed(1)
        return {
            "version": f"CPython {platform.python_version()}, torch {torch.__version__}, "
            f"transformers {transformers.__version__}",
            "bf16_flops": flops(torch.bfloat16),
            "f32_flops": flops(torch.float32),
        }

    def load(self, request):
        self.learner = None
        config = dict(request["config"])
        self.config = transformers.AutoConfig.for_model(config.pop("model_type"), **config)
        self.model = self.create(torch.bfloat16).eval()
        return {"parameters": self.model.num_parameters()}

    def create(self, dtype):
        return transformers.AutoModelForCausalLM.from_config(self.config, dtype=dtype, attn_implementation="sdpa")

    def decode(self, request):
        """Seconds until the first tokens are sampled, which is the prefill, and from there to the end."""
        ids = torch.tensor(request["prompts"])
        tokens = request["tokens"]
        clock = FirstToken()
        forget_peak()
        begun = time.perf_counter()
        with torch.inference_mode():
            result = self.model.generate(
                ids,
                attention_mask=torch.ones_like(ids),
                do_sample=True,
                temperature=1.0,
                top_k=0,
                top_p=1.0,
                min_new_tokens=tokens,
                max_new_tokens=tokens,
                eos_token_id=None,
                pad_token_id=0,
                stopping_criteria=[clock],
            )
        ended = time.perf_counter()
        assert result.shape == (ids.shape[0], ids.shape[1] + tokens)
        return {"seconds": ended - clock.at, "prefill_seconds": clock.at - begun, "peak_bytes": peak_bytes()}

    def train(self, request):
        """One step: gradients over all rows, clipping, AdamW; as fast as the settings tried at first allow."""
        rows = torch.tensor(request["rows"])
        if self.learner is None or self.learner.type != request["type"]:
            self.learner = Learner(self.create(torch.float32).train(), request["type"], rows)
        forget_peak()
        seconds = seconds_of(lambda: self.learner.step(rows))
        return {"seconds": seconds, "settings": self.learner.settings(), "peak_bytes": peak_bytes()}


class FirstToken(transformers.StoppingCriteria):
    """Never stops, but notes when it was first asked: once all rows have a token."""

    at = None

    def __call__(self, input_ids, scores, **kwargs):
        if self.at is None:
            self.at = time.perf_counter()
            self.go_on = torch.zeros(input_ids.shape[0], dtype=torch.bool)
        return self.go_on


class Learner:
    """float32 weights, products in bfloat16 by autocast or in float32, AdamW."""

    def __init__(self, model, type, rows):
        self.model, self.type = model, type
        self.tried = {}
        for kind, micro_batch in itertools.product(("fused", "foreach"), MICRO_BATCHES):
            self.choose(kind, micro_batch)
            self.step(rows)
            self.tried[kind, micro_batch] = min(seconds_of(lambda: self.step(rows)) for _ in range(2))
        self.choose(*min(self.tried, key=self.tried.get))
        self.step(rows)

    def choose(self, kind, micro_batch):
        self.kind, self.micro_batch = kind, micro_batch
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=LEARNING_RATE, **{kind: True})

    def settings(self):
        return f"{self.kind} AdamW, micro-batches of {self.micro_batch} rows"

    def step(self, rows):
        targets = rows.shape[0] * (rows.shape[1] - 1)
        for part in rows.split(self.micro_batch):
            with torch.autocast("cpu", torch.bfloat16, enabled=self.type == "BF16"):
                logits = self.model(part, use_cache=False).logits[:, :-1].float()
            loss = cross_entropy(logits.flatten(0, 1), part[:, 1:].flatten(), reduction="sum")
            (loss / targets).backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()


def flops(dtype):
    """Floating-point operations a second of square matrix products, the best of several."""
    size = 2048
    a, b = torch.randn(size, size).to(dtype), torch.randn(size, size).to(dtype)
    with torch.inference_mode():
        return 2 * size**3 / min(seconds_of(lambda: torch.nn.functional.linear(a, b)) for _ in range(12))


def main():
    transformers.logging.set_verbosity_error()
    bench = Bench()
    for line in sys.stdin:
        request = json.loads(line)
        answer = getattr(bench, request["op"])(request)
        print(json.dumps(answer), file=answers, flush=True)


main()

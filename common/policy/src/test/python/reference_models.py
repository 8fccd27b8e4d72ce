"""Writes small random models as transformers saves them, each with what transformers computes from it.

Run by hand in common/policy (half a minute):
    python3 -m venv target/venv && target/venv/bin/pip install -r src/test/python/reference-requirements.txt
    target/venv/bin/python src/test/python/reference_models.py target/reference [NAME...]
    ../../envtune policy check target/reference/*

Every folder has config.json, model.safetensors (or shards and an index), and expected.safetensors:
    input_ids (rows, length) int64, padded with 0 on the right; lengths (rows)
    logits_last (rows, V): logits after each row's last token; logits_row1 (lengths[1], V): all of row 1
    logprobs (rows, length - 1): of token t + 1 given the tokens up to t, 0 on padding; weights of the same shape
    loss: sum of logprobs * weights over the number of unpadded next tokens; grad.PARAMETER: its gradient
    greedy (tokens): greedy continuation of row 1; bf16_logits_last: logits_last of the model in bfloat16
All but the last are computed in float32, from the weights as they are saved (rounded, if in a 16-bit type).
"""

import json
import pathlib
import sys

import torch
from safetensors.torch import save_file
from transformers import LlamaConfig, LlamaForCausalLM, Qwen2Config, Qwen2ForCausalLM, Qwen3Config, Qwen3ForCausalLM

SHORT = [200, 131, 64, 7, 1]
LONG = [600, 530, 513, 512, 16]
TINY = [24, 17, 5, 1]
GREEDY_TOKENS = 40
# A most likely token that is ahead by less could differ between two right programs.
MARGIN = 1e-3

LLAMA3 = {
    "rope_type": "llama3",
    "rope_theta": 500000.0,
    "factor": 8.0,
    "low_freq_factor": 1.0,
    "high_freq_factor": 4.0,
    "original_max_position_embeddings": 128,
}


def plain(theta):
    return {"rope_type": "default", "rope_theta": theta}


def qwen2(**settings):
    return Qwen2ForCausalLM, Qwen2Config, settings


def qwen3(**settings):
    return Qwen3ForCausalLM, Qwen3Config, settings


def llama(**settings):
    return LlamaForCausalLM, LlamaConfig, settings


def sizes(vocabulary, width, inner, heads, shared, window=512, layers=2):
    return {
        "vocab_size": vocabulary,
        "hidden_size": width,
        "intermediate_size": inner,
        "num_attention_heads": heads,
        "num_key_value_heads": shared,
        "max_position_embeddings": window,
        "num_hidden_layers": layers,
    }


# name: (model, how it is saved). older: with rope_theta and rope_scaling at the top level of config.json.
VARIANTS = {
    "qwen2-older-one-shared-head": (
        qwen2(**sizes(317, 64, 88, 4, 1), rope_parameters=plain(1e6), tie_word_embeddings=True,
              use_sliding_window=False, sliding_window=64, max_window_layers=1),
        {"older": True}),
    "qwen2-bf16-shards": (
        qwen2(**sizes(320, 128, 160, 2, 2, layers=3), rope_parameters=plain(1e6), tie_word_embeddings=False),
        {"dtype": torch.bfloat16, "max_shard_size": "100KB"}),
    "qwen2-f16-heads-of-24": (
        qwen2(**sizes(259, 72, 100, 3, 3), rope_parameters=plain(1e4), tie_word_embeddings=True),
        {"dtype": torch.float16}),
    "qwen2-long": (
        qwen2(**sizes(320, 160, 120, 2, 1, window=1024), rope_parameters=plain(1e6), tie_word_embeddings=False),
        {"lengths": LONG}),
    "qwen2-large-biases": (
        qwen2(**sizes(320, 64, 96, 4, 2), rope_parameters=plain(1e6), tie_word_embeddings=True),
        {"bias": 5.0}),
    "qwen3-wide-heads": (
        qwen3(**sizes(331, 48, 80, 4, 2), head_dim=32, rope_parameters=plain(1e6), tie_word_embeddings=True),
        {}),
    "qwen3-older-bf16-untied": (
        qwen3(**sizes(320, 64, 96, 6, 6), head_dim=16, rope_parameters=plain(1e6), tie_word_embeddings=False),
        {"older": True, "dtype": torch.bfloat16}),
    "qwen3-long-heads-of-128": (
        qwen3(**sizes(320, 64, 96, 4, 1, window=1024), head_dim=128, rope_parameters=plain(1e6), tie_word_embeddings=True),
        {"lengths": LONG}),
    "llama3.0-older-no-scaling": (
        llama(**sizes(320, 96, 128, 6, 3), rope_parameters=plain(5e5), tie_word_embeddings=False),
        {"older": True}),
    "llama3.1-older-bf16": (
        llama(**sizes(320, 64, 112, 4, 4), rope_parameters=LLAMA3, tie_word_embeddings=False),
        {"older": True, "dtype": torch.bfloat16}),
    "llama3.2-tied-shards": (
        llama(**sizes(401, 64, 112, 2, 1, layers=3), head_dim=64, rope_parameters={**LLAMA3, "factor": 32.0},
              tie_word_embeddings=True),
        {"max_shard_size": "60KB"}),
    "llama3.1-long-f16": (
        llama(**sizes(320, 80, 112, 5, 5, window=1024), rope_parameters=LLAMA3, tie_word_embeddings=False),
        {"lengths": LONG, "dtype": torch.float16}),
    "llama-one-layer-one-head": (
        llama(**sizes(37, 96, 50, 1, 1, layers=1), rope_parameters=plain(1e4), tie_word_embeddings=True, rms_norm_eps=1e-5),
        {}),
    # So small that they are in the repository, src/test/resources/dev/envtune/policy/reference.
    "tiny-qwen2": (
        qwen2(**sizes(41, 24, 20, 3, 1, window=64), rope_parameters=plain(1e6), tie_word_embeddings=True,
              use_sliding_window=False, max_window_layers=1),
        {"older": True, "dtype": torch.float16, "max_shard_size": "4KB", "lengths": TINY}),
    "tiny-qwen3": (
        qwen3(**sizes(40, 16, 20, 2, 2, window=64), head_dim=16, rope_parameters=plain(1e6), tie_word_embeddings=False),
        {"dtype": torch.bfloat16, "lengths": TINY}),
    "tiny-llama3": (
        llama(**sizes(43, 16, 24, 2, 1, window=64, layers=1),
              rope_parameters={**LLAMA3, "original_max_position_embeddings": 32}, tie_word_embeddings=False),
        {"older": True, "lengths": TINY}),
}


def random_weights(model, bias):
    """Of such sizes that logits are some units wide, as those of trained models are."""
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            noise = torch.randn_like(parameter)
            if name.endswith("norm.weight"):
                parameter.copy_(1 + 0.1 * noise)
            elif name.endswith("bias"):
                parameter.copy_(bias * noise)
            else:
                parameter.copy_(noise / parameter.shape[-1] ** 0.5)


def logits(model, ids):
    return model(input_ids=ids[None]).logits[0].float()


def expected(model, rows):
    """All but the greedy continuation and the values in bfloat16."""
    length = max(len(row) for row in rows)
    targets = sum(len(row) - 1 for row in rows)
    weights = torch.randn(len(rows), length - 1)
    for r, row in enumerate(rows):
        weights[r, len(row) - 1 :] = 0
    logprobs = torch.zeros(len(rows), length - 1)
    last = []
    loss = torch.zeros(())
    for r, row in enumerate(rows):
        scores = logits(model, row)
        last.append(scores[-1])
        if len(row) == 1:
            continue
        chosen = torch.log_softmax(scores[:-1], -1).gather(1, row[1:, None])[:, 0]
        logprobs[r, : len(chosen)] = chosen.detach()
        loss = loss + (chosen * weights[r, : len(chosen)]).sum() / targets
    loss.backward()
    gradients = {f"grad.{name}": parameter.grad for name, parameter in model.named_parameters()}
    return {
        "logits_last": torch.stack(last).detach(),
        "logits_row1": logits(model, rows[1]).detach(),
        "logprobs": logprobs,
        "weights": weights,
        "loss": loss.detach(),
        **gradients,
    }


@torch.no_grad()
def greedy(model, prompt):
    """The continuation, or None where two tokens are too close."""
    ids = prompt
    for _ in range(GREEDY_TOKENS):
        best = torch.topk(logits(model, ids)[-1], 2)
        if best.values[0] - best.values[1] < MARGIN:
            return None
        ids = torch.cat([ids, best.indices[:1]])
    return ids[len(prompt) :]


def make(name, folder, seed):
    """Writes the folder, or returns False where its greedy continuation is too close to another."""
    (model_class, config_class, settings), how = VARIANTS[name]
    torch.manual_seed(seed)
    config = config_class(**settings, bos_token_id=None, eos_token_id=1, pad_token_id=0)
    model = model_class(config)
    random_weights(model, how.get("bias", 0.1))
    dtype = how.get("dtype", torch.float32)
    # A folder may be made again with another seed.
    for file in folder.glob("model*"):
        file.unlink()
    model.to(dtype).save_pretrained(folder, max_shard_size=how.get("max_shard_size", "1GB"))
    if how.get("older"):
        rewrite_in_older_form(folder / "config.json", dtype)

    # As anybody reads it: that keeps rotary frequencies in float32, which .to(dtype) would round.
    model = loaded(model_class, folder, torch.float32)
    # Token 0 is padding: torch leaves its embedding without gradient.
    rows = [torch.randint(1, config.vocab_size, (length,)) for length in how.get("lengths", SHORT)]
    continuation = greedy(model, rows[1])
    if continuation is None:
        return False
    values = expected(model, rows)
    in_bf16 = loaded(model_class, folder, torch.bfloat16)
    with torch.no_grad():
        values["bf16_logits_last"] = torch.stack([logits(in_bf16, row)[-1] for row in rows])
    padded = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.int64)
    for r, row in enumerate(rows):
        padded[r, : len(row)] = row
    values |= {"input_ids": padded, "lengths": torch.tensor([len(row) for row in rows]), "greedy": continuation}
    save_file({key: value.contiguous() for key, value in values.items()}, folder / "expected.safetensors")
    return True


def loaded(model_class, folder, dtype):
    return model_class.from_pretrained(folder, dtype=dtype, attn_implementation="eager").eval()


def rewrite_in_older_form(file, dtype):
    config = json.loads(file.read_text())
    rope = config.pop("rope_parameters")
    config["rope_theta"] = rope.pop("rope_theta")
    config["rope_scaling"] = None if rope["rope_type"] == "default" else rope
    config["torch_dtype"] = str(dtype).removeprefix("torch.")
    for newer in ("dtype", "layer_types"):
        config.pop(newer, None)
    if "sliding_window" in config:
        config["sliding_window"] = 64  # published with a number, although use_sliding_window is false
    if config["model_type"] != "qwen3":
        config.pop("head_dim", None)
    file.write_text(json.dumps(config, indent=2) + "\n")


def main(target, *names):
    for name in names or VARIANTS:
        seed = 1
        while not make(name, pathlib.Path(target) / name, seed):
            seed += 1
        print(f"{name} (seed {seed})", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

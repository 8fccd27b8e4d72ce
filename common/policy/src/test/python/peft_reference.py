"""What Hugging Face's PEFT makes of a small model with a LoRA adapter.

Writes the committed reference (PeftTest compares with it):
    pip install -r src/test/python/peft-requirements.txt
    python src/test/python/peft_reference.py make src/test/resources/dev/envtune/policy/lora
or computes the same for an adapter that EnvTune exported:
    python src/test/python/peft_reference.py check BASE ADAPTER IDS OUT

A folder made has base/ and adapter/, and expected.safetensors with: ids (rows, length); logits (rows, length, vocabulary);
loss, the mean negative logprob of ids[:, 1:]; grad.NAME for each tensor of the adapter; one that is made also has
greedy, what the base says after the first row.
"""

import json
import os
import sys

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from safetensors.torch import save_file
from transformers import AutoModelForCausalLM, Qwen2Config, Qwen2ForCausalLM

TARGETS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]


def expected(model, ids):
    for name, parameter in model.named_parameters():
        parameter.requires_grad_("lora_" in name)
    logits = model(input_ids=ids).logits
    logprobs = torch.log_softmax(logits[:, :-1], -1).gather(2, ids[:, 1:, None])
    loss = -logprobs.mean()
    loss.backward()
    result = {"ids": ids, "logits": logits.detach().contiguous(), "loss": loss.detach().reshape(1)}
    for name, parameter in model.named_parameters():
        if parameter.grad is not None:
            name = name.replace("base_model.model.", "", 1).replace(".default", "")
            result["grad." + name] = parameter.grad.contiguous()
    return result


def make(folder):
    torch.manual_seed(1)
    config = Qwen2Config(
        vocab_size=50,
        hidden_size=16,
        intermediate_size=24,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=1,
        max_position_embeddings=256,
        tie_word_embeddings=True,
    )
    base = Qwen2ForCausalLM(config)
    with torch.no_grad():
        for name, parameter in base.named_parameters():
            if not name.endswith("norm.weight"):
                parameter.normal_(0, 0.3)
    base.save_pretrained(os.path.join(folder, "base"))
    lora = LoraConfig(r=4, lora_alpha=6, target_modules=TARGETS, task_type="CAUSAL_LM")
    model = get_peft_model(base, lora)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if "lora_B" in name:
                parameter.normal_(0, 0.1)
    model.save_pretrained(os.path.join(folder, "adapter"))
    os.remove(os.path.join(folder, "adapter", "README.md"))
    ids = torch.randint(0, config.vocab_size, (3, 20))
    result = expected(model.eval(), ids)
    with model.disable_adapter():
        result["greedy"] = model.generate(input_ids=ids[:1], max_new_tokens=20, do_sample=False)[0, ids.shape[1] :]
    save_file(result, os.path.join(folder, "expected.safetensors"))


def check(base, adapter, ids, out):
    with open(ids) as file:
        rows = torch.tensor(json.load(file))
    model = AutoModelForCausalLM.from_pretrained(base, torch_dtype=torch.float32)
    model = PeftModel.from_pretrained(model, adapter, is_trainable=True).eval()
    save_file(expected(model, rows), out)


if __name__ == "__main__":
    {"make": make, "check": check}[sys.argv[1]](*sys.argv[2:])

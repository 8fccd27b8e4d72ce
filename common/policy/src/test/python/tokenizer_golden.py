"""Writes what Hugging Face's tokenizers library makes of 200 texts with a tokenizer trained here.

Run by hand (BpeTrainerTest leaves the tokenizer in target/trained):
    pip install -r src/test/python/requirements.txt
    python src/test/python/tokenizer_golden.py target/trained/tokenizer.json \
        src/test/resources/dev/envtune/policy/text/tokenizer-golden.json
"""

import json
import random
import sys

from tokenizers import Tokenizer

WORDS = ["Boston", "docs", "get_flight_cost", "the", "a", "Ünïcode", "日本", "e\u0301", "don't", "SFO", "x1y22"]
MARKS = [" ", "  ", ", ", ". ", "\n", "\t", '"', "'", '": "', '"}}]', "(", ")=", "🙂", "\u200b", "\u00a0", "–", "\r\n"]
CONTROL = ["<|im_start|>", "<|im_end|>", "<|endoftext|>", "<tool_call>", "</tool_call>", "<|im_end", "|>"]


def text(rng):
    parts = []
    for _ in range(rng.randrange(25)):
        kind = rng.randrange(10)
        if kind < 4:
            parts.append(rng.choice(WORDS))
        elif kind < 8:
            parts.append(rng.choice(MARKS))
        elif kind == 8:
            parts.append(str(rng.randrange(10 ** rng.randrange(1, 9))))
        else:
            parts.append(rng.choice(CONTROL))
    return "".join(parts)


def main(tokenizer_file, golden_file):
    with open(tokenizer_file, encoding="utf-8") as file:
        document = json.load(file)
    whole = Tokenizer.from_str(json.dumps(document))
    plain = Tokenizer.from_str(json.dumps({**document, "added_tokens": []}))
    rng = random.Random(11)
    cases = []
    for _ in range(200):
        sample = text(rng)
        ids = whole.encode(sample, add_special_tokens=False).ids
        foreign = plain.encode(sample, add_special_tokens=False).ids
        assert whole.decode(ids, skip_special_tokens=False) == sample, sample
        cases.append({"text": sample, "ids": ids, "foreign": foreign})
    with open(golden_file, "w", encoding="utf-8") as file:
        file.write("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Records what the environment of the package bfcl-eval answers to odd calls, for `./envtune conformance`.

    record_calls.py calls|verdicts FILE --bfcl DIR [--seed N] [--hostile SHARE]

DIR holds the official data. FILE gets one row a task, gzipped, in the form that docs/fidelity.md names:
`calls` are ground truth mixed with spoilt, random and misspelt calls; `verdicts` are spoilt trajectories
with the verdict of the official checker. The package is run and never read. Each row is made in a process
of its own, so nothing that the package keeps gets from one row into another.
"""

import argparse
import ast
import gzip
import json
import os
import random
import re
import signal
import sys
from pathlib import Path

from bfcl_eval.eval_checker.multi_turn_eval import multi_turn_utils as environment
from bfcl_eval.eval_checker.multi_turn_eval.multi_turn_checker import multi_turn_checker

CATEGORIES = ("base", "miss_func", "miss_param", "long_context")
DOCUMENTS = {
    "gorilla_file_system": "GorillaFileSystem",
    "math_api": "MathAPI",
    "message_api": "MessageAPI",
    "posting_api": "TwitterAPI",
    "ticket_api": "TicketAPI",
    "trading_bot": "TradingBot",
    "travel_booking": "TravelAPI",
    "vehicle_control": "VehicleControlAPI",
}
HOSTILE = [
    *(None, True, False, 0, 1, -1, 2, 100, 3.5, -3.25, 0.0, -0.0, 2.675, 1e16, 1e-7, 10**20),
    *("", " ", "a", "nan", "1", "1.5", " 7 ", "1_0", "None", "日本 é", "it's", "say \"it's\"", "x" * 300),
    *("a/b/c", "/", ".", "..", "x/", "a|b", "*", "a\\b", "l1\nl2", "a\r\nb", "\t", "\0", "\xa0", "😀"),
    *("Hello (world)", "é (x)", "2024-02-30", "2026-1-5", "26-01-01", "2026-11-15x", "USR001", "economy"),
    *([], ["a"], ["x", 1], [[1], [2]], [None], [1, 2.5, True], [0.1] * 10, [{"a": 1}], [10**25, 0.5]),
    *({}, {"k": "v"}, {1: 2}, {"a": {"b": []}}, {"status": "Open", "priority": 3}, (), (1, 2), ("a",)),
]
SIZES = {"power", "logarithm", "square_root", "round_number"}  # large numbers would take for ever here

# Exceptions whose text is a tool's own, or that of a failed binding; of all others only the prefix counts.
TOLD = re.compile(
    r"\w+\.\w+\(\) (missing|got|takes) |name '\w+' is not defined$|time data |unconverted data|day is out"
    r"|No available |Invalid travel class|Function call |(File|Directory) '.*' already exists"
    r"|'Directory' object has no attribute '_write'",
    re.DOTALL,
)
RAISED = "Error during execution: "


def lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def read(data):
    """The tasks with their ground truth, and the tools by name."""
    tasks, tools = [], {}
    for category in CATEGORIES:
        name = f"BFCL_v4_multi_turn_{category}.json"
        for task, answer in zip(lines(data / name), lines(data / "possible_answer" / name)):
            tasks.append(task | {"truth": answer["ground_truth"], "category": "multi_turn_" + category})
    for document, domain in DOCUMENTS.items():
        for tool in lines(data / "multi_turn_func_doc" / f"{document}.json"):
            tools[tool["name"]] = tool["parameters"] | {"domain": domain}
    return tasks, tools


def literal(value):
    """Like `repr`, but infinities are numbers too."""
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        return "1e999" if value > 0 else "-1e999"
    return repr(value)


def text(tool, arguments):
    return tool + "(" + ", ".join(f"{name}={literal(value)}" for name, value in arguments.items()) + ")"


def match(result):
    if result.startswith(RAISED):
        return "exact" if TOLD.match(result, len(RAISED)) else "error"
    prints_a_set = "Must be one of {" in result or "Invalid fields for update" in result
    return "unordered" if prints_a_set else "exact"


def leaves(value, found, depth=0):
    """Keys and values, however deep, as far as they may serve as arguments."""
    if depth > 6 or len(found) > 2000:
        return found
    if type(value).__name__ == "Directory":
        found.append(value.name)
        leaves(value.contents, found, depth + 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            found.append(key)
            leaves(item, found, depth + 1)
    elif isinstance(value, (list, tuple)):
        for item in value[:40]:
            leaves(item, found, depth + 1)
    elif isinstance(value, (str, int, float)) and not (isinstance(value, str) and len(value) > 200):
        found.append(value)
    return found


def form(value):
    """Of a part of a state, as recordings have it."""
    kind = type(value).__name__
    if kind == "Directory":
        contents = form(value.contents)
        return {"type": "directory", "name": value.name, "contents": contents}
    if kind == "File":
        return {"type": "file", "name": value.name, "content": form(value.content)}
    if isinstance(value, dict):
        return {repr(key) if isinstance(key, tuple) else key: form(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [form(item) for item in value]
    return value if value is None or isinstance(value, (str, int, float)) else {"repr": repr(value)}


class Player:
    """Makes calls for one task and plays them."""

    def __init__(self, task, tools, pool, draw, hostile):
        self.task, self.tools, self.pool, self.draw, self.hostile = task, tools, pool, draw, hostile
        self.offered = [name for name, tool in tools.items() if tool["domain"] in task["involved_classes"]]
        # The original inserts the name of a variable before these, in strings too (docs/fidelity.md).
        self.inserted = re.compile(r"\b(" + "|".join(tools) + r")\s*\(")
        self.steps, self.instances = [], {}

    def play(self, call, kind):
        if self.inserted.search(call, call.find("(") + 1):
            return
        signal.alarm(20)
        (result,), self.instances = environment.execute_multi_turn_func_call(
            func_call_list=[call],
            initial_config=self.task["initial_config"],
            involved_classes=self.task["involved_classes"],
            model_name="recorder",
            test_entry_id=self.task["id"],
            long_context="long_context" in self.task["id"],
        )
        self.steps.append({"call": call, "kind": kind, "result": result, "match": match(result)})

    def hostile_value(self, tool):
        small = [v for v in HOSTILE if tool not in SIZES or not isinstance(v, (int, float)) or abs(v) < 200]
        return self.draw.choice(small)

    def stale_value(self, tool):
        instance = self.instances.get(self.tools[tool]["domain"])
        found = leaves(vars(instance), []) if instance else []
        return self.draw.choice(found or ["a"])

    def value(self, tool, parameter):
        if self.draw.random() < self.hostile:
            return self.hostile_value(tool)
        known = self.pool.get(parameter)
        return self.draw.choice(known) if known and self.draw.random() < 0.6 else self.stale_value(tool)

    def random_call(self):
        tool = self.draw.choice(self.offered)
        required = self.tools[tool].get("required", ())
        given = [p for p in self.tools[tool]["properties"] if p in required or self.draw.random() < 0.5]
        return text(tool, {parameter: self.value(tool, parameter) for parameter in given})

    def spoilt(self, call):
        tool, arguments = parsed(call, self.tools)
        names = list(arguments)
        kinds = ["extra", "positional", "foreign", "unknown", "syntax"]
        kinds += ["drop", "rename", "wrong", "wrong", "sibling", "stale", "stale", "order"] if names else []
        kind = self.draw.choice(kinds)
        name = self.draw.choice(names) if names else ""
        match kind:
            case "extra":
                arguments[self.draw.choice(["verbose", "self", "x"])] = True
            case "positional":
                return f"{tool}({', '.join(map(literal, arguments.values()))})", kind
            case "foreign":
                return self.draw.choice(list(self.tools)) + "()", kind
            case "unknown":
                return text(tool + "s", arguments), kind
            case "syntax":
                return text(tool, arguments)[:-1] + self.draw.choice(["", "))", ",,)", "]"]), kind
            case "drop":
                del arguments[name]
            case "rename":
                arguments = {n + "s" if n == name else n: v for n, v in arguments.items()}
            case "wrong":
                arguments[name] = self.hostile_value(tool)
            case "sibling":
                arguments[name] = arguments[self.draw.choice(names)]
            case "stale":
                arguments[name] = self.stale_value(tool)
            case "order":
                arguments = dict(self.draw.sample(list(arguments.items()), len(names)))
        return text(tool, arguments), kind


def parsed(call, tools):
    node = ast.parse(call.strip(), mode="eval").body
    arguments = dict(zip(tools[node.func.id]["properties"], map(ast.literal_eval, node.args)))
    return node.func.id, arguments | {k.arg: ast.literal_eval(k.value) for k in node.keywords}


def calls(player):
    draw = player.draw
    truth = [call for turn in player.task["truth"] for call in turn]
    for call in truth:
        while draw.random() < 0.6:
            player.play(player.random_call(), "random")
        if draw.random() < 0.5:
            player.play(*player.spoilt(draw.choice(truth)))
        if draw.random() < 0.85:
            player.play(call, "truth")
    for _ in range(10):
        player.play(player.random_call(), "random")
    states = {}
    for name, instance in player.instances.items():
        try:
            public = {k: v for k, v in vars(instance).items() if not k.startswith("_")}
            states[name] = json.loads(json.dumps(form(public)))
        except RecursionError:  # a directory that holds itself has no form
            pass
    return {"id": player.task["id"], "steps": player.steps, "final_state": states}


def verdicts(player):
    draw, truth = player.draw, player.task["truth"]
    turns = [[[call] for call in turn] for turn in truth]
    for _ in range(draw.randrange(1, 4)):
        turn = draw.choice([turn for turn in turns if turn] or turns)
        at = draw.randrange(len(turn)) if turn else 0
        match draw.choice(["spoil", "drop", "repeat", "random", "reverse", "empty"]):
            case "spoil" if turn:
                turn[at] = [player.spoilt(draw.choice(sum(truth, [])))[0]]
            case "drop" if turn:
                del turn[at]
            case "repeat" if turn:
                turn.insert(at, turn[at])
            case "random":
                draw.choice(turns).append([player.random_call()])
            case "reverse":
                turn.reverse()
            case "empty":
                turn.clear()
    if any(player.inserted.search(c, c.find("(") + 1) for turn in turns for step in turn for c in step):
        return None
    found = multi_turn_checker(turns, truth, player.task, player.task["category"], "recorder")
    row = {"id": player.task["id"], "kind": "spoilt", "trajectory": turns}
    return row | {"valid": found["valid"], "error_type": found.get("error_type")}


def apart(make, *arguments):
    """Calls a function in a child process. Returns its answer, or None where the child failed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)  # whatever the package prints is no answer
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
            with os.fdopen(writing, "wb") as answer:
                answer.write(json.dumps(make(*arguments)).encode())
            os._exit(0)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        row = answer.read()
    return json.loads(row) if os.waitpid(child, 0)[1] == 0 else None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kind", choices=["calls", "verdicts"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--bfcl", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--hostile", type=float, default=0.2, help="share of values that make no sense")
    options = parser.parse_args()
    data = options.bfcl / "data"
    tasks, tools = read(data if data.is_dir() else options.bfcl)
    pool = {}
    for task in tasks:
        for call in sum(task["truth"], []):
            for name, value in parsed(call, tools)[1].items():
                pool.setdefault(name, []).append(value)
    rows = steps = 0
    with gzip.open(options.file, "wt", encoding="utf-8") as out:
        for task in tasks:
            draw = random.Random(f"{options.seed} {task['id']}")
            player = Player(task, tools, pool, draw, options.hostile)
            row = apart(calls if options.kind == "calls" else verdicts, player)
            if row:
                out.write(json.dumps(row) + "\n")
                rows += 1
                steps += len(row.get("steps", ()))
    print(f"{rows} rows of {len(tasks)}, {steps} calls", file=sys.stderr)


main()

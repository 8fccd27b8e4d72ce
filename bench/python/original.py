"""Plays ground truth in the environment of the package bfcl-eval, for `bench sandbox`.

Reads one JSON object a line, each a task, then requests: "check" plays one round and answers with
a hash of all results, a number plays rounds for at least so many seconds and answers with the calls
played and the time taken.
"""

import hashlib
import json
import platform
import sys
import time
from importlib import metadata

answers, sys.stdout = sys.stdout, sys.stderr  # whatever the package prints is no answer

from bfcl_eval.eval_checker.multi_turn_eval import multi_turn_utils as environment

ours = set(vars(environment))


def play(tasks, name, heard):
    """Plays all tasks in sessions of this name. Returns the number of calls and the seconds."""
    calls = 0
    begun = time.perf_counter()
    for config, task in tasks:
        for turn in task["turns"]:
            if turn:
                results, _ = environment.execute_multi_turn_func_call(
                    func_call_list=turn,
                    initial_config=config,
                    involved_classes=task["classes"],
                    model_name=name,
                    test_entry_id=task["id"],
                    long_context=task["long_context"],
                )
                calls += len(results)
                heard(results)
    seconds = time.perf_counter() - begun
    # The package keeps its sessions for ever; they would only fill the memory.
    for left in set(vars(environment)) - ours:
        del vars(environment)[left]
    return calls, seconds


def check(tasks):
    digest = hashlib.sha256()

    def hear(results):
        for result in results:
            digest.update(result.encode() + b"\n")

    calls, _ = play(tasks, "check", hear)
    version = "CPython " + platform.python_version() + ", bfcl-eval " + metadata.version("bfcl-eval")
    return {"version": version, "calls": calls, "sha256": digest.hexdigest()}


def measure(tasks, limit, first):
    calls, seconds, rounds = 0, 0.0, 0
    while seconds < limit:
        played = play(tasks, f"round{first}x{rounds}", lambda results: None)
        calls, seconds, rounds = calls + played[0], seconds + played[1], rounds + 1
    return {"calls": calls, "seconds": seconds}


def main():
    tasks = []
    for number, line in enumerate(sys.stdin):
        if line.startswith("{"):
            row = json.loads(line)
            tasks.append((row["config"], row["task"]))
            continue
        answer = check(tasks) if line.strip() == "check" else measure(tasks, float(line), number)
        print(json.dumps(answer), file=answers, flush=True)


main()

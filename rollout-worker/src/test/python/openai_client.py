"""Drives a running policy server with OpenAI's client for Python, and prints what came back as one line of JSON.

  openai_client.py URL KEY MODEL PLACES

PLACES is how many messages the server takes at once, waiting ones included.
"""

import json
import sys

import openai

url, key, model, places = sys.argv[1:]
client = openai.OpenAI(base_url=url, api_key=key, max_retries=0)
messages = [
    {"role": "system", "content": "Be brief."},
    {"role": "user", "content": "What is there?"},
]
tools = [
    {
        "type": "function",
        "function": {
            "name": "fillFuelTank",
            "description": "Fills fuel into the tank.",
            "parameters": {
                "type": "object",
                "properties": {"fuelAmount": {"type": "number", "description": "Gallons."}},
                "required": ["fuelAmount"],
            },
        },
    }
]


def chat(**more):
    return client.chat.completions.create(**({"model": model, "messages": messages} | more))


def models():
    listed = client.models.list().data
    return {"ids": [one.id for one in listed], "retrieved": client.models.retrieve(model).id}


def plain():
    answer = chat(temperature=0, max_completion_tokens=16)
    choice = answer.choices[0]
    return {
        "object": answer.object,
        "model": answer.model,
        "role": choice.message.role,
        "content": choice.message.content,
        "finish_reason": choice.finish_reason,
        "usage": answer.usage.to_dict(),
    }


def tool_round_trip():
    asked = [{"role": "user", "content": "Please fill 5 gallons of fuel into the tank."}]
    first = chat(messages=asked, tools=tools, temperature=0, max_completion_tokens=64)
    message = first.choices[0].message
    calls = message.tool_calls or []
    answers = [
        {"role": "tool", "tool_call_id": call.id, "content": json.dumps({"fuelLevel": 15.0})}
        for call in calls
    ]
    again = asked + [message.to_dict()] + answers
    second = chat(messages=again, tools=tools, temperature=0, max_completion_tokens=64)
    return {
        "finish_reason": first.choices[0].finish_reason,
        "calls": [[call.type, call.function.name, call.function.arguments] for call in calls],
        "prompt_tokens": [first.usage.prompt_tokens, second.usage.prompt_tokens],
        "completion_tokens": [first.usage.completion_tokens, second.usage.completion_tokens],
        "second_content": second.choices[0].message.content,
    }


def streamed():
    how = {"seed": 5, "temperature": 0.9, "max_completion_tokens": 24, "logprobs": True}
    whole = chat(**how)
    chunks = list(chat(**how, stream=True, stream_options={"include_usage": True}))
    choices = [chunk.choices[0] for chunk in chunks if chunk.choices]
    logprobs = whole.choices[0].logprobs.content
    return {
        "whole": whole.choices[0].message.content,
        "pieces": [choice.delta.content or "" for choice in choices],
        "finish_reasons": [whole.choices[0].finish_reason, choices[-1].finish_reason],
        "usage": [whole.usage.to_dict(), chunks[-1].usage.to_dict()],
        "last_has_choices": bool(chunks[-1].choices),
        "logprobs": [one.logprob for one in logprobs],
        "streamed_logprobs": [
            one.logprob for choice in choices if choice.logprobs for one in choice.logprobs.content
        ],
    }


def seeded():
    def answer(seed):
        answered = chat(seed=seed, temperature=1.5, max_completion_tokens=24)
        return answered.choices[0].message.content

    return [answer(7), answer(7), answer(8)]


def stopped():
    """Stops at a piece of what comes without a stop."""
    free = client.completions.create(model=model, prompt="The", temperature=0, max_tokens=12)
    text = free.choices[0].text
    stop = text[len(text) // 2 :][:3]
    answer = client.completions.create(
        model=model, prompt="The", temperature=0, max_tokens=12, stop=[stop]
    )
    choice = answer.choices[0]
    return {
        "free": text,
        "stop": stop,
        "text": choice.text,
        "finish_reason": choice.finish_reason,
    }


def completions():
    """Of a text, and of the token ids which that text was."""

    def complete(prompt):
        return client.completions.create(
            model=model,
            prompt=prompt,
            temperature=0.8,
            seed=3,
            max_tokens=12,
            logprobs=0,
            extra_body={"return_token_ids": True},
        ).choices[0]

    of_text = complete("The file ")
    of_ids = complete(of_text.prompt_token_ids)
    return [
        {
            "prompt": choice.prompt_token_ids,
            "ids": choice.token_ids,
            "text": choice.text,
            "logprobs": choice.logprobs.token_logprobs,
        }
        for choice in (of_text, of_ids)
    ]


def refused(call):
    try:
        call()
    except openai.APIStatusError as e:
        return {
            "class": type(e).__name__,
            "status": e.status_code,
            "param": e.param,
            "code": e.code,
            "retry_after": e.response.headers.get("retry-after"),
        }
    return {"class": "none"}


def full():
    """All places are taken by a stream, which is closed at the end."""
    everything = {"model": model, "prompt": "a", "n": int(places), "temperature": 2}
    with client.completions.create(**everything, max_tokens=2000, stream=True) as stream:
        next(iter(stream))
        return refused(lambda: client.completions.create(**everything))


print(
    json.dumps(
        {
            "version": openai.__version__,
            "models": models(),
            "plain": plain(),
            "tools": tool_round_trip(),
            "streamed": streamed(),
            "seeded": seeded(),
            "stopped": stopped(),
            "completions": completions(),
            "bad_request": refused(lambda: chat(temperature=2.1)),
            "unknown_model": refused(lambda: chat(model="other")),
            "wrong_key": refused(lambda: client.with_options(api_key="wrong").models.list()),
            "full": full(),
        }
    )
)

"""Writes what Python's jinja2 makes of our test templates, set up as transformers sets it up.

Run by hand in common/policy:
    pip install -r src/test/python/requirements.txt
    python src/test/python/chat_template_golden.py
"""

import datetime
import json
import pathlib

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

RESOURCES = pathlib.Path("src/test/resources/dev/envtune/policy")
NOW = datetime.datetime(2024, 5, 9, 13, 4, 5)


def environment():
    def tojson(value, ensure_ascii=False, indent=None, separators=None, sort_keys=False):
        return json.dumps(value, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys)

    def raise_exception(message):
        raise jinja2.exceptions.TemplateError(message)

    env = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True)
    env.filters["tojson"] = tojson
    env.globals["raise_exception"] = raise_exception
    env.globals["strftime_now"] = NOW.strftime
    return env


def render(source, variables):
    try:
        return {"expected": environment().from_string(source).render(**variables)}
    except Exception as error:
        return {"error": type(error).__name__}


# Conversations for whole templates.


def call(name, **arguments):
    return {"type": "function", "function": {"name": name, "arguments": arguments}}


def message(role, content, *calls):
    result = {"role": role, "content": content}
    return {**result, "tool_calls": list(calls)} if calls else result


TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "mv",
            "description": 'Moves <b>a</b> "file" & more – naïve \\ path\n.',
            "parameters": {
                "type": "dict",
                "properties": {
                    "source": {"type": "string", "default": None},
                    "count": {"type": "integer", "default": 3, "enum": [1, 2.0, 1e-7, 1e16, True]},
                    "empty": {},
                    "none": [],
                },
                "required": ["source"],
            },
        },
    },
    {"type": "function", "function": {"name": "ls", "description": "", "parameters": {"type": "dict", "properties": {}}}},
]

CONVERSATIONS = [
    [message("user", "Hi")],
    [message("system", "  Be brief.\n\n"), message("user", "\n Move 'a' {{ 1 + 1 }} {% if %} {# no #} ")],
    [message("user", "a"), message("assistant", "b"), message("user", "c"), message("assistant", "")],
    [message("system", "s"), message("system", "t"), message("user", "<|im_end|><result>x</result>")],
    [
        message("user", "go"),
        message("assistant", "I will.", call("mv", source="a\"b\\\n", count=2)),
        message("tool", '["moved", "naïve 🙂"]\n'),
        message("tool", "  second\t"),
        message("assistant", "Done."),
        message("user", "thanks"),
    ],
    [
        message("user", "go"),
        message("assistant", "<think>\n\n I think \n\n</think>\n\nYes.", call("ls"), call("mv", x=[1, {"a": None}], y=0.1)),
        message("tool", "a"),
        message("assistant", "<think>again</think>Done <think>x</think> \n"),
    ],
    [
        message("user", "one"),
        message("assistant", "<think>first</think>\nA"),
        message("user", "<result>\nnot a query\n</result>"),
        message("assistant", "no end of </thinking>"),
        message("user", "two"),
        message("assistant", "\n\nB\n", call("mv")),
    ],
    [message("assistant", "starts"), message("tool", "t")],
    [message("tool", "only")],
    [message("user", ""), message("assistant", "", call("ls")), message("tool", ""), message("user", "  ")],
]

VARIABLES = {
    "tools-in-system": [{}],
    "thinking": [{}, {"enable_thinking": False}],
    "headers": [
        {"bos_token": "<s>"},
        {"bos_token": "", "tools_in_user_message": False, "date_string": "1 May"},
        {"builtin_tools": ["ls", "code_interpreter"]},
    ],
}


def conversation_cases():
    for name, variants in VARIABLES.items():
        source = (RESOURCES / "text/templates" / f"{name}.jinja").read_text(encoding="utf-8")
        for variables in variants:
            for index, messages in enumerate(CONVERSATIONS):
                for tools in (False, True):
                    prompt = index % 2 == 0 or not tools
                    case = {"template": name, "variables": variables, "conversation": index, "tools": tools, "prompt": prompt}
                    given = {"messages": messages, "tools": TOOLS if tools else None, "add_generation_prompt": prompt}
                    yield {**case, **render(source, {**given, **variables})}


# Single constructs.

SNIPPETS = [
    # Whitespace control.
    "a\n  {% if true %}\n b\n  {% endif %}\n c\n",
    "a\n  {%- if true -%}\n b\n  {%- endif -%}\n c\n\n",
    "a \n {{- 1 -}} \n b",
    "  {{ 1 }}\n  {# x #}\n  {#- y -#}\n z",
    "x {# one #} y\n{# two #}\n z",
    "{%+ if true %} a {%+ endif +%}\n b",
    "a\r\nb\rc{% if true %}\r\nd{% endif %}",
    " {% set x = 1 %}   {{ x }}",
    "\u00a0 {%- if true %}x{% endif -%} \u00a0y",
    "a {{ '{{' }} {{ '%}' }} {{ {'a': {'b': 1}}['a']['b'] }}",
    "{{ [{'a': 1}] | tojson }}",
    # Literals.
    r"{{ 'it\'s \"x\" \\ \n|\t|\x41\u00e9\U0001F642\101\q' }}",
    r'{{ "a" "b" ' + "'c' }}",
    "{{ 1_000 }} {{ 1.50 }} {{ 1e3 }} {{ 2.5e-7 }} {{ true }} {{ False }} {{ none }}",
    "{{ 12345678901234567.0 }} {{ 1e22 }} {{ 0.1 + 0.2 }} {{ 100.0 }} {{ -0.0 }}",
    # Operators.
    "{{ 1 + 2 * 3 - 4 }} {{ 7 // 2 }} {{ -7 // 2 }} {{ -7 % 3 }} {{ 7 / 2 }} {{ 2 ** 3 ** 2 }} {{ 7.5 // 2 }} {{ 2 ** -1 }}",
    "{{ 'a' ~ 1 ~ none ~ 2.0 ~ true }}",
    "{{ 'ab' * 2 }} {{ 1 + true }}",
    "{{ 'a' + 1 }}",
    "{{ 1 + none }}",
    "{{ 1 / 0 }}",
    "{{ 1 < 2 < 3 }} {{ 1 < 3 < 2 }} {{ 'a' < 'b' }} {{ 1 == 1.0 }} {{ 1 == true }} {{ '1' == 1 }} {{ none == false }}",
    "{{ 'x' < 1 }}",
    "{{ 1 in [1, 2] }} {{ 'b' in 'abc' }} {{ 'k' in {'k': 0} }} {{ 3 not in [1] }} {{ 1 in nothing }}",
    "{{ 1 in 'abc' }}",
    "{{ 'a' or 'b' }} {{ '' or 'b' }} {{ 1 and 0 }} {{ not 1 }} {{ not '' and 'x' }}",
    "{{ 'y' if 1 else 'n' }} {{ 'y' if 0 }} {{ 'a' if 0 else 'b' if 0 else 'c' }}",
    "{{ - 1 }} {{ -n }} {{ +n }} {{ 3 - -1 }}",
    "{{ '🙂' < 'ￊ' }} {{ '🙂' | length }}",
    # Names, attributes, subscripts, slices.
    "{{ missing }}|{{ m.missing }}|{{ m['missing'] }}|{{ l[9] }}|{{ l[-1] }}",
    "{{ missing.x }}",
    "{{ missing + 'x' }}",
    "{{ none.x }}|{{ (1).x }}|{{ l.x }}",
    "{{ missing() }}",
    "{{ m.k }} {{ m['k'] }} {{ m.get('k') }} {{ m.get('z') }} {{ m.get('z', 5) }}",
    "{{ l[1:] | tojson }} {{ l[:-1] | tojson }} {{ l[::-1] | tojson }} {{ l[1:3:2] | tojson }} {{ l[5:] | tojson }} {{ l[-2:] | tojson }}",
    "{{ s[0] }}{{ s[-1] }} {{ s[1:3] }} {{ s[::-1] }} {{ s[3:1:-1] }} {{ s[:100] }} {{ l[3:0:-1] | tojson }} {{ l[-9:2] | tojson }}",
    "{{ l[::0] }}",
    # Loops.
    "{% for x in l %}{{ loop.index }}/{{ loop.index0 }}/{{ loop.revindex }}/{{ loop.revindex0 }}/{{ loop.first }}/{{ loop.last }}/{{ loop.length }}:{{ x }} {% endfor %}",
    "{% for x in l if x > 1 %}{{ loop.index }}{{ x }}{{ loop.last }} {% else %}none{% endfor %}",
    "{% for x in [] %}a{% else %}b{% endfor %}{% for x in missing %}a{% endfor %}",
    "{% for k, v in m.items() %}{{ k }}={{ v | tojson }};{% endfor %}{% for k in m %}{{ k }}{% endfor %}{% for k, v in m | items %}{{ v | length }}{% endfor %}",
    "{% for x in l %}{% for y in l %}{{ loop.index }}{% endfor %}{{ loop.index }} {% endfor %}",
    "{% for x in l %}{{ loop.previtem }}<{{ x }}>{{ loop.nextitem }} {% endfor %}{{ x }}",
    "{% for c in 'añ🙂' %}[{{ c }}]{% endfor %}",
    "{% for i in range(3) %}{{ i }}{% endfor %}{% for i in range(5, 0, -2) %}{{ i }}{% endfor %}",
    "{% for a, b in [[1, 2], [3, 4]] %}{{ a + b }} {% endfor %}",
    "{% for a, b in [[1]] %}{% endfor %}",
    "{% for x in 5 %}{% endfor %}",
    "{% for x in (l if true else []) %}{{ x }}{% endfor %}",
    # Scopes.
    "{% set x = 1 %}{% for i in l %}{% set x = x + 1 %}{{ x }}{% endfor %}{{ x }}",
    "{% set x = 1 %}{% if true %}{% set x = 2 %}{% endif %}{{ x }}",
    "{% set ns = namespace(a=1, b=s|length - 1) %}{% for i in l %}{% set ns.a = ns.a + i %}{% endfor %}{{ ns.a }} {{ ns.b }} {{ ns.c }}",
    "{% set ns = namespace() %}{% set ns.found = false %}{{ ns.found }}{% if not ns.found %}x{% endif %}",
    "{% set m.k = 1 %}",
    "{% set a, b = 1, 'z' %}{{ a }}{{ b }}{% set t = (1, 2) %}{{ t | length }}",
    "{% set x %}in {{ s }}{% endset %}[{{ x }}]",
    "{% for i in l %}{% if i == 2 %}{% set m = 'local' %}{{ m }}{% endif %}{% endfor %}{{ m.k }}",
    # Branches.
    "{% if missing %}a{% elif l %}b{% else %}c{% endif %}{% if none %}a{% elif '' %}b{% else %}c{% endif %}",
    "{% if m and not [] %}x{% endif %}{% if 0.0 %}y{% endif %}{% if {} %}z{% endif %}",
    # Filters.
    "[{{ '  a b \n' | trim }}] [{{ 'xxaxx' | trim('x') }}] [{{ missing | trim }}] [{{ 5 | trim }}]",
    "{{ 'aB' | upper }} {{ 'aB' | lower }} {{ 'aBC d' | capitalize }} {{ 'straße' | upper }}",
    "{{ l | length }} {{ m | count }} {{ s | length }} {{ missing | length }} {{ l | first }} {{ l | last }} {{ [] | first }}",
    "{{ l | join }} {{ l | join(', ') }} {{ [m, m] | join('+', attribute='k') }} {{ s | join('.') }}",
    "{{ missing | default('d') }} {{ '' | default('d') }} {{ '' | default('d', true) }} {{ none | d('x') }} {{ none | d('x', boolean=true) }} [{{ missing | d }}]",
    "{{ l | list | tojson }} {{ s | list | tojson }} {{ l | reverse | list | tojson }} {{ 'ab' | reverse }}",
    "{{ '12' | int + 1 }} {{ 'x' | int }} {{ 3.9 | int }} {{ -3.9 | int }} {{ 4 | string + 'a' }} {{ true | int }}",
    "{{ 'a-b-c' | replace('-', '+') }} {{ s | safe }}",
    "{{ l | select('odd') | list | tojson }} {{ l | reject('equalto', 2) | join(',') }} {{ l | select | list | length }}",
    "{{ [m, {'k': 'w'}] | selectattr('k', 'equalto', 'w') | list | length }} {{ [m, {}] | selectattr('k') | list | length }} {{ [m, {}] | rejectattr('k', 'defined') | list | length }}",
    "{{ [m, {}] | map(attribute='k', default='-') | join(',') }} {{ ['a', 'b'] | map('upper') | join }} {{ [m] | map(attribute='deep.y') | join }}",
    "{{ missing | items | list | length }}",
    "{{ 5 | items | list }}",
    "{{ 5 | length }}",
    "{{ nosuch | nosuchfilter }}",
    "{{ 1 + 2 | string }}",
    "{{ -1 | string ~ 'x' }} {{ 'a' + 'b' | upper }} {{ ('a' + 'b') | upper }}",
    # JSON.
    "{{ m | tojson }}\n{{ m | tojson(indent=2) }}\n{{ m | tojson(false, 4) }}\n{{ [] | tojson(indent=2) }}{{ {} | tojson(indent=2) }}",
    r"""{{ 'q"\\/\b\f\r\t\x00\x1f\x7f<&>\u2028é🙂' | tojson }}""",
    "{{ [1.0, 0.1, 1e-7, 1e16, 123456789.125, 1e100, -0.0, 1e15, 0.0001, 0.00001, 2.5e-310] | tojson }}",
    "{{ missing | tojson }}",
    "{{ {'a': 1, 2: 'b', none: 3, true: 4} | tojson }}",
    "{{ big | tojson }} {{ big }}",
    # Tests.
    "{{ x is defined }}{{ m is defined }}{{ x is undefined }}{{ x is not defined }}{{ none is none }}{{ none is not none }}",
    "{{ s is string }}{{ m is mapping }}{{ l is mapping }}{{ s is iterable }}{{ m is iterable }}{{ 5 is iterable }}{{ s is sequence }}{{ x is iterable }}",
    "{{ 5 is number }}{{ true is number }}{{ 5 is integer }}{{ true is integer }}{{ 5.0 is float }}{{ true is boolean }}{{ true is true }}{{ 1 is true }}{{ false is false }}",
    "{{ 5 is odd }}{{ 4 is even }}{{ 6 is divisibleby 3 }}{{ 6 is divisibleby(4) }}{{ 1 is eq 1 }}{{ 1 is ne(1) }}{{ 2 is gt 1 }}{{ 1 is in [1] }}{{ 3 is le(2) }}",
    "{{ raise_exception is callable }}{{ x is string or s is string }}{{ 'n' if x is defined else 'y' }}{{ not x is defined }}",
    "{{ x is nosuchtest }}",
    # Methods.
    "{{ s.upper() }}{{ s.lower() }}{{ 'abc'.startswith('ab') }}{{ 'abc'.endswith(('x', 'bc')) }}{{ 'abc'.startswith('') }}",
    "[{{ ' a '.strip() }}][{{ 'xay'.strip('xy') }}][{{ '\n\na\n'.lstrip('\n') }}][{{ 'a\n\n'.rstrip('\n') }}][{{ ' a\u00a0'.strip() }}]",
    "{{ 'a,b,,c'.split(',') | tojson }} {{ ' a  b c '.split() | tojson }} {{ 'a,b,c'.split(',', 1) | tojson }} {{ ' a  b c '.split(none, 1) | tojson }} {{ ''.split('x') | tojson }} {{ ''.split() | tojson }}",
    "{{ 'a</t>b</t>c'.split('</t>')[-1] }} {{ 'abc'.split('x')[0] }} {{ 'aa'.replace('a', 'bb') }} {{ 'abc'.find('c') }}{{ 'abc'.find('z') }}",
    "{{ ', '.join(['a', 'b']) }} {{ 'abc'.removeprefix('a') }}{{ 'abc'.removesuffix('c') }} {{ 'aBC d'.capitalize() }}",
    "{{ m.keys() | list | tojson }} {{ m.values() | list | length }} {{ 'a'.split('') }}",
    "{{ 'a'.nosuchmethod() }}",
    # Functions.
    "{{ raise_exception('no') }}",
    "{{ strftime_now('%d %b %Y %H:%M:%S %p %A %j %y %%') }}",
    # Errors of the parser.
    "{% if true %}a",
    "{% endif %}",
    "{{ 1 + }}",
    "{{ 'a }}",
    "{% nosuchtag %}",
    "{{ (1 }}",
    "{% for in l %}{% endfor %}",
    "{# no end",
    "{% if true %}{% endfor %}",
    "{{ a b }}",
    "{{ 1 ! 2 }}",
    "{{ }}",
]

SNIPPET_VARIABLES = {
    "s": "héllo",
    "l": [1, 2, 3],
    "m": {"k": "v", "deep": {"x": [1, None, True, "é"], "y": "z"}},
    "n": 4,
    "big": 123456789012345678901234567890,
}


def snippet_cases():
    for source in SNIPPETS:
        yield {"source": source, **render(source, SNIPPET_VARIABLES)}


def write(path, shared, cases):
    """One line a case, so that a changed case is a changed line."""
    with open(RESOURCES / path, "w", encoding="utf-8") as file:
        file.write("{\n")
        for name, value in shared.items():
            file.write(f"{json.dumps(name)}: {json.dumps(value)},\n")
        file.write('"cases": [\n' + ",\n".join(json.dumps(case) for case in cases) + "\n]\n}\n")


def main():
    write("text/chat-template-golden.json", {"tools": TOOLS, "conversations": CONVERSATIONS}, conversation_cases())
    write("jinja/golden.json", {"variables": SNIPPET_VARIABLES}, snippet_cases())


if __name__ == "__main__":
    main()

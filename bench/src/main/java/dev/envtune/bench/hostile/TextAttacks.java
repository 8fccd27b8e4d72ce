package dev.envtune.bench.hostile;

import static dev.envtune.bench.hostile.Sizes.plain;

import dev.envtune.contract.CallRequest;
import dev.envtune.env.session.PlayableTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Attacks on the readers of messages: the format rules, the JSON of tool calls, and the parser of call
/// texts, which a hostile name of a tool or an argument reaches in either protocol.
final class TextAttacks {
    private static final int BYTES = Sizes.STEP_BYTES;
    private static final String THINK = "<think>t</think>";
    private static final String CALL = THINK + "<tool_call>%s</tool_call>";

    /// Openings, chains and numbers in Python, each repeated.
    private static final List<String> PYTHON =
            List.of(
                    "(",
                    "[",
                    "{",
                    "{1:",
                    "f(",
                    "f(a=",
                    "-",
                    "~",
                    "not ",
                    "x if y else ",
                    "'",
                    "\"",
                    "'''",
                    "\\",
                    "9",
                    "1.",
                    ".",
                    "1,",
                    "'a' ",
                    "a=1,",
                    "**a,",
                    "*a,",
                    "+1",
                    "**9",
                    "*9",
                    "//3",
                    "<<9",
                    "x.",
                    "x[0]",
                    "()",
                    ":=",
                    "#",
                    "\n",
                    "\\\n",
                    "é",
                    "\ud835\udc00",
                    "\\N{DIGIT ONE}",
                    "'\\x41'",
                    "rb''",
                    "f'{",
                    "lambda:",
                    " or 1",
                    "0x",
                    "1_",
                    "1e",
                    "ls (",
                    "\t",
                    "\f",
                    "\u0000",
                    "\ufeff",
                    "a b ");

    /// Whole expressions of much work.
    private static final List<String> WORK =
            List.of(
                    "10**10**10",
                    "9**9**9**9",
                    "1<<10**10",
                    "2**100000",
                    "'a'*10**9",
                    "[0]*10**9",
                    "((0,)*9999)*9999",
                    "'a'*131072+'b'*131072",
                    "10**4299*10**4299",
                    "(10**4299)%(10**2150+1)",
                    "10**4299//7",
                    "-10**4299-10**4299",
                    "1e308*1e308",
                    "'%s'%(10**4299,)",
                    "[[[[0]*64]*64]*64]*64",
                    "{'a':[0]*99999}",
                    "1/10**4000");

    private static final List<String> JSON =
            List.of(
                    "[",
                    "{\"a\":",
                    "[[],",
                    "\"",
                    "\\",
                    "9",
                    "-",
                    "1e9",
                    "0",
                    "null,",
                    "{}",
                    "[]",
                    "\"a\",",
                    "\u0000",
                    " ",
                    "\ud800",
                    "\"\\ud800\"",
                    "\"\\u0041",
                    "tru");

    private static final List<String> MARKS =
            List.of(
                    "<think>",
                    "</think>",
                    "<think></think>",
                    "<tool_call>",
                    "</tool_call>",
                    "<tool_call></tool_call>",
                    "<answer>",
                    "</answer>",
                    "<answer></answer>",
                    "<",
                    "<think",
                    "\u3000",
                    "\u0085",
                    " \n",
                    "<think><tool_call>",
                    "&lt;");

    private TextAttacks() {}

    static List<Attack> of(PlayableTask task) {
        var attacks = new ArrayList<Attack>();
        for (var mark : MARKS) {
            attacks.add(Attack.text("format", name(mark), task, plain(mark, BYTES)));
            attacks.add(
                    Attack.text(
                            "format",
                            "answer of " + name(mark),
                            task,
                            THINK + "<answer>" + plain(mark, BYTES) + "</answer>"));
        }
        for (var json : JSON) {
            attacks.add(Attack.text("json", name(json), task, CALL.formatted(plain(json, BYTES))));
            attacks.add(
                    Attack.text(
                            "json",
                            "list of " + name(json),
                            task,
                            CALL.formatted("[" + plain(json, BYTES) + "]")));
        }
        for (var python : PYTHON) {
            python(attacks, task, name(python), plain(python, BYTES));
            python(
                    attacks,
                    task,
                    "call with " + name(python),
                    "ls(" + plain(python, BYTES / 2) + ")");
        }
        for (var work : WORK) {
            python(attacks, task, work, "ls(" + work + ")");
            python(attacks, task, "many " + work, "ls([" + plain(work + ",", BYTES / 4) + "])");
        }
        manyCalls(attacks, task);
        return attacks;
    }

    /// Python text as the name of a tool and as the name of an argument, in both protocols.
    private static void python(
            List<Attack> attacks, PlayableTask task, String label, String python) {
        var named = List.of(new CallRequest("c", python, Map.of()));
        var keyed = List.of(new CallRequest("c", "ls", Map.of(python, 1L)));
        var sample = new Sample(Attacks.anyTool(), task, List.of(), named.getFirst());
        attacks.add(Attack.calls("call text", label, sample, List.of(), named));
        attacks.add(Attack.calls("call text", "argument " + label, sample, List.of(), keyed));
        var json = Attacks.json(Map.of("name", python));
        attacks.add(Attack.text("call text", "text " + label, task, CALL.formatted(json)));
        var jsonKeyed = Attacks.json(Map.of("name", "ls", "arguments", Map.of(python, 1L)));
        attacks.add(
                Attack.text(
                        "call text", "text argument " + label, task, CALL.formatted(jsonKeyed)));
    }

    private static void manyCalls(List<Attack> attacks, PlayableTask task) {
        for (var call :
                List.of(
                        "{\"name\":\"ls\"}",
                        "{\"name\":\"ls\",\"arguments\":{}}",
                        "{\"name\":\"ls\",\"arguments\":{\"a b\":1}}",
                        "{\"name\":\"no such tool\"}")) {
            for (int count : List.of(128, 129, BYTES / (call.length() + 1))) {
                var body = (call + ",").repeat(Math.min(count, BYTES / (call.length() + 1)));
                attacks.add(
                        Attack.text(
                                "many calls",
                                count + " of " + call,
                                task,
                                CALL.formatted("[" + body + call + "]")));
            }
        }
    }

    /// A unit in visible characters.
    private static String name(String unit) {
        var name = new StringBuilder();
        unit.chars()
                .forEach(
                        c ->
                                name.append(
                                        c < ' ' || c > '~'
                                                ? "\\u%04x".formatted(c)
                                                : String.valueOf((char) c)));
        return name.toString();
    }
}

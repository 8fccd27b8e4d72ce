package dev.envtune.env.sandbox.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/// Random texts near what the readers of messages and calls accept: sequences of tokens, and seeds that
/// were cut, doubled, spliced and sprinkled with other characters.
final class HostileTexts {
    private static final int MOST_TOKENS = 40;
    private static final int MOST_CHANGES = 6;

    private static final List<String> TOKENS =
            List.of(
                    "(",
                    ")",
                    "[",
                    "]",
                    "{",
                    "}",
                    ",",
                    ":",
                    "=",
                    "'",
                    "\"",
                    "'''",
                    "\\",
                    "\n",
                    " ",
                    "\t",
                    ".",
                    "-",
                    "+",
                    "~",
                    "not ",
                    "*",
                    "**",
                    "/",
                    "//",
                    "%",
                    "<<",
                    "|",
                    "&",
                    "==",
                    "<",
                    "if ",
                    " else ",
                    " for x in ",
                    "lambda",
                    "None",
                    "True",
                    "False",
                    "...",
                    "1",
                    "0x1f",
                    "1_0",
                    "1e400",
                    "0.5",
                    "1j",
                    "9999999999999999999",
                    "10**10**10",
                    "ls",
                    "cd",
                    "add",
                    "f",
                    "x",
                    "é",
                    "\ud835\udc00",
                    "\ud800",
                    "\udc00",
                    "\u0000",
                    "\u3000",
                    "\ufeff",
                    "\\x4",
                    "\\u12",
                    "\\N{",
                    "rb'",
                    "f'",
                    "u'",
                    "#",
                    "`",
                    "$",
                    "@",
                    ";",
                    "import os",
                    "kill(",
                    "<think>",
                    "</think>",
                    "<tool_call>",
                    "</tool_call>",
                    "<answer>",
                    "</answer>",
                    "\"name\"",
                    "\"arguments\"",
                    "null",
                    "true",
                    "NaN",
                    "-0",
                    "\\ud83d",
                    "../");

    private static final List<String> SEEDS =
            List.of(
                    "cd(folder='document')",
                    "add(a=1.5, b=-2)",
                    "[mean(numbers=[1, 2, 3]), ls()]",
                    "echo(content='it\\'s', file_name=\"a.txt\")",
                    "edit_ticket(ticket_id=1, updates={'status': 'Open', 'x': [None, True]})",
                    "f(1, *[2], **{'a': 3}).b[0:1](2 ** 3 if x else -1)",
                    "<think>t</think><answer>done</answer>",
                    "<think>t</think><tool_call>[{\"name\": \"cd\", \"arguments\": {\"folder\":"
                            + " \"a\"}}]</tool_call>",
                    "<think>t</think><tool_call>{\"name\": \"add(1\", \"arguments\": {\"a b\": {\"c\":"
                            + " 1e5}}}</tool_call>");

    private HostileTexts() {}

    static String next(RandomGenerator random) {
        return random.nextBoolean() ? tokens(random) : changed(random);
    }

    private static String tokens(RandomGenerator random) {
        var text = new StringBuilder(random.nextBoolean() ? "f(" : "");
        int count = random.nextInt(1, MOST_TOKENS);
        for (int i = 0; i < count; i++) {
            text.append(token(random).repeat(random.nextInt(16) == 0 ? 300 : 1));
        }
        return text.toString();
    }

    private static String token(RandomGenerator random) {
        return TOKENS.get(random.nextInt(TOKENS.size()));
    }

    private static String changed(RandomGenerator random) {
        var text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        for (int i = random.nextInt(1, MOST_CHANGES); i > 0; i--) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, token(random));
                case 2 ->
                        text.insert(from, text.substring(from, to).repeat(random.nextInt(1, 200)));
                default -> text.insert(from, (char) random.nextInt(0x10000));
            }
        }
        return text.toString();
    }
}

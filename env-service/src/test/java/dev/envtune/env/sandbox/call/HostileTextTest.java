package dev.envtune.env.sandbox.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.call.SyntaxProblem.Kind;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a policy sends ends in a typed result.
class HostileTextTest {
    private static final int MUCH = 60_000;

    @ParameterizedTest
    @ValueSource(strings = {"[", "(", "{", "{1:", "-", "not ", "~", "f(", "f(a=", "x if y else "})
    void parse_deepNesting_isALimitOrASyntaxProblem(String part) {
        var text = part.repeat(MUCH / part.length());
        assertThat(kind("f(" + text)).isIn(Kind.LIMIT, Kind.SYNTAX);
        assertThat(kind(text)).isIn(Kind.LIMIT, Kind.SYNTAX);
        assertThat(PromptingDecoder.decode(text)).isInstanceOf(Decoded.Undecodable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1",
                "**1",
                ".x",
                "()",
                "[0]",
                " or 1",
                "<1",
                " if 1 else 1",
                "%1",
                " not in 1"
            })
    void parse_longChains_areALimit(String part) {
        assertThat(kind("f(y" + part.repeat(MUCH / part.length()) + ")")).isEqualTo(Kind.LIMIT);
    }

    @Test
    void parse_nestingAtTheBound_isReadAndOneDeeperIsNot() {
        assertThat(CallParser.parse("f(" + "[".repeat(63) + "]".repeat(63) + ")"))
                .isInstanceOf(ToolCall.class);
        assertThat(CallParser.parse("f(" + "[".repeat(64) + "]".repeat(64) + ")"))
                .isEqualTo(
                        new SyntaxProblem(
                                Kind.LIMIT, "the nesting of a call exceeds the limit of 64"));
    }

    @Test
    void parse_longSources_areReadUpToTheBound() {
        var longest = "f('" + "x".repeat((1 << 16) - 5) + "')";
        assertThat(CallParser.parse(longest)).isInstanceOf(ToolCall.class);
        assertThat(CallParser.parse(longest + " "))
                .isEqualTo(
                        new SyntaxProblem(
                                Kind.LIMIT, "the length of a call exceeds the limit of 65536"));
    }

    @Test
    void parse_manyValues_areALimit() {
        assertThat(CallParser.parse("f([" + "1,".repeat(16_000) + "])"))
                .isInstanceOf(ToolCall.class);
        assertThat(kind("f([" + "1,".repeat(17_000) + "])")).isEqualTo(Kind.LIMIT);
    }

    @Test
    void parse_manyKeywords_areReadAndARepetitionIsFound() {
        var arguments = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            arguments.append('a').append(i).append("=1,");
        }
        assertThat(CallParser.parse("f(" + arguments + ")"))
                .isInstanceOfSatisfying(
                        ToolCall.class, call -> assertThat(call.named()).hasSize(5_000));
        assertThat(kind("f(" + arguments + "a17=2)")).isEqualTo(Kind.SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f('a'*10**9)",
                "f([[[[0]*1000]*1000]*1000]*1000)",
                "f([{'a': [0]*1000}]*1000)",
                "f(['a'*100000, 'b'*100000])",
                "f(('x'*60000,)*3)",
                "f(1000000000000*[0])"
            })
    void parse_repetition_isALimit(String source) {
        assertThat(kind(source)).isEqualTo(Kind.LIMIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f(10**10**10)",
                "f(10**4300)",
                "f(9**9**9**9)",
                "f(2**100000)",
                "f(10**4299*10)",
                "f(-10**4299-10**4299*9-10**4299)",
                "f('a'*10**30)"
            })
    void parse_hugeNumbers_raiseBeforeTheWork(String source) {
        assertThat(kind(source)).isEqualTo(Kind.EXPRESSION);
    }

    @Test
    void parse_longNumerals_endAtTheDigitLimit() {
        assertThat(kind("f(" + "9".repeat(60_000) + ")")).isEqualTo(Kind.SYNTAX);
        assertThat(kind("f(0x" + "f".repeat(60_000) + ")")).isEqualTo(Kind.LIMIT);
        assertThat(kind("f(0x" + "f".repeat(3_572) + ")")).isEqualTo(Kind.LIMIT);
        assertThat(((ToolCall) CallParser.parse("f(0x" + "f".repeat(3_571) + ")")).text())
                .hasSizeLessThan(4_310);
        assertThat(CallParser.parse("f(0." + "3".repeat(60_000) + "e-5)"))
                .isInstanceOf(ToolCall.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'", "\"", "'''", "\\", "'\\", "(", ")", "#", "\n", "\u0000", " (", "a ("})
    void parse_oneThingOverAndOver_isNoCall(String part) {
        var text = part.repeat(MUCH / part.length());
        assertThat(CallParser.parse(text)).isInstanceOf(SyntaxProblem.class);
        assertThat(CallParser.parse("f(a='" + text)).isInstanceOf(SyntaxProblem.class);
        assertThat(PromptingDecoder.decode(text + "x")).isInstanceOf(Decoded.Undecodable.class);
    }

    @Test
    void parse_randomText_neverThrows() {
        var random = new Random(5);
        var parts =
                new String[] {
                    "f",
                    "(",
                    ")",
                    "[",
                    "]",
                    "{",
                    "}",
                    "'",
                    "\"",
                    "\\",
                    ",",
                    "=",
                    "a",
                    "1",
                    ".",
                    "-",
                    "**",
                    ":",
                    " ",
                    "\n",
                    "#",
                    "e",
                    "0x",
                    "r'",
                    "f'",
                    "not ",
                    "\ud83d",
                    "\ude00",
                    "é",
                    "\\N{",
                    "'''",
                    "None",
                    "j",
                    "_",
                    "for ",
                    "if ",
                    "\r",
                    "\u0000",
                    "%",
                    "<think>",
                    "</think>",
                    "<tool_call>",
                    "</tool_call>",
                    "{\"name\": \"f\"}"
                };
        int calls = 0;
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(random.nextBoolean() ? "f(" : "");
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            var source = text.append(random.nextBoolean() ? ")" : "").toString();
            if (CallParser.parse(source) instanceof ToolCall call) {
                calls++;
                assertThat(CallParser.parse(call.text())).as(source).isInstanceOf(Parsed.class);
            }
            assertThat(PromptingDecoder.decode(source)).isNotNull();
            assertThat(ToolBodyDecoder.decode(source)).isNotNull();
            assertThat(FormatRules.check(source)).isNotNull();
        }
        assertThat(calls).isBetween(200, 19_000);
    }

    @Test
    void decode_hugeJson_isTyped() {
        assertThat(ToolBodyDecoder.decode("[".repeat(100_000)))
                .isInstanceOf(Decoded.Undecodable.class);
        assertThat(
                        FormatRules.check(
                                "<think>a</think><tool_call>"
                                        + "[".repeat(100_000)
                                        + "</tool_call>"))
                .isEqualTo(new FormatCheck.FormatError(FormatRule.INVALID_JSON));
        var nested = "[".repeat(100) + "]".repeat(100);
        assertThat(
                        ToolBodyDecoder.decode(
                                "{\"name\": \"f\", \"arguments\": {\"a\": " + nested + "}}"))
                .isInstanceOf(Decoded.Undecodable.class);
    }

    @Test
    void check_manyOpenTags_isTyped() {
        assertThat(FormatRules.check("<think>".repeat(MUCH)))
                .isEqualTo(new FormatCheck.FormatError(FormatRule.THINK_MISSING));
        assertThat(FormatRules.check("<think></think>".repeat(MUCH)))
                .isEqualTo(new FormatCheck.FormatError(FormatRule.THINK_REPEATED));
    }

    @Test
    void text_ofEveryParsedCall_canBeWritten() {
        var call =
                (ToolCall) CallParser.parse("f(a=10**4299, b='\\ud800', c=1e400, d={1, 2}, e=...)");
        assertThat(call.text()).startsWith("f(a=1000").endsWith("e=Ellipsis)");
        assertThat(TextForms.repr(call.named().getOrDefault("c", Value.of(0)))).isEqualTo("inf");
    }

    private static Kind kind(String source) {
        assertThat(CallParser.parse(source)).isInstanceOf(SyntaxProblem.class);
        return ((SyntaxProblem) CallParser.parse(source)).kind();
    }
}

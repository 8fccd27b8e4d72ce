package dev.envtune.env.sandbox.call;

import dev.envtune.env.sandbox.call.FormatCheck.Answer;
import dev.envtune.env.sandbox.call.FormatCheck.FormatError;
import dev.envtune.env.sandbox.call.FormatCheck.ToolCallBody;
import dev.envtune.env.sandbox.python.JsonValues;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Strings;
import org.jspecify.annotations.Nullable;

/// The format rules of the EnvTuning interaction (spec/bfcl-protocol.md 5.1): `<think>…</think>` and one
/// `<tool_call>` or `<answer>`, in any order, and nothing else.
public final class FormatRules {
    private FormatRules() {}

    /// Checks a message in time linear in its length.
    ///
    /// Deviation: JSON that is too deep or holds an integer of more than 4300 digits counts as invalid.
    public static FormatCheck check(String message) {
        var text = Strings.strip(message);
        var think = Tag.THINK.find(text);
        var toolCall = Tag.TOOL_CALL.find(text);
        var answer = Tag.ANSWER.find(text);
        var broken = brokenRule(think, toolCall, answer);
        if (broken != null) {
            return new FormatError(broken);
        }
        if (toolCall.pairs() == 0) {
            return new Answer(Strings.strip(answer.content()));
        }
        try {
            return new ToolCallBody(JsonValues.parse(Strings.strip(toolCall.content())));
        } catch (PythonError _) {
            return new FormatError(FormatRule.INVALID_JSON);
        }
    }

    private static @Nullable FormatRule brokenRule(
            Tag.Found think, Tag.Found toolCall, Tag.Found answer) {
        if (think.pairs() == 0) {
            return FormatRule.THINK_MISSING;
        }
        if (think.pairs() > 1) {
            return FormatRule.THINK_REPEATED;
        }
        if (toolCall.pairs() > 1) {
            return FormatRule.TOOL_CALL_REPEATED;
        }
        if (answer.pairs() > 1) {
            return FormatRule.ANSWER_REPEATED;
        }
        if (toolCall.pairs() + answer.pairs() == 2) {
            return FormatRule.TOOL_CALL_AND_ANSWER;
        }
        if (toolCall.pairs() + answer.pairs() == 0) {
            return FormatRule.NO_BODY;
        }
        var body = toolCall.pairs() == 1 ? Tag.TOOL_CALL : Tag.ANSWER;
        var outside = body.find(think.outside()).outside();
        return Strings.strip(outside).isEmpty() ? null : FormatRule.TEXT_OUTSIDE;
    }
}

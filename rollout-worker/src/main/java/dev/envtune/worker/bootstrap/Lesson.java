package dev.envtune.worker.bootstrap;

import dev.envtune.contract.Demonstration;
import dev.envtune.policy.train.Row;
import dev.envtune.worker.prompt.Prompt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A demonstration as tokens.
///
/// @param ids all tokens
/// @param messages those that the policy is to say
record Lesson(int[] ids, List<Said> messages) {
    private static final float CONTEXT_WEIGHT = 0.15f;
    private static final float DECISION_WEIGHT = 3;

    /// Where in a message the policy decides whether to call: after `<think>`.
    private static final int WHETHER = 1;

    /// Where in a message with a call the policy decides which tool: after `<think>`, a word, `</think>`,
    /// `<tool_call>`, `[{"`, `name` and `": "`.
    private static final int WHICH = 7;

    Lesson {
        messages = List.copyOf(messages);
    }

    /// A message within the tokens.
    ///
    /// @param from index of its first token
    /// @param to index after its last
    /// @param arguments of its call, or -1 where it is an answer or makes several calls
    record Said(int from, int to, int arguments) {}

    /// @return null if it is longer than the window
    static @Nullable Lesson of(Demonstration demonstration, Prompt prompt, int window) {
        var ids = IntStream.builder();
        var messages = new ArrayList<Said>();
        var context = prompt.opening(demonstration.opening());
        int length = 0;
        for (var step : demonstration.steps()) {
            var message = prompt.message(step.text());
            Arrays.stream(context).forEach(ids::add);
            Arrays.stream(message).forEach(ids::add);
            length += context.length + message.length;
            messages.add(
                    new Said(length - message.length, length, CallShape.arguments(step.text())));
            if (!step.response().terminated()) {
                context = prompt.observation(step.response(), true);
            }
        }
        return length > window ? null : new Lesson(ids.build().toArray(), messages);
    }

    /// As a training row: every token counts a little, those to be said count fully, and what a message
    /// decides counts most.
    Row row() {
        var weights = new float[ids.length];
        Arrays.fill(weights, CONTEXT_WEIGHT);
        for (var said : messages) {
            Arrays.fill(weights, said.from(), said.to(), 1);
            weights[said.from() + WHETHER] = DECISION_WEIGHT;
            if (said.arguments() >= 0) {
                weights[said.from() + WHICH] = DECISION_WEIGHT;
            }
        }
        return new Row(ids, weights);
    }
}

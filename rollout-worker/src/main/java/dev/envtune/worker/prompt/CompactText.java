package dev.envtune.worker.prompt;

import dev.envtune.contract.Demonstration;
import dev.envtune.contract.Message;
import java.util.stream.Stream;

/// The texts that the compact style puts before a policy, to train a tokenizer on.
public final class CompactText {
    private CompactText() {}

    /// All texts of a demonstration: tools, messages and what the policy says.
    public static Stream<String> of(Demonstration demonstration) {
        var opening = demonstration.opening();
        return Stream.concat(
                Stream.concat(
                        Stream.of(CompactTools.lines(opening.tools())),
                        opening.messages().stream().map(Message::content)),
                demonstration.steps().stream()
                        .flatMap(
                                step ->
                                        Stream.concat(
                                                Stream.of(
                                                        step.text(),
                                                        CompactTools.lines(
                                                                step.response().revealed())),
                                                step.response().messages().stream()
                                                        .map(Message::content))));
    }
}

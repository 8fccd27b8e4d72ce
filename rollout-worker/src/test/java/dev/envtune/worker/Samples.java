package dev.envtune.worker;

import dev.envtune.contract.Category;
import dev.envtune.contract.Demonstration;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.FunctionTool;
import dev.envtune.contract.Message;
import dev.envtune.contract.ObservationKind;
import dev.envtune.contract.PlayedStep;
import dev.envtune.contract.Scoring;
import dev.envtune.contract.SessionView;
import dev.envtune.contract.StepResponse;
import dev.envtune.policy.text.BpeTrainer;
import dev.envtune.policy.text.Tokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A session with two tools, played in one call and one answer.
public final class Samples {
    public static final String CALL =
            "<think>call</think><tool_call>[{\"name\": \"cp\", \"arguments\":"
                    + " {\"source\": \"a.txt\", \"destination\": \"b.txt\"}}]</tool_call>";
    public static final String ANSWER = "<think>done</think><answer>done</answer>";

    private Samples() {}

    public static FunctionTool tool(
            String name, String description, Map<String, Object> properties, String... required) {
        return FunctionTool.of(
                new FunctionTool.Function(
                        name,
                        description,
                        Map.of(
                                "type",
                                "object",
                                "properties",
                                properties,
                                "required",
                                List.of(required)),
                        null));
    }

    public static FunctionTool copy() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("source", Map.of("type", "string"));
        properties.put("destination", Map.of("type", "string"));
        return tool("cp", "Copies a file. It must exist.", properties, "source", "destination");
    }

    public static FunctionTool find() {
        return tool(
                "find",
                "Lists one two three four five six seven eight nine ten eleven twelve",
                Map.of("path", Map.of("type", "string")));
    }

    public static SessionView opening(String said, FunctionTool... tools) {
        return new SessionView(
                "s",
                "starter",
                "t",
                Category.BASE,
                "hash",
                Feedback.STANDARD,
                Scoring.FULL,
                Instant.EPOCH,
                0,
                1,
                0,
                List.of(Message.user(said)),
                List.of(tools),
                false);
    }

    public static StepResponse results(String content) {
        return new StepResponse(
                0,
                0,
                ObservationKind.TOOL_RESULTS,
                -1,
                List.of(),
                List.of(Message.tool(content, null)),
                List.of(),
                false,
                null);
    }

    public static StepResponse end() {
        return new StepResponse(
                1, 0, ObservationKind.END, 1, List.of(), List.of(), List.of(), true, 1.0);
    }

    public static Demonstration demonstration() {
        return new Demonstration(
                "d",
                opening("Copy the file 'a.txt' to 'b.txt'.", copy(), find()),
                List.of(
                        new PlayedStep(CALL, results("[\"None\"]")),
                        new PlayedStep(ANSWER, end())));
    }

    /// The next turn, before which the tool `find` is revealed.
    public static StepResponse reveal() {
        return new StepResponse(
                1,
                0,
                ObservationKind.NEXT_TURN,
                1,
                List.of(),
                List.of(Message.user("What about now?")),
                List.of(find()),
                false,
                null);
    }

    /// Trained on a few words, so that most texts are spelt in bytes.
    public static Tokenizer tokenizer(Path folder) {
        return tokenizer(folder, BpeTrainer.Settings.chatMl(400, List.of("source", "destination")));
    }

    /// Knows the chat tokens of Llama 3 beside those of ChatML.
    public static Tokenizer tokenizerOfManyChats(Path folder) {
        var chatMl = BpeTrainer.Settings.chatMl(400, List.of());
        var specialTokens = new ArrayList<>(chatMl.specialTokens());
        specialTokens.addAll(
                List.of(
                        "<|begin_of_text|>",
                        "<|start_header_id|>",
                        "<|end_header_id|>",
                        "<|eot_id|>"));
        return tokenizer(
                folder, new BpeTrainer.Settings(400, specialTokens, chatMl.tags(), List.of()));
    }

    private static Tokenizer tokenizer(Path folder, BpeTrainer.Settings settings) {
        try {
            BpeTrainer.train(Stream.of(CALL, ANSWER, CALL, ANSWER), settings).write(folder, 2048);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Tokenizer.open(folder);
    }
}

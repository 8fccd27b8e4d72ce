package dev.envtune.env.task;

import dev.envtune.contract.Category;
import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.JsonValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// A small suite in the official layout: one scenario in each category and a few tools.
final class SampleSuite {
    private static final String TURN =
            """
            [{"role": "user", "content": "%s"}]""";

    private final Map<String, String> files = new LinkedHashMap<>();

    SampleSuite() {
        for (var category : Category.values()) {
            var miss = category == Category.MISS_FUNC;
            put(Layout.OFFICIAL.questions(category), question(category, miss) + "\n");
            put(
                    Layout.OFFICIAL.answers(category),
                    """
                    {"id": "%s", "ground_truth": [%s["close_ticket(ticket_id=7)"]]}
                    """
                            .formatted(id(category), miss ? "[], " : ""));
        }
        for (var stem : OfficialDocuments.STEMS.values()) {
            put(Layout.OFFICIAL.documents(stem), document(stem + "_tool") + "\n");
        }
        put(
                Layout.OFFICIAL.documents("ticket_api"),
                document("close_ticket") + "\n" + document("open_ticket"));
        put(Layout.LONG_CONTEXT_JSON, constants());
    }

    private static String id(Category category) {
        return "multi_turn_" + category.label() + "_3";
    }

    private static String question(Category category, boolean miss) {
        return """
               {"id": "%s", "question": [%s%s], "initial_config": {"TicketAPI": {"ticket_counter": 8}}, \
               "path": ["TicketAPI.close_ticket"], "involved_classes": ["TicketAPI", "MathAPI"]%s}"""
                .formatted(
                        id(category),
                        TURN.formatted("Close ticket 7."),
                        miss ? ", []" : "",
                        miss ? ", \"missed_function\": {\"1\": [\"close_ticket\"]}" : "");
    }

    static String document(String name) {
        return """
               {"name": "%s", "description": "Does %s.", "parameters": {"type": "dict", "properties": \
               {"ticket_id": {"type": "integer", "description": "Which."}}, "required": ["ticket_id"]}, \
               "response": {"type": "dict", "properties": {}}}"""
                .formatted(name, name);
    }

    private static String constants() {
        return """
               {"WATCH_LIST_EXTENSION": ["AA", {"$python": "Ellipsis"}],
               "TRANSACTION_HISTORY_EXTENSION": [], "MA_5_EXTENSION": [1.5], "MA_20_EXTENSION": [],
               "TECHNOLOGY_EXTENSION": [], "AUTOMOBILE_EXTENSION": [], "ORDER_DETAIL_EXTENSION": {},
               "FILE_CONTENT_EXTENSION": "more", "POPULATE_FILE_EXTENSION": [],
               "CAR_STATUS_METADATA_EXTENSION": "car", "LONG_WEATHER_EXTENSION": {},
               "PARKING_BRAKE_INSTRUCTION": "pull", "INTERMEDIARY_CITIES": [],
               "CREDIT_CARD_EXTENSION": {}, "BOOKING_RECORD_EXTENSION": {}, "FILES_TAIL_USED": []}
               """;
    }

    static LongContext longContext() {
        return new LongContext((DictValue) JsonValues.parse(constants()));
    }

    SampleSuite put(String path, String content) {
        files.put(path, content);
        return this;
    }

    SampleSuite remove(String path) {
        files.remove(path);
        return this;
    }

    /// Replaces the one place where a file has a text.
    SampleSuite replace(String path, String text, String replacement) {
        var content = Objects.requireNonNull(files.get(path));
        if (content.indexOf(text) < 0 || content.indexOf(text) != content.lastIndexOf(text)) {
            throw new IllegalArgumentException(path + " must have exactly one " + text);
        }
        return put(path, content.replace(text, replacement));
    }

    /// Writes all files below a folder and returns it.
    Path writeTo(Path folder) {
        try {
            for (var file : files.entrySet()) {
                var path = folder.resolve(file.getKey());
                Files.createDirectories(Objects.requireNonNull(path.getParent()));
                Files.writeString(path, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }
}

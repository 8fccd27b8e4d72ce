package dev.envtune.policy.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Texts like those of the tasks, and a tokenizer that is trained on them.
final class Samples {
    static final List<String> WORDS =
            List.of(
                    "get_flight_cost",
                    "book_flight",
                    "file_name",
                    "docs",
                    "document",
                    "archive",
                    "Boston",
                    "SFO",
                    "2024",
                    "economy");

    static final BpeTrainer.Settings SETTINGS = BpeTrainer.Settings.chatMl(900, WORDS);

    private static final List<String> PLACES = List.of("Boston", "Lima", "Oslo", "SFO", "JFK");
    private static final List<String> FOLDERS = List.of("docs", "archive", "temp", "drafts");

    private Samples() {}

    static Stream<String> corpus() {
        var random = new Random(7);
        var texts = new ArrayList<String>();
        for (var i = 0; i < 400; i++) {
            var from = PLACES.get(random.nextInt(PLACES.size()));
            var to = PLACES.get(random.nextInt(PLACES.size()));
            var folder = FOLDERS.get(random.nextInt(FOLDERS.size()));
            var day = "2024-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28));
            texts.add(
                    "<|im_start|>user\nFind out what the flight from %s to %s on %s costs, and then move the report in the '%s' folder to temp.<|im_end|>\n"
                            .formatted(from, to, day, folder));
            texts.add(
                    "<tool_call>[{\"name\": \"get_flight_cost\", \"arguments\": {\"travel_from\": \"%s\", \"travel_to\": \"%s\", \"travel_date\": \"%s\"}}]</tool_call>"
                            .formatted(from, to, day));
            texts.add(
                    "mv(source: string, destination: string) – Moves a file to \""
                            + folder
                            + "\".\n");
            texts.add("Ça coûte " + random.nextInt(100_000) + " €, 你好 🙂🙂 ======= \n\n");
        }
        return texts.stream();
    }

    /// Any code points, control tokens and pieces of them.
    static String randomText(Random random) {
        var pieces =
                List.of(
                        "<|im_end|>",
                        "<|im_",
                        "start|>",
                        "<tool_call>",
                        "</answer>",
                        " ",
                        "\n",
                        "'",
                        "\"",
                        " the",
                        "docs",
                        "get_flight",
                        "2024",
                        "\u0000",
                        "é",
                        "🙂",
                        "e\u0301",
                        "<|endoftext|>");
        var text = new StringBuilder();
        for (var i = random.nextInt(30); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append(pieces.get(random.nextInt(pieces.size())));
                case 1 -> text.append((char) (' ' + random.nextInt(95)));
                case 2 -> text.append((char) random.nextInt(0xd800));
                default -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
            }
        }
        return text.toString();
    }

    /// A folder with the trained tokenizer.
    static Path trained(Path folder) {
        try {
            BpeTrainer.train(corpus(), SETTINGS).write(folder, 4096);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.envtune.env.demonstration;

import dev.envtune.env.task.Split;
import dev.envtune.env.task.Split.Half;
import dev.envtune.env.task.Suite;
import dev.envtune.env.task.Task;
import dev.envtune.env.task.Turn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What users say in the held-out half of the starter suite and nowhere in the training half: no
/// demonstration may say it, not even with other values.
final class HeldOutTexts {
    /// That of the service, where a client names none.
    private static final long SPLIT_SEED = 0;

    private static final Pattern VALUE =
            Pattern.compile("'[^']*'|USR\\d+|\\b[A-Z]{3,4}\\b|\\d[\\d.-]*\\d|\\d");

    private final Set<String> texts;

    /// The same without values.
    private final Set<String> sentences;

    private HeldOutTexts(Set<String> heldOut, Set<String> training) {
        texts = new HashSet<>(heldOut);
        texts.removeAll(training);
        sentences = withoutValues(heldOut);
        sentences.removeAll(withoutValues(training));
    }

    private static Set<String> withoutValues(Set<String> texts) {
        return texts.stream().map(HeldOutTexts::withoutValues).collect(Collectors.toSet());
    }

    static String withoutValues(String text) {
        return VALUE.matcher(text).replaceAll("_");
    }

    static Split split(Suite suite) {
        return Split.of(suite, Split.Kind.TWIN_SAFE, SPLIT_SEED);
    }

    static HeldOutTexts of(Suite suite) {
        return new HeldOutTexts(texts(suite, Half.HELD_OUT), texts(suite, Half.TRAIN));
    }

    private static Set<String> texts(Suite suite, Half half) {
        return split(suite).tasks(suite, half).stream()
                .map(Task::turns)
                .flatMap(List::stream)
                .map(Turn::userText)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toSet());
    }

    /// Whether one of these turns contains such a text, or is one but for its values.
    boolean isIn(List<Turn> turns) {
        return turns.stream().map(Turn::userText).anyMatch(this::isHeldOut);
    }

    private boolean isHeldOut(String said) {
        return sentences.contains(withoutValues(said)) || texts.stream().anyMatch(said::contains);
    }
}

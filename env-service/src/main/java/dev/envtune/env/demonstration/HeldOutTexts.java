package dev.envtune.env.demonstration;

import dev.envtune.env.task.Split;
import dev.envtune.env.task.Split.Half;
import dev.envtune.env.task.Suite;
import dev.envtune.env.task.Task;
import dev.envtune.env.task.Turn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What users say in the held-out half of the starter suite and nowhere in the training half: no
/// demonstration may say it.
final class HeldOutTexts {
    /// That of the service, where a client names none.
    private static final long SPLIT_SEED = 0;

    private final Set<String> texts;

    private HeldOutTexts(Set<String> texts) {
        this.texts = texts;
    }

    static Split split(Suite suite) {
        return Split.of(suite, Split.Kind.TWIN_SAFE, SPLIT_SEED);
    }

    static HeldOutTexts of(Suite suite) {
        var texts = new HashSet<>(texts(suite, Half.HELD_OUT));
        texts.removeAll(texts(suite, Half.TRAIN));
        return new HeldOutTexts(texts);
    }

    private static Set<String> texts(Suite suite, Half half) {
        return split(suite).tasks(suite, half).stream()
                .map(Task::turns)
                .flatMap(List::stream)
                .map(Turn::userText)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toSet());
    }

    boolean isIn(List<Turn> turns) {
        return turns.stream()
                .anyMatch(turn -> texts.stream().anyMatch(text -> turn.userText().contains(text)));
    }
}

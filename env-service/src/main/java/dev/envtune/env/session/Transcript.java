package dev.envtune.env.session;

import dev.envtune.contract.Rewards;
import dev.envtune.contract.Scoring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What scoring needs to know of the steps of an episode.
public final class Transcript {
    private final int turns;
    private final List<String> results = new ArrayList<>();
    private final List<List<List<String>>> emitted = new ArrayList<>();
    private final List<Integer> turnScores = new ArrayList<>();
    private int steps;
    private int ran;
    private int raised;
    private int formatErrors;

    Transcript(int turns) {
        this.turns = turns;
        emitted.add(new ArrayList<>());
    }

    void result(String standard) {
        results.add(standard);
    }

    /// A message begins.
    void begin() {
        emitted.getLast().add(List.of());
    }

    /// The calls of the message under way.
    void emit(List<String> calls) {
        emitted.getLast().set(emitted.getLast().size() - 1, List.copyOf(calls));
    }

    void endTurn(int score) {
        turnScores.add(score);
    }

    void beginTurn() {
        emitted.add(new ArrayList<>());
    }

    void message(int code) {
        steps++;
        switch (code) {
            case -1 -> ran++;
            case -2 -> raised++;
            case -3 -> formatErrors++;
            default -> {}
        }
    }

    int steps() {
        return steps;
    }

    /// The official result texts of all executed calls, in order.
    List<String> results() {
        return Collections.unmodifiableList(results);
    }

    /// The calls of each message of each turn reached, also those that were not executed.
    List<List<List<String>>> emitted() {
        return Collections.unmodifiableList(emitted);
    }

    /// The calls of each turn reached, also those that were not executed.
    public List<List<String>> emittedByTurn() {
        return emitted.stream().map(turn -> turn.stream().flatMap(List::stream).toList()).toList();
    }

    /// 0 or 1 for each turn that has ended.
    public List<Integer> turnScores() {
        return Collections.unmodifiableList(turnScores);
    }

    /// Rewards so far (5.3). Progress is over all turns of the task, or, in `RELEASED`, over those reached.
    public Rewards rewards(Scoring scoring) {
        int over =
                switch (scoring) {
                    case FULL, OFFICIAL -> turns;
                    case RELEASED -> turnScores.size();
                };
        int sum = turnScores.stream().mapToInt(Integer::intValue).sum();
        int executed = ran + raised;
        return new Rewards(
                over == 0 ? 0 : (double) sum / over,
                steps == 0 ? 0 : (double) (steps - formatErrors) / steps,
                executed == 0 ? 0 : (double) ran / executed,
                executed > 0);
    }
}

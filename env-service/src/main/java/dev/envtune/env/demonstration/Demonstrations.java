package dev.envtune.env.demonstration;

import dev.envtune.contract.Demonstration;
import dev.envtune.env.task.StarterSuite;
import java.util.List;
import java.util.Random;

/// A sequence of demonstrations, which its seed determines.
final class Demonstrations {
    private static final int ATTEMPTS = 1000;

    private final DemonstrationKind kind;
    private final long seed;
    private final List<DemonstrationWriter> writers;
    private final Lexicon lexicon = Lexicon.load();
    private final Random seeds;
    private int written;

    Demonstrations(DemonstrationKind kind, long seed) {
        this.kind = kind;
        this.seed = seed;
        this.seeds = new Random(seed);
        var starter = StarterSuite.load();
        var bank = TemplateBank.load();
        var stage = new Stage(starter, bank);
        var sentences = Sentences.load();
        this.writers =
                switch (kind) {
                    case DRILL -> List.of(new DrillWriter(stage, bank, sentences));
                    case EPISODE ->
                            List.of(
                                    new EpisodeWriter(stage, bank, sentences),
                                    new ScenarioWriter(stage, bank, sentences, starter, lexicon));
                };
    }

    /// @throws IllegalStateException if the templates lead to none, which a test rules out
    Demonstration next() {
        var id = kind.label() + "-" + seed + "-" + written;
        var draw = new Draw(lexicon, new Random(seeds.nextLong()));
        var writer = draw.pick(writers);
        for (int i = 0; i < ATTEMPTS; i++) {
            var demonstration = writer.write(id, draw);
            if (demonstration != null) {
                written++;
                return demonstration;
            }
        }
        throw new IllegalStateException("no demonstration in " + ATTEMPTS + " attempts");
    }
}

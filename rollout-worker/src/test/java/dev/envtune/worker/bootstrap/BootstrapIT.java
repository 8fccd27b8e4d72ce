package dev.envtune.worker.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.policy.PolicyFolder;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.train.Precision;
import dev.envtune.policy.train.Scorer;
import dev.envtune.worker.bootstrap.DemonstrationFiles.Kind;
import dev.envtune.worker.prompt.Prompt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A minute of what makes a starter policy.
class BootstrapIT {
    @Test
    void bootstrap_shortPlan_learnsAndResumes(@TempDir Path temporary) throws Exception {
        var folder = temporary.resolve("policy");
        var work = temporary.resolve("policy.work");
        Bootstrap.create(folder, work, 1);
        double before = logprob(folder, work);
        var said = new ArrayList<String>();

        new Bootstrap(PolicyFolder.open(folder), work, plan(45_000), said::add).run();
        double first = logprob(folder, work);
        new Bootstrap(PolicyFolder.open(folder), work, plan(60_000), said::add).run();
        double second = logprob(folder, work);

        assertThat(first).isGreaterThan(before + 0.5);
        assertThat(second).isGreaterThan(first);
        assertThat(said).anyMatch(line -> line.startsWith("drills: answers"));
        assertThat(said).anyMatch(line -> line.startsWith("goes on after 4"));
        assertThat(Files.size(folder.resolve("model.safetensors"))).isLessThan(20 << 20);
    }

    private static Bootstrap.Plan plan(long tokens) {
        return new Bootstrap.Plan(40_000, tokens, 0.5, 1e-3, 1);
    }

    /// Mean over tokens of held-out drills.
    private static double logprob(Path folder, Path work) {
        var policy = PolicyFolder.open(folder);
        var prompt = new Prompt(policy.tokenizer(), policy.card().promptStyle());
        var rows =
                new DemonstrationFiles(work.resolve("demonstrations"))
                        .read(Kind.DRILL, 300, 1_000_000).stream()
                                .map(one -> Lesson.of(one, prompt, policy.config().window()))
                                .filter(Objects::nonNull)
                                .map(Lesson::row)
                                .toList();
        var weights = policy.weights();
        try {
            return mean(new Scorer(weights, Precision.of(DType.F32), 8192).logprobs(rows, 1));
        } finally {
            LibTorch.instance().run(weights::close);
        }
    }

    private static double mean(List<float[]> logprobs) {
        double sum = 0;
        long count = 0;
        for (var row : logprobs) {
            for (float logprob : row) {
                sum += logprob;
                count++;
            }
        }
        return sum / count;
    }
}

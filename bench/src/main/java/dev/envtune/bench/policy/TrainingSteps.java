package dev.envtune.bench.policy;

import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.train.AdamW;
import dev.envtune.policy.train.Learner;
import dev.envtune.policy.train.Precision;
import dev.envtune.policy.train.Row;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Training steps over the same rows, again and again, with micro-batches of one size.
final class TrainingSteps implements AutoCloseable {
    private static final AdamW OPTIMIZER = AdamW.of(1e-5);
    private static final List<Integer> ROWS_AT_ONCE = List.of(2, 4, 8, 16);
    private static final int TRIALS = 2;
    private static final long SEED = 1;

    private final int rowsAtOnce;
    private final DType products;
    private final List<Row> rows;
    private final Weights weights;
    private final Learner learner;

    private TrainingSteps(Work.TrainingStep work, int rowsAtOnce) {
        this.rowsAtOnce = rowsAtOnce;
        this.products = precision(work).layers();
        this.rows = rows(work);
        this.weights = LibTorch.instance().call(() -> work.shape().weights(SEED));
        this.learner = new Learner(weights, precision(work), rowsAtOnce * work.length());
    }

    private static Precision precision(Work.TrainingStep work) {
        return new Precision(work.type(), work.type()).here();
    }

    /// With the micro-batches that are the fastest here.
    static TrainingSteps fastest(Work.TrainingStep work) {
        int best =
                ROWS_AT_ONCE.stream()
                        .min(Comparator.comparingDouble(size -> trial(work, size)))
                        .orElseThrow();
        return new TrainingSteps(work, best);
    }

    private static double trial(Work.TrainingStep work, int rowsAtOnce) {
        try (var steps = new TrainingSteps(work, rowsAtOnce)) {
            steps.run();
            return IntStream.range(0, TRIALS)
                    .mapToDouble(_ -> Ours.seconds(steps::run))
                    .min()
                    .orElseThrow();
        }
    }

    private static List<Row> rows(Work.TrainingStep work) {
        float weight = 1f / (work.rows() * (work.length() - 1));
        return Arrays.stream(work.ids())
                .map(
                        ids -> {
                            var weights = new float[ids.length];
                            Arrays.fill(weights, weight);
                            return new Row(ids, weights);
                        })
                .toList();
    }

    void run() {
        learner.supervised(rows);
        learner.update(OPTIMIZER);
    }

    String settings() {
        return "products in %s, micro-batches of %d rows".formatted(products, rowsAtOnce);
    }

    @Override
    public void close() {
        learner.close();
        LibTorch.instance().run(weights::close);
    }
}

package dev.envtune.trainer;

import dev.envtune.policy.generate.BatchInvariance;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// What "bit for bit" depends on, as a run records it.
///
/// @param facts names and values
record Machine(Map<String, String> facts) {
    private static final String PROCESSOR = "processor";
    private static final String THREADS = "threads";
    private static final String DEVICE = "device";
    private static final String LIBTORCH = "libtorch";
    private static final String PRODUCTS = "products in training";

    /// What the self-test of this processor found.
    private static final String BATCHES = "batches";

    private static final String SAME_BITS = "same bits";

    Machine {
        facts = Map.copyOf(facts);
    }

    /// This machine.
    ///
    /// @param precision of generation
    /// @param products type of the matrix products in training
    static Machine here(DType precision, DType products) {
        return new Machine(
                Map.of(
                        PROCESSOR,
                        processor(),
                        THREADS,
                        Objects.requireNonNullElse(
                                System.getenv("OMP_NUM_THREADS"),
                                Integer.toString(Runtime.getRuntime().availableProcessors())),
                        DEVICE,
                        LibTorch.instance().device(),
                        LIBTORCH,
                        LibTorch.instance().version(),
                        PRODUCTS,
                        products.name().toLowerCase(Locale.ROOT),
                        BATCHES,
                        BatchInvariance.holds(precision) ? SAME_BITS : "other bits"));
    }

    private static String processor() {
        var file = Path.of("/proc/cpuinfo");
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException _) {
            return System.getProperty("os.arch");
        }
    }

    /// Whether a sequence has the same tokens and logprobs in every batch here.
    boolean repeats() {
        return SAME_BITS.equals(facts.get(BATCHES));
    }

    /// In words, for a report.
    String text() {
        return "%s, %s threads, libtorch %s, trained in %s, tokens %s"
                .formatted(
                        facts.get(PROCESSOR),
                        facts.get(THREADS),
                        facts.get(LIBTORCH),
                        facts.get(PRODUCTS),
                        repeats() ? "the same in any batch" : "that depend on the batch");
    }
}

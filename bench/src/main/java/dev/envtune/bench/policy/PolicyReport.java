package dev.envtune.bench.policy;

import dev.envtune.bench.machine.Machine;
import dev.envtune.policy.kernel.Kernels;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What was measured, as it is printed and written as JSON.
///
/// @param samples that figures are medians of
/// @param libtorch the version that ours runs on
/// @param theirs null where no Python has torch and transformers
record PolicyReport(
        int samples,
        List<Line> lines,
        Limits limits,
        String libtorch,
        Transformers.@Nullable Hello theirs,
        Machine machine) {
    private static final double GIGA = 1e9;
    private static final double MIB = 1 << 20;

    /// @param ratio the median of the ratios of samples taken in turn, or null without the other side
    /// @param leastRatio the bar, or null where there is none
    record Line(
            String shape,
            String work,
            Result ours,
            @Nullable Result theirs,
            @Nullable Double ratio,
            @Nullable Double leastRatio) {
        boolean meetsBar() {
            return ratio == null || leastRatio == null || ratio >= leastRatio;
        }

        String summary() {
            var text = "%s: %,.1f tokens/s".formatted(work, ours.tokensPerSecond());
            return theirs == null
                    ? text
                    : "%s, transformers %,.1f, ratio %.2f"
                            .formatted(text, theirs.tokensPerSecond(), ratio);
        }
    }

    /// @param limitShare the least time at the machine's limits over the time taken
    /// @param prefillTokensPerSecond prompt tokens, or null for training
    /// @param peakBytes of the process in RAM, or null where that is not known
    /// @param settings chosen because they are the fastest
    record Result(
            double tokensPerSecond,
            double limitShare,
            @Nullable Double prefillTokensPerSecond,
            @Nullable Long peakBytes,
            String settings) {}

    boolean meetsBars() {
        return lines.stream().allMatch(Line::meetsBar);
    }

    void print(PrintWriter out) {
        line(out, "Tokens a second, medians of %d samples, bfloat16; both sides in turn", samples);
        String shape = "";
        for (var line : lines) {
            if (!line.shape().equals(shape)) {
                shape = line.shape();
                line(
                        out,
                        "%n  %-41s %9s %6s %10s %9s %7s",
                        shape,
                        "tokens/s",
                        "limit",
                        "prefill/s",
                        "memory",
                        "ratio");
            }
            side(out, line.work(), line.ours(), ratio(line));
            if (line.theirs() != null) {
                side(out, "  transformers", line.theirs(), "");
            }
        }
        notes(out);
        out.flush();
    }

    private static String ratio(Line line) {
        if (line.ratio() == null) {
            return "";
        }
        var bar =
                line.leastRatio() == null
                        ? ""
                        : "  at least %.1f: %s"
                                .formatted(line.leastRatio(), line.meetsBar() ? "met" : "MISSED");
        return "%7.2f".formatted(line.ratio()) + bar;
    }

    private static void side(PrintWriter out, String what, Result result, String ratio) {
        line(
                out,
                "  %-41s %,9.1f %5.1f%% %10s %9s %s",
                what,
                result.tokensPerSecond(),
                100 * result.limitShare(),
                result.prefillTokensPerSecond() == null
                        ? ""
                        : "%,.0f".formatted(result.prefillTokensPerSecond()),
                result.peakBytes() == null ? "" : "%,.0f MiB".formatted(result.peakBytes() / MIB),
                ratio);
        if (!result.settings().isEmpty()) {
            line(out, "      %s", result.settings());
        }
    }

    private void notes(PrintWriter out) {
        line(
                out,
                """

                  decode     300-token prompts of random ids; the first token belongs to the prefill, and
                             what is counted is all others; sampled at temperature 1, no stop tokens
                  training   float32 weights and gradients, products in bfloat16 (autocast) unless float32
                             is said; cross-entropy of all tokens, clipping, AdamW
                  ours       decoding: weights, keys and values in bfloat16, sums in float32;
                             products with weights: %s; others: float32
                  limit      least time for weights, keys and values to come from memory, or for products
                             and attention at the matrix rate, over the time taken; caches can beat it
                  memory     most of the process in RAM, everything loaded included""",
                Kernels.multipliesPairs() ? "bfloat16" : "float32");
        line(
                out,
                "%n  machine    reads %.1f GB/s (triad %.1f); matrix products of libtorch %s: %.0f GFLOP/s"
                        + " bfloat16, %.0f float32",
                limits.bytesPerSecond() / GIGA,
                limits.triadBytesPerSecond() / GIGA,
                libtorch,
                limits.bf16Flops() / GIGA,
                limits.f32Flops() / GIGA);
        if (theirs == null) {
            line(
                    out,
                    """
                      transformers  not measured: no Python at hand has torch and transformers. Try
                        python3 -m venv original && original/bin/pip install -r bench/python/requirements.txt
                      and give --python original/bin/python""");
        } else {
            line(
                    out,
                    "  theirs     %s; matrix products %.0f GFLOP/s bfloat16, %.0f float32",
                    theirs.version(),
                    theirs.bf16Flops() / GIGA,
                    theirs.f32Flops() / GIGA);
        }
        line(out, "  machine    %s", machine.text());
    }

    private static void line(PrintWriter out, String format, @Nullable Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}

package dev.envtune.policy.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/// What this machine's processor can do.
public final class Processor {
    private static final String FLAGS = "flags";

    /// Tiles, and vector products.
    private static final Set<String> BF16_PRODUCTS = Set.of("amx_bf16", "avx512_bf16");

    private static final boolean MULTIPLIES_BF16 = multipliesBf16(Path.of("/proc/cpuinfo"));

    private Processor() {}

    /// Whether it has instructions for bfloat16 products (AMX, or AVX-512's). Without them libtorch multiplies
    /// bfloat16 more slowly than float32.
    public static boolean multipliesBf16() {
        return MULTIPLIES_BF16;
    }

    static boolean multipliesBf16(Path description) {
        try (Stream<String> lines = Files.lines(description)) {
            return lines.filter(line -> line.startsWith(FLAGS))
                    .flatMap(line -> Arrays.stream(line.split("\\s+")))
                    .anyMatch(BF16_PRODUCTS::contains);
        } catch (IOException _) {
            return false;
        }
    }
}

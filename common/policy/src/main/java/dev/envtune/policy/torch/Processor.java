package dev.envtune.policy.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What this machine's processor can do.
public final class Processor {
    private static final String FLAGS = "flags";

    private static final String BF16_VECTORS = "avx512_bf16";
    private static final String BF16_TILES = "amx_bf16";
    private static final Set<String> HERE = flags(Path.of("/proc/cpuinfo"));

    private Processor() {}

    /// Whether it has instructions for bfloat16 products (AMX, or AVX-512's). Without them libtorch multiplies
    /// bfloat16 more slowly than float32.
    public static boolean multipliesBf16() {
        return multipliesBf16(HERE);
    }

    static boolean multipliesBf16(Set<String> flags) {
        return flags.contains(BF16_TILES) || flags.contains(BF16_VECTORS);
    }

    /// Whether it has AVX-512's instruction for bfloat16 products.
    public static boolean multipliesBf16Vectors() {
        return HERE.contains(BF16_VECTORS);
    }

    /// Names of abilities as Linux describes them; none elsewhere.
    static Set<String> flags(Path description) {
        try (Stream<String> lines = Files.lines(description)) {
            return lines.filter(line -> line.startsWith(FLAGS))
                    .flatMap(line -> Arrays.stream(line.split("\\s+")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException _) {
            return Set.of();
        }
    }
}

package dev.envtune.bench.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The most memory that this process had in RAM since it was asked to forget. Linux only.
final class PeakMemory {
    private static final Path SELF = Path.of("/proc/self");
    private static final String PEAK = "VmHWM:";

    private PeakMemory() {}

    /// Where the system does not allow it, the peak stays that of the whole run.
    static void forget() {
        System.gc();
        try {
            Files.writeString(SELF.resolve("clear_refs"), "5");
        } catch (IOException _) {
            // as said
        }
    }

    /// Null where the system does not say.
    static @Nullable Long bytes() {
        try (var lines = Files.lines(SELF.resolve("status"))) {
            return lines.filter(line -> line.startsWith(PEAK))
                    .findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .orElse(null);
        } catch (IOException _) {
            return null;
        }
    }
}

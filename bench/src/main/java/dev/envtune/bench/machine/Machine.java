package dev.envtune.bench.machine;

import com.sun.management.OperatingSystemMXBean;
import dev.envtune.contract.terminal.Build;
import java.lang.management.ManagementFactory;

/// Where and with what was measured.
///
/// @param memory of the machine, in GiB
/// @param commit abbreviated, with `+` where the sources differ from it
public record Machine(int cores, double memory, String jdk, String os, String commit) {
    public static Machine here() {
        var memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                                .getTotalMemorySize()
                        / (double) (1L << 30);
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                Math.round(memory * 10) / 10.0,
                System.getProperty("java.vendor.version", "")
                        + " "
                        + System.getProperty("java.version"),
                System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.version")
                        + " "
                        + System.getProperty("os.arch"),
                Build.commit());
    }

    /// One line for people.
    public String text() {
        return "%d cores, %.1f GiB; %s; %s; commit %s".formatted(cores, memory, jdk, os, commit);
    }
}

package dev.envtune.bench.service;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Properties;

/// Where and with what was measured.
///
/// @param memory of the machine, in GiB
/// @param commit abbreviated, with `+` where the sources differ from it
record Machine(int cores, double memory, String jdk, String os, String commit) {
    static Machine here() {
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
                builtFrom());
    }

    private static String builtFrom() {
        var properties = new Properties();
        try (var file = Machine.class.getResourceAsStream("/git.properties")) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read git.properties", e);
        }
        var dirty = Boolean.parseBoolean(properties.getProperty("git.dirty")) ? "+" : "";
        return properties.getProperty("git.commit.id.abbrev", "unknown") + dirty;
    }
}

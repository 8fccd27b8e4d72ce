package dev.envtune.env.sandbox.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Input that the fuzzer Jazzer makes of a corpus by what code it reaches ends in typed results. The corpus
/// has one input a line, in base64. A longer run is told in CONTRIBUTING.md; it leaves what it found, and the
/// inputs that reached new code, in `target/fuzz`.
@DisabledOnOs(
        value = OS.LINUX,
        architectures = "aarch64",
        disabledReason = "Jazzer has no library for Linux on ARM")
class CoverageGuidedFuzzTest {
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 0);
    private static final int RUNS = 1_500;
    private static final List<Class<?>> TARGETS =
            List.of(CallTextFuzz.class, MessageFuzz.class, ToolFuzz.class);

    static List<Class<?>> targets() {
        return SECONDS > 0 ? TARGETS : List.of(AllFuzz.class);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void target_inputsThatReachNewCode_endInTypedResults(Class<?> target) throws Exception {
        var folder = Path.of("target", "fuzz", target.getSimpleName()).toAbsolutePath();
        var corpus = Files.createDirectories(folder.resolve("corpus"));
        write(corpus, target);
        var log = folder.resolve("jazzer.log").toFile();

        var process =
                new ProcessBuilder(command(target, folder, corpus))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log)
                        .start();

        assertThat(process.waitFor()).as("exit code of Jazzer, see %s", log).isZero();
        assertThat(log).content().containsPattern("Done [0-9]+ runs");
    }

    private static List<String> command(Class<?> target, Path folder, Path corpus) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx1g", "-XX:+EnableDynamicAgentLoading"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(SECONDS > 0 ? List.of() : List.of("-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(
                List.of(
                        Jazzer.class.getName(),
                        "--target_class=" + target.getName(),
                        "--instrumentation_includes=dev.envtune.env.**",
                        "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.*",
                        "--reproducer_path=" + folder,
                        "-artifact_prefix=" + folder + "/",
                        "-max_len=4096"));
        command.addAll(
                SECONDS > 0
                        ? List.of("-max_total_time=" + SECONDS, "-use_value_profile=1")
                        : List.of("-runs=" + RUNS, "-seed=1"));
        command.add(corpus.toString());
        return command;
    }

    private static void write(Path corpus, Class<?> target) throws IOException {
        for (int i = 0; i < TARGETS.size(); i++) {
            var one = TARGETS.get(i);
            if (one != target && target != AllFuzz.class) {
                continue;
            }
            int number = 0;
            for (var input : inputs(one).toList()) {
                var bytes = target == one ? input : Arrays.copyOf(input, input.length + 1);
                if (target != one) {
                    bytes[input.length] = (byte) i;
                }
                Files.write(corpus.resolve(one.getSimpleName() + number++), bytes);
            }
        }
    }

    private static Stream<byte[]> inputs(Class<?> target) throws IOException {
        var name = "/fuzz/" + target.getSimpleName() + ".txt";
        try (var in = Objects.requireNonNull(target.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(Base64.getDecoder()::decode);
        }
    }
}

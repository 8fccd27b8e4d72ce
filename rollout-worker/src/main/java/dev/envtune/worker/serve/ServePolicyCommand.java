package dev.envtune.worker.serve;

import dev.envtune.policy.PolicyFolder;
import dev.envtune.policy.torch.DType;
import dev.envtune.worker.bootstrap.BundledPolicy;
import dev.envtune.worker.completion.PolicyEngine;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `serve-policy --policy DIR`
@Command(
        name = "serve-policy",
        description = "Serves a policy to OpenAI-compatible clients.",
        footer = {
            "",
            "A key that clients must show is taken from the variable ENVTUNE_POLICY_KEY.",
            "docs/serving.md says what is supported and what is not."
        },
        mixinStandardHelpOptions = true)
public final class ServePolicyCommand implements Callable<Integer> {
    static final String KEY_VARIABLE = "ENVTUNE_POLICY_KEY";

    /// Threads for requests that are refused, and for metrics, while all places are taken.
    private static final int MORE_THREADS = 32;

    @Spec private CommandSpec spec;

    @Option(
            names = "--policy",
            paramLabel = "DIR",
            description = "A policy folder. Default: the bundled policy.")
    private @Nullable Path policy;

    @Option(
            names = "--name",
            paramLabel = "MODEL",
            description = "What clients call the model. Default: the folder's name.")
    private @Nullable String name;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description = "Default: ${DEFAULT-VALUE}.")
    private String host = "";

    @Option(
            names = "--port",
            defaultValue = "8701",
            paramLabel = "N",
            description = "0 takes a free one and prints it. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--dtype",
            defaultValue = "f32",
            paramLabel = "TYPE",
            description = "What the layers compute in: f32 or bf16. Default: ${DEFAULT-VALUE}.")
    private DType type = DType.F32;

    @Option(
            names = "--sequences",
            defaultValue = "64",
            paramLabel = "N",
            description = "Messages that are sampled at once. Default: ${DEFAULT-VALUE}.")
    private int sequences;

    @Option(
            names = "--max-waiting",
            defaultValue = "256",
            paramLabel = "N",
            description =
                    "Messages that may wait for their turn; more get a 429. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int mostWaiting;

    @Option(
            names = "--cache-mib",
            paramLabel = "MIB",
            description = "Memory for keys and values. Default: a quarter of what Java may have.")
    private @Nullable Integer cacheMib;

    @Option(
            names = "--insecure",
            description = "Allow an address that other machines can reach, without a key.")
    private boolean insecure;

    @Override
    public Integer call() throws InterruptedException {
        requireAtLeast("--sequences", sequences, 1);
        requireAtLeast("--max-waiting", mostWaiting, 0);
        if (cacheMib != null && cacheMib < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--cache-mib takes 1 or more, not " + cacheMib);
        }
        var folder = PolicyFolder.open(policy == null ? BundledPolicy.folder() : policy);
        var settings =
                new ServeSettings(
                        host,
                        port,
                        name == null ? nameOf(folder) : name,
                        key(),
                        insecure,
                        sequences + mostWaiting + MORE_THREADS);
        var cacheBytes = cacheMib == null ? null : Long.valueOf((long) cacheMib << 20);
        try (var engine = PolicyEngine.open(folder, type, sequences, mostWaiting, cacheBytes);
                var server = PolicyServer.start(settings, engine)) {
            var out = spec.commandLine().getOut();
            out.printf("EnvTune serves %s at %s/v1%n", settings.model(), server.address());
            out.flush();
            server.awaitClosed();
        }
        return 0;
    }

    private void requireAtLeast(String option, int value, int least) {
        if (value < least || value > 1 << 14) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s takes a number from %d to %d, not %d"
                            .formatted(option, least, 1 << 14, value));
        }
    }

    private static String nameOf(PolicyFolder folder) {
        var last = folder.folder().toAbsolutePath().normalize().getFileName();
        return last == null ? "policy" : last.toString();
    }

    private static @Nullable String key() {
        var key = System.getenv(KEY_VARIABLE);
        return key == null || key.isBlank() ? null : key.strip();
    }
}

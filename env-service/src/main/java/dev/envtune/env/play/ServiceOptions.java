package dev.envtune.env.play;

import dev.envtune.contract.client.Addresses;
import dev.envtune.contract.client.EnvClient;
import dev.envtune.contract.client.EnvConnection;
import dev.envtune.contract.terminal.Progress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The options that say which service a command plays on, and with which tasks.
public final class ServiceOptions {
    @Option(
            names = "--env",
            paramLabel = "URL",
            converter = Address.class,
            description = "A running service. Default: one is started for the time being.")
    private @Nullable URI env;

    @Option(
            names = "--bfcl",
            paramLabel = "DIR_OR_WHEEL",
            defaultValue = "${env:BFCL_HOME}",
            description =
                    "The official data: a folder, wheel or sdist. Default: BFCL_HOME, else there are"
                            + " the tasks of the bundled starter suite.")
    private @Nullable Path bfcl;

    /// The official data, or null where there is none.
    public @Nullable Path bfcl() {
        return bfcl;
    }

    /// @throws dev.envtune.contract.client.ServiceProcess.StartException if a service does not start
    public EnvConnection connect(Progress progress) {
        var options = bfcl == null ? List.<String>of() : List.of("--bfcl", bfcl.toString());
        return EnvConnection.open(env, options, EnvClient.PATIENCE, progress);
    }

    /// An address that a person gives; a wrong one is a usage error.
    static final class Address implements ITypeConverter<URI> {
        @Override
        public URI convert(String text) {
            try {
                return Addresses.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}

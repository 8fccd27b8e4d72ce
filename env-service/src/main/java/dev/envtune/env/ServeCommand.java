package dev.envtune.env;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/// `./envtune serve`
@Command(
        name = "serve",
        description = "Runs the environment service.",
        footer = {
            "",
            "Any key of application.yaml may be given as well: --envtune.session.max-live=100"
        },
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final Pattern KEY =
            Pattern.compile("--[a-z][a-z0-9-]*(\\.[a-z0-9_\\[\\]-]+)+=.*");

    @Spec private CommandSpec spec;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "default 127.0.0.1")
    private @Nullable String host;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "default 8700; 0 takes a free one and prints it")
    private @Nullable Integer port;

    @Option(
            names = "--bfcl",
            paramLabel = "DIR_OR_WHEEL",
            description = "the bfcl-eval package, to play its tasks too; default $BFCL_HOME")
    private @Nullable String bfcl;

    @Option(
            names = "--idle-limit",
            paramLabel = "TIME",
            description = "delete sessions that take no step for this long; default 1h")
    private @Nullable String idleLimit;

    @Option(
            names = "--insecure",
            description = "allow an address that other machines can reach, without any key")
    private boolean insecure;

    @Unmatched private List<String> rest = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        var arguments = arguments();
        var closed = new CountDownLatch(1);
        var service = ServiceStart.web(arguments, closed::countDown);
        spec.commandLine().getOut().println("EnvTune is ready at " + address(service));
        spec.commandLine().getOut().flush();
        closed.await();
        return 0;
    }

    /// As Spring takes them.
    private List<String> arguments() {
        var arguments = new ArrayList<String>();
        for (var argument : rest) {
            if (!KEY.matcher(argument).matches()) {
                throw new ParameterException(
                        spec.commandLine(), "Unknown option: '" + argument + "'");
            }
            arguments.add(argument);
        }
        add(arguments, "server.address", host);
        add(arguments, "server.port", port);
        add(arguments, "envtune.bfcl", bfcl);
        add(arguments, "envtune.session.idle-limit", idleLimit);
        if (insecure) {
            add(arguments, "envtune.insecure", true);
        }
        return arguments;
    }

    private static void add(List<String> arguments, String key, @Nullable Object value) {
        if (value != null) {
            arguments.add("--" + key + "=" + value);
        }
    }

    private static String address(ConfigurableApplicationContext service) {
        var environment = service.getEnvironment();
        var host = environment.getProperty("server.address", "127.0.0.1");
        return "http://"
                + (host.contains(":") ? "[" + host + "]" : host)
                + ":"
                + environment.getProperty("local.server.port");
    }
}

package dev.envtune.contract.client;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the classes of the environment service are, for a process that runs it.
///
/// @param classPath of Java, or one executable jar, which holds the classes inside
record ServiceProgram(String classPath) {
    /// Names the executable jar of the service; the launcher sets it for programs that lack its classes.
    static final String JAR = "ENVTUNE_ENV_JAR";

    private static final String MAIN = "dev.envtune.env.ServiceChild";

    /// Good for the tensors of a policy; the service's collections would take half as long again.
    private static final String HUGE_PAGES = "-XX:+UseTransparentHugePages";

    private static final String JAR_LAUNCHER =
            "org.springframework.boot.loader.launch.PropertiesLauncher";

    /// The jar that is named, else this very program, where it has the service's classes.
    ///
    /// @param jar may be null or empty
    /// @throws ServiceProcess.StartException if there is neither
    static ServiceProgram find(@Nullable String jar) {
        if (jar != null && !jar.isBlank()) {
            return of(Path.of(jar));
        }
        try {
            Class.forName(MAIN, false, ServiceProgram.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new ServiceProcess.StartException(
                    "This program has no environment service to start. Name a running one with --env"
                            + " URL, or the executable jar in the variable "
                            + JAR,
                    e);
        }
        return new ServiceProgram(System.getProperty("java.class.path"));
    }

    /// @throws ServiceProcess.StartException if the file is not there
    static ServiceProgram of(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new ServiceProcess.StartException(
                    "There is no environment service to start at "
                            + jar
                            + ". Build it with ./mvnw -Dquick package, or name a running one with"
                            + " --env URL",
                    null);
        }
        return new ServiceProgram(jar.toString());
    }

    /// The command line of a service that ends with this process and leads a process group of its own,
    /// where the system can do that. Java's own options are those of this process, without huge pages.
    List<String> command(List<String> arguments) {
        var command = new ArrayList<String>();
        onPath("setsid").map(Path::toString).ifPresent(command::add);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ofService(ManagementFactory.getRuntimeMXBean().getInputArguments()));
        command.addAll(List.of("-cp", classPath));
        if (isExecutableJar()) {
            command.add("-Dloader.main=" + MAIN);
            command.add(JAR_LAUNCHER);
        } else {
            command.add(MAIN);
        }
        command.addAll(arguments);
        return command;
    }

    /// @param options of this process
    static List<String> ofService(List<String> options) {
        return options.stream()
                .filter(option -> !option.startsWith("-agentlib:jdwp"))
                .filter(option -> !option.equals(HUGE_PAGES))
                .toList();
    }

    private boolean isExecutableJar() {
        return !classPath.contains(File.pathSeparator) && classPath.endsWith(".jar");
    }

    private static Optional<Path> onPath(String program) {
        var path = System.getenv("PATH");
        for (var folder : path == null ? new String[0] : path.split(File.pathSeparator)) {
            var file = Path.of(folder, program);
            if (Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}

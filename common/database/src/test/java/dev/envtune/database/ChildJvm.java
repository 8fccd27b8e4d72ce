package dev.envtune.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Another Java process that runs a class of ours.
record ChildJvm(List<String> prefix, String classPath, Path dataFolder) {
    static ChildJvm of(Path dataFolder) {
        return new ChildJvm(List.of(), System.getProperty("java.class.path"), dataFolder);
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    Running start(Class<?> mainClass, String... arguments) throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(java().toString(), "-cp", classPath, mainClass.getName()));
        command.addAll(List.of(arguments));
        var err = Files.createTempFile(dataFolder, "child", ".err");
        var builder = new ProcessBuilder(command).directory(dataFolder.toFile());
        builder.environment().put("ENVTUNE_HOME", dataFolder.toString());
        return new Running(builder.redirectError(err.toFile()).start(), err);
    }

    /// What came of it.
    record Outcome(int exitCode, String out, String err) {}

    /// A process on its way.
    record Running(Process process, Path errFile) {
        Outcome outcome() throws IOException, InterruptedException {
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var exitCode = process.waitFor();
            return new Outcome(exitCode, out, Files.readString(errFile));
        }
    }
}

package dev.envtune.env.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/// docs/sandboxes.md, and what it tells to build.
///
/// @param text the page
record SandboxesPage(String text) {
    static SandboxesPage read() throws IOException {
        return new SandboxesPage(Files.readString(file()));
    }

    /// Compiles the sandbox and writes its resources into a folder.
    void build(Path folder) throws IOException {
        compile(folder);
        resource(folder, "META-INF/services/dev.envtune.env.sandbox.Sandbox", block("services"));
        resource(folder, "META-INF/envtune/suites", block("suites"));
        resource(folder, "library/data/library_base.json", block("tasks"));
        resource(folder, "library/data/possible_answer/library_base.json", block("answers"));
    }

    /// Tests run in the folder of their module.
    private static Path file() {
        var here = Path.of("").toAbsolutePath();
        var page = here.resolve("docs/sandboxes.md");
        return Files.exists(page) ? page : here.resolveSibling("docs").resolve("sandboxes.md");
    }

    String block(String language) {
        var block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(text);
        assertThat(block.find()).as("a block of %s in the page", language).isTrue();
        return block.group(1);
    }

    private void compile(Path folder) throws IOException {
        var file = folder.resolve("LibrarySandbox.java");
        Files.writeString(file, block("java"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        var messages = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of("-d", folder.toString(), "-proc:none");
            var task =
                    compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjects(file));
            assertThat(task.call()).as("%s", messages).isTrue();
        }
    }

    private static void resource(Path folder, String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}

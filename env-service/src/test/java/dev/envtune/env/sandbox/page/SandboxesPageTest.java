package dev.envtune.env.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What docs/sandboxes.md builds is compiled, loaded as a ninth domain and played.
class SandboxesPageTest {
    @TempDir private static Path folder;
    private static String page = "";
    private static String played = "";

    @BeforeAll
    static void buildAndPlay() throws Exception {
        page = Files.readString(page());
        compile(block("java"));
        resource("META-INF/services/dev.envtune.env.sandbox.Sandbox", block("services"));
        resource("META-INF/envtune/suites", block("suites"));
        resource("library/data/library_base.json", block("tasks"));
        resource("library/data/possible_answer/library_base.json", block("answers"));
        played = play();
    }

    /// Tests run in the folder of their module.
    private static Path page() {
        var here = Path.of("").toAbsolutePath();
        var page = here.resolve("docs/sandboxes.md");
        return Files.exists(page) ? page : here.resolveSibling("docs").resolve("sandboxes.md");
    }

    private static String block(String language) {
        var block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(block.find()).as("a block of %s in the page", language).isTrue();
        return block.group(1);
    }

    private static void compile(String source) throws Exception {
        var file = folder.resolve("LibrarySandbox.java");
        Files.writeString(file, source);
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

    private static void resource(String name, String content) throws Exception {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /// Domains are found once in a process, so the page's jar gets a class path of its own.
    private static String play() throws Exception {
        var path = new ArrayList<URL>();
        path.add(folder.toUri().toURL());
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            path.add(Path.of(entry).toUri().toURL());
        }
        try (var loader =
                new URLClassLoader(
                        path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            var game = loader.loadClass(PageGame.class.getName()).getDeclaredConstructor();
            return String.valueOf(((Callable<?>) game.newInstance()).call());
        }
    }

    @Test
    void domain_ofThePage_isTheNinth() {
        assertThat(played).contains("9 domains").contains("task library_base_0 of [LibraryAPI]");
    }

    @Test
    void session_withAFailure_getsTheHintOfThePage() {
        assertThat(played).contains(block("hint").strip());
    }

    @Test
    void session_thatDoesWhatTheHintSays_isScoredOne() {
        assertThat(played).contains("{\"borrowed\": \"Emma\"}").contains("END 1");
    }

    @Test
    void hints_knowTheProducerOfATitle() {
        assertThat(played).contains("title comes from list_books (titles).");
    }

    @Test
    void starterSuite_staysAsItIs() {
        assertThat(played).contains("starter domains 8");
    }
}

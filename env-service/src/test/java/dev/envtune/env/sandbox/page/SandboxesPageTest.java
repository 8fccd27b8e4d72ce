package dev.envtune.env.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What docs/sandboxes.md builds is compiled, loaded as a ninth domain and played.
class SandboxesPageTest {
    @TempDir private static Path folder;
    private static SandboxesPage page = new SandboxesPage("");
    private static String played = "";

    @BeforeAll
    static void buildAndPlay() throws Exception {
        page = SandboxesPage.read();
        page.build(folder);
        played = play();
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
        assertThat(played).contains(page.block("hint").strip());
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

package dev.envtune.trainer.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.envtune.trainer.report.RunFolder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a browser makes of the page.
class HtmlReportBrowserTest {
    private static final String HOSTILE =
            "</script><img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>";

    @TempDir private Path root;

    @Test
    void page_withHostileTexts_isDrawnToItsEndAndTheyStayText() throws Exception {
        var folder = RunFolder.open(root.resolve("run"));
        var run = SampleReports.fill(folder, 2, false);
        folder.writeConfiguration("the end: " + HOSTILE);
        folder.writeTrajectories(1, List.of(run.rollout(1, HOSTILE, 0, HOSTILE)));
        folder.writeReport(SampleReports.html(folder, run));

        var page = drawn(folder.report());

        assertThat(page)
                .contains("<title>EnvTune run: demo</title>")
                .doesNotContain("<img", "<title>taken");
        assertThat(page.split("<svg", -1)).as("curves").hasSize(1 + 7);
        assertThat(page.split("class=\"curve\" d=\"M", -1)).as("lines").hasSize(1 + 7);
        assertThat(page.split("class=\"mark\"", -1)).as("validations").hasSize(1 + 8);
        assertThat(page).contains("class=\"token positive\"", "hint K4: ", "Turn 2 of 2");
        assertThat(page).contains("raised (not-found): &lt;/script&gt;&lt;img src=x");
        assertThat(page).contains("the end: &lt;/script&gt;");
    }

    private String drawn(Path file) throws Exception {
        var browser = browser();
        assumeTrue(browser.isPresent(), "no chromium in the search path");
        var out = root.resolve("page.html");
        var process =
                new ProcessBuilder(
                                browser.get().toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--virtual-time-budget=5000",
                                "--user-data-dir=" + root.resolve("profile"),
                                "--dump-dom",
                                file.toUri().toString())
                        .redirectOutput(out.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("the browser ends").isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return afterContent(Files.readString(out, UTF_8));
    }

    /// Without the data, which holds the texts too, and without the scripts.
    private static String afterContent(String page) {
        return page.substring(0, page.indexOf("<script type=\"application/json\""));
    }

    private static Optional<Path> browser() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(
                        name ->
                                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}

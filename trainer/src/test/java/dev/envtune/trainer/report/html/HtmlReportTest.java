package dev.envtune.trainer.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.trainer.report.RunFolder;
import dev.envtune.trainer.report.SampleRun;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HtmlReportTest {
    private static final Pattern CONTENT =
            Pattern.compile(
                    "<script type=\"application/json\" id=\"content\">(.*?)</script>",
                    Pattern.DOTALL);

    @TempDir private Path root;
    private RunFolder folder;

    @BeforeEach
    void open() {
        folder = RunFolder.open(root);
    }

    @Test
    void html_aWholeRun_holdsItsFiguresAndLoadsNothing() {
        var run = SampleReports.fill(folder, 4, true);

        var html = SampleReports.html(folder, run);

        assertThat(html)
                .doesNotContain("{{", " src=", "@import", "url(")
                .doesNotContainPattern("https?://(?!www\\.w3\\.org/2000/svg)");
        var content = content(html);
        assertThat(content.path("updates")).hasSize(16);
        assertThat(content.path("validations")).hasSize(8);
        assertThat(content.path("summary").path("stages")).hasSize(4);
        assertThat(content.path("configuration").stringValue()).contains("seed: 1");
    }

    @Test
    void html_hostileTexts_areDataOnly() {
        var run = SampleReports.fill(folder, 1, false);
        var hostile =
                "</script><img src=x onerror=\"document.title='taken'\"><!--<script>&amp;\u2028\u2029{{style}}";
        folder.writeTrajectories(1, List.of(run.rollout(1, hostile, 0, hostile)));

        var html = SampleReports.html(folder, run);

        assertThat(html).doesNotContain("<img", "onerror=\"", "\u2028", "\u2029");
        assertThat(html.split("</script", -1)).hasSize(3);
        var shown = content(html).path("rollouts").path("shown").path(0);
        assertThat(shown.path("task").stringValue()).isEqualTo(hostile);
        assertThat(
                        shown.path("messages")
                                .path(0)
                                .path("observation")
                                .path("results")
                                .path(0)
                                .path("result")
                                .stringValue())
                .isEqualTo(hostile);
    }

    @Test
    void html_rollouts_areThoseOfEachStagesEndsAndTheWidestTasks() {
        var run = SampleReports.fill(folder, 3, false);
        for (int update = 1; update <= 12; update++) {
            folder.writeTrajectories(
                    update,
                    List.of(
                            run.rollout(update, "even", 0, "x"),
                            run.rollout(update, "even", 2, "x"),
                            run.rollout(update, "wide", 1, "x"),
                            run.rollout(update, "wide", 0, "x"),
                            run.rollout(update, "wider", 0, "x"),
                            run.rollout(update, "wider", 1, "x")));
        }

        var rollouts = content(SampleReports.html(folder, run)).path("rollouts");

        var keys =
                rollouts.path("shown")
                        .valueStream()
                        .map(
                                shown ->
                                        shown.path("update").intValue()
                                                + " "
                                                + shown.path("task").stringValue()
                                                + " "
                                                + shown.path("index").intValue())
                        .toList();
        assertThat(keys)
                .hasSize(8 * 4)
                .startsWith("1 wide 0", "1 wide 1", "1 wider 0", "1 wider 1", "3 wide 0")
                .endsWith("12 wider 1");
        assertThat(rollouts.path("leftOut").stringValue()).startsWith("32 of 768 rollouts");
        assertThat(rollouts.path("openings")).hasSize(1);
        assertThat(rollouts.path("openings").path(0).path("user").stringValue())
                .startsWith("Move the final report")
                .endsWith("what is in it.");
    }

    @Test
    void html_longToolResult_isCutAndSaysSo() {
        var run = SampleReports.fill(folder, 1, false);
        folder.writeTrajectories(1, List.of(run.rollout(1, "long", 0, "x".repeat(20_000))));

        var html = SampleReports.html(folder, run);

        assertThat(html).contains("x … (12000 more characters)").hasSizeLessThan(120_000);
    }

    @Test
    void html_runThatHasNotBegun_isAPage() {
        var html = SampleReports.html(folder, new SampleRun(1, 1));

        assertThat(content(html).path("rollouts").path("leftOut").stringValue())
                .startsWith("0 of 0");
    }

    private static JsonNode content(String html) {
        var matcher = CONTENT.matcher(html);
        assertThat(matcher.find()).isTrue();
        return JsonMapper.shared().readTree(matcher.group(1));
    }
}

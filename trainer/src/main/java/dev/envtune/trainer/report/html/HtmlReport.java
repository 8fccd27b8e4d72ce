package dev.envtune.trainer.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.envtune.trainer.algorithm.Bootstrap;
import dev.envtune.trainer.metrics.ValidationMetrics;
import dev.envtune.trainer.report.RunFolder;
import dev.envtune.trainer.report.Summary;
import dev.envtune.trainer.report.html.ReportContent.Fact;
import dev.envtune.trainer.report.html.ReportContent.ValidationPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// A run as one HTML file: facts, table, curves, rollouts, configuration. It loads nothing.
///
/// What models and tools wrote is hostile: it stands in the page as escaped JSON, scripts put it there
/// as text only, and the page's policy lets no other script run than its own.
public final class HtmlReport {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> SCRIPTS =
            List.of("page.js", "chart.js", "curves.js", "tokens.js", "viewer.js");
    private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z-]+)}}");

    private static final DateTimeFormatter BEGUN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private HtmlReport() {}

    /// The page. Reads the folder, of trajectories only those shown.
    public static String html(RunFolder folder, RunFacts facts, TokenTexts tokens) {
        var script = new StringBuilder("'use strict';\n");
        SCRIPTS.forEach(name -> script.append(resource(name)));
        var style = resource("report.css");
        var parts =
                Map.of(
                        "style", style,
                        "style-hash", hash(style),
                        "script", script.toString(),
                        "script-hash", hash(script.toString()),
                        "content",
                                escaped(JSON.writeValueAsString(content(folder, facts, tokens))));
        return SLOT.matcher(resource("report.html"))
                .replaceAll(slot -> Matcher.quoteReplacement(parts.get(slot.group(1))));
    }

    private static ReportContent content(RunFolder folder, RunFacts facts, TokenTexts tokens) {
        var updates = folder.updates();
        var validations = folder.validations();
        return new ReportContent(
                List.of(
                        new Fact("Preset", facts.preset()),
                        new Fact("Seed", Long.toString(facts.seed())),
                        new Fact("Policy", facts.policy()),
                        new Fact("Tasks", facts.tasks()),
                        new Fact("Machine", facts.machine()),
                        new Fact("Begun", BEGUN.format(facts.begun())),
                        new Fact("Duration", words(facts.duration())),
                        new Fact("Updates", Integer.toString(updates.size()))),
                Summary.of(validations, facts.seed()),
                updates,
                validations.stream()
                        .filter(validation -> !validation.episodes().isEmpty())
                        .map(validation -> point(validation, facts.seed()))
                        .toList(),
                folder.readConfiguration().orElse(""),
                RolloutChoice.of(folder, updates, tokens));
    }

    private static ValidationPoint point(ValidationMetrics validation, long seed) {
        var scores =
                validation.episodes().stream()
                        .mapToDouble(ValidationMetrics.Episode::groundTruthTurns)
                        .toArray();
        return new ValidationPoint(
                validation.update(),
                validation.stage(),
                validation.stageName(),
                validation.moment(),
                Bootstrap.mean(scores, seed));
    }

    private static String words(Duration duration) {
        return duration.toHours() > 0
                ? "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart())
                : "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }

    /// JSON that cannot end the script element it stands in.
    private static String escaped(String json) {
        var safe = new StringBuilder(json.length() + json.length() / 8);
        for (int i = 0; i < json.length(); i++) {
            char character = json.charAt(i);
            switch (character) {
                case '<' -> safe.append("\\u003c");
                case '>' -> safe.append("\\u003e");
                case '&' -> safe.append("\\u0026");
                case '\u2028' -> safe.append("\\u2028");
                case '\u2029' -> safe.append("\\u2029");
                default -> safe.append(character);
            }
        }
        return safe.toString();
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (var file = HtmlReport.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }
}

package dev.envtune.env.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.Category;
import dev.envtune.contract.Demonstration;
import dev.envtune.contract.Message;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import dev.envtune.env.session.WireFormat;
import dev.envtune.env.task.Split.Half;
import dev.envtune.env.task.StarterSuite;
import dev.envtune.env.task.Turn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class DemonstrationsTest {
    private static final int COUNT = 400;

    /// Values that the user says in other words.
    private static final Set<String> IMPLIED = Set.of("l", "w", "c", ".", "..", "Buy", "Sell");

    private static List<Demonstration> some(DemonstrationKind kind, long seed, int count) {
        var demonstrations = new Demonstrations(kind, seed);
        return IntStream.range(0, count).mapToObj(_ -> demonstrations.next()).toList();
    }

    @ParameterizedTest
    @EnumSource
    void next_sameSeed_isTheSame(DemonstrationKind kind) {
        assertThat(some(kind, 7, 20)).isEqualTo(some(kind, 7, 20)).isNotEqualTo(some(kind, 8, 20));
    }

    @ParameterizedTest
    @EnumSource
    void next_manyDemonstrations_sayNothingHeldOut(DemonstrationKind kind) {
        var suite = StarterSuite.load();
        var split = HeldOutTexts.split(suite);
        var training =
                texts(split.tasks(suite, Half.TRAIN).stream().flatMap(t -> t.turns().stream()));
        var heldOut =
                texts(split.tasks(suite, Half.HELD_OUT).stream().flatMap(t -> t.turns().stream()));
        var onlyHeldOut = heldOut.stream().filter(text -> !training.contains(text)).toList();
        assertThat(onlyHeldOut).hasSizeGreaterThan(80);
        var sentences = new HashSet<>(withoutValues(heldOut));
        sentences.removeAll(withoutValues(training));
        assertThat(some(kind, 3, COUNT).stream().flatMap(one -> said(one).stream()))
                .noneMatch(text -> onlyHeldOut.stream().anyMatch(text::contains))
                .noneMatch(text -> sentences.contains(HeldOutTexts.withoutValues(text)));
    }

    private static List<String> withoutValues(List<String> texts) {
        return texts.stream().map(HeldOutTexts::withoutValues).toList();
    }

    @Test
    void withoutValues_aSentence_keepsItsWords() {
        assertThat(
                        HeldOutTexts.withoutValues(
                                "Book 2 flights to LHR on 2024-07-12 for 'Ann Lee' and USR003."))
                .isEqualTo("Book _ flights to _ on _ for _ and _.");
    }

    private static List<String> texts(Stream<Turn> turns) {
        return turns.map(Turn::userText).filter(text -> !text.isEmpty()).distinct().toList();
    }

    /// What the user says in a demonstration.
    private static List<String> said(Demonstration one) {
        return Stream.concat(
                        one.opening().messages().stream(),
                        one.steps().stream().flatMap(step -> step.response().messages().stream()))
                .filter(message -> message.role().equals("user"))
                .map(Message::content)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void next_manyDemonstrations_endWithFullMarks(DemonstrationKind kind) {
        assertThat(some(kind, 4, COUNT))
                .allSatisfy(
                        one -> {
                            var last = one.steps().getLast().response();
                            assertThat(last.terminated()).isTrue();
                            assertThat(last.progress()).isEqualTo(1.0);
                            assertThat(one.steps())
                                    .allMatch(
                                            step ->
                                                    step.response().code() == 1
                                                            || step.response().code() == -1);
                        });
    }

    @Test
    void next_drills_areOfAllKindsAndOfferFewTools() {
        var drills = some(DemonstrationKind.DRILL, 5, COUNT);
        assertThat(drills).allMatch(one -> one.opening().tools().size() <= 7);
        assertThat(share(drills, Category.BASE)).isBetween(0.65, 0.9);
        assertThat(share(drills, Category.MISS_PARAM)).isBetween(0.05, 0.2);
        assertThat(share(drills, Category.MISS_FUNC)).isBetween(0.05, 0.2);
        assertThat(drills.stream().map(DemonstrationsTest::said).distinct())
                .hasSizeGreaterThan(COUNT * 9 / 10);
    }

    @Test
    void next_episodes_areOfAllCategoriesAndOfferAllTools() {
        var episodes = some(DemonstrationKind.EPISODE, 5, COUNT);
        for (var category : Category.values()) {
            assertThat(share(episodes, category)).isBetween(0.15, 0.35);
        }
        assertThat(episodes).allMatch(one -> one.opening().tools().size() >= 8);
        assertThat(episodes).allMatch(one -> one.opening().turns() >= 2);
        var called = new HashSet<String>();
        episodes.forEach(
                one ->
                        one.steps()
                                .forEach(
                                        step ->
                                                step.response()
                                                        .results()
                                                        .forEach(
                                                                result ->
                                                                        called.add(
                                                                                tool(
                                                                                        result
                                                                                                .call())))));
        assertThat(called).hasSizeGreaterThan(115);
    }

    private static String tool(String call) {
        return call.substring(0, call.indexOf('('));
    }

    /// A policy can only copy what it has read.
    @ParameterizedTest
    @EnumSource
    void next_anyValueOfACall_wasSaidOrShown(DemonstrationKind kind) {
        for (var one : some(kind, 6, COUNT)) {
            var known = new StringBuilder(one.opening().messages().getFirst().content());
            for (var step : one.steps()) {
                for (var result : step.response().results()) {
                    assertThat(values(TemplateMatch.parsed(result.call())))
                            .as(known.toString())
                            .allMatch(value -> isKnown(value, known));
                }
                step.response()
                        .messages()
                        .forEach(message -> known.append(' ').append(message.content()));
            }
        }
    }

    private static boolean isKnown(String value, CharSequence known) {
        return IMPLIED.contains(value)
                || Pattern.compile("(?<!\\w)" + Pattern.quote(value) + "(?!\\w)")
                        .matcher(known)
                        .find();
    }

    private static List<String> values(ToolCall call) {
        return call.named().values().stream().flatMap(DemonstrationsTest::texts).toList();
    }

    private static Stream<String> texts(Value value) {
        return switch (value) {
            case Bool _ -> Stream.of();
            case ListValue list -> list.items().stream().flatMap(DemonstrationsTest::texts);
            case DictValue dict -> dict.values().stream().flatMap(DemonstrationsTest::texts);
            default -> Stream.of(TextForms.str(value));
        };
    }

    private static double share(List<Demonstration> all, Category category) {
        return (double) all.stream().filter(one -> one.opening().category() == category).count()
                / all.size();
    }

    @Test
    void command_someDrills_writesWhatReadsBackTheSame(@TempDir Path folder) throws IOException {
        var file = folder.resolve("drills.jsonl.gz");
        var out = new StringWriter();
        int status =
                new CommandLine(new DemonstrationsCommand())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setOut(new PrintWriter(out, true))
                        .execute("--out", file.toString(), "--seed", "9", "--count", "12");
        assertThat(status).isZero();
        assertThat(out.toString()).contains("12 drills");
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            var mapper = WireFormat.mapper();
            var read =
                    lines.lines()
                            .map(line -> mapper.readValue(line, Demonstration.class))
                            .map(mapper::writeValueAsString)
                            .toList();
            var wanted =
                    some(DemonstrationKind.DRILL, 9, 12).stream()
                            .map(mapper::writeValueAsString)
                            .toList();
            assertThat(read).isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @CsvSource({"--count,0,--count", "--out,missing/drills.gz,folder that exists"})
    void command_whatItCannotDo_saysSoAndExits2(
            String option, String value, String told, @TempDir Path folder) {
        var err = new StringWriter();
        var file = option.equals("--out") ? folder.resolve(value) : folder.resolve("drills.gz");
        var count = option.equals("--count") ? value : "1";
        int status =
                new CommandLine(new DemonstrationsCommand())
                        .setErr(new PrintWriter(err, true))
                        .execute("--out", file.toString(), "--count", count);
        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains(told);
    }
}

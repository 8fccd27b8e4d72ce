package dev.envtune.env.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.Category;
import dev.envtune.contract.Demonstration;
import dev.envtune.env.demonstration.DrillWriter.Kind;
import dev.envtune.env.sandbox.Domains;
import dev.envtune.env.task.StarterSuite;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateTest {
    private static final TemplateBank BANK = TemplateBank.load();
    private static final Lexicon LEXICON = Lexicon.load();
    private static final DrillWriter WRITER =
            new DrillWriter(new Stage(StarterSuite.load(), BANK), BANK, Sentences.load());
    private static final int ATTEMPTS = 500;

    static Stream<Template> templates() {
        return BANK.all().stream();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void write_anyTemplate_leadsToADemonstration(Template template) {
        var templates = withPredecessor(template);
        var kind = templates.size() == 1 ? Kind.ONE_CALL : Kind.TWO_CALLS;
        var demonstration = demonstration(kind, templates);
        assertThat(demonstration.steps().getLast().response().progress()).isEqualTo(1.0);
        assertThat(demonstration.steps())
                .filteredOn(step -> step.text().contains("<tool_call>"))
                .hasSize(templates.stream().mapToInt(one -> one.calls().size()).sum());
    }

    static Stream<Template> vagueTemplates() {
        return templates().filter(template -> !template.vague().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("vagueTemplates")
    void vague_anySlot_isLeftOutAndSuppliedAndTheOthersAreSaid(Template template) {
        template.vague()
                .forEach(
                        (slot, vague) -> {
                            assertThat(template.slots()).containsKey(slot);
                            assertThat(vague.supply())
                                    .isNotEmpty()
                                    .allMatch(text -> Placeholders.mentions(text, slot));
                            assertThat(vague.clauses())
                                    .isNotEmpty()
                                    .noneMatch(text -> Placeholders.mentions(text, slot));
                            template.slots().keySet().stream()
                                    .filter(other -> !other.equals(slot))
                                    .forEach(
                                            other ->
                                                    assertThat(vague.clauses())
                                                            .allMatch(
                                                                    text ->
                                                                            Placeholders.mentions(
                                                                                    text, other)));
                        });
        if (template.opens()) {
            assertThat(demonstration(Kind.MISSING_VALUE, List.of(template)).opening().category())
                    .isEqualTo(Category.MISS_PARAM);
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void phrases_anyTemplate_sayEveryValue(Template template) {
        assertThat(template.calls()).isNotEmpty();
        var phrases =
                Stream.of(template.clauses(), template.sentences(), template.shortClauses())
                        .flatMap(List::stream)
                        .toList();
        assertThat(phrases).isNotEmpty();
        template.slots()
                .keySet()
                .forEach(
                        slot ->
                                assertThat(phrases)
                                        .allMatch(text -> Placeholders.mentions(text, slot)));
        assertThat(template.clauses()).noneMatch(text -> text.endsWith("."));
        assertThat(template.sentences()).allMatch(text -> text.matches(".*[.?]"));
    }

    static Stream<Arguments> tools() {
        return BANK.domains().stream()
                .flatMap(
                        domain ->
                                BANK.of(domain).entrySet().stream()
                                        .map(tool -> Arguments.of(tool.getKey(), tool.getValue())));
    }

    @ParameterizedTest
    @MethodSource("tools")
    void of_anyTool_hasVariedPhrases(String tool, List<Template> templates) {
        assertThat(templates).isNotEmpty();
        assertThat(
                        templates.stream()
                                .mapToInt(one -> one.clauses().size() + one.sentences().size())
                                .sum())
                .isGreaterThanOrEqualTo(4);
        assertThat(templates.stream().flatMap(one -> one.instead().stream()))
                .allMatch(other -> Domains.installed().findTool(other) != null)
                .doesNotContain(tool);
    }

    @Test
    void all_words_areFew() {
        var words =
                BANK.all().stream()
                        .flatMap(
                                one ->
                                        Stream.of(
                                                        one.clauses().stream(),
                                                        one.sentences().stream(),
                                                        one.shortClauses().stream())
                                                .flatMap(text -> text))
                        .flatMap(
                                text ->
                                        Stream.of(
                                                text.replaceAll("\\{[^}]*}", "").split("[^\\w]+")))
                        .distinct();
        assertThat(words).hasSizeLessThan(700);
    }

    private static List<Template> withPredecessor(Template template) {
        if (template.opens()) {
            return List.of(template);
        }
        var before =
                BANK.all().stream()
                        .filter(one -> one.opens() && one.calls().size() == 1)
                        .filter(one -> template.after().contains(one.lastTool()))
                        .findFirst()
                        .orElseThrow();
        return List.of(before, template);
    }

    private static Demonstration demonstration(Kind kind, List<Template> templates) {
        var draw = new Draw(LEXICON, new Random(1));
        for (int i = 0; i < ATTEMPTS; i++) {
            var demonstration = WRITER.write("a", kind, templates, draw);
            if (demonstration != null) {
                return demonstration;
            }
        }
        throw new AssertionError("no demonstration of " + templates);
    }
}

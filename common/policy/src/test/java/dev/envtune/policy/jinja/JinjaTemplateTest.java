package dev.envtune.policy.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JinjaTemplateTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2024-05-09T13:04:05Z"), ZoneOffset.UTC);

    /// What Python's jinja2 made of constructs: `src/test/python/chat_template_golden.py`.
    @ParameterizedTest
    @MethodSource("goldenCases")
    void render_anyConstruct_isThatOfPython(
            String source, JsonNode expected, Map<String, Object> variables) {
        if (expected.has("error")) {
            assertThatExceptionOfType(JinjaException.class)
                    .as(expected.path("error").asString())
                    .isThrownBy(() -> render(source, variables))
                    .withMessageStartingWith("line 1: ");
        } else {
            assertThat(render(source, variables).value())
                    .isEqualTo(expected.path("expected").asString());
        }
    }

    static Stream<Object[]> goldenCases() throws IOException {
        try (var file = JinjaTemplateTest.class.getResourceAsStream("golden.json")) {
            var golden = JsonMapper.shared().readTree(file);
            var variables =
                    JsonMapper.shared()
                            .convertValue(
                                    golden.path("variables"),
                                    new TypeReference<Map<String, Object>>() {});
            return golden.path("cases").valueStream().toList().stream()
                    .map(c -> new Object[] {c.path("source").asString(), c, variables});
        }
    }

    /// Foreign characters stand between `<` and `>` here.
    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            textBlock =
                    """
                    {{ 'a' + f + 'b' }} @ a< x,y >b
                    {{ f | trim }}! @ <x,y>!
                    {{ f.split(',')[0] ~ f.split(',')[-1] }} @ < xy >
                    {{ f | upper }} @ < X,Y >
                    {{ f | replace('x', 'zz') }} @ < >zz<,y >
                    {{ [f, 'own'] | tojson }} @ [\"< x,y >\", \"own\"]
                    {{ ('\\n' + q) | tojson }} @ \"\\n<\\\">\"
                    {{ f[1:3] }}{{ f[::-1] | trim }} @ <x,y,x>
                    {{ [f, f] | join('-') | length }} @ 11
                    {% for c in f if c != ' ' %}{{ c }};{% endfor %} @ <x>;<,>;<y>;
                    {% set x %}{{ f }}!{% endset %}{{ x }} @ < x,y >!
                    {{ 'own' if f.startswith(' x') else 'no' }} @ own
                    """)
    void render_foreignValue_staysForeignThroughAnyChange(String source, String expected) {
        var variables = Map.of("f", Text.foreign(" x,y "), "q", Text.foreign("\""));
        var marked = new StringBuilder();
        for (var run : render(source, variables).runs()) {
            marked.append(run.foreign() ? "<" + run.value() + ">" : run.value());
        }
        assertThat(marked.toString()).isEqualTo(expected);
    }

    @Test
    void render_foreignTemplateSource_isNotEvaluated() {
        var text = render("{{ f }}", Map.of("f", Text.foreign("{{ 1 + 1 }}{% if %}")));
        assertThat(text.runs()).containsExactly(new Text.Run("{{ 1 + 1 }}{% if %}", true));
    }

    @Test
    void render_javaObject_isNotReachable() {
        var variables = Map.of("m", Map.of("a", List.of(1)));
        assertThat(
                        render(
                                        "{{ m.class }}{{ m.a.getClass }}{{ m.getClass is defined }}",
                                        variables)
                                .value())
                .isEqualTo("False");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            textBlock =
                    """
                    {% macro f() %}{% endmacro %} @ the tag 'macro' is not supported
                    {{ x | dictsort }} @ the filter 'dictsort' is not supported
                    {{ x is filter }} @ the test 'filter' is not supported
                    {{ m }} @ a dictionary cannot be printed; use the filter tojson
                    {{ m.k.zfill(3) }} @ 'zfill', which is undefined, cannot be called
                    {{ raise_exception('a, b') }} @ the template refuses this: a, b
                    """)
    void render_unsupported_namesItAndTheLine(String source, String message) {
        assertThatExceptionOfType(JinjaException.class)
                .isThrownBy(() -> render("first\n\n" + source, Map.of("m", Map.of("k", "v"))))
                .withMessageStartingWith("line 3: " + message);
    }

    private static Text render(String source, Map<String, ?> variables) {
        return JinjaTemplate.parse(source).render(new HashMap<>(variables), CLOCK);
    }
}

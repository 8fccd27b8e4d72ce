package dev.envtune.env.task;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BundledDocumentsTest {
    private final ToolDocuments bundled = BundledDocuments.bundled();

    @Test
    void bundled_tool_isDescribedInFull() {
        assertThat(bundled.all())
                .allSatisfy(
                        document -> {
                            assertThat(document.description())
                                    .endsWith(".")
                                    .hasSizeBetween(10, 250);
                            assertThat(properties(document.parameters()).values())
                                    .allSatisfy(
                                            property ->
                                                    assertThat(property.get("description"))
                                                            .asString()
                                                            .endsWith("."));
                            assertThat(properties(document.parameters()).keySet())
                                    .containsAll(
                                            ((ListValue)
                                                            requireNonNull(
                                                                    document.parameters()
                                                                            .get("required")))
                                                    .items().stream()
                                                            .map(Object::toString)
                                                            .toList());
                        });
    }

    @Test
    void bundled_parameterOfFewValues_namesThem() {
        var mode =
                properties(requireNonNull(bundled.find("startEngine")).parameters())
                        .get("ignitionMode");
        assertThat(requireNonNull(mode).get("description"))
                .asString()
                .endsWith(" One of: START, STOP.");
    }

    @Test
    void bundled_signatures_areTheOfficialOnes() {
        var official = BfclImporter.read(OfficialData.folder()).suite().documents();
        bundled.byDomain()
                .forEach(
                        (domain, documents) ->
                                assertThat(documents.stream().map(this::signature))
                                        .containsExactlyElementsOf(
                                                requireNonNull(official.byDomain().get(domain))
                                                        .stream()
                                                        .map(this::signature)
                                                        .toList()));
    }

    /// Parameter names with types and defaults; order apart, which the two forms disagree on once.
    private String signature(ToolDocument document) {
        var parameters = new TreeMap<String, String>();
        properties(document.parameters())
                .forEach(
                        (name, property) ->
                                parameters.put(
                                        name,
                                        property.get("type")
                                                + " of "
                                                + property.get("items")
                                                + " = "
                                                + property.get("default")));
        return document.name() + parameters + document.parameters().get("required");
    }

    private static Map<String, DictValue> properties(DictValue schema) {
        var properties = new TreeMap<String, DictValue>();
        ((DictValue) requireNonNull(schema.get("properties")))
                .entries()
                .forEach(e -> properties.put(e.getKey().toString(), (DictValue) e.getValue()));
        return properties;
    }
}

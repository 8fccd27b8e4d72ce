package dev.envtune.env.task;

import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Reads the official tool documents, one file a domain and one tool a line.
final class OfficialDocuments {
    /// The file of each domain, without its ending (spec/bfcl-protocol.md section 1).
    static final SequencedMap<String, String> STEMS = stems();

    private OfficialDocuments() {}

    private static SequencedMap<String, String> stems() {
        var stems = new LinkedHashMap<String, String>();
        stems.put("GorillaFileSystem", "gorilla_file_system");
        stems.put("MathAPI", "math_api");
        stems.put("MessageAPI", "message_api");
        stems.put("TwitterAPI", "posting_api");
        stems.put("TicketAPI", "ticket_api");
        stems.put("TradingBot", "trading_bot");
        stems.put("TravelAPI", "travel_booking");
        stems.put("VehicleControlAPI", "vehicle_control");
        return Collections.unmodifiableSequencedMap(stems);
    }

    static ToolDocuments read(SuiteFiles files, Layout layout) {
        var documents = new LinkedHashMap<String, List<ToolDocument>>();
        var names = new HashSet<String>();
        STEMS.forEach(
                (domain, stem) -> {
                    var tools = new ArrayList<ToolDocument>();
                    for (var line : JsonLines.read(files, layout.documents(stem))) {
                        var document = document(line);
                        if (!names.add(document.name())) {
                            throw line.problem("a second tool is named " + document.name());
                        }
                        tools.add(document);
                    }
                    documents.put(domain, tools);
                });
        return new ToolDocuments(documents);
    }

    private static ToolDocument document(SourceLine line) {
        var parameters = line.dict("parameters");
        var properties = line.dict(parameters.get("properties"), "\"properties\" of parameters");
        properties
                .entries()
                .forEach(
                        entry ->
                                line.dict(
                                        entry.getValue(), "parameter \"" + entry.getKey() + "\""));
        var required = parameters.getOrDefault("required", new ListValue());
        for (var name : line.texts(required, "\"required\" of parameters")) {
            if (!properties.containsKey(name)) {
                throw line.problem("required parameter \"" + name + "\" is not described");
            }
        }
        return new ToolDocument(
                line.text("name"),
                line.text("description"),
                parameters,
                line.object().containsKey("response") ? line.dict("response") : new DictValue());
    }
}

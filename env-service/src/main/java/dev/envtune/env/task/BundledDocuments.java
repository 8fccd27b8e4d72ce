package dev.envtune.env.task;

import dev.envtune.env.sandbox.DomainSpec;
import dev.envtune.env.sandbox.Domains;
import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.sandbox.ParamSpec;
import dev.envtune.env.sandbox.ToolSpec;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.None;
import java.util.LinkedHashMap;
import java.util.List;

/// Tool documents in the official form, written from the annotations of the installed sandboxes.
final class BundledDocuments {
    private BundledDocuments() {}

    /// The bundled domains in the order of the official documents, a domain's tools in code point order.
    static ToolDocuments bundled() {
        var documents = new LinkedHashMap<String, List<ToolDocument>>();
        for (var name : OfficialDocuments.STEMS.keySet()) {
            var domain = Domains.installed().find(name);
            if (domain != null) {
                documents.put(name, documents(domain));
            }
        }
        return new ToolDocuments(documents);
    }

    /// All installed domains, those of other jars too.
    static ToolDocuments installed() {
        var documents = new LinkedHashMap<>(bundled().byDomain());
        Domains.installed()
                .all()
                .forEach(domain -> documents.putIfAbsent(domain.name(), documents(domain)));
        return new ToolDocuments(documents);
    }

    private static List<ToolDocument> documents(DomainSpec domain) {
        return domain.tools().values().stream().map(BundledDocuments::document).toList();
    }

    static ToolDocument document(ToolSpec tool) {
        var properties = new DictValue();
        var required = new ListValue();
        for (var param : tool.params()) {
            properties.put(param.name(), property(param));
            if (param.isRequired()) {
                required.add(param.name());
            }
        }
        var fields = new DictValue();
        for (var field : tool.returns()) {
            fields.put(field.field(), described(field.type(), field.description()));
        }
        return new ToolDocument(
                tool.name(),
                tool.description(),
                dict(properties).put("required", required),
                dict(fields));
    }

    private static DictValue property(ParamSpec param) {
        var property = described(param.type(), description(param));
        if (param.type() == JsonType.ARRAY) {
            property.put("items", DictValue.of("type", param.items().documentName()));
        }
        if (!param.fields().isEmpty()) {
            var fields = new DictValue();
            for (var field : param.fields()) {
                fields.put(field, DictValue.of("type", JsonType.ANY.documentName()));
            }
            property.put("properties", fields);
        }
        var otherwise = param.defaultValue();
        if (otherwise == None.NONE) {
            property.put("default", "None");
        } else if (otherwise != null) {
            property.put("default", otherwise);
        }
        return property;
    }

    private static String description(ParamSpec param) {
        var description = new StringBuilder(param.description());
        if (!param.values().isEmpty()) {
            description.append(" One of: ").append(String.join(", ", param.values())).append('.');
        }
        if (!param.format().isEmpty()) {
            description.append(" Form: ").append(param.format()).append('.');
        }
        return description.toString();
    }

    private static DictValue described(JsonType type, String description) {
        return DictValue.of("type", type.documentName()).put("description", description);
    }

    private static DictValue dict(DictValue properties) {
        return DictValue.of("type", "dict").put("properties", properties);
    }
}

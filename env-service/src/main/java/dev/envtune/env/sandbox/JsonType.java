package dev.envtune.env.sandbox;

/// The types that tool documents declare. Binding never checks them: values flow as Python would let them.
public enum JsonType {
    STRING("string"),
    INTEGER("integer"),
    FLOAT("float"),
    BOOLEAN("boolean"),
    ARRAY("array"),
    OBJECT("dict"),
    ANY("any");

    private final String documentName;

    JsonType(String documentName) {
        this.documentName = documentName;
    }

    /// The word that the official tool documents use.
    public String documentName() {
        return documentName;
    }

    /// The word that JSON Schema uses.
    public String schemaName() {
        return switch (this) {
            case FLOAT -> "number";
            case OBJECT -> "object";
            case STRING, INTEGER, BOOLEAN, ARRAY, ANY -> documentName;
        };
    }
}

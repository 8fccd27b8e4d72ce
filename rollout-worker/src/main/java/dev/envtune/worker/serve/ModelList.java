package dev.envtune.worker.serve;

import java.util.List;

/// The answer to `/v1/models`.
record ModelList(String object, List<Model> data) {
    /// @param created when the server started, in seconds since 1970
    /// @param maxModelLen tokens of the context window
    record Model(String id, String object, long created, String ownedBy, int maxModelLen) {}

    static ModelList of(Model model) {
        return new ModelList("list", List.of(model));
    }
}

package dev.envtune.env.task;

import dev.envtune.contract.Category;
import java.util.ArrayList;
import java.util.List;

/// How a suite names its files and ids; the official one is described in spec/bfcl-protocol.md
/// section 1.
///
/// @param filePrefix before the category in the names of question and answer files
/// @param idPrefix before the category in ids
/// @param scenariosPerBlock how many consecutive scenarios have the same main domain
record Layout(String suite, String filePrefix, String idPrefix, int scenariosPerBlock) {
    static final Layout OFFICIAL = new Layout("bfcl", "BFCL_v4_multi_turn_", "multi_turn_", 50);
    static final Layout STARTER = new Layout("starter", "starter_", "starter_", 6);

    /// The constants as JSON, by name; `{"$python": "Ellipsis"}` stands for Python's `...`.
    static final String LONG_CONTEXT_JSON = "long_context.json";

    /// The constants as assignments of Python literals, as in the package.
    static final String LONG_CONTEXT_PYTHON =
            "eval_checker/multi_turn_eval/func_source_code/long_context.py";

    String questions(Category category) {
        return "data/" + filePrefix + category.label() + ".json";
    }

    String answers(Category category) {
        return "data/possible_answer/" + filePrefix + category.label() + ".json";
    }

    String documents(String stem) {
        return "data/multi_turn_func_doc/" + stem + ".json";
    }

    String id(Category category, int scenario) {
        return idPrefix + category.label() + "_" + scenario;
    }

    /// Every path that such a suite may have.
    List<String> paths() {
        var paths = new ArrayList<String>();
        for (var category : Category.values()) {
            paths.add(questions(category));
            paths.add(answers(category));
        }
        OfficialDocuments.STEMS.values().forEach(stem -> paths.add(documents(stem)));
        paths.add(LONG_CONTEXT_JSON);
        paths.add(LONG_CONTEXT_PYTHON);
        return paths;
    }
}

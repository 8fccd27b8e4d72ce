package dev.envtune.env.task;

import dev.envtune.contract.Category;
import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.python.TextForms;
import java.util.ArrayList;
import java.util.List;

/// Reads a suite from its files.
final class SuiteReader {
    private SuiteReader() {}

    /// All categories, and the constants that are among the files.
    static Suite read(SuiteFiles files, Layout layout, ToolDocuments documents) {
        return read(
                files,
                layout,
                List.of(Category.values()),
                documents,
                LongContextConstants.read(files));
    }

    static Suite read(
            SuiteFiles files,
            Layout layout,
            List<Category> categories,
            ToolDocuments documents,
            LongContext longContext) {
        var reader = new TaskReader(files, layout, documents);
        var tasks = new ArrayList<Task>();
        categories.forEach(category -> tasks.addAll(reader.read(category)));
        return new Suite(
                layout.suite(),
                tasks,
                documents,
                longContext,
                layout.scenariosPerBlock(),
                contentHash(tasks, documents, longContext));
    }

    /// The same for every form in which the same content comes.
    private static String contentHash(
            List<Task> tasks, ToolDocuments documents, LongContext longContext) {
        var content = new StringBuilder();
        tasks.forEach(task -> content.append(task.contentHash()).append('\n'));
        documents.all().forEach(doc -> content.append(TextForms.json(doc.official())).append('\n'));
        for (var constant : LongContext.Constant.values()) {
            content.append(TextForms.repr(longContext.value(constant))).append('\n');
        }
        return Digest.of(content.toString());
    }
}

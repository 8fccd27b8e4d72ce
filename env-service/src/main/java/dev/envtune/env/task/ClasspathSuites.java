package dev.envtune.env.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.envtune.contract.Category;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/// Suites that jars on the classpath bring along, most likely beside a sandbox of their own. Such a jar
/// lists their names in [#INDEX], one a line. The files of a suite `NAME` have the official form, are
/// called `NAME/data/NAME_base.json` and `NAME/data/possible_answer/NAME_base.json` and likewise for
/// other categories, and may be about all installed domains. Tool documents are written from annotations.
public final class ClasspathSuites {
    public static final String INDEX = "META-INF/envtune/suites";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private ClasspathSuites() {}

    /// @throws UnreadableSuiteException if one is missing or damaged
    public static List<Suite> load() {
        return names().stream().map(ClasspathSuites::load).toList();
    }

    /// @throws UnreadableSuiteException if it is missing or damaged
    public static Suite load(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new UnreadableSuiteException(
                    INDEX
                            + " names the suite '"
                            + name
                            + "'; a name has lower-case letters, digits and hyphens, 32 at most");
        }
        var files = new ResourceFiles("/" + name + "/");
        var layout = new Layout(name, name + "_", name + "_", 1);
        var categories =
                Arrays.stream(Category.values())
                        .filter(category -> files.find(layout.questions(category)) != null)
                        .toList();
        if (categories.isEmpty()) {
            throw new UnreadableSuiteException(
                    files.locate(layout.questions(Category.BASE))
                            + " is missing, and so are the other categories of the suite "
                            + name
                            + " that "
                            + INDEX
                            + " names");
        }
        return SuiteReader.read(
                files,
                layout,
                categories,
                BundledDocuments.installed(),
                StarterSuite.longContext());
    }

    public static SequencedSet<String> names() {
        var names = new LinkedHashSet<String>();
        try {
            var indexes = ClasspathSuites.class.getClassLoader().getResources(INDEX);
            for (var url : Collections.list(indexes)) {
                try (var in = url.openStream()) {
                    new String(in.readAllBytes(), UTF_8)
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .forEach(names::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + INDEX, e);
        }
        return names;
    }
}

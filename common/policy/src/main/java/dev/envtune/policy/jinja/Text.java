package dev.envtune.policy.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A string of which each character is known to be foreign or the template's own. Equality is that of
/// the strings.
public final class Text {
    static final Text EMPTY = own("");

    private static final char OWN = 'o';
    private static final char FOREIGN = 'f';

    private final String value;

    /// `OWN` or `FOREIGN` for each `char` of the value: what cuts one string cuts the other alike.
    private final String marks;

    private Text(String value, String marks) {
        this.value = value;
        this.marks = marks;
    }

    public static Text own(String value) {
        return new Text(value, String.valueOf(OWN).repeat(value.length()));
    }

    public static Text foreign(String value) {
        return new Text(value, String.valueOf(FOREIGN).repeat(value.length()));
    }

    /// A value for [JinjaTemplate#render] whose strings, keys too, are foreign.
    public static Object allForeign(Object value) {
        return Values.of(value, Text::foreign);
    }

    /// A stretch of characters of one kind, as long as possible.
    public record Run(String value, boolean foreign) {}

    public List<Run> runs() {
        var runs = new ArrayList<Run>();
        for (int from = 0, to = 1; from < value.length(); to++) {
            if (to == value.length() || marks.charAt(to) != marks.charAt(from)) {
                runs.add(new Run(value.substring(from, to), marks.charAt(from) == FOREIGN));
                from = to;
            }
        }
        return runs;
    }

    public String value() {
        return value;
    }

    boolean isEmpty() {
        return value.isEmpty();
    }

    int length() {
        return value.length();
    }

    Text plus(Text other) {
        return new Text(value + other.value, marks + other.marks);
    }

    /// @param from in `char`s
    Text substring(int from, int to) {
        return new Text(value.substring(from, to), marks.substring(from, to));
    }

    Text substring(int from) {
        return substring(from, length());
    }

    /// The single characters (code points).
    List<Text> characters() {
        var characters = new ArrayList<Text>();
        for (var i = 0; i < length(); ) {
            var next = value.offsetByCodePoints(i, 1);
            characters.add(substring(i, next));
            i = next;
        }
        return characters;
    }

    /// Another value in the place of this one, foreign if some of this is.
    Text withValue(String other) {
        return marks.indexOf(FOREIGN) < 0 ? own(other) : foreign(other);
    }

    Text map(UnaryOperator<String> change) {
        var changed = change.apply(value);
        return changed.length() == value.length() ? new Text(changed, marks) : withValue(changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Text text && text.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }

    /// Collects a long text.
    static final class Builder {
        private final StringBuilder value = new StringBuilder();
        private final StringBuilder marks = new StringBuilder();

        Builder add(Text text) {
            value.append(text.value);
            marks.append(text.marks);
            return this;
        }

        Builder add(String own) {
            return add(own(own));
        }

        Text build() {
            return new Text(value.toString(), marks.toString());
        }
    }
}

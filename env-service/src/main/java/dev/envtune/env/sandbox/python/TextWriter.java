package dev.envtune.env.sandbox.python;

import java.util.Collection;

/// What all text forms have in common: bounds of depth and size, and texts of constants that are kept.
abstract class TextWriter {
    final StringBuilder out;
    private final Container.Form form;
    private final int limit;
    private int depth;
    private boolean insideConstant;

    /// @param limit characters that the text may have
    TextWriter(StringBuilder out, Container.Form form, int limit) {
        this.out = out;
        this.form = form;
        this.limit = limit;
    }

    abstract void write(Value value);

    /// Writes the key of a dictionary.
    abstract void key(Value key);

    final void container(Container container) {
        var kept = container.text(form);
        if (kept != null) {
            out.append(kept);
            return;
        }
        boolean keep = container.isFrozen() && !insideConstant;
        insideConstant |= keep;
        int start = out.length();
        switch (container) {
            case ListValue list -> items("[", list.items(), "]");
            case DictValue dict -> entries(dict);
        }
        if (keep) {
            insideConstant = false;
            container.keep(form, out.substring(start));
        }
    }

    private void entries(DictValue dict) {
        out.append('{');
        enter();
        boolean first = true;
        for (var entry : dict.entries()) {
            separate(first);
            first = false;
            key(entry.getKey());
            out.append(": ");
            write(entry.getValue());
        }
        depth--;
        out.append('}');
    }

    final void items(String open, Collection<Value> items, String close) {
        out.append(open);
        enter();
        boolean first = true;
        for (var item : items) {
            separate(first);
            first = false;
            write(item);
        }
        depth--;
        out.append(close);
    }

    private void enter() {
        if (++depth > TextForms.MAX_DEPTH) {
            throw PythonError.recursion();
        }
    }

    private void separate(boolean first) {
        if (!first) {
            out.append(", ");
        }
        if (out.length() > limit) {
            throw PythonError.memory(
                    "the text of a value exceeds the limit of " + limit + " characters");
        }
    }
}

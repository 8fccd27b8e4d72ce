package dev.envtune.env.feedback;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.Outcome;
import dev.envtune.env.sandbox.python.TextForms;

/// Fills the templates of wordings and hints.
final class Template {
    private Template() {}

    /// Replaces `{name}` by the fact or argument of that name as `str` prints it, `{name!r}` as `repr`
    /// does, and doubled braces by single ones.
    ///
    /// @throws IllegalStateException if a cause's template names a fact that its failure lacks
    static String fill(String template, Outcome outcome, Failure failure) {
        if (template.indexOf('{') < 0 && template.indexOf('}') < 0) {
            return template;
        }
        var out = new StringBuilder(template.length() + 32);
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            boolean doubled = i + 1 < template.length() && template.charAt(i + 1) == c;
            if ((c == '{' || c == '}') && doubled) {
                out.append(c);
                i++;
            } else if (c == '{') {
                int end = template.indexOf('}', i);
                append(out, template.substring(i + 1, end), outcome, failure);
                i = end;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static void append(StringBuilder out, String field, Outcome outcome, Failure failure) {
        boolean asRepr = field.endsWith("!r");
        var name = asRepr ? field.substring(0, field.length() - 2) : field;
        var fact = outcome.fact(failure, name);
        if (fact == null) {
            throw new IllegalStateException(
                    "failure "
                            + failure.cause().name()
                            + " of "
                            + outcome.tool()
                            + " lacks the fact '"
                            + name
                            + "' that its wording or hint uses");
        }
        out.append(asRepr ? TextForms.repr(fact) : TextForms.str(fact));
    }
}

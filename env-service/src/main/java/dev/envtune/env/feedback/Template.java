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
        return fill(template, outcome, failure, Integer.MAX_VALUE);
    }

    /// @param longest characters of a fact that are shown; the rest of a longer one is cut off
    static String fill(String template, Outcome outcome, Failure failure, int longest) {
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
                out.append(
                        shortened(fact(template.substring(i + 1, end), outcome, failure), longest));
                i = end;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }

    private static String fact(String field, Outcome outcome, Failure failure) {
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
        return asRepr ? TextForms.repr(fact) : TextForms.str(fact);
    }
}

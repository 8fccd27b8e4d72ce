package dev.envtune.policy.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// How texts are cut before byte pairs are merged. No token crosses a cut.
///
/// Made for policies that copy values from a user's text into a call: a value has the same tokens bare,
/// quoted and in JSON. So a space stays with what stands before it or alone, and goes to the word after
/// it only in running text: lower-case letters between a word and a space, or between a word and the
/// punctuation that ends a clause.
///
/// | text | pre-tokens |
/// |---|---|
/// | `Fly from SFO to Boston on 2024-05-10` | `Fly`, ` from`, ` `, `SFO`, ` to`, ` `, `Boston`, ` on`, ` `, `2024`, `-`, `05`, `-`, `10` |
/// | `the 'docs' folder, please` | `the`, ` '`, `docs`, `' `, `folder`, `, `, `please` |
/// | `{"file_name": "a.txt", "n": 12345}` | `{"`, `file_name`, `": "`, `a`, `.`, `txt`, `", "`, `n`, `": `, `1234`, `5`, `}` |
final class PreTokens {
    /// Alternatives in order: a word of running text with its space; letters, marks and underscores; up to
    /// four digits; everything else. Read by `java.util.regex` and Oniguruma alike: no `\s`, which differs.
    static final String REGEX =
            " \\p{Ll}+(?![^ \\t\\n.,;:!?]|[.,;:!?][^ \\t\\n])"
                    + "|[\\p{L}\\p{M}_]+"
                    + "|\\p{N}{1,4}"
                    + "|[^\\p{L}\\p{M}\\p{N}_]+";

    private static final Pattern PATTERN = Pattern.compile(REGEX);

    private PreTokens() {}

    static List<String> of(String text) {
        var result = new ArrayList<String>();
        forEach(text, result::add);
        return result;
    }

    static void forEach(String text, Consumer<String> action) {
        var matcher = PATTERN.matcher(text);
        while (matcher.find()) {
            action.accept(matcher.group());
        }
    }

    /// Whether the pre-token is a word of running text with its space.
    static boolean hasSpace(String preToken) {
        return preToken.length() > 1
                && preToken.charAt(0) == ' '
                && Character.isLowerCase(preToken.codePointAt(1));
    }
}

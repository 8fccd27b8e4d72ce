package dev.envtune.env.sandbox.call;

import java.text.Normalizer;

/// A source text and the place that reading has come to.
final class Source {
    final String text;
    final int length;
    final Budget budget = new Budget();
    int at;

    /// Brackets open here; inside them line ends are white space.
    private int brackets;

    Source(String text) {
        this.text = text;
        this.length = text.length();
    }

    /// The character here, 0 at the end.
    char peek() {
        return charAt(at);
    }

    char peek(int ahead) {
        return charAt(at + ahead);
    }

    char charAt(int index) {
        return index < length ? text.charAt(index) : 0;
    }

    boolean atEnd() {
        return at >= length;
    }

    /// Skips white space and comments.
    void skipSpace() {
        while (at < length) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\f' || c == '\n' && brackets > 0) {
                at++;
            } else if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? length : end;
            } else if (c == '\\' && peek(1) == '\n') {
                at += 2;
            } else {
                return;
            }
        }
    }

    /// Whether the word here is the given one.
    boolean isWord(String word) {
        return text.startsWith(word, at) && endOfWord(at) == at + word.length();
    }

    boolean atWord() {
        return endOfWord(at) > at;
    }

    /// The identifier here, in the form that Python compares.
    String takeWord() {
        int end = endOfWord(at);
        var word = text.substring(at, end);
        at = end;
        return isAscii(word) ? word : Normalizer.normalize(word, Normalizer.Form.NFKC);
    }

    /// The end of the identifier that starts at an index, which is the index itself where none does.
    int endOfWord(int start) {
        int i = start;
        while (i < length) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_') {
                i++;
            } else if (c < 0x80) {
                if (i == start || c < '0' || c > '9') {
                    return i;
                }
                i++;
            } else {
                int codePoint = text.codePointAt(i);
                boolean belongs =
                        i == start
                                ? Character.isUnicodeIdentifierStart(codePoint)
                                : Character.isUnicodeIdentifierPart(codePoint)
                                        && !Character.isIdentifierIgnorable(codePoint);
                if (!belongs) {
                    return i;
                }
                i += Character.charCount(codePoint);
            }
        }
        return i;
    }

    private static boolean isAscii(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /// The line of an index, counted from 1.
    int line(int index) {
        int line = 1;
        for (int i = text.indexOf('\n'); i >= 0 && i < index; i = text.indexOf('\n', i + 1)) {
            line++;
        }
        return line;
    }

    Rejected syntax(String problem) {
        return Rejected.syntax(problem, line(at));
    }

    Rejected unexpected() {
        return unexpected("invalid syntax");
    }

    /// What CPython says of an unexpected character here: the first unbalanced bracket or quote, or
    /// else what the caller would say.
    Rejected unexpected(String otherwise) {
        if (peek() == '\\') {
            return syntax("unexpected character after line continuation character");
        }
        var imbalance = Imbalance.find(text);
        return imbalance != null ? imbalance : syntax(otherwise);
    }

    /// What has been read since an index and has no value here.
    Node.Unsupported unsupported(String what, int start) {
        return new Node.Unsupported(what, text.substring(start, at));
    }

    void open() {
        budget.enter();
        brackets++;
        at++;
    }

    void close(char bracket) {
        skipSpace();
        if (peek() != bracket) {
            throw unexpected();
        }
        at++;
        brackets--;
        budget.leave();
    }

    boolean takeComma() {
        if (peek() != ',') {
            return false;
        }
        at++;
        skipSpace();
        return true;
    }

    void refuseComprehension() {
        skipSpace();
        if (peek() == 'f' && isWord("for")) {
            throw Rejected.expression("a comprehension");
        }
    }

    /// What may stand between two arguments or items; the closing bracket is left to be read.
    void separator() {
        refuseComprehension();
        if (takeComma()) {
            return;
        }
        switch (peek()) {
            case ')', ']', '}' -> {}
            case '=' ->
                    throw syntax("expression cannot contain assignment, perhaps you meant \"==\"?");
            default -> throw unexpected("invalid syntax. Perhaps you forgot a comma?");
        }
    }
}

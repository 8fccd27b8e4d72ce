package dev.envtune.policy.jinja;

import dev.envtune.policy.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Cuts a template into tokens, with `trim_blocks` and `lstrip_blocks` on, as chat templates expect: the
/// newline after a block and the blanks before one on its line are not printed.
final class Lexer {
    private static final Pattern OPEN = Pattern.compile("\\{[{%#]");
    private static final Pattern BLANK = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern NUMBER =
            Pattern.compile("\\d+(_\\d+)*((\\.\\d+)?[eE][+-]?\\d+|\\.\\d+)?");
    private static final Pattern STRING =
            Pattern.compile("(?s)'([^'\\\\]|\\\\.)*+'|\"([^\"\\\\]|\\\\.)*+\"");
    private static final Pattern SIGN =
            Pattern.compile("//|\\*\\*|==|!=|>=|<=|[-+*/%~\\[\\](){}<>=.:|,]");

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int counted;

    private Lexer(String source) {
        this.source = source;
    }

    static List<Token> tokens(String template) {
        var lines = template.replace("\r\n", "\n").replace('\r', '\n');
        var source = lines.endsWith("\n") ? lines.substring(0, lines.length() - 1) : lines;
        return new Lexer(source).run();
    }

    private List<Token> run() {
        var open = OPEN.matcher(source);
        while (open.find(at)) {
            data(open.start());
            var kind = source.charAt(open.start() + 1);
            at = open.end() + (startsWith("-", open.end()) || startsWith("+", open.end()) ? 1 : 0);
            switch (kind) {
                case '#' -> comment();
                case '%' -> tag(Kind.BLOCK, "%}");
                default -> tag(Kind.PRINT, "}}");
            }
        }
        add(Kind.DATA, source.substring(at));
        add(Kind.END, "");
        return tokens;
    }

    private boolean startsWith(String sign, int position) {
        return source.startsWith(sign, position);
    }

    private void add(Kind kind, String text) {
        if (kind != Kind.DATA || !text.isEmpty()) {
            tokens.add(new Token(kind, text, line()));
        }
    }

    private int line() {
        for (; counted < at; counted++) {
            line += source.charAt(counted) == '\n' ? 1 : 0;
        }
        return line;
    }

    private JinjaException error(String message) {
        return new JinjaException(message).at(line());
    }

    /// The text up to a tag, less what the tag's whitespace control takes from it.
    private void data(int to) {
        var data = source.substring(at, to);
        if (startsWith("-", to + 2)) {
            data = Whitespace.strip(Text.own(data), false, true).value();
        } else if (source.charAt(to + 1) != '{' && !startsWith("+", to + 2)) {
            var lineStart = data.lastIndexOf('\n') + 1;
            var startsLine = lineStart > 0 || at == 0 || source.charAt(at - 1) == '\n';
            if (startsLine && BLANK.matcher(data.substring(lineStart)).matches()) {
                data = data.substring(0, lineStart);
            }
        }
        add(Kind.DATA, data);
    }

    private void comment() {
        var end = source.indexOf("#}", at);
        if (end < 0) {
            throw error("a comment does not end");
        }
        at = end;
        close(
                end > 0 && "-+".indexOf(source.charAt(end - 1)) >= 0 ? source.charAt(end - 1) : ' ',
                true);
    }

    /// Steps behind a closing sign of two characters and the whitespace that goes with it.
    private void close(char control, boolean block) {
        at += 2;
        if (control == '-') {
            var blank = BLANK.matcher(source).region(at, source.length());
            at = blank.lookingAt() ? blank.end() : at;
        } else if (block && control != '+' && startsWith("\n", at)) {
            at++;
        }
    }

    private void tag(Kind kind, String end) {
        add(kind, "");
        var depth = 0;
        while (true) {
            var blank = BLANK.matcher(source).region(at, source.length());
            at = blank.lookingAt() ? blank.end() : at;
            if (at >= source.length()) {
                throw error("a tag does not end with " + end);
            }
            var controlled = "-+".indexOf(source.charAt(at)) >= 0 && startsWith(end, at + 1);
            if (depth == 0 && (controlled || startsWith(end, at))) {
                add(Kind.CLOSE, "");
                var control = controlled ? source.charAt(at++) : ' ';
                close(control, kind == Kind.BLOCK);
                return;
            }
            depth += "([{".indexOf(source.charAt(at)) >= 0 ? 1 : 0;
            depth -= ")]}".indexOf(source.charAt(at)) >= 0 ? 1 : 0;
            expressionToken();
        }
    }

    private void expressionToken() {
        if (match(NAME) instanceof String name) {
            add(Kind.NAME, name);
            at += name.length();
        } else if (match(NUMBER) instanceof String number) {
            add(number.matches("[\\d_]+") ? Kind.INTEGER : Kind.FLOAT, number.replace("_", ""));
            at += number.length();
        } else if (match(STRING) instanceof String string) {
            add(Kind.STRING, Escapes.decode(string.substring(1, string.length() - 1)));
            at += string.length();
        } else if (match(SIGN) instanceof String sign) {
            add(Kind.SIGN, sign);
            at += sign.length();
        } else {
            throw error("unexpected character '" + source.charAt(at) + "'");
        }
    }

    private @Nullable String match(Pattern pattern) {
        var matcher = pattern.matcher(source).region(at, source.length());
        return matcher.lookingAt() ? matcher.group() : null;
    }
}

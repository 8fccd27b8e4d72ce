package dev.envtune.env.play;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Several Python calls in one text, taken apart: `a(); b()` or `[a(), b()]`.
sealed interface CallTexts {
    /// @param at where it begins in the whole text
    record Part(String text, int at) {}

    record Parts(List<Part> parts) implements CallTexts {
        public Parts {
            parts = List.copyOf(parts);
        }
    }

    /// Brackets or quotes do not match.
    ///
    /// @param at the one that is alone
    record Broken(String problem, int at) implements CallTexts {}

    static CallTexts split(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && Character.isWhitespace(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        boolean list = begin < end && text.charAt(begin) == '[';
        var parts = new ArrayList<Part>();
        var open = new ArrayDeque<Integer>();
        int from = list ? begin + 1 : begin;
        for (int i = begin; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                int close = closingQuote(text, i, end);
                if (close < 0) {
                    return new Broken("this string has no end", i);
                }
                i = close;
            } else if ("([{".indexOf(c) >= 0) {
                open.push(i);
            } else if (")]}".indexOf(c) >= 0) {
                if (!closes(text, open, c)) {
                    return new Broken("nothing opened this '" + c + "'", i);
                }
                open.pop();
                if (list && open.isEmpty()) {
                    if (i + 1 < end) {
                        return new Broken("the list of calls has ended here", i);
                    }
                    end = i;
                }
            } else if (c == (list ? ',' : ';') && open.size() == (list ? 1 : 0)) {
                add(parts, text, from, i);
                from = i + 1;
            }
        }
        if (!open.isEmpty()) {
            int at = open.pop();
            return new Broken("nothing closes this '" + text.charAt(at) + "'", at);
        }
        add(parts, text, from, end);
        return parts.isEmpty() ? new Broken("there is no call in this", begin) : new Parts(parts);
    }

    /// A separator at the end separates nothing.
    private static void add(List<Part> parts, String text, int from, int to) {
        int begin = from;
        while (begin < to && Character.isWhitespace(text.charAt(begin))) {
            begin++;
        }
        if (begin < to) {
            parts.add(new Part(text.substring(begin, to).stripTrailing(), begin));
        }
    }

    private static boolean closes(String text, Deque<Integer> open, char c) {
        return !open.isEmpty() && "([{".indexOf(text.charAt(open.peek())) == ")]}".indexOf(c);
    }

    private static int closingQuote(String text, int open, int end) {
        for (int i = open + 1; i < end; i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == text.charAt(open)) {
                return i;
            }
        }
        return -1;
    }
}

package dev.envtune.trainer.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What a key may hold. Numbers may be quoted, as options are texts.
sealed interface Kind {
    /// The value in the form in which it is bound.
    ///
    /// @return empty if the value is not legal
    Optional<JsonNode> read(JsonNode value);

    /// The legal values, to be read after "must be" or in a table.
    String legal();

    /// A whole number.
    ///
    /// @param step 2 for even ones, else 1
    record Whole(long min, long max, int step) implements Kind {
        private static final Pattern FORM = Pattern.compile("[-+]?[0-9]{1,19}");

        @Override
        public Optional<JsonNode> read(JsonNode value) {
            var text = value.isIntegralNumber() ? value.bigIntegerValue().toString() : text(value);
            if (!FORM.matcher(text).matches()) {
                return Optional.empty();
            }
            try {
                long number = Long.parseLong(text);
                return number < min || number > max || number % step != 0
                        ? Optional.empty()
                        : Optional.of(JsonNodeFactory.instance.numberNode(number));
            } catch (NumberFormatException _) { // beyond 64 bits
                return Optional.empty();
            }
        }

        @Override
        public String legal() {
            var what = step == 2 ? "an even number" : "a whole number";
            return min == Long.MIN_VALUE
                    ? what + " of 64 bits"
                    : String.format(Locale.ROOT, "%s from %,d to %,d", what, min, max);
        }
    }

    /// A finite number.
    ///
    /// @param open whether `min` itself is not legal
    record Real(double min, boolean open, double max) implements Kind {
        private static final Pattern FORM =
                Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");

        @Override
        public Optional<JsonNode> read(JsonNode value) {
            double number;
            if (value.isNumber()) {
                number = value.doubleValue();
            } else if (text(value).length() <= 64 && FORM.matcher(text(value)).matches()) {
                number = Double.parseDouble(text(value));
            } else {
                return Optional.empty();
            }
            boolean legal = (open ? number > min : number >= min) && number <= max;
            return legal
                    ? Optional.of(JsonNodeFactory.instance.numberNode(number))
                    : Optional.empty();
        }

        @Override
        public String legal() {
            return open
                    ? "a number above " + plain(min) + " and at most " + plain(max)
                    : "a number from " + plain(min) + " to " + plain(max);
        }

        private static String plain(double number) {
            return number == Math.rint(number)
                    ? String.format(Locale.ROOT, "%,.0f", number)
                    : Double.toString(number);
        }
    }

    /// A constant, in lower case with hyphens.
    record Choice(List<String> constants) implements Kind {
        static Choice of(Enum<?>... constants) {
            return new Choice(Arrays.stream(constants).map(Enum::name).toList());
        }

        @Override
        public Optional<JsonNode> read(JsonNode value) {
            var name = text(value).toUpperCase(Locale.ROOT).replace('-', '_');
            return constants.contains(name)
                    ? Optional.of(JsonNodeFactory.instance.stringNode(name))
                    : Optional.empty();
        }

        @Override
        public String legal() {
            return constants.stream()
                    .map(Choice::label)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }

        static String label(String constant) {
            return constant.toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Some of these, at least one.
    record Some(List<String> labels) implements Kind {
        @Override
        public Optional<JsonNode> read(JsonNode value) {
            var written = new TreeSet<String>();
            for (var label : value) {
                written.add(text(label));
            }
            return value.isArray() && !written.isEmpty() && labels.containsAll(written)
                    ? Optional.of(value)
                    : Optional.empty();
        }

        @Override
        public String legal() {
            return "a list of some of " + String.join(", ", labels);
        }
    }

    /// A name.
    record Name() implements Kind {
        private static final Pattern FORM = Pattern.compile("[\\p{Alnum}][-\\p{Alnum}_.,]{0,99}");

        @Override
        public Optional<JsonNode> read(JsonNode value) {
            return FORM.matcher(text(value)).matches() ? Optional.of(value) : Optional.empty();
        }

        @Override
        public String legal() {
            return "a name: letters, digits and any of -_., at most 100";
        }
    }

    /// A length of time: a whole number and its unit, or as ISO 8601 has it.
    record Time(Duration min, Duration max) implements Kind {
        private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

        @Override
        public Optional<JsonNode> read(JsonNode value) {
            try {
                var time = parse(text(value).strip());
                return time.compareTo(min) < 0 || time.compareTo(max) > 0
                        ? Optional.empty()
                        : Optional.of(JsonNodeFactory.instance.stringNode(time.toString()));
            } catch (DateTimeParseException _) {
                return Optional.empty();
            }
        }

        private static Duration parse(String text) {
            var parts = FORM.matcher(text);
            if (!parts.matches()) {
                return Duration.parse(text);
            }
            long count = Long.parseLong(parts.group(1));
            return switch (parts.group(2)) {
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                default -> Duration.ofHours(count);
            };
        }

        /// In the largest unit that it is a whole number of; ISO 8601 below a millisecond.
        static String label(Duration time) {
            if (time.toNanosPart() % 1_000_000 != 0) {
                return time.toString();
            }
            if (time.toMillisPart() != 0) {
                return time.toMillis() + "ms";
            }
            if (time.toSecondsPart() != 0) {
                return time.toSeconds() + "s";
            }
            return time.toMinutesPart() != 0 ? time.toMinutes() + "m" : time.toHours() + "h";
        }

        @Override
        public String legal() {
            return "a time from %s to %s, such as 90s, 10m or 1h".formatted(label(min), label(max));
        }
    }

    /// Yes or no.
    record Flag() implements Kind {
        @Override
        public Optional<JsonNode> read(JsonNode value) {
            return value.isBoolean() ? Optional.of(value) : Optional.empty();
        }

        @Override
        public String legal() {
            return "true or false";
        }
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : "";
    }
}

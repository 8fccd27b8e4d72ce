package dev.envtune.env.feedback;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.Hint;
import dev.envtune.env.sandbox.HintKind;
import dev.envtune.env.sandbox.Nearest;
import dev.envtune.env.sandbox.Outcome;
import dev.envtune.env.sandbox.ParamSpec;
import dev.envtune.env.sandbox.ToolSpec;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes the hint of a failure from its cause, its facts and the annotations of the tools that are offered.
final class Hints {
    private static final int MOST_WORDS = 60;
    private static final int LONGEST_FACT = 80;
    private static final int LONGEST_NEXT = 1000;
    private static final Pattern TOOL = Pattern.compile("\\[([A-Za-z_]\\w*)\\]");

    private final Outcome outcome;
    private final Offer offer;
    private final Repair repair;
    private final List<String> sentences = new ArrayList<>();
    private @Nullable String next;

    /// Whether it is known that no further next action helps.
    private boolean closed;

    private Hints(Outcome outcome, Offer offer) {
        this.outcome = outcome;
        this.offer = offer;
        this.repair = new Repair(outcome);
    }

    static GivenHint of(Outcome outcome, Failure failure, Offer offer) {
        var hints = new Hints(outcome, offer);
        hints.repair(failure);
        failure.also().forEach(hints::repair);
        hints.addFaults(failure);
        hints.add(failure);
        failure.also().forEach(hints::add);
        if (hints.sentences.isEmpty()) {
            hints.addSignature(failure);
        }
        var next = hints.next != null && hints.next.length() > LONGEST_NEXT ? null : hints.next;
        return new GivenHint(kind(failure), hints.text(), next);
    }

    /// The kind of the hint that a failure gets.
    static HintKind kind(Failure failure) {
        return failure.also().isEmpty() ? failure.cause().hint().kind() : HintKind.MULTI_CAUSE;
    }

    /// Takes over what a failure knows of the right value. Where it knows that from a tool which is not
    /// offered, nobody may.
    private void repair(Failure failure) {
        var hint = failure.cause().hint();
        var instead = failure.facts().get(Hint.INSTEAD);
        if (instead != null
                && hint.argument() != null
                && hint.sentences().stream().allMatch(sentence -> offeredOnly(sentence) != null)) {
            repair.set(hint.argument(), instead);
        }
    }

    /// What the call alone shows comes first: repaired, it is the next action.
    private void addFaults(Failure failure) {
        closed = Hint.NO_NEXT.equals(failure.cause().hint().next());
        boolean repaired = false;
        boolean isFinal = false;
        for (var fault : ArgumentFault.of(outcome, failure)) {
            sentences.add(fault.sentence());
            if (fault.instead() != null) {
                repair.set(fault.argument(), fault.instead());
                repaired = true;
            }
            isFinal |= fault.isFinal();
        }
        if (repaired) {
            proceed(repair.text());
        }
        closed |= isFinal && repair.text() == null;
    }

    private void add(Failure failure) {
        var hint = failure.cause().hint();
        for (var sentence : hint.sentences()) {
            var named = offeredOnly(sentence);
            if (named != null) {
                sentences.add(Template.fill(named, outcome, failure, LONGEST_FACT));
            }
        }
        if (Hint.NO_NEXT.equals(hint.next())) {
            closed = true;
        } else if (hint.next() != null) {
            var call = hint.next();
            if (offer.find(call.substring(0, call.indexOf('('))) != null) {
                proceed(Template.fill(call, outcome, failure));
            }
        }
        if (failure.facts().containsKey(Hint.INSTEAD)) {
            proceed(repair.text());
        }
        derive(failure, hint);
    }

    /// The first next action that is known stays.
    private void proceed(@Nullable String call) {
        if (next == null && !closed) {
            next = call;
        }
    }

    private void derive(Failure failure, Hint hint) {
        if (hint.condition() != null) {
            addEstablishing(hint.condition());
        }
        switch (hint.kind()) {
            case SIGNATURE -> addSignature(failure);
            case TOOL_NAME -> addNearestTool();
            case RAW_EXCEPTION -> {
                if (sentences.isEmpty()) {
                    sentences.add(meaning(failure));
                }
            }
            default -> {}
        }
        var tool = outcome.tool();
        int index = tool == null || hint.argument() == null ? -1 : tool.indexOf(hint.argument());
        if (tool != null && index >= 0) {
            addParam(tool.params().get(index));
        }
    }

    private void addParam(ParamSpec param) {
        if (!param.values().isEmpty()) {
            sentences.add(param.name() + " is one of: " + String.join(", ", param.values()) + ".");
        }
        if (!param.format().isEmpty()) {
            sentences.add(param.name() + " has the form " + param.format() + ".");
        }
        var sources = new ArrayList<String>();
        for (var source : param.from()) {
            var producer = offer.find(source.tool());
            if (producer != null && producer != outcome.tool()) {
                sources.add(
                        source.field().isEmpty()
                                ? source.tool()
                                : source.tool() + " (" + source.field() + ")");
                if (producer.required() == 0) {
                    proceed(producer.name() + "()");
                }
            }
        }
        if (!sources.isEmpty()) {
            sentences.add(param.name() + " comes from " + String.join(" or ", sources) + ".");
        }
    }

    private void addEstablishing(String condition) {
        var domain = outcome.tool() == null ? null : outcome.tool().domain();
        var tool = offer.establishing(condition, domain);
        if (tool == null) {
            return;
        }
        sentences.add("Call " + Signature.of(tool) + " first.");
        if (tool.required() == 0) {
            proceed(tool.name() + "()");
        }
    }

    private void addSignature(Failure failure) {
        var tool = outcome.tool();
        if (tool == null) {
            return;
        }
        sentences.add("The tool is " + Signature.of(tool) + ".");
        var keyword = failure.facts().get("keyword");
        if (keyword instanceof Str(var name) && outcome.call() != null) {
            suggestKeyword(tool, name, outcome.call());
        }
    }

    /// Renames an unknown keyword to the nearest parameter that is still free, else leaves it out.
    private void suggestKeyword(ToolSpec tool, String keyword, ToolCall call) {
        var free = new ArrayList<String>();
        for (int i = call.positional().size(); i < tool.params().size(); i++) {
            var name = tool.params().get(i).name();
            if (!call.named().containsKey(name)) {
                free.add(name);
            }
        }
        var nearest = Nearest.of(keyword, free);
        if (nearest == null
                && free.size() == 1
                && tool.params().get(tool.indexOf(free.getFirst())).isRequired()) {
            nearest = free.getFirst();
        }
        sentences.add(
                nearest == null
                        ? "Leave " + keyword + " out."
                        : "Use " + nearest + " instead of " + keyword + ".");
        var named = new LinkedHashMap<String, Value>();
        for (var argument : call.named().entrySet()) {
            if (!argument.getKey().equals(keyword)) {
                named.put(argument.getKey(), argument.getValue());
            } else if (nearest != null) {
                named.put(nearest, argument.getValue());
            }
        }
        next = new ToolCall(call.name(), call.positional(), named).text();
    }

    private void addNearestTool() {
        var call = outcome.call();
        if (call == null) {
            return;
        }
        var nearest = Nearest.of(call.name(), offer.names());
        sentences.add(
                "No tool of that name is offered; only the listed tools exist."
                        + (nearest == null ? "" : " Did you mean " + nearest + "?"));
        var tool = nearest == null ? null : offer.find(nearest);
        if (tool != null
                && call.named().keySet().stream().allMatch(name -> tool.indexOf(name) >= 0)) {
            next = new ToolCall(tool.name(), call.positional(), call.named()).text();
        }
    }

    private String meaning(Failure failure) {
        var message = TextForms.str(failure.facts().getOrDefault("message", new Str("")));
        var tool = outcome.tool() == null ? "the tool" : outcome.tool().name();
        return switch (failure.cause().name()) {
            case "KEY_ERROR", "ATTRIBUTE_ERROR" ->
                    "A stored record lacks what "
                            + tool
                            + " needs ("
                            + message
                            + "); look at the record with a reading tool before you go on.";
            case "ZERO_DIVISION_ERROR" -> "The arguments lead to a division by zero; change them.";
            case "OVERFLOW_ERROR", "RECURSION_ERROR", "MEMORY_ERROR" ->
                    "The arguments lead past what can be computed; use smaller ones.";
            default ->
                    "These values do not work together in "
                            + tool
                            + "; check each argument against its description.";
        };
    }

    /// The sentence without brackets, or null where it names a tool that is not offered.
    private @Nullable String offeredOnly(String sentence) {
        if (sentence.indexOf('[') < 0) {
            return sentence;
        }
        var matcher = TOOL.matcher(sentence);
        var out = new StringBuilder();
        while (matcher.find()) {
            if (offer.find(matcher.group(1)) == null) {
                return null;
            }
            matcher.appendReplacement(out, matcher.group(1));
        }
        return matcher.appendTail(out).toString();
    }

    private String text() {
        var out = new StringBuilder();
        int words = 0;
        for (var sentence : sentences) {
            words += words(sentence);
            if (words > MOST_WORDS && !out.isEmpty()) {
                break;
            }
            out.append(out.isEmpty() ? "" : " ").append(sentence);
        }
        return out.toString();
    }

    private static int words(String text) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            boolean space = Character.isWhitespace(text.charAt(i));
            words += !space && !inWord ? 1 : 0;
            inWord = !space;
        }
        return words;
    }
}

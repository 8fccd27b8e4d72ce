package dev.envtune.env.demonstration;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/// What a user says, made of the phrases of requests.
///
/// @param one frames of a single request, which `sentences.yaml` explains as the others
/// @param two frames of two requests
/// @param more frames of a whole sentence and a request
/// @param three frames of three requests
/// @param supply frames of the sentence that gives a value left out
record Sentences(
        List<String> one,
        List<String> two,
        List<String> more,
        List<String> three,
        List<String> supply) {
    /// How often a request that can be a sentence of its own is one.
    private static final double OWN_SENTENCE = 0.3;

    static Sentences load() {
        return Resources.read("sentences.yaml", new TypeReference<>() {});
    }

    /// A turn with these requests, of which there are one to three.
    String say(List<Request> requests, Draw draw) {
        var first = requests.getFirst();
        boolean ownSentence =
                requests.size() < 3
                        && !first.template().sentences().isEmpty()
                        && (first.template().clauses().isEmpty() || draw.chance(OWN_SENTENCE));
        if (ownSentence) {
            var sentence = first.fill(draw.pick(first.template().sentences()));
            return requests.size() == 1
                    ? sentence
                    : frame(draw.pick(more), Map.of("S", sentence, "b", clause(requests, 1, draw)));
        }
        return framed(first.fill(draw.pick(first.template().clauses())), requests, draw);
    }

    /// As [#say(List, Draw)], with the value of a slot of the first request left out.
    String sayVaguely(List<Request> requests, String slot, Draw draw) {
        var first = requests.getFirst();
        var vague = first.template().vague().get(slot);
        if (vague == null) {
            throw new IllegalArgumentException("no vague phrase without " + slot);
        }
        return framed(first.fill(draw.pick(vague.clauses())), requests, draw);
    }

    /// The sentence that gives a value left out.
    String supply(Request request, String slot, Draw draw) {
        var vague = request.template().vague().get(slot);
        if (vague == null) {
            throw new IllegalArgumentException("no sentence supplies " + slot);
        }
        return frame(draw.pick(supply), Map.of("S", request.fill(draw.pick(vague.supply()))));
    }

    private String framed(String first, List<Request> requests, Draw draw) {
        return switch (requests.size()) {
            case 1 -> frame(draw.pick(one), Map.of("a", first));
            case 2 -> frame(draw.pick(two), Map.of("a", first, "b", clause(requests, 1, draw)));
            case 3 ->
                    frame(
                            draw.pick(three),
                            Map.of(
                                    "a",
                                    first,
                                    "b",
                                    clause(requests, 1, draw),
                                    "c",
                                    clause(requests, 2, draw)));
            default -> throw new IllegalArgumentException(requests.size() + " requests in a turn");
        };
    }

    private static String clause(List<Request> requests, int index, Draw draw) {
        var request = requests.get(index);
        var template = request.template();
        var clauses =
                request.follows() && !template.shortClauses().isEmpty()
                        ? template.shortClauses()
                        : template.clauses();
        return request.fill(draw.pick(clauses));
    }

    private static String frame(String frame, Map<String, String> parts) {
        return Placeholders.fill(
                frame,
                name -> {
                    var part = parts.get(name);
                    return part != null
                            ? part
                            : capital(parts.getOrDefault(name.toLowerCase(Locale.ROOT), ""));
                });
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}

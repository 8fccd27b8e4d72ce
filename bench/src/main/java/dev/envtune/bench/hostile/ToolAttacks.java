package dev.envtune.bench.hostile;

import dev.envtune.contract.CallRequest;
import dev.envtune.env.api.RequestBodies;
import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.session.Episode;
import dev.envtune.env.session.WireFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Attacks on tools: huge and odd arguments for each of them, many calls of each in one message, and
/// many calls of each after a state was filled by each of its neighbours.
final class ToolAttacks {
    private static final int CALLS = Episode.MOST_CALLS;
    private static final int FILLING_STEPS = 3;
    private static final int CALL_BYTES = Sizes.STEP_BYTES / CALLS;

    /// What the rest of a call takes at most, beside the filled text.
    private static final int OVERHEAD = 180;

    private ToolAttacks() {}

    /// Every hostile value as each argument of each tool, alone and as many calls as fit.
    static List<Attack> arguments(String family, List<Sample> samples) {
        var attacks = new ArrayList<Attack>();
        var large = Values.all(Sizes.STEP_BYTES - 2_000);
        var small = Values.all(CALL_BYTES - OVERHEAD);
        for (var sample : samples) {
            for (var param : sample.tool().params()) {
                large.forEach(
                        (name, value) ->
                                attacks.add(
                                        attack(
                                                family,
                                                sample,
                                                param.name() + ": " + name,
                                                List.of(sample.with(param, value)))));
                small.forEach(
                        (name, value) ->
                                attacks.add(
                                        attack(
                                                family + ", many",
                                                sample,
                                                param.name() + ": " + name,
                                                fitting(sample.with(param, value)))));
            }
        }
        return attacks;
    }

    /// The working call of each tool, as often as a message may make it.
    static List<Attack> repeated(String family, List<Sample> samples) {
        return samples.stream()
                .map(sample -> attack(family, sample, "repeated", fitting(sample.call())))
                .toList();
    }

    /// Each tool many times after each tool of its domain was used to fill the state with text.
    static List<Attack> grown(String family, List<Sample> samples) {
        var attacks = new ArrayList<Attack>();
        for (var filler : samples) {
            for (var filling : fillings(filler).entrySet()) {
                var steps = Collections.nCopies(FILLING_STEPS, filling.getValue());
                for (var reader : samples) {
                    if (reader.tool().domain().equals(filler.tool().domain())) {
                        attacks.add(
                                Attack.calls(
                                        family,
                                        "%s after %s of %s"
                                                .formatted(
                                                        reader.tool().name(),
                                                        filling.getKey(),
                                                        filler.tool().name()),
                                        filler,
                                        steps,
                                        fitting(reader.call())));
                    }
                }
            }
        }
        return attacks;
    }

    /// Messages that may fill the state: one large text, and many small different ones.
    private static Map<String, List<CallRequest>> fillings(Sample filler) {
        var text =
                filler.tool().params().stream()
                        .filter(param -> param.type() == JsonType.STRING)
                        .reduce((_, last) -> last);
        if (text.isEmpty()) {
            return Map.of("calls", fitting(filler.call()));
        }
        var large = Sizes.filled("w \ud83d\ude00\n", Sizes.STEP_BYTES - 2_000);
        var many = new ArrayList<CallRequest>();
        for (int i = 0; i < CALLS; i++) {
            var small = i + Sizes.filled("x", CALL_BYTES - OVERHEAD);
            many.add(filler.with(text.get(), small));
        }
        return Map.of(
                "one text",
                List.of(filler.with(text.get(), large)),
                "many texts",
                Attacks.fitting(many));
    }

    private static List<CallRequest> fitting(CallRequest call) {
        int bytes = WireFormat.mapper().writeValueAsBytes(call).length + 1;
        int fit = (RequestBodies.MAX_STEP_BYTES - 2) / bytes;
        return Collections.nCopies(Math.clamp(fit, 1, CALLS), call);
    }

    private static Attack attack(
            String family, Sample sample, String label, List<CallRequest> calls) {
        return Attack.calls(family, sample.tool() + ", " + label, sample, List.of(), calls);
    }
}

package dev.envtune.bench.hostile;

import dev.envtune.contract.CallRequest;
import dev.envtune.env.api.RequestBodies;
import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.sandbox.ParamSpec;
import dev.envtune.env.session.Episode;
import dev.envtune.env.session.WireFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Attacks on tools: huge and odd arguments for each of them, many calls of each in one message, and
/// many calls of each after a state was filled by each of its neighbours.
final class ToolAttacks {
    private static final int CALLS = Episode.MOST_CALLS;
    private static final int FILLING_STEPS = 3;
    private static final int CALL_BYTES = Sizes.STEP_BYTES / CALLS;

    /// What the rest of a call takes at most, beside the filled text.
    private static final int OVERHEAD = 180;

    /// Capitals, a letter whose lower case depends on its neighbours, words and lines.
    private static final String MIXED = "A\u03a3' b\n";

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
            fillings(filler)
                    .forEach(
                            (how, calls) -> {
                                var filling = new Filling(filler, how, calls);
                                for (var reader : filling.readers(samples)) {
                                    var reading = reader.tool().name() + " after ";
                                    attacks.add(filling.attack(family, reading, reader.call()));
                                }
                            });
        }
        return attacks;
    }

    /// Each tool many times, in all its modes and with texts that are nowhere, after each argument of
    /// each tool of its domain was used to fill the state.
    static List<Attack> searched(String family, List<Sample> samples) {
        var attacks = new ArrayList<Attack>();
        for (var filler : samples) {
            for (var param : filler.tool().params()) {
                var call = filler.with(param, filling(param));
                var filling = new Filling(filler, param.name(), List.of(call));
                for (var reader : filling.readers(samples)) {
                    readings(reader.like(filler, param))
                            .forEach(
                                    (how, reading) ->
                                            attacks.add(filling.attack(family, how, reading)));
                }
            }
        }
        return attacks;
    }

    /// One way to fill the state before a step.
    private record Filling(Sample filler, String how, List<CallRequest> calls) {
        List<Sample> readers(List<Sample> samples) {
            var domain = filler.tool().domain();
            return samples.stream().filter(one -> one.tool().domain().equals(domain)).toList();
        }

        Attack attack(String family, String reading, CallRequest call) {
            return Attack.calls(
                    family,
                    "%s%s of %s".formatted(reading, how, filler.tool().name()),
                    filler,
                    Collections.nCopies(FILLING_STEPS, calls),
                    fitting(call));
        }
    }

    private static Object filling(ParamSpec param) {
        if (!param.fields().isEmpty()) {
            var fields = new LinkedHashMap<String, Object>();
            int each = (Sizes.STEP_BYTES - 4_000) / param.fields().size();
            param.fields().forEach(field -> fields.put(field, Sizes.filled(MIXED, each)));
            return fields;
        }
        return switch (param.type()) {
            case ARRAY, OBJECT, ANY ->
                    IntStream.range(0, Sizes.STEP_BYTES / 10).mapToObj(i -> "A" + i).toList();
            case STRING, INTEGER, FLOAT, BOOLEAN -> Sizes.filled(MIXED, Sizes.STEP_BYTES - 2_000);
        };
    }

    /// Calls of a tool by what they do: its working call, and with other values of its texts.
    private static Map<String, CallRequest> readings(Sample reader) {
        var name = reader.tool().name();
        var readings = new LinkedHashMap<String, CallRequest>();
        readings.put(name + " after ", reader.call());
        for (var param : reader.tool().params()) {
            for (var value : param.values()) {
                readings.put(
                        "%s, %s %s, after ".formatted(name, param.name(), value),
                        reader.with(param, value));
            }
            if (param.type() == JsonType.STRING && param.values().isEmpty()) {
                var nowhere = Sizes.filled("A b", CALL_BYTES - OVERHEAD - 1) + "x";
                readings.put(
                        "%s, %s nowhere, after ".formatted(name, param.name()),
                        reader.with(param, nowhere));
            }
        }
        return readings;
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

package dev.envtune.env.demonstration;

import dev.envtune.contract.Category;
import dev.envtune.contract.Demonstration;
import dev.envtune.env.sandbox.python.DictValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes drills: sessions of one or two turns on one domain, with only a few tools offered.
final class DrillWriter implements DemonstrationWriter {
    private static final int MOST_OFFERED = 6;
    private static final double OTHER_DOMAIN = 0.25;
    private static final double VAGUE_PAIR = 0.25;
    private static final double FOLLOWING = 0.5;

    /// States in which templates are tried, as some need a rare one.
    private static final int STARTS = 50;

    /// What a drill trains.
    enum Kind {
        ONE_CALL,
        TWO_CALLS,
        TWO_TURNS,
        MISSING_VALUE,
        MISSING_TOOL
    }

    private final Stage stage;
    private final TemplateBank bank;
    private final Sentences sentences;

    DrillWriter(Stage stage, TemplateBank bank, Sentences sentences) {
        this.stage = stage;
        this.bank = bank;
        this.sentences = sentences;
    }

    @Override
    public @Nullable Demonstration write(String id, Draw draw) {
        var kind = kind(draw);
        var templates = templates(kind, draw);
        for (int i = 0; i < STARTS; i++) {
            var demonstration = write(id, kind, templates, draw);
            if (demonstration != null) {
                return demonstration;
            }
        }
        return null;
    }

    private List<Template> templates(Kind kind, Draw draw) {
        var first = bank.opener(draw.pick(bank.domains()), draw);
        while (kind == Kind.MISSING_VALUE && first.vague().isEmpty()) {
            first = bank.opener(draw.pick(bank.domains()), draw);
        }
        boolean two =
                kind == Kind.TWO_CALLS
                        || kind == Kind.TWO_TURNS
                        || (kind == Kind.MISSING_VALUE && draw.chance(VAGUE_PAIR));
        return two ? List.of(first, second(first, kind == Kind.TWO_TURNS, draw)) : List.of(first);
    }

    private static Kind kind(Draw draw) {
        double at = draw.random().nextDouble();
        if (at < 0.6) {
            return Kind.ONE_CALL;
        }
        if (at < 0.74) {
            return Kind.TWO_CALLS;
        }
        return at < 0.78 ? Kind.TWO_TURNS : at < 0.89 ? Kind.MISSING_VALUE : Kind.MISSING_TOOL;
    }

    /// One that follows the first, or another of the domain.
    private Template second(Template first, boolean ownTurn, Draw draw) {
        var following = new ArrayList<Template>();
        for (var template : bank.following(first.lastTool())) {
            if (ownTurn ? template.standsAlone() : template.joins()) {
                following.add(template);
            }
        }
        if (!following.isEmpty() && draw.chance(FOLLOWING)) {
            return draw.pick(following);
        }
        while (true) {
            var other = bank.opener(first.domain(), draw);
            if (other.joins() && (!other.slots().isEmpty() || !other.equals(first))) {
                return other;
            }
        }
    }

    /// A drill on one or two templates of a domain, or null where the draws lead to none.
    @Nullable Demonstration write(String id, Kind kind, List<Template> templates, Draw draw) {
        var world = Worlds.of(templates.getFirst().domain());
        var config = DictValue.of(world.domain(), world.start(draw)).freeze();
        var rehearsal = new Rehearsal(List.of(world.domain()), config, draw);
        var requests = new ArrayList<Request>();
        for (var template : templates) {
            var before = template.opens() ? null : requests.getLast().done().getLast();
            var request = rehearsal.make(template, before);
            boolean repeats =
                    request != null
                            && !requests.isEmpty()
                            && request.calls().equals(requests.getLast().calls());
            if (request == null || repeats) {
                return null;
            }
            requests.add(request);
        }
        return played(id, kind, requests, config, draw);
    }

    private @Nullable Demonstration played(
            String id, Kind kind, List<Request> requests, DictValue config, Draw draw) {
        var domains = new ArrayList<>(List.of(requests.getFirst().template().domain()));
        if (draw.chance(OTHER_DOMAIN)) {
            var other = draw.pick(bank.domains());
            if (!domains.contains(other)) {
                domains.add(draw.between(0, 1), other);
            }
        }
        var script = script(kind, requests, domains, config, draw);
        if (script == null) {
            return null;
        }
        var offered = offered(kind, requests, domains, draw);
        return stage.play(script.task(id), offered::contains);
    }

    private @Nullable Script script(
            Kind kind, List<Request> requests, List<String> domains, DictValue config, Draw draw) {
        var first = requests.getFirst();
        return switch (kind) {
            case ONE_CALL, TWO_CALLS ->
                    new Script(Category.BASE, domains, config)
                            .turn(sentences.say(requests, draw), requests);
            case TWO_TURNS ->
                    new Script(Category.BASE, domains, config)
                            .turn(
                                    sentences.say(requests.subList(0, 1), draw),
                                    requests.subList(0, 1))
                            .turn(
                                    sentences.say(requests.subList(1, 2), draw),
                                    requests.subList(1, 2));
            case MISSING_VALUE -> {
                var slot = draw.pick(List.copyOf(first.template().vague().keySet()));
                var vague = sentences.sayVaguely(requests, slot, draw);
                yield isTold(requests, slot, vague)
                        ? null
                        : new Script(Category.MISS_PARAM, domains, config)
                                .unanswerable(vague)
                                .turn(sentences.supply(first, slot, draw), requests);
            }
            case MISSING_TOOL ->
                    new Script(Category.MISS_FUNC, domains, config)
                            .unanswerable(sentences.say(requests, draw))
                            .reveal(first.template().tools(), requests);
        };
    }

    /// Whether a vague turn tells the value that it leaves out, or one that could be taken for it.
    private static boolean isTold(List<Request> requests, String slot, String vague) {
        var first = requests.getFirst();
        return first.tells(slot, vague)
                || requests.stream().skip(1).anyMatch(one -> first.sharesKind(slot, one));
    }

    /// The tools that the requests need and a few others.
    private Set<String> offered(
            Kind kind, List<Request> requests, List<String> domains, Draw draw) {
        var offered = new LinkedHashSet<String>();
        var barred = new LinkedHashSet<String>();
        for (var request : requests) {
            offered.addAll(request.template().tools());
            if (kind == Kind.MISSING_TOOL) {
                barred.addAll(request.template().instead());
            }
        }
        int least = offered.size() + (kind == Kind.MISSING_TOOL ? 2 : 1);
        int size = Math.max(least, draw.between(2, MOST_OFFERED));
        for (int i = 0; i < 4 * MOST_OFFERED && offered.size() < size; i++) {
            var tools = List.copyOf(bank.of(draw.pick(domains)).keySet());
            var tool = draw.pick(tools);
            if (!barred.contains(tool)) {
                offered.add(tool);
            }
        }
        return offered;
    }
}

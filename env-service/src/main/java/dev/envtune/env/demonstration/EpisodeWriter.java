package dev.envtune.env.demonstration;

import dev.envtune.contract.Category;
import dev.envtune.contract.Demonstration;
import dev.envtune.env.sandbox.python.DictValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes whole sessions from the templates: three to five turns over one state of one or two domains.
final class EpisodeWriter implements DemonstrationWriter {
    private static final double TWO_DOMAINS = 0.4;
    private static final double MAIN_DOMAIN = 0.65;
    private static final double GO_ON_FROM_LAST_TURN = 0.35;
    private static final double GO_ON_IN_TURN = 0.5;
    private static final int MOST_CALLS = 4;
    private static final int ATTEMPTS = 20;

    private final Stage stage;
    private final TemplateBank bank;
    private final Sentences sentences;

    EpisodeWriter(Stage stage, TemplateBank bank, Sentences sentences) {
        this.stage = stage;
        this.bank = bank;
        this.sentences = sentences;
    }

    @Override
    public @Nullable Demonstration write(String id, Draw draw) {
        var category = draw.pick(List.of(Category.values()));
        for (int i = 0; i < ATTEMPTS; i++) {
            var demonstration = write(id, category, draw);
            if (demonstration != null) {
                return demonstration;
            }
        }
        return null;
    }

    private @Nullable Demonstration write(String id, Category category, Draw draw) {
        var domains = new ArrayList<>(List.of(draw.pick(bank.domains())));
        if (draw.chance(TWO_DOMAINS)) {
            var other = draw.pick(bank.domains());
            if (!domains.contains(other)) {
                domains.add(other);
            }
        }
        var config = new DictValue();
        domains.forEach(domain -> config.put(domain, Worlds.of(domain).start(draw)));
        config.freeze();
        var turns = turns(domains, new Rehearsal(domains, config, draw), draw);
        if (turns == null) {
            return null;
        }
        var script = script(new Script(category, domains, config), category, turns, draw);
        return script == null ? null : stage.play(script.task(id));
    }

    private @Nullable List<List<Request>> turns(
            List<String> domains, Rehearsal rehearsal, Draw draw) {
        var turns = new ArrayList<List<Request>>();
        int count = draw.between(3, 5);
        var login = logIn(domains.getFirst(), rehearsal, draw);
        if (login != null) {
            turns.add(List.of(login));
        }
        while (turns.size() < count) {
            var turn = new ArrayList<Request>();
            rehearsal.beginTurn();
            int size = size(draw);
            while (turn.size() < size) {
                var before =
                        !turn.isEmpty()
                                ? turn.getLast()
                                : turns.isEmpty() ? null : turns.getLast().getLast();
                var request = request(domains, rehearsal, before, turn.isEmpty(), draw);
                if (request == null) {
                    return null;
                }
                turn.add(request);
            }
            if (turn.stream().mapToInt(one -> one.calls().size()).sum() > MOST_CALLS) {
                return null;
            }
            turns.add(turn);
        }
        return turns;
    }

    /// Where nobody is logged in, that is mostly what the user wants first.
    private @Nullable Request logIn(String domain, Rehearsal rehearsal, Draw draw) {
        var logins = bank.withCondition(domain, "logged out");
        return logins.isEmpty() || draw.chance(0.2)
                ? null
                : rehearsal.make(draw.pick(logins), null);
    }

    private static int size(Draw draw) {
        double at = draw.random().nextDouble();
        return at < 0.55 ? 1 : at < 0.95 ? 2 : 3;
    }

    /// @param before the last request, or null
    /// @param first whether it is the first of its turn
    private @Nullable Request request(
            List<String> domains,
            Rehearsal rehearsal,
            @Nullable Request before,
            boolean first,
            Draw draw) {
        for (int i = 0; i < ATTEMPTS; i++) {
            var template = template(domains, before, first, draw);
            boolean fits =
                    first
                            ? template.standsAlone()
                            : template.opens() ? !template.clauses().isEmpty() : template.joins();
            var from = template.opens() || before == null ? null : before.done().getLast();
            var request = fits ? rehearsal.make(template, from) : null;
            if (request != null) {
                boolean repeats = before != null && request.calls().equals(before.calls());
                return repeats ? null : request;
            }
        }
        return null;
    }

    private Template template(
            List<String> domains, @Nullable Request before, boolean first, Draw draw) {
        if (before != null && draw.chance(first ? GO_ON_FROM_LAST_TURN : GO_ON_IN_TURN)) {
            var following = bank.following(before.template().lastTool());
            if (!following.isEmpty()) {
                return draw.pick(following);
            }
        }
        var domain =
                before != null && !first && draw.chance(0.8)
                        ? before.template().domain()
                        : draw.chance(MAIN_DOMAIN) ? domains.getFirst() : domains.getLast();
        return bank.opener(domain, draw);
    }

    /// The turns as a task of a category; null where none of them can miss what is to be missing.
    private @Nullable Script script(
            Script script, Category category, List<List<Request>> turns, Draw draw) {
        int special =
                switch (category) {
                    case BASE, LONG_CONTEXT -> turns.size();
                    case MISS_FUNC, MISS_PARAM -> draw.between(0, turns.size() - 1);
                };
        var known = new StringBuilder();
        var used = new HashSet<String>();
        for (int i = 0; i < turns.size(); i++) {
            var turn = turns.get(i);
            boolean written =
                    i != special
                            ? say(script, turn, known, draw)
                            : category == Category.MISS_PARAM
                                    ? leaveValueOut(script, turn, known, draw)
                                    : holdToolOut(script, turn, used, known, draw);
            if (!written) {
                return null;
            }
            for (var request : turn) {
                used.addAll(request.tools());
                request.done().forEach(done -> known.append(' ').append(done.result()));
            }
        }
        return script;
    }

    private boolean say(Script script, List<Request> turn, StringBuilder known, Draw draw) {
        var text = sentences.say(turn, draw);
        script.turn(text, turn);
        known.append(' ').append(text);
        return true;
    }

    /// A value can only be missing if nothing said or shown so far tells it.
    private boolean leaveValueOut(
            Script script, List<Request> turn, StringBuilder known, Draw draw) {
        var first = turn.getFirst();
        if (first.template().vague().isEmpty()) {
            return false;
        }
        var slot = draw.pick(List.copyOf(first.template().vague().keySet()));
        var vague = sentences.sayVaguely(turn, slot, draw);
        known.append(' ').append(vague);
        boolean mistakable = turn.stream().skip(1).anyMatch(one -> first.sharesKind(slot, one));
        if (mistakable || first.tells(slot, known.toString())) {
            return false;
        }
        var supply = sentences.supply(first, slot, draw);
        script.unanswerable(vague).turn(supply, turn);
        known.append(' ').append(supply);
        return true;
    }

    /// A tool can only be missing if it was not there before, and no other can do its work.
    private boolean holdToolOut(
            Script script, List<Request> turn, Set<String> used, StringBuilder known, Draw draw) {
        var missed = draw.pick(turn);
        if (!missed.template().instead().isEmpty()
                || missed.tools().stream().anyMatch(used::contains)) {
            return false;
        }
        var text = sentences.say(turn, draw);
        script.unanswerable(text).reveal(missed.tools(), turn);
        known.append(' ').append(text);
        return true;
    }
}

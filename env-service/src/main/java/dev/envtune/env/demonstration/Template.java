package dev.envtune.env.demonstration;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A request that a user can make, with slots for its values, and the calls that fulfil it.
///
/// @param domain of the tools that it calls
/// @param tool the one that it is about
/// @param source as the domain's file words it
record Template(String domain, String tool, Source source) {
    /// An entry of `demonstration/<domain>.yaml`; the README beside those files says what the parts mean.
    record Source(
            @Nullable String call,
            @Nullable List<String> calls,
            @Nullable Map<String, String> slots,
            @Nullable List<String> after,
            @Nullable String when,
            @JsonProperty("do") @Nullable List<String> clauses,
            @Nullable List<String> say,
            @Nullable List<String> it,
            @Nullable Map<String, Vague> vague,
            @Nullable List<String> instead,
            @Nullable Boolean notice,
            @Nullable Boolean fails) {}

    /// The request with a value left out.
    ///
    /// @param supply sentences that give the value afterwards
    record Vague(@JsonProperty("do") List<String> clauses, List<String> supply) {}

    List<String> calls() {
        return source.call() != null ? List.of(source.call()) : orEmpty(source.calls());
    }

    /// What fills each slot: a kind of the lexicon, or after `@` a fact of the live state.
    Map<String, String> slots() {
        return source.slots() == null ? Map.of() : source.slots();
    }

    /// The tools of which a call must come right before; empty where it needs none.
    List<String> after() {
        return orEmpty(source.after());
    }

    /// Whether it needs no call before it.
    boolean opens() {
        return after().isEmpty();
    }

    /// The fact that must hold before, or null.
    @Nullable String when() {
        return source.when();
    }

    /// Imperatives without a full stop.
    List<String> clauses() {
        return orEmpty(source.clauses());
    }

    /// Whole sentences.
    List<String> sentences() {
        return orEmpty(source.say());
    }

    /// Imperatives that are clear only right behind the request that this one follows.
    List<String> shortClauses() {
        return orEmpty(source.it());
    }

    /// By the slot that is left out, in the order of its name.
    Map<String, Vague> vague() {
        return source.vague() == null ? Map.of() : new TreeMap<>(source.vague());
    }

    /// Tools that could do the same work, in some way.
    List<String> instead() {
        return orEmpty(source.instead());
    }

    /// Whether its result may be one that a hint would comment on.
    boolean mayBeNoticed() {
        return Boolean.TRUE.equals(source.notice());
    }

    /// Whether its call fails, whoever makes it.
    boolean alwaysFails() {
        return Boolean.TRUE.equals(source.fails());
    }

    /// Whether it can stand in a turn of its own.
    boolean standsAlone() {
        return !clauses().isEmpty() || !sentences().isEmpty();
    }

    /// Whether it can stand behind another request in one sentence.
    boolean joins() {
        return !clauses().isEmpty() || !shortClauses().isEmpty();
    }

    /// The tool of its last call.
    String lastTool() {
        return tool(calls().getLast());
    }

    private static String tool(String call) {
        return call.substring(0, call.indexOf('('));
    }

    /// The tools that it calls, each once.
    List<String> tools() {
        return calls().stream().map(Template::tool).distinct().toList();
    }

    private static List<String> orEmpty(@Nullable List<String> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}
